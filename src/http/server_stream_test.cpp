#include "http/event_stream.h"
#include "http/test_server.h"

namespace plumbline::http {
namespace {

using namespace std::chrono_literals;

class ServerStream : public ServerTest {
  protected:
    ServerStream() {
        handler = [this](const Request& request) {
            if (request.path != "/events") return text_response(200, "plain");
            auto channel = std::make_shared<EventChannel>(max_queued_bytes);
            const std::lock_guard lock(mutex);
            channels.push_back(channel);
            return event_response(channel);
        };
    }

    std::shared_ptr<EventChannel> channel(std::size_t number = 0) {
        eventually([&] { return server->counters().event_streams > number; });
        const std::lock_guard lock(mutex);
        return channels.at(number);
    }

    std::size_t max_queued_bytes = 256UL * 1024;
    std::mutex mutex;
    std::vector<std::shared_ptr<EventChannel>> channels;
    const std::string subscribe = "GET /events HTTP/1.1\r\nHost: a\r\n\r\n";
};

TEST_F(ServerStream, SendsEventsAsTheyCome) {
    start();
    TestClient client(port());
    client.send(subscribe);
    const std::string head = client.receive_until("\r\n\r\n");
    EXPECT_NE(head.find("Content-Type: text/event-stream\r\n"), std::string::npos);
    EXPECT_NE(head.find("Transfer-Encoding: chunked\r\n"), std::string::npos);
    EXPECT_EQ(head.find("Content-Length"), std::string::npos);
    EXPECT_TRUE(channel()->send("1", "changed", "{}"));
    EXPECT_EQ(client.receive_until("\n\n\r\n"), "1f\r\nid: 1\nevent: changed\ndata: {}\n\n\r\n");
    EXPECT_TRUE(channel()->send("2", "", "x"));
    EXPECT_EQ(client.receive_until("\n\n\r\n"), "f\r\nid: 2\ndata: x\n\n\r\n");
}

TEST_F(ServerStream, EndsWhenTheChannelCloses) {
    start();
    TestClient client(port());
    client.send(subscribe);
    client.receive_until("\r\n\r\n");
    channel()->send("", "", "last");
    channel()->close();
    const std::string rest = client.receive_all();
    EXPECT_TRUE(rest.ends_with("data: last\n\n\r\n0\r\n\r\n")) << rest;
    EXPECT_TRUE(eventually([&] { return server->counters().event_streams == 0; }));
    EXPECT_TRUE(eventually([&] { return observer.count("http.request") == 1; }));
}

TEST_F(ServerStream, SendsWhatWasQueuedBeforeItBegan) {
    handler = [](const Request&) {
        auto channel = std::make_shared<EventChannel>();
        channel->send("", "", "early");
        channel->close();
        return event_response(channel);
    };
    start();
    TestClient client(port());
    client.send(subscribe);
    EXPECT_NE(client.receive_all().find("data: early\n\n"), std::string::npos);
}

TEST_F(ServerStream, NoticesThatTheClientHasGone) {
    start();
    TestClient client(port());
    client.send(subscribe);
    client.receive_until("\r\n\r\n");
    const auto kept = channel();
    EXPECT_FALSE(kept->is_closed());
    client.close();
    EXPECT_TRUE(eventually([&] { return kept->is_closed(); }));
    EXPECT_FALSE(kept->send("", "", "x"));
    EXPECT_TRUE(eventually([&] { return server->counters().open_connections == 0; }));
    EXPECT_EQ(server->counters().event_streams, 0U);
}

TEST_F(ServerStream, SendsHeartbeats) {
    options.heartbeat = 30ms;
    options.write_timeout = options.idle_timeout = options.header_timeout = 20ms;
    start();
    TestClient client(port());
    client.send(subscribe);
    client.receive_until("\r\n\r\n");
    for (int i = 0; i < 3; ++i) EXPECT_EQ(client.receive_until("\n\n\r\n"), "d\r\n: heartbeat\n\n\r\n");
    EXPECT_FALSE(channel()->is_closed());
}

TEST_F(ServerStream, HoldsNoWorker) {
    options.workers = 1;
    start();
    TestClient a(port());
    TestClient b(port());
    a.send(subscribe);
    b.send(subscribe);
    a.receive_until("\r\n\r\n");
    b.receive_until("\r\n\r\n");
    EXPECT_EQ(server->counters().busy_workers, 0U);
    EXPECT_EQ(server->counters().event_streams, 2U);
    EXPECT_EQ(TestClient(port()).exchange(Get).body, "plain");
}

TEST_F(ServerStream, RefusesStreamsBeyondTheLimit) {
    options.max_event_streams = 1;
    start();
    TestClient first(port());
    first.send(subscribe);
    first.receive_until("\r\n\r\n");
    const Answer refused = TestClient(port()).exchange(subscribe);
    EXPECT_EQ(refused.status, 503);
    EXPECT_FALSE(refused.header("Retry-After").empty());
    const std::lock_guard lock(mutex);
    EXPECT_TRUE(channels.at(1)->is_closed());
    EXPECT_FALSE(channels.at(0)->is_closed());
}

TEST_F(ServerStream, ClosesOnClientsThatReadTooSlowly) {
    max_queued_bytes = 20'000;
    start();
    TestClient client(port(), 4096);
    client.send(subscribe);
    const auto kept = channel();
    const std::string data(10'000, 'x');
    EXPECT_TRUE(eventually([&] { return !kept->send("", "", data); }));
    EXPECT_TRUE(eventually([&] { return observer.count("http.stream-overflow") == 1; }));
    EXPECT_TRUE(eventually([&] { return server->counters().open_connections == 0; }));
}

TEST_F(ServerStream, IgnoresWhatTheClientSendsMeanwhile) {
    start();
    TestClient client(port());
    client.send(subscribe + Get);
    client.receive_until("\r\n\r\n");
    client.send(Get + "garbage\n");
    channel()->send("", "", "x");
    channel()->close();
    const std::string rest = client.receive_all();
    EXPECT_TRUE(rest.ends_with("0\r\n\r\n")) << rest;
    EXPECT_EQ(handled, 1);
}

TEST_F(ServerStream, GoesWithoutChunksOverHttp10) {
    start();
    TestClient client(port());
    client.send("GET /events HTTP/1.0\r\n\r\n");
    EXPECT_EQ(client.receive_until("\r\n\r\n").find("Transfer-Encoding"), std::string::npos);
    channel()->send("", "", "x");
    channel()->close();
    EXPECT_EQ(client.receive_all(), "data: x\n\n");
}

TEST_F(ServerStream, AnswersHeadWithoutAStream) {
    start();
    TestClient client(port());
    client.send("HEAD /events HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_TRUE(client.receive_all().ends_with("\r\n\r\n"));
    const std::lock_guard lock(mutex);
    EXPECT_TRUE(channels.at(0)->is_closed());
}

TEST_F(ServerStream, TakesEventsFromManyThreads) {
    max_queued_bytes = 10'000'000;
    start();
    TestClient client(port());
    client.send(subscribe);
    const auto kept = channel();
    {
        std::vector<std::jthread> senders;
        for (int i = 0; i < 4; ++i)
            senders.emplace_back([&] {
                for (int k = 0; k < 250; ++k) kept->send("", "", "event");
            });
    }
    kept->close();
    const std::string all = client.receive_all();
    std::size_t count = 0;
    for (std::size_t at = all.find("data: event\n\n"); at != std::string::npos;
         at = all.find("data: event\n\n", at + 1))
        ++count;
    EXPECT_EQ(count, 1000U);
}

TEST_F(ServerStream, IsNotWhatAFailureCanBe) {
    const auto channel = std::make_shared<EventChannel>();
    options.failures = [&](const Failure&) { return event_response(channel); };
    start();
    const Answer answer = TestClient(port()).exchange("GET / HTTP/1.1\r\n\r\n");
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(answer.header("Content-Length"), "0");
}

TEST_F(ServerStream, IsClosedWhereItsStatusIsImpossible) {
    const auto channel = std::make_shared<EventChannel>();
    handler = [&](const Request&) {
        Response response = event_response(channel);
        response.status = 99;
        return response;
    };
    start();
    EXPECT_EQ(TestClient(port()).exchange(Get).status, 500);
    EXPECT_TRUE(channel->is_closed());
}

TEST_F(ServerStream, IsClosedWhereTheClientLeftBeforeItBegan) {
    Gate gate;
    const auto channel = std::make_shared<EventChannel>();
    handler = [&](const Request&) {
        gate.pass();
        return event_response(channel);
    };
    start();
    {
        TestClient client(port());
        client.send(subscribe);
        ASSERT_TRUE(eventually([&] { return gate.waiting == 1; }));
    }
    gate.open();
    EXPECT_TRUE(eventually([&] { return channel->is_closed(); }));
    EXPECT_TRUE(eventually([&] { return server->counters().open_connections == 0; }));
}

TEST_F(ServerStream, MayOutliveTheServer) {
    start();
    TestClient client(port());
    client.send(subscribe);
    const auto kept = channel();
    server.reset();
    EXPECT_FALSE(kept->send("", "", "x"));
    kept->close();
}

}  // namespace
}  // namespace plumbline::http
