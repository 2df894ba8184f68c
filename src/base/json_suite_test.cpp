// The kinds of texts that the JSON parsing test suite of Seriot (Parsing JSON is a minefield, 2016) collects: `y` must
// be taken, `n` must be refused. Duplicate keys and lone surrogates, which RFC 8259 leaves open, are refused here.

#include <gtest/gtest.h>

#include "base/json.h"

namespace plumbline::base {
namespace {

using std::string_literals::operator""s;

class Taken : public ::testing::TestWithParam<std::string> {};
class Refused : public ::testing::TestWithParam<std::string> {};

TEST_P(Taken, IsJson) {
    const auto result = parse_json(GetParam());
    ASSERT_TRUE(result.has_value()) << GetParam() << ": " << result.error().message;
    EXPECT_EQ(to_text(parse_json(to_text(*result)).value()), to_text(*result));
}

TEST_P(Refused, IsAnErrorWithItsPlace) {
    const auto result = parse_json(GetParam());
    ASSERT_FALSE(result.has_value()) << GetParam();
    EXPECT_EQ(result.error().code, "json.syntax");
    EXPECT_EQ(result.error().kind, ErrorKind::Malformed);
    EXPECT_GE(result.error().line, 1);
    EXPECT_GE(result.error().column, 1);
}

INSTANTIATE_TEST_SUITE_P(Arrays, Taken,
                         ::testing::Values("[]", "[[]   ]", R"([""])", R"(["a"])", "[false]", R"([null, 1, "1", {}])",
                                           "[null]", "[1\n]", " [1]", "[1,null,null,null,2]", "[2] ",
                                           "[1,[2,[3,[4]]]]"));

INSTANTIATE_TEST_SUITE_P(Numbers, Taken,
                         ::testing::Values("[123e65]", "[0e+1]", "[0e1]", "[ 4]", "[-0]", "[-123]", "[-1]", "[1E22]",
                                           "[1E-2]", "[1E+2]", "[123e45]", "[123.456e78]", "[1e-2]", "[1e+2]", "[123]",
                                           "[123.456789]", "[20e1]", "[1e-400]", "[0.1e1]", "4", "-7.5",
                                           "[-0.000000000000000000000000000000000000000000000000000000001]",
                                           "[100000000000000000000000]"));

INSTANTIATE_TEST_SUITE_P(Objects, Taken,
                         ::testing::Values("{}", R"({"":0})", R"({"a":"b","c":"d"})", R"({"a":"b"})",
                                           R"({"x":[{"id":"y"}],"id":"z"})", R"({ "min": -1.0e+28, "max": 1.0e+28 })",
                                           R"({"title":"\u041f\u043e\u043b"})", "{\"a\":\n\"b\"}",
                                           R"({"a":{"a":{"a":1}}})", R"({"a\u0000b":1})"));

INSTANTIATE_TEST_SUITE_P(Strings, Taken,
                         ::testing::Values(R"(["\u0060\u012a\u12AB"])", R"(["\uD801\udc37"])",
                                           R"(["\ud83d\ude39\ud83d\udc8d"])", R"(["\"\\\/\b\f\n\r\t"])",
                                           R"(["\\u0000"])", R"(["\u0000"])", R"(["\""])", "[\"a/*b*/c/*d//e\"]",
                                           R"(["\\a"])", R"(["\uFFFF"])", "[\"\xF4\x8F\xBF\xBF\"]",
                                           "[\"\xEF\xBF\xBF\"]", "[\"\x7F\"]", "[\"\u2028\u2029\"]", R"("")", R"(" ")",
                                           "[\"€𝄞\"]", R"(["\uDBFF\uDFFE"])"));

INSTANTIATE_TEST_SUITE_P(Structure, Taken,
                         ::testing::Values("null", "true", "false", "\t\r\n []\r\n", "\" \"", "[true]", "  {}  "));

INSTANTIATE_TEST_SUITE_P(Arrays, Refused,
                         ::testing::Values("[1 true]", "[a\xE5]", "[\"\": 1]", "[\"\"],", "[,1]", "[1,,2]", "[\"x\",,]",
                                           "[\"x\"]]", "[\"\",]", "[\"x\"", "[x", "[3[4]]", "[\xFF]", "[,]", "[-]",
                                           "[   , \"\"]", "[\"a\",\n4\n,1,", "[1,]", "[*]", "[\"\"", "[1,\n1\n,1",
                                           "[{}", "]"));

INSTANTIATE_TEST_SUITE_P(Numbers, Refused,
                         ::testing::Values("[++1234]", "[+1]", "[+Inf]", "[-01]", "[-1.0.]", "[-2.]", "[-NaN]", "[.-1]",
                                           "[.2e-3]", "[0.1.2]", "[0.3e+]", "[0.3e]", "[0.e1]", "[0E+]", "[0E]",
                                           "[1.0e+]", "[1.0e-]", "[1.0e]", "[1 000.0]", "[1eE2]", "[2.e+3]", "[9.e+]",
                                           "[Inf]", "[NaN]", "[1+2]", "[0x1]", "[0x42]", "[Infinity]", "[0e+-1]",
                                           "[-123.123foo]", "[123\xE5]", "[-Infinity]", "[-foo]", "[- 1]", "[-012]",
                                           "[-.123]", "[1ea]", "[1.]", "[.123]", "[1.2a-3]", "[012]", "[1e999]",
                                           "[-1e999]", "00", "1_000", "[１]"));

