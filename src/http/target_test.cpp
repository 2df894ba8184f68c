#include "http/target.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <random>

#include "http/request.h"

namespace plumbline::http {
namespace {

using Segments = std::vector<std::string>;

TEST(Target, CutsThePathBeforeDecoding) {
    EXPECT_EQ(parse_target("/a%2Fb/c%20d")->segments, (Segments{"a/b", "c d"}));
    EXPECT_EQ(parse_target("/a%2Fb/c%20d?e")->path, "/a%2Fb/c%20d");
}

TEST(Target, KeepsEmptySegments) {
    EXPECT_EQ(parse_target("/")->segments, Segments{});
    EXPECT_EQ(parse_target("/a/")->segments, (Segments{"a", ""}));
    EXPECT_EQ(parse_target("//a")->segments, (Segments{"", "a"}));
}

TEST(Target, LeavesPlusInPathsAlone) {
    EXPECT_EQ(parse_target("/a+b")->segments, Segments{"a+b"});
}

TEST(Target, DecodesQueries) {
    const Query expected{{"$filter", "status eq 'active' & more"}, {"a", ""}, {"b", "1=2"}, {"", "c"}, {"a", "+"}};
    EXPECT_EQ(parse_target("/?$filter=status+eq+'active'+%26+more&a&&b=1=2&=c&a=%2B")->query, expected);
    EXPECT_TRUE(parse_target("/?")->query.empty());
    EXPECT_TRUE(parse_target("/")->query.empty());
}

TEST(Target, KeepsQuestionMarksInQueries) {
    EXPECT_EQ(parse_target("/?a=b?c")->query, (Query{{"a", "b?c"}}));
}

TEST(Target, KnowsTheAsterisk) {
    EXPECT_EQ(parse_target("*")->path, "*");
    EXPECT_TRUE(parse_target("*")->segments.empty());
}

TEST(Target, RejectsWhatCannotBeDecoded) {
    for (const char* text : {"",          "a",      "/%",        "/%4",     "/%g1",
                             "/%1g",      "/%00",   "/a%ff",     "/%c3",    "/%ED%A0%80",
                             "/?%",       "/a\xff", "/\xc3\xbc", "/a b",    "/a\n",
                             "/a#b",      "/?a=%4", "/?a=%00",   "/?%80=a", "/?a=%F8%88%80%80%80",
                             "/?a=%C0%80"})
        EXPECT_EQ(parse_target(text).error().status, 400) << text;
}

TEST(Target, RejectsDotSegmentsInAnyGuise) {
    for (const char* text : {"/.", "/..", "/../", "/a/..", "/a/./b", "/%2e", "/%2E%2e/a", "/.%2e"})
        EXPECT_EQ(parse_target(text).error().status, 400) << text;
    for (const char* text : {"/...", "/.a", "/a..", "/?..", "/..%20"})
        EXPECT_TRUE(parse_target(text).has_value()) << text;
}

/// Some well-formed UTF-8 without NUL, ASCII and not.
std::string random_text(std::mt19937& random) {
    constexpr std::array<std::string_view, 12> pieces{
        "a", "Z", "/", "?", "&", "=", "+", "%", " ", "\xC3\xA4", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"};
    std::string text;
    for (std::size_t i = random() % 8; i > 0; --i) text += pieces.at(random() % pieces.size());
    return text;
}

std::string percent_encode(std::string_view text) {
    std::string encoded;
    for (const char c : text) encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    return encoded;
}

TEST(Target, GivesBackWhateverWasEncoded) {
    std::mt19937 random(9);
    for (int round = 0; round < 1000; ++round) {
        std::vector<std::string> segments(1 + random() % 4);
        Query query(random() % 4);
        std::string origin;
        for (std::string& segment : segments) {
            segment = "x" + random_text(random);
            origin += "/" + percent_encode(segment);
        }
        char mark = '?';
        for (auto& [name, value] : query) {
            name = "n" + random_text(random);
            value = random_text(random);
            origin += mark + percent_encode(name) + "=" + percent_encode(value);
            mark = '&';
        }
        const auto target = parse_target(origin);
        ASSERT_TRUE(target.has_value()) << origin;
        EXPECT_EQ(target->segments, segments) << origin;
        EXPECT_EQ(target->query, query) << origin;
    }
}

TEST(Request, FindsCookies) {
    Request request;
    request.headers.add("Cookie", "a=1; b=x=y;c ; =d;ab=2");
    request.headers.add("cookie", "e=3; a=9");
    EXPECT_EQ(request.find_cookie("a"), "1");
    EXPECT_EQ(request.find_cookie("b"), "x=y");
    EXPECT_EQ(request.find_cookie("e"), "3");
    EXPECT_EQ(request.find_cookie("ab"), "2");
    EXPECT_EQ(request.find_cookie("A"), std::nullopt);
    EXPECT_EQ(request.find_cookie("c"), std::nullopt);
    EXPECT_EQ(Request().find_cookie("a"), std::nullopt);
}

TEST(Request, FindsHeadersAndQueries) {
    Request request;
    request.headers.add("If-Match", "\"1\"");
    request.query = {{"a", "1"}, {"a", "2"}};
    EXPECT_EQ(request.find_header("if-match"), "\"1\"");
    EXPECT_EQ(request.find_header("if-none-match"), std::nullopt);
    EXPECT_EQ(request.headers_named("IF-MATCH").size(), 1U);
    EXPECT_EQ(request.find_query("a"), "1");
    EXPECT_EQ(request.find_query("b"), std::nullopt);
}

TEST(Request, KnowsRequestIds) {
    for (const char* text : {"a", "0.b_C-9"}) EXPECT_TRUE(is_request_id(text)) << text;
    EXPECT_TRUE(is_request_id(std::string(64, 'a')));
    for (const char* text : {"", " ", "a b", "a\n", "a/b", "ä", "{}"}) EXPECT_FALSE(is_request_id(text)) << text;
    EXPECT_FALSE(is_request_id(std::string(65, 'a')));
}

}  // namespace
}  // namespace plumbline::http
