#include "http/grammar.h"

#include <gtest/gtest.h>

#include <string>

#include "http/headers.h"

namespace plumbline::http {
namespace {

TEST(Grammar, KnowsTokens) {
    EXPECT_TRUE(is_token("Content-Type"));
    EXPECT_TRUE(is_token("!#$%&'*+-.^_`|~09azAZ"));
    for (const char* text :
         {"", " ", "a b", "a:", "a\t", "a\x7F", "\x80", "(a)", "a/b", "\"a\"", "a,b", "a;b", "a=b", "{a}", "a@b"})
        EXPECT_FALSE(is_token(text)) << text;
    EXPECT_FALSE(is_token(std::string_view("\0", 1)));
}

TEST(Grammar, KnowsFieldValues) {
    EXPECT_TRUE(is_field_value(""));
    EXPECT_TRUE(is_field_value("a \t b \xC3\xA4"));
    for (const char* text : {"a\nb", "a\rb", "\x01", "\x1F", "\x7F", "\v", "\f"}) EXPECT_FALSE(is_field_value(text));
    EXPECT_FALSE(is_field_value(std::string_view("a\0b", 3)));
}

TEST(Grammar, KnowsTargets) {
    EXPECT_TRUE(is_target("/a/b(c)?$filter=x%20eq%201&y=';:@,*!~-._"));
    for (const char* text :
         {"/ ", "/#", "/\\", "/[", "/|", "/^", "/`", "/<", "/%", "/%a", "/%ag", "/%%41", "/\x7F", "/\x80"})
        EXPECT_FALSE(is_target(text)) << text;
}

TEST(Grammar, KnowsAuthorities) {
    for (const char* text :
         {"a", "a.b-c_d~e", "127.0.0.1", "a:0", "a:65535", "[::]", "[::ffff:1.2.3.4]:1", "[2001:DB8::1]"})
        EXPECT_TRUE(is_authority(text)) << text;
    for (const char* text : {"",     ":",    "a:",        "a:65536", "a:000001", "a:-1",          "[",       "]",
                             "[]",   "[:]",  "[1.2.3.4]", "[::1]x",  "[::1]:",   "[::1]]",        "[[::1]]", "::1",
                             "a%41", "a\\b", "a,b",       "a;b",     "[::1",     "[fe80::1%25e]", "[v1.a]"})
        EXPECT_FALSE(is_authority(text)) << text;
}

TEST(Grammar, ReadsDecimalsOfOneToNineteenDigits) {
    EXPECT_EQ(parse_decimal("0"), 0U);
    EXPECT_EQ(parse_decimal("9999999999999999999"), 9999999999999999999U);
    for (const char* text : {"", " 1", "1 ", "+1", "-1", "0x1", "1.", "a", "10000000000000000000"})
        EXPECT_FALSE(parse_decimal(text).has_value()) << text;
}

TEST(Grammar, TrimsBlanksAndTabsOnly) {
    EXPECT_EQ(trim_blanks(" \t a b\t "), "a b");
    EXPECT_EQ(trim_blanks(" \t "), "");
    EXPECT_EQ(trim_blanks("\va\n"), "\va\n");
}

TEST(Grammar, ComparesLettersWithoutCaseAndBytesAsTheyAre) {
    EXPECT_TRUE(equal_ignoring_case("Host", "hOST"));
    EXPECT_FALSE(equal_ignoring_case("Host", "Host "));
    EXPECT_FALSE(equal_ignoring_case("@", "`"));
    EXPECT_FALSE(equal_ignoring_case("\xC3\x84", "\xC3\xA4"));
}

TEST(Grammar, CutsLists) {
    EXPECT_EQ(list_members(" a,, b ,\tc"), (std::vector<std::string_view>{"a", "b", "c"}));
    EXPECT_TRUE(list_members(" , ").empty());
}

/// Every byte for itself, against the rules written out as RFC 9110 and RFC 3986 have them.
TEST(Grammar, JudgesEveryByte) {
    const std::string letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    const std::string tchar = letters + "!#$%&'*+-.^_`|~";
    const std::string unreserved = letters + "-._~";
    const std::string pchar = unreserved + "!$&'()*+,;=:@";
    for (int code = 0; code < 256; ++code) {
        const std::string byte(1, static_cast<char>(code));
        const auto is_in = [&](const std::string& set) { return set.find(byte[0]) != std::string::npos; };
        EXPECT_EQ(is_token(byte), is_in(tchar)) << code;
        EXPECT_EQ(is_target(byte), is_in(pchar + "/?")) << code;
        EXPECT_EQ(is_authority(byte), is_in(unreserved)) << code;
        EXPECT_EQ(is_field_value(byte), code == 9 || (code >= 32 && code != 127)) << code;
        EXPECT_EQ(hex_digit(byte[0]) >= 0, is_in("0123456789abcdefABCDEF")) << code;
        EXPECT_EQ(parse_decimal(byte).has_value(), is_in("0123456789")) << code;
        EXPECT_EQ(trim_blanks(byte).empty(), code == 9 || code == 32) << code;
    }
}

TEST(Grammar, ValuesHexDigits) {
    EXPECT_EQ(hex_digit('0'), 0);
    EXPECT_EQ(hex_digit('9'), 9);
    EXPECT_EQ(hex_digit('a'), 10);
    EXPECT_EQ(hex_digit('F'), 15);
}

TEST(Headers, FindsWithoutCaseAndKeepsOrder) {
    Headers headers;
    headers.add("Set-Cookie", "a");
    headers.add("X", "1");
    headers.add("set-cookie", "b");
    EXPECT_EQ(headers.values("SET-COOKIE"), (std::vector<std::string_view>{"a", "b"}));
    EXPECT_EQ(*headers.find_value("x"), "1");
    EXPECT_EQ(headers.find_value("y"), nullptr);
    headers.set("SET-cookie", "c");
    EXPECT_EQ(headers.values("Set-Cookie"), std::vector<std::string_view>{"c"});
    headers.remove("x");
    EXPECT_EQ(headers.size(), 1U);
}

}  // namespace
}  // namespace plumbline::http
