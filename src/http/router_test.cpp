#include "http/router.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "http/middleware.h"

namespace plumbline::http {
namespace {

Request request_of(std::string method, std::string_view origin) {
    Request request;
    Target target = parse_target(origin).value();
    request.method = std::move(method);
    request.path = target.path;
    request.segments = target.segments;
    request.id = "r1";
    return request;
}

/// A router whose handlers answer their own pattern and what its names stood for.
Router example() {
    Router router;
    const auto route = [&](const std::string& method, const std::string& pattern, std::vector<std::string> names = {}) {
        router.add(method, pattern, [=](const Request&, const Params& params) {
            std::string text = pattern;
            for (const std::string& name : names) text += " " + std::string(params.value(name));
            return text_response(200, text);
        });
    };
    route("GET", "/");
    route("GET", "/api/{collection}", {"collection"});
    route("POST", "/api/{collection}", {"collection"});
    route("GET", "/api/{collection}/{id}", {"collection", "id"});
    route("DELETE", "/api/{type}/{key}", {"type", "key"});
    route("GET", "/api/special/{id}", {"id"});
    route("GET", "/api/special/one");
    route("GET", "/api/{collection}/{id}/history", {"collection", "id"});
    route("GET", "/files/{path...}", {"path"});
    route("POST", "/only/post");
    route("OPTIONS", "/own/options");
    route("HEAD", "/own/head");
    route("GET", "/own/head");
    return router;
}

std::string answer(const Router& router, const std::string& method, std::string_view origin) {
    const Response response = router.answer(request_of(method, origin));
    if (response.status == 200) return response.body;
    const std::string* allow = response.headers.find_value("Allow");
    return std::to_string(response.status) + (allow == nullptr ? "" : " " + *allow);
}

TEST(Router, PrefersLiteralsOverNames) {
    const Router router = example();
    EXPECT_EQ(answer(router, "GET", "/"), "/");
    EXPECT_EQ(answer(router, "GET", "/api/special/one"), "/api/special/one");
    EXPECT_EQ(answer(router, "GET", "/api/special/two"), "/api/special/{id} two");
    EXPECT_EQ(answer(router, "GET", "/api/other/one"), "/api/{collection}/{id} other one");
}

TEST(Router, GoesBackWhereALiteralLeadsNowhere) {
    const Router router = example();
    EXPECT_EQ(answer(router, "GET", "/api/special/one/history"), "/api/{collection}/{id}/history special one");
    EXPECT_EQ(answer(router, "DELETE", "/api/special/one"), "/api/{type}/{key} special one");
}

TEST(Router, NamesPartsPerRoute) {
    EXPECT_EQ(answer(example(), "DELETE", "/api/a/b"), "/api/{type}/{key} a b");
}

TEST(Router, GivesDecodedParts) {
    EXPECT_EQ(answer(example(), "GET", "/api/a%2Fb/%C3%A4"), "/api/{collection}/{id} a/b \xC3\xA4");
}

TEST(Router, TakesTheRest) {
    const Router router = example();
    EXPECT_EQ(answer(router, "GET", "/files/a/b.css"), "/files/{path...} a/b.css");
    EXPECT_EQ(answer(router, "GET", "/files/"), "/files/{path...} ");
    EXPECT_EQ(answer(router, "GET", "/files"), "/files/{path...} ");
}

TEST(Router, AnswersHeadByGet) {
    const Router router = example();
    EXPECT_EQ(answer(router, "HEAD", "/api/a"), "/api/{collection} a");
    EXPECT_EQ(answer(router, "HEAD", "/own/head"), "/own/head");
    EXPECT_EQ(answer(router, "HEAD", "/only/post"), "405 OPTIONS, POST");
}

TEST(Router, AnswersOptions) {
    const Router router = example();
    EXPECT_EQ(answer(router, "OPTIONS", "/api/a"), "204 GET, HEAD, OPTIONS, POST");
    EXPECT_EQ(answer(router, "OPTIONS", "/own/options"), "/own/options");
    EXPECT_EQ(answer(router, "OPTIONS", "*"), "204 DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT");
    EXPECT_EQ(answer(router, "OPTIONS", "/nothing"), "404");
}

TEST(Router, TellsMissingFromNotAllowed) {
    const Router router = example();
    for (const char* origin :
         {"/api", "/api/", "/api//a", "/API/a", "/api/a/b/c", "/api/a/", "/only/post/", "/nothing", "//"})
        EXPECT_EQ(answer(router, "GET", origin), "404") << origin;
    EXPECT_EQ(answer(router, "PUT", "/api/a/b"), "405 DELETE, GET, HEAD, OPTIONS");
    EXPECT_EQ(answer(router, "GET", "/only/post"), "405 OPTIONS, POST");
    EXPECT_EQ(answer(router, "get", "/api/a"), "405 GET, HEAD, OPTIONS, POST");
}

TEST(Router, GivesFailuresTheFormAskedFor) {
    Router router([](const Failure& failure) { return text_response(failure.status, "form " + failure.request_id); });
    router.add("GET", "/a", [](const Request&, const Params&) { return empty_response(200); });
    EXPECT_EQ(router.answer(request_of("GET", "/b")).body, "form r1");
    const Response refused = router.answer(request_of("POST", "/a"));
    EXPECT_EQ(refused.body, "form r1");
    EXPECT_EQ(*refused.headers.find_value("Allow"), "GET, HEAD, OPTIONS");
}

TEST(Router, ListsItsRoutesInOrder) {
    Router router;
    const Handler handler = [](const Request&, const Params&) { return empty_response(200); };
    router.add("POST", "/b", handler);
    router.add("GET", "/b", handler);
    router.add("GET", "/a/{x}", handler);
    std::string list;
    for (const auto& [method, pattern] : router.routes()) list += method + " " + pattern + "\n";
    EXPECT_EQ(list, "GET /a/{x}\nGET /b\nPOST /b\n");
}

TEST(Router, RefusesRoutesThatAreOurOwnMistake) {
    Router router;
    const Handler handler = [](const Request&, const Params&) { return empty_response(200); };
    router.add("GET", "/a/{x}", handler);
    for (const char* pattern : {"/a/{y}", "", "a", "/{rest...}/b", "/a{b}", "/{}", "/{"})
        EXPECT_THROW(router.add("GET", pattern, handler), std::logic_error) << pattern;
}

TEST(Params, AreEmptyWhereUnknown) {
    Params params;
    params.set("a", "1");
    EXPECT_EQ(params.value("a"), "1");
    EXPECT_EQ(params.value("b"), "");
}

TEST(Middleware, EnclosesFromTheFirstInwards) {
    const auto mark = [](std::string name) -> Middleware {
        return [=](const Request& request, const Next& next) {
            Request changed = request;
            changed.body += name + ">";
            Response response = next(changed);
            response.body += "<" + name;
            return response;
        };
    };
    const Next whole =
        chain({mark("a"), mark("b")}, [](const Request& request) { return text_response(200, request.body + "|"); });
    EXPECT_EQ(whole({}).body, "a>b>|<b<a");
    EXPECT_EQ(whole({}).body, "a>b>|<b<a");
}

TEST(Middleware, MayAnswerItself) {
    bool reached = false;
    const Next whole = chain({[](const Request&, const Next&) { return empty_response(401); }}, [&](const Request&) {
        reached = true;
        return empty_response(200);
    });
    EXPECT_EQ(whole({}).status, 401);
    EXPECT_FALSE(reached);
}

TEST(Middleware, MayBeAbsent) {
    EXPECT_EQ(chain({}, [](const Request&) { return empty_response(202); })({}).status, 202);
}

}  // namespace
}  // namespace plumbline::http
