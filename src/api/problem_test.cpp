#include "api/problem.h"

#include <gtest/gtest.h>

#include "api/rest/records.h"
#include "api/service.h"

namespace plumbline::api {
namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::JsonObject;

JsonObject body_of(const http::Response& response) {
    return base::parse_json(response.body).value().as_object();
}

struct Mapping {
    ErrorKind kind;
    int status;
};

class Status : public ::testing::TestWithParam<Mapping> {};

TEST_P(Status, OfAKind) {
    EXPECT_EQ(status_of(GetParam().kind), GetParam().status);
    Error error;
    error.kind = GetParam().kind;
    error.code = "some.code";
    error.message = "Something is wrong.";
    const http::Response response = problem(error, "r-1");
    EXPECT_EQ(response.status, GetParam().status);
    EXPECT_EQ(*response.headers.find_value("Content-Type"), "application/problem+json");
    EXPECT_EQ(*response.headers.find_value("Cache-Control"), "no-store");
    const JsonObject body = body_of(response);
    EXPECT_EQ(base::integer_or(body, "status"), GetParam().status);
    EXPECT_EQ(base::text_or(body, "type"), "urn:plumbline:problem:some.code");
    EXPECT_FALSE(base::text_or(body, "title").empty()) << "the status has a name";
    EXPECT_EQ(base::text_or(body, "code"), "some.code");
    EXPECT_EQ(base::text_or(body, "detail"), "Something is wrong.");
    EXPECT_EQ(base::text_or(body, "requestId"), "r-1");
}

INSTANTIATE_TEST_SUITE_P(Kinds, Status,
                         ::testing::Values(Mapping{ErrorKind::Invalid, 422}, Mapping{ErrorKind::Malformed, 400},
                                           Mapping{ErrorKind::Unauthenticated, 401}, Mapping{ErrorKind::Forbidden, 403},
                                           Mapping{ErrorKind::NotFound, 404}, Mapping{ErrorKind::Conflict, 409},
                                           Mapping{ErrorKind::PreconditionRequired, 428},
                                           Mapping{ErrorKind::PreconditionFailed, 412},
                                           Mapping{ErrorKind::TooLarge, 413}, Mapping{ErrorKind::TooMany, 429},
                                           Mapping{ErrorKind::Unsupported, 405}, Mapping{ErrorKind::Unavailable, 503},
                                           Mapping{ErrorKind::Internal, 500}));

TEST(Problem, SaysItsLanguageWhereItIsTheReaders) {
    Error error = base::invalid("activation.blocked", "status", "Noch nicht.");
    EXPECT_EQ(problem(error, "r").headers.find_value("Content-Language"), nullptr);
    error.language = "de";
    EXPECT_EQ(*problem(error, "r").headers.find_value("Content-Language"), "de");
    EXPECT_EQ(*problem(error, "r").headers.find_value("Vary"), "Accept-Language");
}

TEST(Problem, SaysFieldHintAndPlaceWhereKnown) {
    Error error = base::malformed("json.syntax", "Broken.", 3, 7);
    error.field = "filter";
    error.hint = "Mend it.";
    const JsonObject body = body_of(problem(error, "r"));
    EXPECT_EQ(base::text_or(body, "field"), "filter");
    EXPECT_EQ(base::text_or(body, "hint"), "Mend it.");
    EXPECT_EQ(base::integer_or(body, "line"), 3);
    EXPECT_EQ(base::integer_or(body, "column"), 7);
}

TEST(Problem, LeavesOutWhatIsNotKnown) {
    const JsonObject body = body_of(problem(base::not_found("Nothing."), ""));
    for (const char* key : {"field", "hint", "line", "column", "errors", "requestId"})
        EXPECT_FALSE(body.contains(key)) << key;
}

TEST(Problem, NeverTellsTheCause) {
    for (Error error : {base::internal("no such table: secret_table"), base::unavailable("host 10.0.0.5 is down")}) {
        error.details.push_back(base::internal("deeper secret_table 10.0.0.5"));
        const std::string body = problem(error, "r").body;
        EXPECT_EQ(body.find("secret_table"), std::string::npos) << body;
        EXPECT_EQ(body.find("10.0.0.5"), std::string::npos) << body;
    }
}

TEST(Problem, ListsAllMistakes) {
    Error error = base::invalid("validation.required", "title", "Title is missing.");
    error.details = {base::invalid("validation.required", "title", "Title is missing."),
                     base::invalid("validation.range", "rank", "Rank is 11.", "At most 10.")};
    const JsonObject body = body_of(problem(error, "r"));
    const auto& errors = body.at("errors").get_array();
    ASSERT_EQ(errors.size(), 2U);
    EXPECT_EQ(base::canonical_text(errors[1]),
              R"({"code":"validation.range","detail":"Rank is 11.","field":"rank","hint":"At most 10."})");
}

TEST(Problem, SaysHowToSignInAndWhenToTryAgain) {
    const auto header = [](ErrorKind kind, const char* name) {
        Error error;
        error.kind = kind;
        const http::Response response = problem(error, "r");
        const std::string* value = response.headers.find_value(name);
        return value == nullptr ? std::string() : *value;
    };
    EXPECT_TRUE(header(ErrorKind::Unauthenticated, "WWW-Authenticate").starts_with("Bearer"));
    EXPECT_EQ(header(ErrorKind::Forbidden, "WWW-Authenticate"), "");
    EXPECT_NE(header(ErrorKind::TooMany, "Retry-After"), "");
    EXPECT_NE(header(ErrorKind::Unavailable, "Retry-After"), "");
    EXPECT_EQ(header(ErrorKind::Internal, "Retry-After"), "");
}

TEST(Problem, OfTheHttpFloorHasTheSameForm) {
    const http::Response response = render_failure({414, "The address is too long.", "r-2"});
    EXPECT_EQ(response.status, 414);
    EXPECT_EQ(*response.headers.find_value("Content-Type"), "application/problem+json");
    const JsonObject body = body_of(response);
    EXPECT_EQ(base::text_or(body, "code"), "http.414");
    EXPECT_EQ(base::text_or(body, "detail"), "The address is too long.");
    EXPECT_EQ(base::text_or(body, "requestId"), "r-2");
    EXPECT_FALSE(body_of(render_failure({400, "x", ""})).contains("requestId"));
}

http::Request request(const std::string& type, const std::string& body) {
    http::Request made;
    made.method = "POST";
    if (!type.empty()) made.headers.set("Content-Type", type);
    made.body = body;
    return made;
}

TEST(JsonBody, TakesObjectsOfTheJsonTypes) {
    for (const char* type : {"application/json", "application/json; charset=utf-8", "Application/JSON",
                             "application/merge-patch+json", " application/json ;x=y"})
        EXPECT_EQ(base::to_text(json_body(request(type, R"({"a":1})")).value()), R"({"a":1})") << type;
}

TEST(JsonBody, RefusesOtherTypesAndValues) {
    for (const char* type : {"", "text/plain", "application/x-www-form-urlencoded", "text/json", "application/jsonx",
                             "application/xml; application/json"})
        EXPECT_EQ(json_body(request(type, R"({"a":1})")).error().code, "body.media-type") << type;
    for (const char* body : {"[]", "5", "null", "\"x\""})
        EXPECT_EQ(json_body(request("application/json", body)).error().code, "body.object") << body;
    for (const char* body : {"", "{", "{\"a\":1}x", "{\"a\":1,\"a\":2}", "{a:1}"}) {
        const auto refused = json_body(request("application/json", body));
        EXPECT_EQ(refused.error().code, "json.syntax") << body;
        EXPECT_EQ(refused.error().kind, ErrorKind::Malformed);
    }
}

TEST(SessionCookies, AreHostOnlySecureAndHidden) {
    const std::string cookie = session_cookie("s3cret");
    EXPECT_TRUE(cookie.starts_with("__Host-plumbline=s3cret;")) << cookie;
    for (const char* attribute : {"Path=/", "Secure", "HttpOnly", "SameSite=Lax"})
        EXPECT_NE(cookie.find(attribute), std::string::npos) << attribute;
    EXPECT_EQ(cookie.find("Domain"), std::string::npos);
    EXPECT_EQ(cookie.find("Max-Age"), std::string::npos);
    EXPECT_NE(session_cookie("").find("Max-Age=0"), std::string::npos);
}

TEST(Etag, IsTheRevisionInQuotes) {
    EXPECT_EQ(rest::etag(1), "\"1\"");
    EXPECT_EQ(rest::etag(120), "\"120\"");
}

}  // namespace
}  // namespace plumbline::api
