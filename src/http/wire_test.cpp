#include "http/wire.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "http/failure.h"
#include "http/listen_address.h"

namespace plumbline::http {
namespace {

using namespace std::string_view_literals;

const base::Instant Noon = base::parse_instant("2026-11-22T09:30:05.999999Z").value();

std::string head_of(const Response& response, AnswerHead head = {}) {
    std::vector<std::string> dropped;
    head.now = Noon;
    std::string text = format_head(response, head, dropped);
    for (const std::string& name : dropped) text += "dropped " + name + "\n";
    return text;
}

TEST(Wire, WritesHeads) {
    EXPECT_EQ(
        head_of(text_response(201, "ab"), {.request_id = "r1"}),
        "HTTP/1.1 201 Created\r\nContent-Type: text/plain; charset=utf-8\r\nDate: Sun, 22 Nov 2026 09:30:05 GMT\r\n"
        "X-Request-Id: r1\r\nContent-Length: 2\r\n\r\n");
    EXPECT_EQ(head_of(empty_response(299), {.closes = true}),
              "HTTP/1.1 299 \r\nDate: Sun, 22 Nov 2026 09:30:05 GMT\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
}

TEST(Wire, GivesNoLengthWhereThereIsNoBody) {
    for (const int status : {204, 304})
        EXPECT_EQ(head_of(empty_response(status)).find("Content-Length"), std::string::npos);
    EXPECT_EQ(head_of(empty_response(200), {.chunked = true, .endless = true}).find("Content-Length"),
              std::string::npos);
}

TEST(Wire, DropsWhatBelongsToTheServer) {
    Response response = empty_response(200);
    for (const char* name :
         {"connection", "Content-Length", "DATE", "Keep-Alive", "Server", "Trailer", "Transfer-Encoding", "Upgrade"})
        response.headers.add(name, "7");
    EXPECT_EQ(head_of(response), "HTTP/1.1 200 OK\r\nDate: Sun, 22 Nov 2026 09:30:05 GMT\r\nContent-Length: 0\r\n\r\n");
}

TEST(Wire, KeepsAnIdSetByAHandler) {
    const std::string text = head_of(empty_response(200).with_header("x-request-id", "own"), {.request_id = "r1"});
    EXPECT_NE(text.find("x-request-id: own"), std::string::npos);
    EXPECT_EQ(text.find("r1"), std::string::npos);
}

TEST(Wire, NeverLetsAHeaderBreakTheHead) {
    for (const char* value : {"a\r\nX: y", "a\nb", "a\rb", "\r\n\r\nbody", "\x7F", "\x01"}) {
        const std::string text = head_of(empty_response(200).with_header("Location", value));
        EXPECT_NE(text.find("dropped Location"), std::string::npos);
        EXPECT_EQ(text.find("Location:"), std::string::npos);
    }
    EXPECT_NE(head_of(empty_response(200).with_header("X", std::string("\0", 1))).find("dropped X"), std::string::npos);
    for (const char* name : {"", "a b", "a:", "a\r\nb", "\x80"})
        EXPECT_NE(head_of(empty_response(200).with_header(name, "v")).find("dropped (malformed)"), std::string::npos)
            << name;
}

TEST(Wire, KeepsItsFormWhateverHandlersSet) {
    std::mt19937 random(10);
    constexpr std::string_view spice = "aZ-:; \t\r\n\0\x7F\x80/"sv;
    const auto text = [&] {
        std::string made;
        for (std::size_t i = random() % 6; i > 0; --i) made += spice[random() % spice.size()];
        return made;
    };
    for (int round = 0; round < 5000; ++round) {
        Response response = text_response(200, "body");
        for (int i = 0; i < 3; ++i) response.headers.add(text(), text());
        std::vector<std::string> dropped;
        const std::string head = format_head(response, {.now = Noon}, dropped);
        EXPECT_EQ(head.find("\r\n\r\n"), head.size() - 4);
        const auto lines = std::ranges::count(head, '\n');
        EXPECT_EQ(std::ranges::count(head, '\r'), lines);
        EXPECT_EQ(static_cast<std::size_t>(lines) + dropped.size(), 8U) << head;
        EXPECT_EQ(head.find('\0'), std::string::npos);
    }
}

TEST(Wire, WritesDates) {
    EXPECT_EQ(format_http_date(base::Instant{}), "Thu, 01 Jan 1970 00:00:00 GMT");
    EXPECT_EQ(format_http_date(base::parse_instant("2028-02-29T23:59:59Z").value()), "Tue, 29 Feb 2028 23:59:59 GMT");
}

TEST(Failure, IsReadableWithoutARenderer) {
    const Response response = render_plainly({404, "There is nothing.", "r1"});
    EXPECT_EQ(response.status, 404);
    EXPECT_EQ(response.body, "404 There is nothing.\nRequest r1\n");
    EXPECT_EQ(render_plainly({400, "Bad.", ""}).body, "400 Bad.\n");
}

TEST(Failure, NamesStatuses) {
    for (const int status : {200, 204, 304, 400, 405, 408, 412, 413, 414, 415, 417, 428, 429, 431, 500, 501, 503, 505})
        EXPECT_FALSE(status_text(status).empty()) << status;
    EXPECT_EQ(status_text(599), "");
}

TEST(ListenAddress, ReadsAddressesAndPorts) {
    EXPECT_EQ(format_listen_address(parse_listen_address("127.0.0.1:8080").value()), "127.0.0.1:8080");
    EXPECT_EQ(format_listen_address(parse_listen_address("[::1]:0").value()), "[::1]:0");
    EXPECT_EQ(parse_listen_address("[::]:65535")->port, 65535);
}

TEST(ListenAddress, RefusesAllElseWithAHint) {
    for (const char* text :
         {"", "8080", ":8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "127.1:80", "::1:80",
          "[::1]", "[127.0.0.1]:80", "localhost:80", "[]:80", "127.0.0.1:80 ", "[::1]:8x"}) {
        const auto parsed = parse_listen_address(text);
        ASSERT_FALSE(parsed.has_value()) << text;
        EXPECT_EQ(parsed.error().code, "http.listen-address");
        EXPECT_FALSE(parsed.error().hint.empty());
    }
}

TEST(ListenAddress, CountsOneNetworkAsOnePeer) {
    EXPECT_EQ(peer_group("192.0.2.1"), "192.0.2.1");
    EXPECT_EQ(peer_group("2001:db8:1:2:3::4"), peer_group("2001:db8:1:2::"));
    EXPECT_NE(peer_group("2001:db8:1:2::4"), peer_group("2001:db8:1:3::4"));
    EXPECT_EQ(peer_group("local"), "local");
}

}  // namespace
}  // namespace plumbline::http
