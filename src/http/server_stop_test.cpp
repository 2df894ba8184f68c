#include "http/event_stream.h"
#include "http/test_server.h"

namespace plumbline::http {
namespace {

using namespace std::chrono_literals;

using ServerStop = ServerTest;

TEST_F(ServerStop, AcceptsNoMore) {
    start();
    const std::uint16_t was = port();
    server->stop(1s);
    EXPECT_FALSE(TestClient(was).is_connected());
}

TEST_F(ServerStop, ClosesIdleConnectionsAtOnce) {
    start();
    TestClient used(port());
    EXPECT_EQ(used.exchange(Get).status, 200);
    TestClient fresh(port());
    ASSERT_TRUE(eventually([&] { return server->counters().open_connections == 2; }));
    const auto begun = std::chrono::steady_clock::now();
    server->stop(10s);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 2s);
    EXPECT_TRUE(used.is_closed());
    EXPECT_TRUE(fresh.is_closed());
}

TEST_F(ServerStop, LetsRunningRequestsBeAnswered) {
    Gate gate;
    handler = [&](const Request&) {
        gate.pass();
        return text_response(200, "done");
    };
    options.workers = 1;
    start();
    TestClient running(port());
    TestClient queued(port());
    running.send(Get);
    ASSERT_TRUE(eventually([&] { return gate.waiting == 1; }));
    queued.send(Get);
    ASSERT_TRUE(eventually([&] { return server->counters().queued == 1; }));
    std::jthread stopper([&] { server->stop(10s); });
    ASSERT_TRUE(eventually([&] { return !TestClient(port()).is_connected(); }));
    gate.open();
    for (TestClient* client : {&running, &queued}) {
        const Answer answer = client->receive();
        EXPECT_EQ(answer.body, "done");
        EXPECT_EQ(answer.header("Connection"), "close");
        EXPECT_TRUE(client->is_closed());
    }
}

TEST_F(ServerStop, ServesNoPipelinedRequestAfterTheRunningOne) {
    Gate gate;
    handler = [&](const Request&) {
        gate.pass();
        return text_response(200, "done");
    };
    start();
    TestClient client(port());
    client.send(Get + Get);
    ASSERT_TRUE(eventually([&] { return gate.waiting == 1; }));
    std::jthread stopper([&] { server->stop(10s); });
    ASSERT_TRUE(eventually([&] { return !TestClient(port()).is_connected(); }));
    gate.open();
    EXPECT_EQ(client.receive().status, 200);
    client.end_sending();
    EXPECT_TRUE(client.is_closed());
    EXPECT_EQ(handled, 1);
}

TEST_F(ServerStop, EndsEventStreams) {
    auto channel = std::make_shared<EventChannel>();
    handler = [&](const Request&) { return event_response(channel); };
    start();
    TestClient client(port());
    client.send(Get);
    client.receive_until("\r\n\r\n");
    server->stop(10s);
    EXPECT_EQ(client.receive_all(), "0\r\n\r\n");
    EXPECT_TRUE(channel->is_closed());
}

TEST_F(ServerStop, LosesPatienceWithHalfSentRequests) {
    start();
    TestClient client(port());
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nabc");
    ASSERT_TRUE(eventually([&] { return server->counters().body_bytes == 3; }));
    const auto begun = std::chrono::steady_clock::now();
    server->stop(50ms);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 2s);
    EXPECT_TRUE(client.is_closed());
    EXPECT_EQ(handled, 0);
}

TEST_F(ServerStop, WaitsForHandlersEvenWithoutPatience) {
    std::atomic<bool> finished = false;
    Gate gate;
    handler = [&](const Request&) {
        gate.pass();
        finished = true;
        return text_response(200, "late");
    };
    start();
    TestClient client(port());
    client.send(Get);
    ASSERT_TRUE(eventually([&] { return gate.waiting == 1; }));
    std::jthread opener([&] {
        EXPECT_TRUE(client.is_closed());
        gate.open();
    });
    server->stop(0ms);
    EXPECT_TRUE(finished);
}

TEST_F(ServerStop, ReleasesWait) {
    start();
    std::atomic<bool> released = false;
    std::jthread waiter([&] {
        server->wait();
        released = true;
    });
    EXPECT_FALSE(released);
    server->stop(1s);
    EXPECT_TRUE(eventually([&] { return released.load(); }));
}

TEST_F(ServerStop, MayBeCalledTwiceAndFromTwoThreads) {
    start();
    std::jthread other([&] { server->stop(1s); });
    server->stop(1s);
    server->stop(1s);
}

TEST_F(ServerStop, FreesThePort) {
    start();
    options.listen = "127.0.0.1:" + std::to_string(port());
    EXPECT_EQ(TestClient(port()).exchange(Get).status, 200);
    server->stop(1s);
    start();
    EXPECT_EQ(TestClient(port()).exchange(Get).status, 200);
}

}  // namespace
}  // namespace plumbline::http
