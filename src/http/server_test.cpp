#include "http/server.h"

#include <sys/stat.h>

#include <stdexcept>

#include "http/test_server.h"

namespace plumbline::http {
namespace {

using ServerBasics = ServerTest;

TEST_F(ServerBasics, AnswersAndKeepsTheConnection) {
    start();
    TestClient client(port());
    for (int i = 0; i < 3; ++i) {
        const Answer answer = client.exchange("POST /a%20b?x=1 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi");
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.body, "POST /a%20b hi");
        EXPECT_EQ(answer.header("Date"), "Fri, 15 Jan 2027 08:00:00 GMT");
        EXPECT_EQ(answer.header("Connection"), "");
        EXPECT_EQ(answer.head.find("Server"), std::string::npos);
    }
    EXPECT_EQ(server->counters().accepted, 1U);
}

TEST_F(ServerBasics, ClosesWhenAsked) {
    start();
    TestClient client(port());
    const Answer answer = client.exchange(GetAndClose);
    EXPECT_EQ(answer.header("Connection"), "close");
    EXPECT_TRUE(client.is_closed());
    TestClient old(port());
    EXPECT_EQ(old.exchange("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").status, 200);
    EXPECT_TRUE(old.is_closed());
}

TEST_F(ServerBasics, AnswersPipelinedRequestsInTurn) {
    handler = [](const Request& request) {
        if (request.path == "/slow") std::this_thread::sleep_for(std::chrono::milliseconds(20));
        return text_response(200, request.path + request.body);
    };
    start();
    TestClient client(port());
    client.send(
        "GET /slow HTTP/1.1\r\nHost: a\r\n\r\nPOST /b HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx"
        "POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\ny\r\n0\r\n\r\n" +
        GetAndClose);
    EXPECT_EQ(client.receive().body, "/slow");
    EXPECT_EQ(client.receive().body, "/bx");
    EXPECT_EQ(client.receive().body, "/cy");
    EXPECT_EQ(client.receive().body, "/");
    EXPECT_TRUE(client.is_closed());
}

TEST_F(ServerBasics, NeverLooksPastARequestToClose) {
    start();
    TestClient client(port());
    client.send(GetAndClose + Get);
    client.end_sending();
    EXPECT_EQ(client.receive().status, 200);
    EXPECT_TRUE(client.is_closed());
    EXPECT_EQ(handled, 1);
}

TEST_F(ServerBasics, LeavesTheBodyOutForHead) {
    start();
    TestClient client(port());
    client.send("HEAD /x HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.receive(true).header("Content-Length"), "8");
    EXPECT_EQ(client.exchange(Get).body, "GET / ");
}

TEST_F(ServerBasics, LeavesTheBodyOutWhereTheStatusHasNone) {
    handler = [](const Request&) {
        Response response = empty_response(304);
        response.body = "not to be sent";
        return response;
    };
    start();
    TestClient client(port());
    client.send(GetAndClose);
    const std::string all = client.receive_all();
    EXPECT_TRUE(all.ends_with("\r\n\r\n"));
    EXPECT_EQ(all.find("Content-Length"), std::string::npos);
}

TEST_F(ServerBasics, TellsHandlersWhereARequestCameFrom) {
    handler = [](const Request& request) {
        return json_response(200, {{"peer", request.peer},
                                   {"loopback", request.from_loopback},
                                   {"local", request.over_local_socket},
                                   {"secure", request.secure},
                                   {"host", request.host}});
    };
    options.socket_path = testing::TempDir() + "plumbline-http-" + std::to_string(::getpid()) + ".sock";
    start();
    const std::string claims = "GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 9.9.9.9\r\nREMOTE_ADDR: 9.9.9.9\r\n\r\n";
    EXPECT_EQ(TestClient(port()).exchange(claims).body,
              R"({"peer":"127.0.0.1","loopback":true,"local":false,"secure":false,"host":"a"})");
    EXPECT_EQ(TestClient(options.socket_path).exchange(claims).body,
              R"({"peer":"local","loopback":true,"local":true,"secure":false,"host":"a"})");
    struct stat state{};
    ASSERT_EQ(::stat(options.socket_path.c_str(), &state), 0);
    EXPECT_EQ(state.st_mode & 0777U, 0600U);
    server->stop(std::chrono::seconds(1));
    EXPECT_NE(::stat(options.socket_path.c_str(), &state), 0);
}

TEST_F(ServerBasics, KeepsAWellFormedRequestIdAndReplacesOthers) {
    handler = [](const Request& request) { return text_response(200, request.id); };
    start();
    TestClient client(port());
    const auto with_id = [&](const std::string& headers) {
        return client.exchange("GET / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n");
    };
    const Answer kept = with_id("X-Request-Id: my.id_1-2\r\n");
    EXPECT_EQ(kept.body, "my.id_1-2");
    EXPECT_EQ(kept.header("X-Request-Id"), "my.id_1-2");
    const std::string too_long(65, 'a');
    for (const std::string& headers :
         {std::string(), std::string("X-Request-Id: a b\r\n"), "X-Request-Id: " + too_long + "\r\n",
          std::string("X-Request-Id: a\r\nX-Request-Id: b\r\n"), std::string("X-Request-Id:\r\n")}) {
        const Answer made = with_id(headers);
        EXPECT_TRUE(base::is_uuid(made.body)) << headers;
        EXPECT_EQ(made.header("X-Request-Id"), made.body);
    }
}

TEST_F(ServerBasics, SurvivesHandlersThatThrow) {
    handler = [](const Request& request) -> Response {
        if (request.path == "/int") throw 7;
        throw std::runtime_error("secret cause");
    };
    start();
    TestClient client(port());
    const Answer answer = client.exchange("GET /a HTTP/1.1\r\nHost: a\r\nX-Request-Id: r7\r\n\r\n");
    EXPECT_EQ(answer.status, 500);
    EXPECT_NE(answer.body.find("r7"), std::string::npos);
    EXPECT_EQ(answer.body.find("secret"), std::string::npos);
    EXPECT_NE(observer.last("http.handler-failed").find("secret cause"), std::string::npos);
    EXPECT_EQ(client.exchange("GET /int HTTP/1.1\r\nHost: a\r\n\r\n").status, 500);
    EXPECT_EQ(server->counters().answers[5], 2U);
}

TEST_F(ServerBasics, GivesFailuresTheFormAskedFor) {
    options.failures = [](const Failure& failure) {
        return text_response(200, "form of " + std::to_string(failure.status)).with_header("X-Form", "own");
    };
    handler = [](const Request&) -> Response { throw std::runtime_error(""); };
    start();
    const Answer thrown = TestClient(port()).exchange(Get);
    EXPECT_EQ(thrown.status, 500);
    EXPECT_EQ(thrown.body, "form of 500");
    const Answer rejected = TestClient(port()).exchange("GET / HTTP/1.1\r\n\r\n");
    EXPECT_EQ(rejected.status, 400);
    EXPECT_EQ(rejected.header("X-Form"), "own");
}

TEST_F(ServerBasics, SurvivesARendererThatThrows) {
    options.failures = [](const Failure&) -> Response { throw std::runtime_error(""); };
    start();
    const Answer answer = TestClient(port()).exchange("GET / HTTP/1.1\r\n\r\n");
    EXPECT_EQ(answer.status, 400);
    EXPECT_NE(answer.body.find("Host"), std::string::npos);
}

TEST_F(ServerBasics, RefusesImpossibleStatuses) {
    std::atomic<int> status = 0;
    handler = [&](const Request&) { return text_response(status, "x"); };
    start();
    TestClient client(port());
    for (const int impossible : {0, -1, 99, 100, 101, 199, 600, 1200}) {
        status = impossible;
        EXPECT_EQ(client.exchange(Get).status, 500) << impossible;
    }
}

TEST_F(ServerBasics, DropsHeadersThatWouldBreakTheHead) {
    handler = [](const Request&) { return text_response(200, "x").with_header("Location", "/\r\nSet-Cookie: a=b"); };
    start();
    const Answer answer = TestClient(port()).exchange(Get);
    EXPECT_EQ(answer.head.find("Set-Cookie"), std::string::npos);
    EXPECT_NE(observer.last("http.header-dropped").find("Location"), std::string::npos);
}

TEST_F(ServerBasics, ReportsEachRequest) {
    start();
    EXPECT_EQ(TestClient(port()).exchange("GET /a?secret HTTP/1.1\r\nHost: a\r\nX-Request-Id: r1\r\n\r\n").status, 200);
    ASSERT_TRUE(eventually([&] { return observer.count("http.request") == 1; }));
    const std::string line = observer.last("http.request");
    EXPECT_TRUE(line.starts_with(
        R"(http.request {"id":"r1","peer":"127.0.0.1","method":"GET","path":"/a","status":200,"duration_ms":)"))
        << line;
    EXPECT_NE(line.find(R"("bytes":7)"), std::string::npos) << line;
    EXPECT_EQ(line.find("secret"), std::string::npos);
    EXPECT_EQ(TestClient(port()).exchange("GET /#\r\n\r\n").status, 400);
    EXPECT_EQ(observer.count("http.rejected"), 1U);
    EXPECT_EQ(server->counters().answers[2], 1U);
    EXPECT_EQ(server->counters().answers[4], 1U);
    EXPECT_EQ(server->counters().rejected, 1U);
}

TEST_F(ServerBasics, SendsLargeBodiesWhole) {
    handler = [](const Request&) { return text_response(200, std::string(5'000'000, 'x') + "end"); };
    start();
    TestClient client(port());
    const Answer answer = client.exchange(Get);
    EXPECT_EQ(answer.body.size(), 5'000'003U);
    EXPECT_TRUE(answer.body.ends_with("xend"));
    EXPECT_EQ(client.exchange(Get).body.size(), 5'000'003U);
}

TEST_F(ServerBasics, RunsHandlersBesideEachOther) {
    Gate gate;
    handler = [&](const Request&) {
        gate.pass();
        return empty_response(204);
    };
    options.workers = 3;
    start();
    TestClient a(port());
    TestClient b(port());
    TestClient c(port());
    for (TestClient* client : {&a, &b, &c}) client->send(Get);
    ASSERT_TRUE(eventually([&] { return gate.waiting == 3; }));
    EXPECT_EQ(server->counters().busy_workers, 3U);
    gate.open();
    for (TestClient* client : {&a, &b, &c}) EXPECT_EQ(client->receive().status, 204);
}

TEST_F(ServerBasics, SaysPlainlyThatAPortIsInUse) {
    start();
    ServerOptions second = options;
    second.listen = "127.0.0.1:" + std::to_string(port());
    Server other(second, handler, clock, random, observer);
    const auto started = other.start();
    ASSERT_FALSE(started.has_value());
    EXPECT_EQ(started.error().code, "http.address-in-use");
    EXPECT_NE(started.error().message.find(second.listen), std::string::npos);
    EXPECT_FALSE(started.error().hint.empty());
}

TEST_F(ServerBasics, SaysPlainlyThatItCannotListen) {
    for (const char* address : {"nonsense", "192.0.2.1:0"}) {
        ServerOptions wrong;
        wrong.listen = address;
        EXPECT_FALSE(Server(wrong, handler, clock, random, observer).start().has_value()) << address;
    }
    ServerOptions wrong;
    wrong.listen.clear();
    for (const std::string& path :
         {std::string("/nonexistent/a.sock"), std::string(200, 'a'), std::string("/dev/null")}) {
        wrong.socket_path = path;
        EXPECT_FALSE(Server(wrong, handler, clock, random, observer).start().has_value()) << path;
    }
}

TEST_F(ServerBasics, ReplacesASocketFileLeftBehindButNoneInUse) {
    options.listen.clear();
    options.socket_path = testing::TempDir() + "plumbline-stale-" + std::to_string(::getpid()) + ".sock";
    const int left = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, options.socket_path.c_str(), options.socket_path.size() + 1);
    const void* raw = &address;
    ASSERT_EQ(::bind(left, static_cast<const sockaddr*>(raw), sizeof(address)), 0);
    ::close(left);
    start();
    EXPECT_EQ(server->port(), 0);
    EXPECT_EQ(TestClient(options.socket_path).exchange(Get).status, 200);
    Server other(options, handler, clock, random, observer);
    EXPECT_EQ(other.start().error().code, "http.address-in-use");
    EXPECT_EQ(TestClient(options.socket_path).exchange(Get).status, 200);
}

TEST_F(ServerBasics, MayBeDestroyedUnstarted) {
    Server(options, handler, clock, random, observer);
}

}  // namespace
}  // namespace plumbline::http
