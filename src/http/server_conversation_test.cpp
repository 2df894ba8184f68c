// Whole conversations, byte for byte.
#include "http/test_server.h"

namespace plumbline::http {
namespace {

class Conversation : public ServerTest {
  protected:
    Conversation() {
        handler = [](const Request& request) {
            if (request.path == "/none") return empty_response(204);
            if (request.path == "/same") return empty_response(304).with_header("ETag", "\"1\"");
            if (request.path == "/two")
                return text_response(200, "").with_header("Set-Cookie", "a").with_header("Set-Cookie", "b");
            return text_response(200, request.body.empty() ? "hello" : request.body);
        };
    }

    /// All that the server sends for the bytes, dates replaced, until it closes.
    std::string converse(std::string_view bytes) {
        TestClient client(port());
        client.send(bytes);
        client.end_sending();
        std::string all = client.receive_all();
        for (std::size_t at = all.find("Date: "); at != std::string::npos; at = all.find("Date: ", at + 1))
            all.replace(at + 6, all.find("\r\n", at) - at - 6, "D");
        std::erase(all, '\r');
        return all;
    }
};

TEST_F(Conversation, Get) {
    start();
    EXPECT_EQ(converse("GET / HTTP/1.1\r\nHost: a\r\nX-Request-Id: r1\r\n\r\n"),
              "HTTP/1.1 200 OK\nContent-Type: text/plain; charset=utf-8\nDate: D\nX-Request-Id: r1\nContent-Length: "
              "5\n\nhello");
}

TEST_F(Conversation, GetAndClose) {
    start();
    EXPECT_EQ(converse("GET / HTTP/1.1\r\nHost: a\r\nX-Request-Id: r1\r\nConnection: close\r\n\r\n"),
              "HTTP/1.1 200 OK\nContent-Type: text/plain; charset=utf-8\nDate: D\nX-Request-Id: r1\nContent-Length: 5\n"
              "Connection: close\n\nhello");
}

TEST_F(Conversation, Head) {
    start();
    EXPECT_EQ(
        converse("HEAD / HTTP/1.1\r\nHost: a\r\nX-Request-Id: r1\r\n\r\n"),
        "HTTP/1.1 200 OK\nContent-Type: text/plain; charset=utf-8\nDate: D\nX-Request-Id: r1\nContent-Length: 5\n\n");
}

TEST_F(Conversation, NoContent) {
    start();
    EXPECT_EQ(converse("GET /none HTTP/1.1\r\nHost: a\r\nX-Request-Id: r1\r\n\r\n"),
              "HTTP/1.1 204 No Content\nDate: D\nX-Request-Id: r1\n\n");
}

TEST_F(Conversation, NotModified) {
    start();
    EXPECT_EQ(converse("GET /same HTTP/1.1\r\nHost: a\r\nX-Request-Id: r1\r\n\r\n"),
              "HTTP/1.1 304 Not Modified\nETag: \"1\"\nDate: D\nX-Request-Id: r1\n\n");
}

TEST_F(Conversation, RepeatedHeaders) {
    start();
    EXPECT_EQ(converse("GET /two HTTP/1.1\r\nHost: a\r\nX-Request-Id: r1\r\n\r\n"),
              "HTTP/1.1 200 OK\nContent-Type: text/plain; charset=utf-8\nSet-Cookie: a\nSet-Cookie: b\nDate: D\n"
              "X-Request-Id: r1\nContent-Length: 0\n\n");
}

TEST_F(Conversation, PostInChunksAfterContinue) {
    start();
    TestClient client(port());
    client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n");
    EXPECT_EQ(client.receive_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("5\r\nabcde\r\n");
    client.send("0\r\nX-Sum: 1\r\n\r\n");
    EXPECT_EQ(client.receive().body, "abcde");
}

TEST_F(Conversation, BadRequest) {
    start();
    EXPECT_EQ(converse("GET / HTTP/1.1\r\nHost: a\r\nX-Request-Id: r1\r\nContent-Length: +1\r\n\r\nx").substr(0, 25),
              "HTTP/1.1 400 Bad Request\n");
    const std::string answer = converse("GET /%ff HTTP/1.1\r\nHost: a\r\nX-Request-Id: r1\r\n\r\n");
    EXPECT_TRUE(answer.ends_with("Request r1\n")) << answer;
    EXPECT_NE(answer.find("\nConnection: close\n"), std::string::npos) << answer;
}

TEST_F(Conversation, NothingForNothing) {
    start();
    EXPECT_EQ(converse(""), "");
    EXPECT_EQ(converse("\r\n"), "");
}

/// Whether the connection stays open, by version and Connection header.
TEST_F(Conversation, KeepsTheConnectionAsTheClientSays) {
    start();
    struct Case {
        std::string head;
        bool stays;
    };
    const std::vector<Case> cases{
        {"GET / HTTP/1.1\r\nHost: a\r\n\r\n", true},
        {"GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\n\r\n", true},
        {"GET / HTTP/1.1\r\nHost: a\r\nConnection: closed\r\n\r\n", true},
        {"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", false},
        {"GET / HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n", false},
        {"GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive, close\r\n\r\n", false},
        {"GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\nConnection: close\r\n\r\n", false},
        {"GET / HTTP/1.0\r\nHost: a\r\n\r\n", false},
        {"GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n", false},
    };
    for (const auto& [head, stays] : cases) {
        TestClient client(port());
        EXPECT_EQ(client.exchange(head).status, 200) << head;
        EXPECT_EQ(client.exchange(Get).status, stays ? 200 : 0) << head;
    }
}

/// Early answers to requests whose body is still under way: the body is never taken for a request (0.CL).
TEST_F(Conversation, ClosesAfterAnEarlyAnswer) {
    start();
    const std::string hidden = "GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n";
    for (const std::string& head :
         {"POST / HTTP/1.1\r\nHost: a\r\nExpect: x\r\nContent-Length: " + std::to_string(hidden.size()) + "\r\n\r\n",
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: br\r\nContent-Length: " + std::to_string(hidden.size()) +
              "\r\n\r\n",
          "POST /.. HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(hidden.size()) + "\r\n\r\n",
          "BREW / HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(hidden.size()) + "\r\n\r\n"}) {
        const std::string all = converse(head + hidden + Get);
        EXPECT_EQ(all.find("HTTP/1.1", 1), std::string::npos) << all;
        EXPECT_NE(all.find("Connection: close"), std::string::npos) << all;
    }
    EXPECT_EQ(handled, 0);
}

}  // namespace
}  // namespace plumbline::http
