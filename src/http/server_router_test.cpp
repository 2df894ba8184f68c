// The parts together: middlewares around a router behind a server.
#include "http/router.h"
#include "http/test_server.h"

namespace plumbline::http {
namespace {

class ServerRouter : public ServerTest {
  protected:
    ServerRouter() : router(form) {
        options.failures = form;
        router.add("GET", "/things/{id}", [](const Request& request, const Params& params) {
            const auto expand = request.find_query("expand").value_or("nothing");
            return json_response(200, {{"id", params.value("id")}, {"expand", expand}});
        });
        router.add("POST", "/things", [](const Request& request, const Params&) {
            return text_response(201, request.body).with_header("Location", "/things/1");
        });
        router.add("GET", "/{path...}", [](const Request&, const Params& params) {
            return text_response(200, "file " + std::string(params.value("path")));
        });
        handler = chain({identity, headers}, [this](const Request& request) { return router.answer(request); });
    }

    static Response form(const Failure& failure) {
        return json_response(failure.status, {{"status", failure.status}, {"request", failure.request_id}})
            .with_header("X-Form", "yes");
    }
    static Response identity(const Request& request, const Next& next) {
        if (request.find_cookie("session") == "wrong") return form({401, "Sign in.", request.id});
        return next(request);
    }
    static Response headers(const Request& request, const Next& next) {
        return next(request).with_header("X-Content-Type-Options", "nosniff");
    }

    Answer ask(const std::string& line, const std::string& more = "\r\n", bool to_head = false) {
        TestClient client(port());
        client.send(line + " HTTP/1.1\r\nHost: a\r\n" + more);
        return client.receive(to_head);
    }

    Router router;
};

TEST_F(ServerRouter, FindsTheHandler) {
    start();
    EXPECT_EQ(ask("GET /things/a%2Fb?expand=x+y").body, R"({"id":"a/b","expand":"x y"})");
    const Answer made = ask("POST /things", "Content-Length: 2\r\n\r\nhi");
    EXPECT_EQ(made.status, 201);
    EXPECT_EQ(made.header("Location"), "/things/1");
    EXPECT_EQ(ask("GET /app/main.js").body, "file app/main.js");
    EXPECT_EQ(ask("GET /").body, "file ");
}

TEST_F(ServerRouter, AnswersHeadLikeGetWithoutTheBody) {
    start();
    const Answer get = ask("GET /things/1");
    const Answer head = ask("HEAD /things/1", "\r\n", true);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.header("Content-Length"), std::to_string(get.body.size()));
    EXPECT_EQ(head.header("Content-Type"), get.header("Content-Type"));
}

TEST_F(ServerRouter, AnswersOptions) {
    start();
    const Answer one = ask("OPTIONS /things");
    EXPECT_EQ(one.status, 204);
    EXPECT_EQ(one.header("Allow"), "GET, HEAD, OPTIONS, POST");
    EXPECT_EQ(one.header("Content-Length"), "");
    EXPECT_EQ(ask("OPTIONS *").header("Allow"), "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT");
}

TEST_F(ServerRouter, RefusesInTheFormAskedFor) {
    start();
    const Answer refused = ask("DELETE /things/1", "X-Request-Id: r1\r\n\r\n");
    EXPECT_EQ(refused.status, 405);
    EXPECT_EQ(refused.header("Allow"), "GET, HEAD, OPTIONS");
    EXPECT_EQ(refused.body, R"({"status":405,"request":"r1"})");
    EXPECT_EQ(ask("PUT /nothing/at/all", "Content-Length: 0\r\n\r\n").status, 405);
    EXPECT_EQ(ask("GET /%ff").header("X-Form"), "yes");
}

TEST_F(ServerRouter, LetsMiddlewaresAnswerAndAdd) {
    start();
    EXPECT_EQ(ask("GET /things/1", "Cookie: a=b; session=wrong\r\n\r\n").status, 401);
    EXPECT_EQ(ask("GET /things/1", "Cookie: session=right\r\n\r\n").header("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(ask("POST /nothing/here", "Content-Length: 0\r\n\r\n").header("X-Content-Type-Options"), "nosniff");
}

}  // namespace
}  // namespace plumbline::http
