#include "http/chunked.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <random>

#include "http/framing_corpus.h"

namespace plumbline::http {
namespace {

/// The status of the rejection when the text is fed in pieces of `step` bytes; 200 when it was read whole, 0 when it
/// goes on.
int feed_in_steps(std::string_view text, std::size_t step, std::string& body, std::uint64_t limit = 1000) {
    ChunkedDecoder decoder(limit);
    while (!text.empty() && !decoder.is_done()) {
        const auto taken = decoder.feed(text.substr(0, step), body);
        if (!taken) return taken.error().status;
        text.remove_prefix(*taken);
    }
    return decoder.is_done() ? 200 : 0;
}

TEST(Chunked, JoinsChunksHoweverTheyArrive) {
    const std::string text = "3\r\nabc\r\n0A;x=\"y\"\r\n0123456789\r\n0\r\nX: y\r\n\r\n";
    for (std::size_t step = 1; step <= text.size(); ++step) {
        std::string body;
        EXPECT_EQ(feed_in_steps(text, step, body), 200) << step;
        EXPECT_EQ(body, "abc0123456789") << step;
    }
}

TEST(Chunked, RejectsTheSameHoweverItArrives) {
    for (const auto& message : corpus::chunks()) {
        const std::string text = message.bytes.substr(message.bytes.find("\r\n\r\n") + 4);
        for (const std::size_t step : {1U, 2U, 3U, 7U, 1U << 20U}) {
            std::string body;
            EXPECT_EQ(feed_in_steps(text, step, body, 8UL * 1024 * 1024), message.status)
                << message.name << " " << step;
        }
    }
}

TEST(Chunked, LeavesWhatFollowsAlone) {
    ChunkedDecoder decoder(100);
    std::string body;
    const std::string text = "1\r\na\r\n0\r\n\r\n";
    EXPECT_EQ(decoder.feed(text + "GET /next", body), text.size());
    EXPECT_TRUE(decoder.is_done());
    EXPECT_EQ(decoder.feed("GET", body), 0U);
}

TEST(Chunked, IsNotDoneBeforeTheLastByte) {
    const std::string text = "1\r\na\r\n0\r\n\r\n";
    for (std::size_t size = 0; size < text.size(); ++size) {
        std::string body;
        EXPECT_EQ(feed_in_steps(text.substr(0, size), 1, body), 0) << size;
    }
}

TEST(Chunked, RejectsABodyAtTheChunkThatPassesTheLimit) {
    std::string body;
    EXPECT_EQ(feed_in_steps("5\r\n12345\r\n5\r\n12345\r\n0\r\n\r\n", 1, body, 10), 200);
    body.clear();
    EXPECT_EQ(feed_in_steps("5\r\n12345\r\n6\r\n", 1, body, 10), 413);
    EXPECT_EQ(body, "12345");
    EXPECT_EQ(feed_in_steps("FFFFFFFF\r\n", 1, body, 0xFFFFFFFE), 413);
}

TEST(Chunked, BoundsExtensionsOverTheWholeBody) {
    std::string text;
    for (int i = 0; i < 100; ++i) text += "1;" + std::string(100, 'x') + "\r\na\r\n";
    std::string body;
    EXPECT_EQ(feed_in_steps(text, 1000, body), 400);
    EXPECT_LT(body.size(), 42U);
}

TEST(Chunked, BoundsTrailersOverTheWholeBody) {
    std::string text = "0\r\n";
    for (int i = 0; i < 100; ++i) text += "X: " + std::string(100, 'x') + "\r\n";
    std::string body;
    EXPECT_EQ(feed_in_steps(text, 1000, body), 431);
}

TEST(Chunked, BoundsALineThatNeverEnds) {
    std::string body;
    EXPECT_EQ(feed_in_steps("1;" + std::string(100000, 'x'), 1000, body), 400);
    EXPECT_EQ(feed_in_steps("0\r\nX: " + std::string(100000, 'x'), 1000, body), 400);
}

/// The body cut into chunks at random, with sizes and extensions in every permitted form.
std::string encode(std::string_view body, std::mt19937& random) {
    constexpr std::array<std::string_view, 5> extensions{"", ";a", ";a=b", ";a=\"b;c\\\"\"", ";a;b=c"};
    std::string text;
    while (!body.empty()) {
        const std::string_view piece = body.substr(0, 1 + random() % 40);
        const std::size_t width = 1 + random() % 8;
        const std::string size = random() % 2 == 0 ? fmt::format("{:0{}x}", piece.size(), width)
                                                   : fmt::format("{:0{}X}", piece.size(), width);
        text += size + std::string(extensions.at(random() % extensions.size())) + "\r\n" + std::string(piece) + "\r\n";
        body.remove_prefix(piece.size());
    }
    return text + "0\r\n\r\n";
}

TEST(Chunked, GivesBackWhateverWasCut) {
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        std::string original(random() % 500, '\0');
        for (char& c : original) c = static_cast<char>(random());
        std::string body;
        EXPECT_EQ(feed_in_steps(encode(original, random), 1 + random() % 50, body), 200);
        EXPECT_EQ(body, original);
    }
}

TEST(Chunked, NeverGivesMoreThanTheLimitWhateverComes) {
    std::mt19937 random(8);
    constexpr std::string_view alphabet = "0123aAfF\r\n;=\"x \t";
    for (int round = 0; round < 5000; ++round) {
        std::string text = random() % 2 == 0 ? "5\r\nabcde\r\n" : "";
        for (std::size_t i = random() % 40; i > 0; --i) text += alphabet[random() % alphabet.size()];
        std::string body;
        feed_in_steps(text, 1 + random() % 5, body, 8);
        EXPECT_LE(body.size(), 8U) << text;
    }
}

}  // namespace
}  // namespace plumbline::http
