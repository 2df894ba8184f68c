#include "http/chunked.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace plumbline::http
