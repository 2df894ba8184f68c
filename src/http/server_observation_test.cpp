// What the server tells about itself: counters and events, and what it must not tell.
#include <stdexcept>

#include "http/event_stream.h"
#include "http/test_server.h"

namespace plumbline::http {
namespace {

class ServerObservation : public ServerTest {
  protected:
    ServerObservation() {
        handler = [](const Request& request) { return empty_response(request.path == "/teapot" ? 418 : 200); };
    }

    Answer ask(std::string_view path, std::string_view headers = "") {
        return TestClient(port()).exchange("GET " + std::string(path) + " HTTP/1.1\r\nHost: a\r\n" +
                                           std::string(headers) + "\r\n");
    }
};

TEST_F(ServerObservation, CountsAnswersByClass) {
    handler = [](const Request& request) -> Response {
        if (request.path == "/throw") throw std::runtime_error("x");
        return empty_response(std::stoi(request.segments.at(0)));
    };
    start();
    for (const char* path : {"/200", "/204", "/302", "/304", "/404", "/409", "/418", "/500", "/throw"}) ask(path);
    const Counters counters = server->counters();
    EXPECT_EQ(counters.answers[2], 2U);
    EXPECT_EQ(counters.answers[3], 2U);
    EXPECT_EQ(counters.answers[4], 3U);
    EXPECT_EQ(counters.answers[5], 2U);
    EXPECT_EQ(counters.rejected, 0U);
    EXPECT_EQ(counters.accepted, 9U);
}

TEST_F(ServerObservation, CountsWhatIsUnderWay) {
    Gate gate;
    options.workers = 1;
    handler = [&](const Request& request) {
        if (request.path == "/events") return event_response(std::make_shared<EventChannel>());
        gate.pass();
        return empty_response(200);
    };
    start();
    TestClient streams(port());
    streams.send("GET /events HTTP/1.1\r\nHost: a\r\n\r\n");
    streams.receive_until("\r\n\r\n");
    TestClient runs(port());
    runs.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody");
    ASSERT_TRUE(eventually([&] { return gate.waiting == 1; }));
    TestClient waits(port());
    waits.send(Get);
    ASSERT_TRUE(eventually([&] { return server->counters().queued == 1; }));
    const Counters counters = server->counters();
    EXPECT_EQ(counters.open_connections, 3U);
    EXPECT_EQ(counters.event_streams, 1U);
    EXPECT_EQ(counters.busy_workers, 1U);
    EXPECT_EQ(counters.body_bytes, 4U);
    gate.open();
    runs.receive();
    waits.receive();
    streams.close();
    EXPECT_TRUE(eventually([&] { return server->counters().open_connections == 2; }));
    EXPECT_EQ(server->counters().event_streams, 0U);
    EXPECT_EQ(server->counters().busy_workers, 0U);
    EXPECT_EQ(server->counters().body_bytes, 0U);
}

TEST_F(ServerObservation, StartsFromNothing) {
    start();
    const Counters counters = server->counters();
    EXPECT_EQ(counters.accepted + counters.refused + counters.rejected + counters.open_connections + counters.queued,
              0U);
}

TEST_F(ServerObservation, TellsNoQueriesHeadersOrBodies) {
    start();
    ask("/a?token=hidden1", "Authorization: hidden2\r\nCookie: hidden3\r\n");
    TestClient(port()).exchange("POST /b HTTP/1.1\r\nHost: a\r\nContent-Length: 7\r\n\r\nhidden4");
    TestClient(port()).exchange(
        "POST /c?hidden5 HTTP/1.1\r\nHost: a\r\nAuthorization: hidden6\r\nContent-Length: x\r\n\r\n");
    ask("/%ff?hidden7");
    ASSERT_TRUE(
        eventually([&] { return observer.count("http.request") == 2 && observer.count("http.rejected") == 2; }));
    EXPECT_EQ(observer.count_with("hidden"), 0U);
}

TEST_F(ServerObservation, TellsTheReasonOfARejection) {
    start();
    TestClient(port()).exchange("GET / HTTP/1.1\r\n\r\n");
    const std::string line = observer.last("http.rejected");
    EXPECT_NE(line.find(R"("status":400)"), std::string::npos) << line;
    EXPECT_NE(line.find(R"("why":"There is no Host header.")"), std::string::npos) << line;
    EXPECT_NE(line.find(R"("peer":"127.0.0.1")"), std::string::npos) << line;
}

TEST_F(ServerObservation, TellsTheSameIdToClientHandlerAndLog) {
    std::string seen;
    handler = [&](const Request& request) {
        seen = request.id;
        return empty_response(200);
    };
    start();
    const std::string answered = ask("/").header("X-Request-Id");
    EXPECT_EQ(answered, seen);
    ASSERT_TRUE(eventually([&] { return observer.count("http.request") == 1; }));
    EXPECT_NE(observer.last("http.request").find(answered), std::string::npos);
}

TEST_F(ServerObservation, GivesEachRequestItsOwnId) {
    start();
    EXPECT_NE(ask("/").header("X-Request-Id"), ask("/").header("X-Request-Id"));
    EXPECT_TRUE(base::is_uuid(TestClient(port()).exchange("GET /\r\n\r\n").header("X-Request-Id")));
}

TEST_F(ServerObservation, MeasuresByTheClockGiven) {
    start();
    ask("/", "X-Request-Id: r1\r\n");
    ASSERT_TRUE(eventually([&] { return observer.count("http.request") == 1; }));
    // The clock goes on by one millisecond each time it is asked: for the Date, then for the event.
    EXPECT_NE(observer.last("http.request").find(R"("duration_ms":2)"), std::string::npos)
        << observer.last("http.request");
}

TEST_F(ServerObservation, ReportsAStreamOnceAtItsEnd) {
    handler = [](const Request&) {
        auto channel = std::make_shared<EventChannel>();
        channel->send("", "", "x");
        channel->close();
        return event_response(channel);
    };
    start();
    TestClient client(port());
    client.send(Get);
    client.receive_all();
    ASSERT_TRUE(eventually([&] { return observer.count("http.request") == 1; }));
    EXPECT_NE(observer.last("http.request").find(R"("bytes":9)"), std::string::npos) << observer.last("http.request");
    EXPECT_EQ(server->counters().answers[2], 1U);
}

}  // namespace
}  // namespace plumbline::http
