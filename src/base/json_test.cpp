#include "base/json.h"

#include <gtest/gtest.h>

namespace plumbline::base {
namespace {

TEST(Json, WritesNumbersPlainly) {
    EXPECT_EQ(number_text(12.5), "12.5");
    EXPECT_EQ(number_text(0.1), "0.1");
    EXPECT_EQ(number_text(1e15), "1000000000000000");
    EXPECT_EQ(number_text(-0.000001), "-0.000001");
}

TEST(Json, RoundTripsEveryKind) {
    const std::string text = R"({"a":[1,2.5,true,null,"x\"y\\z\n"],"b":{"c":-9223372036854775808}})";
    EXPECT_EQ(to_text(parse_json(text).value()), text);
}

TEST(Json, SortsKeysInCanonicalText) {
    EXPECT_EQ(canonical_text(parse_json(R"({"b":1,"a":{"d":1,"c":2}})").value()), R"({"a":{"c":2,"d":1},"b":1})");
}

TEST(Json, RefusesDuplicateKeysWithTheirPlace) {
    const auto result = parse_json("{\n \"a\": 1,\n \"a\": 2}");
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, "json.syntax");
    EXPECT_EQ(result.error().line, 3);
    EXPECT_NE(result.error().message.find("comes twice"), std::string::npos);
}

TEST(Json, AllowsTheSameKeyInDifferentObjects) {
    EXPECT_TRUE(parse_json(R"([{"a":1},{"a":{"a":2}}])").has_value());
}

TEST(Json, RefusesWhatIsNotJson) {
    for (const char* text : {"", "{", "[1,]", "{a:1}", "1 2", "1e999", "\"\\ud800\"", "\xFF", "nul", "[1}"})
        EXPECT_FALSE(parse_json(text).has_value()) << text;
}

TEST(Json, RefusesDepthBeyondTheLimit) {
    const std::string deep = std::string(100000, '[');
    const auto result = parse_json(deep);
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().kind, ErrorKind::TooLarge);
}

TEST(Json, RefusesMoreValuesThanTheLimit) {
    const std::string text = R"([{"a":1},"b",2.5,null,true,-1,[]])";
    EXPECT_TRUE(parse_json(text, 64, 9).has_value());
    const auto result = parse_json(text, 64, 8);
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().kind, ErrorKind::TooLarge);
    EXPECT_EQ(result.error().code, "json.values");
    EXPECT_EQ(result.error().line, 1);
}

}  // namespace
}  // namespace plumbline::base
