#include "http/test_server.h"

namespace plumbline::http {
namespace {

using namespace std::chrono_literals;

using ServerLimits = ServerTest;

std::string post_of(std::size_t announced, std::size_t sent) {
    return "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(announced) + "\r\n\r\n" +
           std::string(sent, 'x');
}

TEST_F(ServerLimits, TakesBodiesUpToTheLimit) {
    options.limits.body_bytes = 100'000;
    handler = [](const Request& request) { return text_response(200, std::to_string(request.body.size())); };
    start();
    EXPECT_EQ(TestClient(port()).exchange(post_of(100'000, 100'000)).body, "100000");
    EXPECT_EQ(TestClient(port()).exchange(post_of(100'001, 0)).status, 413);
    const std::string chunk = "186A0\r\n" + std::string(100'000, 'x') + "\r\n";
    const std::string head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    EXPECT_EQ(TestClient(port()).exchange(head + chunk + "0\r\n\r\n").body, "100000");
    EXPECT_EQ(TestClient(port()).exchange(head + chunk + "1\r\n").status, 413);
}

TEST_F(ServerLimits, AnswersAClientThatGoesOnSendingTooMuch) {
    options.limits.body_bytes = 1000;
    start();
    TestClient client(port());
    client.send(post_of(500'000, 500'000));
    EXPECT_EQ(client.receive().status, 413);
    EXPECT_EQ(handled, 0);
}

TEST_F(ServerLimits, TakesLargeBodiesInManyPieces) {
    handler = [](const Request& request) { return text_response(200, std::to_string(request.body.size())); };
    start();
    EXPECT_EQ(TestClient(port()).exchange(post_of(8UL * 1024 * 1024, 8UL * 1024 * 1024)).body, "8388608");
    EXPECT_TRUE(eventually([&] { return server->counters().body_bytes == 0; }));
}

TEST_F(ServerLimits, BoundsTheBodiesOfAllConnectionsTogether) {
    options.max_buffered_bytes = 10'000;
    start();
    TestClient first(port());
    first.send(post_of(9000, 8000));
    ASSERT_TRUE(eventually([&] { return server->counters().body_bytes == 8000; }));
    TestClient second(port());
    const Answer refused = second.exchange(post_of(4000, 4000));
    EXPECT_EQ(refused.status, 503);
    EXPECT_FALSE(refused.header("Retry-After").empty());
    EXPECT_EQ(first.exchange(std::string(1000, 'x')).status, 200);
    EXPECT_EQ(TestClient(port()).exchange(post_of(4000, 4000)).status, 200);
}

TEST_F(ServerLimits, RefusesWhatTheQueueCannotHold) {
    Gate gate;
    options.workers = 1;
    options.max_queued = 1;
    handler = [&](const Request&) {
        gate.pass();
        return empty_response(204);
    };
    start();
    TestClient running(port());
    running.send(Get);
    ASSERT_TRUE(eventually([&] { return gate.waiting == 1; }));
    TestClient queued(port());
    queued.send(Get);
    ASSERT_TRUE(eventually([&] { return server->counters().queued == 1; }));
    TestClient refused(port());
    const Answer answer = refused.exchange(Get);
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(answer.header("Retry-After"), "1");
    gate.open();
    EXPECT_EQ(running.receive().status, 204);
    EXPECT_EQ(queued.receive().status, 204);
    EXPECT_EQ(refused.exchange(Get).status, 204);
}

TEST_F(ServerLimits, RefusesConnectionsBeyondTheLimit) {
    options.max_connections = 2;
    start();
    TestClient first(port());
    TestClient second(port());
    EXPECT_EQ(first.exchange(Get).status, 200);
    EXPECT_EQ(second.exchange(Get).status, 200);
    TestClient third(port());
    EXPECT_EQ(third.receive().status, 503);
    EXPECT_TRUE(third.is_closed());
    EXPECT_EQ(server->counters().refused, 1U);
    EXPECT_EQ(observer.count("http.connection-refused"), 1U);
    first.close();
    EXPECT_TRUE(eventually([&] { return TestClient(port()).exchange(Get).status == 200; }));
}

TEST_F(ServerLimits, SparesThisMachineTheLimitPerPeer) {
    options.max_connections_per_peer = 1;
    start();
    TestClient first(port());
    TestClient second(port());
    EXPECT_EQ(first.exchange(Get).status, 200);
    EXPECT_EQ(second.exchange(Get).status, 200);
}

TEST_F(ServerLimits, AnswersHeadsThatComeTooSlowly) {
    options.header_timeout = 60ms;
    start();
    TestClient client(port());
    client.send("GET / HTTP/1.1\r\nHost:");
    const Answer answer = client.receive();
    EXPECT_EQ(answer.status, 408);
    EXPECT_EQ(answer.header("Connection"), "close");
}

TEST_F(ServerLimits, GivesNoTimeForEachByte) {
    options.header_timeout = 100ms;
    start();
    TestClient client(port());
    const auto begun = std::chrono::steady_clock::now();
    std::jthread drip([&](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            client.send("G");
            std::this_thread::sleep_for(10ms);
        }
    });
    EXPECT_EQ(client.receive().status, 408);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 2s);
}

TEST_F(ServerLimits, ClosesSilentConnections) {
    options.header_timeout = 60ms;
    options.idle_timeout = 60ms;
    start();
    TestClient fresh(port());
    EXPECT_TRUE(fresh.is_closed());
    TestClient kept(port());
    EXPECT_EQ(kept.exchange(Get).status, 200);
    EXPECT_TRUE(kept.is_closed());
    EXPECT_EQ(server->counters().rejected, 0U);
}

TEST_F(ServerLimits, GivesLaterHeadsTheirOwnTime) {
    options.header_timeout = 60ms;
    start();
    TestClient client(port());
    EXPECT_EQ(client.exchange(Get).status, 200);
    client.send("GET /");
    EXPECT_EQ(client.receive().status, 408);
}

TEST_F(ServerLimits, AnswersBodiesThatComeTooSlowly) {
    options.body_timeout = 60ms;
    start();
    TestClient client(port());
    client.send(post_of(10, 5));
    EXPECT_EQ(client.receive().status, 408);
    EXPECT_EQ(handled, 0);
    EXPECT_TRUE(eventually([&] { return server->counters().body_bytes == 0; }));
}

TEST_F(ServerLimits, GivesBodiesMoreTimeForWhatCame) {
    options.body_timeout = 300ms;
    options.body_bytes_per_second = 1000;
    start();
    TestClient client(port());
    client.send(post_of(1500, 1000));  // 1.3 s from the beginning
    std::this_thread::sleep_for(600ms);
    client.send(std::string(500, 'x'));
    EXPECT_EQ(client.receive().status, 200);
}

TEST_F(ServerLimits, GivesNoMoreTimeForSingleBytes) {
    options.body_timeout = 100ms;
    options.body_bytes_per_second = 1000;
    start();
    TestClient client(port());
    const auto begun = std::chrono::steady_clock::now();
    client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    std::jthread drip([&](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            client.send("1\r\nx\r\n");
            std::this_thread::sleep_for(10ms);
        }
    });
    EXPECT_EQ(client.receive().status, 408);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 1s);
}

TEST_F(ServerLimits, GivesHandlersAllTheTimeTheyNeed) {
    options.header_timeout = options.body_timeout = options.write_timeout = options.idle_timeout = 40ms;
    handler = [](const Request&) {
        std::this_thread::sleep_for(150ms);
        return text_response(200, "late");
    };
    start();
    EXPECT_EQ(TestClient(port()).exchange(Get).body, "late");
}

TEST_F(ServerLimits, ClosesOnClientsThatDoNotRead) {
    options.write_timeout = 80ms;
    handler = [](const Request&) { return text_response(200, std::string(20'000'000, 'x')); };
    start();
    TestClient client(port(), 4096);
    client.send(Get);
    EXPECT_TRUE(eventually([&] { return observer.count("http.request") == 1; }));
    EXPECT_TRUE(eventually([&] { return server->counters().open_connections == 0; }));
    EXPECT_LT(client.receive_all().size(), 20'000'000U);
}

TEST_F(ServerLimits, SurvivesClientsThatVanish) {
    Gate gate;
    handler = [&](const Request&) {
        gate.pass();
        return text_response(200, std::string(1'000'000, 'x'));
    };
    start();
    for (int i = 0; i < 5; ++i) {
        TestClient client(port());
        client.send(Get);
    }
    ASSERT_TRUE(eventually([&] { return gate.waiting == 5; }));
    gate.open();
    EXPECT_TRUE(eventually([&] { return server->counters().open_connections == 0; }));
    EXPECT_EQ(TestClient(port()).exchange(GetAndClose).status, 200);
}

}  // namespace
}  // namespace plumbline::http
