#include "http/event_stream.h"

#include <gtest/gtest.h>

#include <random>
#include <thread>
#include <vector>

#include "http/response.h"

namespace plumbline::http {
namespace {

TEST(EventStream, WritesEvents) {
    EXPECT_EQ(format_event("42", "changed", "{}"), "id: 42\nevent: changed\ndata: {}\n\n");
    EXPECT_EQ(format_event("", "", ""), "data: \n\n");
}

TEST(EventStream, CutsDataAtEveryKindOfLineBreak) {
    EXPECT_EQ(format_event("", "", "a\nb\r\nc\rd\n"), "data: a\ndata: b\ndata: c\ndata: d\ndata: \n\n");
    EXPECT_EQ(format_event("", "", "\n\n"), "data: \ndata: \ndata: \n\n");
}

TEST(EventStream, LeavesOutWhatWouldForgeALine) {
    EXPECT_EQ(format_event("1\ndata: forged", "a\rb", "x"), "data: x\n\n");
    EXPECT_EQ(format_event(std::string_view("1\0", 2), "e", "x"), "event: e\ndata: x\n\n");
}

/// One event as a browser reads it (WHATWG HTML, 9.2.6).
struct Read {
    std::string id;
    std::string event;
    std::string data;
};

Read read_event(const std::string& text) {
    Read read;
    bool first = true;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        const std::string line = text.substr(at, end - at);
        at = end + 1;
        if (line.starts_with("id: ")) read.id = line.substr(4);
        if (line.starts_with("event: ")) read.event = line.substr(7);
        if (!line.starts_with("data: ")) continue;
        read.data += (first ? "" : "\n") + line.substr(6);
        first = false;
    }
    return read;
}

TEST(EventStream, IsReadBackAsItWasSent) {
    std::mt19937 random(11);
    constexpr std::string_view alphabet = "ab: \n\xC3";
    for (int round = 0; round < 2000; ++round) {
        std::string data;
        for (std::size_t i = random() % 12; i > 0; --i) data += alphabet[random() % alphabet.size()];
        const std::string text = format_event("7", "e", data);
        const Read read = read_event(text);
        EXPECT_EQ(read.id, "7");
        EXPECT_EQ(read.event, "e");
        EXPECT_EQ(read.data, data);
        EXPECT_EQ(text.find("\n\n"), text.size() - 2) << text;
    }
}

TEST(EventChannel, QueuesUntilTaken) {
    EventChannel channel;
    EXPECT_TRUE(channel.send("", "", "a"));
    EXPECT_TRUE(channel.send("", "", "b"));
    EXPECT_EQ(channel.take(), "data: a\n\ndata: b\n\n");
    EXPECT_EQ(channel.take(), "");
}

TEST(EventChannel, KeepsWhatWasSentBeforeItClosed) {
    EventChannel channel;
    EXPECT_TRUE(channel.send("", "", "a"));
    channel.close();
    EXPECT_FALSE(channel.send("", "", "b"));
    EXPECT_TRUE(channel.is_closed());
    EXPECT_FALSE(channel.has_overflowed());
    EXPECT_EQ(channel.take(), "data: a\n\n");
}

TEST(EventChannel, ClosesWhenTheQueueIsFull) {
    EventChannel channel(20);
    EXPECT_TRUE(channel.send("", "", "12"));
    EXPECT_TRUE(channel.send("", "", "34"));
    EXPECT_FALSE(channel.send("", "", "5"));
    EXPECT_TRUE(channel.has_overflowed());
    EXPECT_EQ(channel.take(), "");
    EXPECT_FALSE(channel.send("", "", "6"));
}

TEST(EventChannel, WakesOnceForWhatIsQueuedTogether) {
    EventChannel channel;
    int woken = 0;
    channel.attach([&] { ++woken; });
    channel.send("", "", "a");
    channel.send("", "", "b");
    EXPECT_EQ(woken, 1);
    EXPECT_FALSE(channel.take().empty());
    channel.send("", "", "c");
    EXPECT_EQ(woken, 2);
    channel.close();
    channel.close();
    EXPECT_EQ(woken, 3);
}

TEST(EventChannel, IsSilentAfterDetaching) {
    EventChannel channel;
    int woken = 0;
    channel.attach([&] { ++woken; });
    channel.detach();
    EXPECT_TRUE(channel.is_closed());
    EXPECT_FALSE(channel.send("", "", "a"));
    channel.close();
    EXPECT_EQ(woken, 0);
}

TEST(EventChannel, TakesFromManyThreads) {
    EventChannel channel(1U << 20U);
    {
        std::vector<std::jthread> senders;
        for (int i = 0; i < 4; ++i)
            senders.emplace_back([&] {
                for (int k = 0; k < 500; ++k) channel.send("", "", "x");
            });
    }
    EXPECT_EQ(channel.take().size(), 2000 * std::string("data: x\n\n").size());
}

TEST(Response, HasItsUsualForms) {
    EXPECT_EQ(json_response(200, {{"a", 1}}).body, "{\"a\":1}");
    EXPECT_EQ(*json_response(200, nullptr).headers.find_value("content-type"), "application/json");
    EXPECT_EQ(text_response(404, "x").status, 404);
    EXPECT_EQ(empty_response(204).headers.size(), 0U);
    const auto channel = std::make_shared<EventChannel>();
    EXPECT_EQ(event_response(channel).events, channel);
}

}  // namespace
}  // namespace plumbline::http
