// The framing corpus over real sockets: what is rejected is answered once and the connection closed; what is accepted
// leaves the connection exactly at the next request.
#include "http/framing_corpus.h"
#include "http/test_server.h"

namespace plumbline::http {
namespace {

const std::string Smuggled = "GET /smuggled HTTP/1.1\r\nHost: a\r\nX-Request-Id: smuggled\r\n\r\n";

class ServerFraming : public ServerTest {
  protected:
    ServerFraming() {
        handler = [this](const Request& request) {
            if (request.path == "/smuggled") ++smuggled;
            return text_response(200, request.path);
        };
    }

    std::atomic<int> smuggled = 0;
};

TEST_F(ServerFraming, RejectsOnceAndCloses) {
    start();
    for (const auto& message : corpus::all()) {
        if (message.status == 200) continue;
        TestClient client(port());
        client.send(message.bytes + Smuggled);
        client.end_sending();
        EXPECT_EQ(client.receive(message.bytes.starts_with("HEAD")).status, message.status) << message.name;
        EXPECT_TRUE(client.is_closed()) << message.name;
    }
    EXPECT_EQ(handled, 0);
    EXPECT_EQ(smuggled, 0);
}

TEST_F(ServerFraming, RejectsTheSameByteByByte) {
    start();
    for (const auto& message : corpus::all()) {
        if (message.status == 200 || message.bytes.size() > 2000) continue;
        TestClient client(port());
        client.send_bytewise(message.bytes);
        client.send_bytewise(Smuggled);
        const Answer answer = client.receive();
        EXPECT_EQ(answer.status, message.status) << message.name;
        EXPECT_EQ(answer.header("Connection"), "close") << message.name;
    }
    EXPECT_EQ(handled, 0);
}

TEST_F(ServerFraming, AcceptsAndGoesOnAtTheNextRequest) {
    start();
    int expected = 0;
    for (const auto& message : corpus::all()) {
        if (message.status != 200 || message.bytes.find("HTTP/1.0") != std::string::npos) continue;
        for (const bool bytewise : {false, true}) {
            if (bytewise && message.bytes.size() > 2000) continue;
            TestClient client(port());
            bytewise ? client.send_bytewise(message.bytes + Smuggled) : client.send(message.bytes + Smuggled);
            EXPECT_EQ(client.receive(message.bytes.starts_with("HEAD")).status, 200) << message.name;
            EXPECT_EQ(client.receive().body, "/smuggled") << message.name;
            EXPECT_EQ(smuggled, ++expected) << message.name;
        }
    }
}

TEST_F(ServerFraming, AcceptsEachMessageDoubled) {
    start();
    for (const auto& message : corpus::all()) {
        if (message.status != 200 || message.bytes.find("HTTP/1.0") != std::string::npos) continue;
        TestClient client(port());
        client.send(message.bytes + message.bytes);
        const bool to_head = message.bytes.starts_with("HEAD");
        EXPECT_EQ(client.receive(to_head).status, 200) << message.name;
        EXPECT_EQ(client.receive(to_head).status, 200) << message.name;
    }
}

TEST_F(ServerFraming, RejectsEachMessageDoubledOnlyOnce) {
    start();
    for (const auto& message : corpus::all()) {
        if (message.status == 200) continue;
        TestClient client(port());
        client.send(message.bytes + message.bytes);
        client.end_sending();
        EXPECT_EQ(client.receive().status, message.status) << message.name;
        EXPECT_TRUE(client.is_closed()) << message.name;
    }
    EXPECT_EQ(handled, 0);
}

TEST_F(ServerFraming, RejectsAfterAnyNumberOfGoodRequests) {
    start();
    for (const auto& message : corpus::codings()) {
        if (message.status == 200) continue;
        TestClient client(port());
        client.send(Get + message.bytes + Smuggled);
        client.end_sending();
        EXPECT_EQ(client.receive().status, 200) << message.name;
        EXPECT_EQ(client.receive().status, message.status) << message.name;
        EXPECT_TRUE(client.is_closed()) << message.name;
    }
    EXPECT_EQ(smuggled, 0);
}

TEST_F(ServerFraming, ClosesAfterHttp10) {
    start();
    for (const auto& message : corpus::all()) {
        if (message.status != 200 || message.bytes.find("HTTP/1.0") == std::string::npos) continue;
        TestClient client(port());
        client.send(message.bytes + Smuggled);
        client.end_sending();
        EXPECT_EQ(client.receive().status, 200) << message.name;
        EXPECT_TRUE(client.is_closed()) << message.name;
    }
    EXPECT_EQ(smuggled, 0);
}

TEST_F(ServerFraming, TakesNoNoticeOfIncompleteMessages) {
    start();
    for (const char* bytes : {"G", "GET / HTTP/1.1\r\n", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nabc",
                              "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab"}) {
        TestClient client(port());
        client.send(bytes);
        client.end_sending();
        EXPECT_TRUE(client.is_closed()) << bytes;
    }
    EXPECT_EQ(handled, 0);
    EXPECT_TRUE(eventually([&] { return server->counters().open_connections == 0; }));
    EXPECT_EQ(server->counters().body_bytes, 0U);
}

TEST_F(ServerFraming, SendsContinueOnlyWhereItHelps) {
    start();
    const std::string head = "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: ";
    TestClient waits(port());
    waits.send(head + "3\r\n\r\n");
    EXPECT_EQ(waits.receive_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    waits.send("abc");
    EXPECT_EQ(waits.receive().status, 200);
    TestClient chunks(port());
    chunks.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n");
    EXPECT_EQ(chunks.receive_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    EXPECT_EQ(chunks.exchange("0\r\n\r\n").status, 200);
    EXPECT_EQ(TestClient(port()).exchange(head + "3\r\n\r\nabc").status, 200);
    EXPECT_EQ(TestClient(port()).exchange(head + "0\r\n\r\n").status, 200);
    EXPECT_EQ(TestClient(port()).exchange(head + "8388609\r\n\r\n").status, 413);
    EXPECT_EQ(TestClient(port())
                  .exchange("GET /%00 HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n")
                  .status,
              400);
}

TEST_F(ServerFraming, NeverReadsAnUnreadBodyAsARequest) {
    start();
    TestClient client(port());
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 8388609\r\n\r\n" + Smuggled + Smuggled);
    EXPECT_EQ(client.receive().status, 413);
    client.send(Smuggled);
    client.end_sending();
    EXPECT_TRUE(client.is_closed());
    EXPECT_EQ(handled, 0);
}

}  // namespace
}  // namespace plumbline::http
