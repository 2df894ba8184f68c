#include "http/framing.h"

#include <gtest/gtest.h>

#include "http/chunked.h"
#include "http/framing_corpus.h"
#include "http/target.h"

namespace plumbline::http {
namespace {

/// 200 where the message is one whole request, else the status of its rejection; 0 where bytes are missing or left
/// over.
int judge(std::string_view bytes) {
    const FramingLimits limits;
    if (bytes.starts_with("\r\n")) bytes.remove_prefix(2);
    const auto size = scan_head(bytes, 0, limits);
    if (!size) return size.error().status;
    if (*size == 0) return 0;
    const auto head = parse_head(bytes.substr(0, *size), limits);
    if (!head) return head.error().status;
    const auto target = parse_target(head->origin);
    if (!target) return target.error().status;
    std::string body;
    bytes.remove_prefix(*size);
    if (!head->chunked) return head->content_length.value_or(0) == bytes.size() ? 200 : 0;
    ChunkedDecoder decoder(limits.body_bytes);
    const auto taken = decoder.feed(bytes, body);
    if (!taken) return taken.error().status;
    return decoder.is_done() && *taken == bytes.size() ? 200 : 0;
}

TEST(Framing, JudgesTheCorpus) {
    const auto messages = corpus::all();
    EXPECT_GE(messages.size(), 150U);
    for (const auto& message : messages) EXPECT_EQ(judge(message.bytes), message.status) << message.name;
}

TEST(Framing, FindsTheEndOfTheHeadHoweverItArrives) {
    const FramingLimits limits;
    for (const auto& message : corpus::all()) {
        const std::string_view bytes =
            std::string_view(message.bytes).substr(message.name.starts_with("one empty") ? 2 : 0);
        const auto whole = scan_head(bytes, 0, limits);
        for (std::size_t have = 1; have <= bytes.size(); ++have) {
            const auto piecewise = scan_head(bytes.substr(0, have), have - 1, limits);
            if (piecewise && *piecewise == 0) continue;
            EXPECT_EQ(piecewise.has_value(), whole.has_value()) << message.name;
            if (piecewise && whole) {
                EXPECT_EQ(*piecewise, *whole) << message.name;
            }
            break;
        }
    }
}

TEST(Framing, NeverAcceptsATruncatedOrProlongedHead) {
    const std::string head = corpus::get("Content-Length: 3\r\n");
    for (std::size_t size = 0; size < head.size(); ++size)
        EXPECT_FALSE(parse_head(std::string_view(head).substr(0, size), {}).has_value()) << size;
    EXPECT_FALSE(parse_head(head + "x", {}).has_value());
}

TEST(Framing, ReadsWhatTheHeadSays) {
    const auto head = parse_head(
        "POST http://Example.org:81/a?b=c HTTP/1.1\r\nhOST: example.ORG:81\r\nContent-Length: 12\r\nExpect: "
        "100-Continue\r\n"
        "Connection: x, CLOSE\r\nX-Two:  b c\t\r\n\r\n",
        {});
    ASSERT_TRUE(head.has_value());
    EXPECT_EQ(head->method, "POST");
    EXPECT_EQ(head->target, "http://Example.org:81/a?b=c");
    EXPECT_EQ(head->origin, "/a?b=c");
    EXPECT_EQ(head->host, "example.ORG:81");
    EXPECT_EQ(head->content_length, 12U);
    EXPECT_TRUE(head->expects_continue);
    EXPECT_TRUE(head->closes);
    EXPECT_FALSE(head->chunked);
    EXPECT_FALSE(head->http_1_0);
    EXPECT_EQ(*head->headers.find_value("x-two"), "b c");
}

TEST(Framing, ClosesAfterHttp10AndIgnoresItsExpectations) {
    const auto head = parse_head(
        "POST / HTTP/1.0\r\nConnection: keep-alive\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\n", {});
    ASSERT_TRUE(head.has_value());
    EXPECT_TRUE(head->closes);
    EXPECT_TRUE(head->http_1_0);
    EXPECT_FALSE(head->expects_continue);
}

TEST(Framing, GivesTargetsWithoutPathOne) {
    EXPECT_EQ(parse_head(corpus::line("GET http://a HTTP/1.1"), {})->origin, "/");
    EXPECT_EQ(parse_head(corpus::line("GET http://a?x=1 HTTP/1.1"), {})->origin, "/?x=1");
}

TEST(Framing, HoldsItsLimitsToTheByte) {
    FramingLimits limits;
    limits.head_bytes = 64;
    limits.body_bytes = 10;
    const std::string frame = corpus::get("X: \r\n");
    const std::string fits = corpus::get("X: " + std::string(64 - frame.size(), 'a') + "\r\n");
    const std::string exceeds = corpus::get("X: " + std::string(65 - frame.size(), 'a') + "\r\n");
    EXPECT_TRUE(parse_head(fits, limits).has_value());
    EXPECT_EQ(parse_head(exceeds, limits).error().status, 431);
    EXPECT_TRUE(parse_head(corpus::post("Content-Length: 10\r\n", ""), limits).has_value());
    EXPECT_EQ(parse_head(corpus::post("Content-Length: 11\r\n", ""), limits).error().status, 413);
}

TEST(Framing, LooksNoFurtherThanTheFirstHead) {
    const std::string first = corpus::get("");
    EXPECT_EQ(scan_head(first + "bare\nline\rfeeds and more" + std::string(20000, 'a'), 0, {}), first.size());
}

}  // namespace
}  // namespace plumbline::http