INSTANTIATE_TEST_SUITE_P(Objects, Refused,
                         ::testing::Values("[\"x\", truth]", "{[: \"x\"}\n", "{\"x\", null}", "{\"x\"::\"b\"}",
                                           "{\"a\":\"a\" 123}", "{key: 'value'}", "{\"a\" b}", "{:\"b\"}",
                                           "{\"a\" \"b\"}", "{\"a\":", "{\"a\"", "{1:1}", "{9999E9999:1}",
                                           "{null:null,null:null}", "{\"id\":0,,,,,}", "{'a':0}", "{\"id\":0,}",
                                           "{\"a\":\"b\"}/**/", "{\"a\":\"b\"}/", "{\"a\":\"b\"}//",
                                           "{\"a\":\"b\",,\"c\":\"d\"}", "{a: \"b\"}", "{\"a\":\"a",
                                           "{ \"foo\" : \"bar\", \"a\" }", "{\"a\":\"b\"}#", R"({"a":1,"a":1})",
                                           R"({"a":1,"\u0061":2})", R"({"x":{"b":1,"b":2}})"));

INSTANTIATE_TEST_SUITE_P(Strings, Refused,
                         ::testing::Values("[\"\\uD800\\\"]", "[\"\\uD800\\u\"]", "[\"\\uD800\\u1\"]",
                                           "[\"\\uD800\\u1x\"]", "[é]", "[\"\\\x00\"]"s, "[\"\\x00\"]", "[\"\\\\\\\"]",
                                           "[\"\\\t\"]", "[\"\\🌀\"]", "[\"\\\"]", "[\"\\u00A\"]", "[\"\\uD834\\uDd\"]",
                                           "[\"\\uD800\\uD800\\x\"]", "[\"\\a\"]", "[\"\\uqqqq\"]", "[\"\\\xE5\"]",
                                           "[\\u0020\"asd\"]", "[\\n]", "\"", "['single quote']", "abc", "[\"\\",
                                           "[\"a\x00"s + "a\"]", "[\"new\nline\"]", "[\"\t\"]", "\"\\UA66D\"", "\"\"x",
                                           "[\"\\uD800\"]", "[\"\\uDC00\"]", "[\"\\uDADA\"]", "[\"\xED\xA0\x80\"]",
                                           "[\"\xFF\"]", "[\"\xC0\xAF\"]", "[\"\xE6\x97\xA5\xD1\x88\xFA\"]",
                                           "[\"\\uDd1ea\"]", "[\"\\ud800abc\"]", "[\"\x1F\"]"));

INSTANTIATE_TEST_SUITE_P(Structure, Refused,
                         ::testing::Values("", " ", "\xEF\xBB\xBF", "\xEF\xBB\xBF[]", "<.>", "[<null>]", "[1]x", "[1]]",
                                           "[\"asd]", "aå", "[True]", "1]", "{\"x\": true,", "[][]", "]", "[", "{}}",
                                           "{\"\":", "{\"a\":/*comment*/\"b\"}", "{\"a\": true} \"x\"", "['", "[,",
                                           "[{", "[\"a", "[\"a\"", "{", "{]", "{,", "{[", "{\"a", "{'a'", "*",
                                           "{\"a\":\"b\"}#{}", "[\u000c]", "[\u2060]", "nul", "tru", "fals", "nulll",
                                           "\0"s, "å", "[1\x00]"s, "// x\n1", "\u00A0[]"));

TEST(JsonPlace, CountsLinesAndColumnsFromOne) {
    const auto error_of = [](std::string_view text) { return parse_json(text).error(); };
    EXPECT_EQ(error_of("x").line, 1);
    EXPECT_EQ(error_of("x").column, 1);
    EXPECT_EQ(error_of("{\n  \"a\": 1,\n  b\n}").line, 3);
    EXPECT_EQ(error_of("{\n  \"a\": 1,\n  b\n}").column, 3);
    EXPECT_EQ(error_of("[1, 2").line, 1);
    EXPECT_EQ(error_of("[1]\n\n  x").line, 3);
}

TEST(JsonDepth, IsBoundedWhereAsked) {
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    EXPECT_TRUE(parse_json(nested(64)).has_value());
    EXPECT_FALSE(parse_json(nested(65)).has_value());
    EXPECT_TRUE(parse_json(nested(3), 3).has_value());
    EXPECT_EQ(parse_json(nested(4), 3).error().kind, ErrorKind::TooLarge);
    EXPECT_TRUE(parse_json("1", 1).has_value());
    std::string objects;
    for (int i = 0; i < 70; ++i) objects += "{\"a\":";
    EXPECT_EQ(parse_json(objects).error().kind, ErrorKind::TooLarge);
}

TEST(JsonKeys, ThatComeTwiceAreNamed) {
    for (const char* text : {R"({"a":1,"a":2})", R"([{"b":{"a":1,"c":2,"a":3}}])", R"({"a":1,"\u0061":2})"}) {
        const auto result = parse_json(text);
        ASSERT_FALSE(result.has_value()) << text;
        EXPECT_NE(result.error().message.find("\"a\" comes twice"), std::string::npos) << result.error().message;
    }
    std::string many = "{";
    for (int i = 0; i < 2000; ++i) many += "\"key" + std::to_string(i) + "\":1,";
    EXPECT_TRUE(parse_json(many + "\"last\":1}").has_value());
    EXPECT_FALSE(parse_json(many + "\"key1999\":1}").has_value());
}

TEST(JsonKeys, LongAndEscapedOnesAreWhole) {
    const std::string long_key(5000, 'k');
    EXPECT_FALSE(parse_json("{\"" + long_key + "\":1,\"" + long_key + "\":2}").has_value());
    EXPECT_TRUE(parse_json("{\"" + long_key + "\":1,\"" + long_key + "x\":2}").has_value());
    EXPECT_EQ(parse_json(R"({"a\u0062\n":1})").value().get_object().begin()->key(), "ab\n");
}

}  // namespace
}  // namespace plumbline::base
