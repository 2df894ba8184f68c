// Many clients, hostile ones among them.
#include <sys/resource.h>

#include <random>

#include "http/event_stream.h"
#include "http/test_server.h"

namespace plumbline::http {
namespace {

using namespace std::chrono_literals;

class ServerLoad : public ServerTest {
  protected:
    ServerLoad() {
        handler = [](const Request& request) { return text_response(200, request.path + " " + request.body); };
    }

    /// The connections that one hostile pattern holds, each having sent the text.
    std::vector<std::unique_ptr<TestClient>> hold(int count, std::string_view text) {
        std::vector<std::unique_ptr<TestClient>> clients;
        for (int i = 0; i < count; ++i) {
            clients.push_back(std::make_unique<TestClient>(port()));
            clients.back()->send(text);
        }
        return clients;
    }

    void expect_service() {
        TestClient client(port());
        const auto begun = std::chrono::steady_clock::now();
        for (int i = 0; i < 20; ++i) EXPECT_EQ(client.exchange(Get).status, 200);
        EXPECT_LT(std::chrono::steady_clock::now() - begun, 1s);
    }
};

TEST_F(ServerLoad, GivesEachClientItsOwnAnswers) {
    start();
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> clients;
        for (int number = 0; number < 16; ++number)
            clients.emplace_back([&, number] {
                TestClient client(port());
                for (int i = 0; i < 100; ++i) {
                    const std::string body = std::to_string(number) + "-" + std::to_string(i);
                    const Answer answer = client.exchange("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: " +
                                                          std::to_string(body.size()) + "\r\n\r\n" + body);
                    if (answer.body != "/x " + body) ++wrong;
                }
            });
    }
    EXPECT_EQ(wrong, 0);
    EXPECT_EQ(server->counters().answers[2], 1600U);
}

TEST_F(ServerLoad, AnswersDeepPipelinesInOrder) {
    start();
    std::string all;
    for (int i = 0; i < 500; ++i) all += "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: a\r\n\r\n";
    TestClient client(port());
    std::jthread sender([&] { client.send(all); });
    for (int i = 0; i < 500; ++i) ASSERT_EQ(client.receive().body, "/" + std::to_string(i) + " ");
}

TEST_F(ServerLoad, ServesBesideSlowHeads) {
    start();
    const auto held = hold(100, "GET / HTTP/1.1\r\nX: ");
    expect_service();
}

TEST_F(ServerLoad, ServesBesideSlowBodies) {
    start();
    const auto held = hold(100, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nx");
    expect_service();
}

TEST_F(ServerLoad, ServesBesideSilentConnections) {
    start();
    const auto held = hold(100, "");
    expect_service();
}

TEST_F(ServerLoad, ServesBesideHoardedStreams) {
    options.max_event_streams = 50;
    handler = [](const Request& request) {
        if (request.path == "/events") return event_response(std::make_shared<EventChannel>());
        return empty_response(200);
    };
    start();
    const auto held = hold(100, "GET /events HTTP/1.1\r\nHost: a\r\n\r\n");
    ASSERT_TRUE(eventually([&] { return server->counters().answers[5] == 50; }));
    EXPECT_EQ(server->counters().event_streams, 50U);
    expect_service();
}

TEST_F(ServerLoad, ServesBesideClientsThatDoNotRead) {
    handler = [](const Request& request) {
        return text_response(200, std::string(request.path == "/large" ? 10'000'000 : 1, 'x'));
    };
    start();
    const auto held = hold(10, "GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
    ASSERT_TRUE(eventually([&] { return server->counters().answers[2] == 10; }));
    expect_service();
}

TEST_F(ServerLoad, TakesBodiesInChunksOfOneByte) {
    start();
    std::string body;
    for (int i = 0; i < 5000; ++i) body += "1\r\nx\r\n";
    TestClient client(port());
    client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + body + "0\r\n\r\n");
    EXPECT_EQ(client.receive().body, "/ " + std::string(5000, 'x'));
}

TEST_F(ServerLoad, SurvivesClientsThatComeAndGo) {
    start();
    std::mt19937 dice(12);
    const std::string request = "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n0123456789";
    for (int i = 0; i < 300; ++i) {
        TestClient client(port());
        client.send(request.substr(0, dice() % (request.size() + 1)));
        if (dice() % 2 == 0) client.end_sending();
    }
    EXPECT_TRUE(eventually([&] { return server->counters().open_connections == 0; }));
    EXPECT_EQ(server->counters().body_bytes, 0U);
    expect_service();
}

TEST_F(ServerLoad, RecoversFromRunningOutOfFiles) {
    start();
    TestClient before(port());
    EXPECT_EQ(before.exchange(Get).status, 200);
    rlimit limit{};
    ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &limit), 0);
    const int next = ::dup(0);
    ::close(next);
    // Room for the client's end of one more connection, none for the server's.
    rlimit tight = limit;
    tight.rlim_cur = static_cast<rlim_t>(next) + 1;
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &tight), 0);
    TestClient starved(port());
    starved.send(Get);
    const bool noticed = eventually([&] { return observer.count("http.accept-failed") > 0; });
    const int still_served = before.exchange(Get).status;
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &limit), 0);
    EXPECT_TRUE(noticed);
    EXPECT_EQ(still_served, 200);
    EXPECT_EQ(starved.receive().status, 200);
}

TEST_F(ServerLoad, StopsUnderLoad) {
    start();
    const std::uint16_t number = port();
    std::atomic<bool> stopping = false;
    std::atomic<int> broken = 0;
    std::vector<std::jthread> clients;
    for (int i = 0; i < 8; ++i)
        clients.emplace_back([&] {
            while (!stopping) {
                TestClient client(number);
                if (!client.is_connected()) continue;
                const Answer answer = client.exchange(GetAndClose);
                // Closed before a request was read is fair; half an answer is not.
                if (answer.status != 200 && !answer.head.empty()) ++broken;
            }
        });
    ASSERT_TRUE(eventually([&] { return handled > 200; }));
    server->stop(5s);
    stopping = true;
    clients.clear();
    EXPECT_EQ(broken, 0);
    EXPECT_EQ(server->counters().open_connections, 0U);
}

}  // namespace
}  // namespace plumbline::http
