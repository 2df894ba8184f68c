#include "base/text.h"

#include <gtest/gtest.h>

#include "base/test_random.h"

namespace plumbline::base {
namespace {

using std::string_literals::operator""s;

TEST(Trim, TakesWhiteSpaceFromBothEndsOnly) {
    EXPECT_EQ(trim("  a b\t\n"), "a b");
    EXPECT_EQ(trim("\r\n\f\v a"), "a");
    EXPECT_EQ(trim("a"), "a");
    EXPECT_EQ(trim(""), "");
    EXPECT_EQ(trim(" \t "), "");
}

TEST(Trim, LeavesBlanksThatAreNotAscii) {
    EXPECT_EQ(trim("\u00A0a"), "\u00A0a");
}

TEST(Split, GivesOnePartMoreThanSeparators) {
    using Parts = std::vector<std::string_view>;
    EXPECT_EQ(split("a,b,c", ','), (Parts{"a", "b", "c"}));
    EXPECT_EQ(split("", ','), (Parts{""}));
    EXPECT_EQ(split(",", ','), (Parts{"", ""}));
    EXPECT_EQ(split(",a,,b,", ','), (Parts{"", "a", "", "b", ""}));
    EXPECT_EQ(split("abc", ','), (Parts{"abc"}));
}

TEST(Join, PutsTheSeparatorBetweenParts) {
    EXPECT_EQ(join({}, ", "), "");
    EXPECT_EQ(join({"a"}, ", "), "a");
    EXPECT_EQ(join({"a", "b", "c"}, ", "), "a, b, c");
    EXPECT_EQ(join({"a", "", "c"}, ","), "a,,c");
    EXPECT_EQ(join({"a", ""}, ","), "a,");
    EXPECT_EQ(join({"", "a"}, ","), ",a");
    EXPECT_EQ(join({"", ""}, ","), ",");
}

TEST(Shortened, CutsBehindWholeCodePoints) {
    EXPECT_EQ(shortened("abc", 3), "abc");
    EXPECT_EQ(shortened("", 3), "");
    for (std::size_t most = 0; most < 8; ++most) {
        const std::string cut = shortened("aü€😀aü€😀", most);
        EXPECT_TRUE(is_utf8(cut)) << most;
        EXPECT_TRUE(std::string_view("aü€😀aü€😀").starts_with(cut.substr(0, most))) << cut;
    }
    EXPECT_NE(shortened("abcd", 3), "abcd");
}

TEST(Lower, ChangesAsciiOnly) {
    EXPECT_EQ(to_lower_ascii("AZaz09@[`{"), "azaz09@[`{");
    EXPECT_EQ(to_lower_ascii("ÄÖÜ"), "ÄÖÜ");
    EXPECT_EQ(to_lower_ascii(""), "");
}

TEST(SnakeCase, ReadsCamelAndKebab) {
    EXPECT_EQ(snake_case("keyResult"), "key_result");
    EXPECT_EQ(snake_case("key-result"), "key_result");
    EXPECT_EQ(snake_case("isDefault"), "is_default");
    EXPECT_EQ(snake_case("title"), "title");
    EXPECT_EQ(snake_case("KeyResult"), "key_result");
    EXPECT_EQ(snake_case(""), "");
}

struct Bytes {
    const char* what;
    std::string bytes;
};

class WellFormed : public ::testing::TestWithParam<Bytes> {};
class IllFormed : public ::testing::TestWithParam<Bytes> {};

std::string name_of(const ::testing::TestParamInfo<Bytes>& info) {
    return info.param.what;
}

TEST_P(WellFormed, IsUtf8) {
    EXPECT_TRUE(is_utf8(GetParam().bytes));
    EXPECT_TRUE(is_utf8("a" + GetParam().bytes + "z"));
}

TEST_P(IllFormed, IsNotUtf8) {
    EXPECT_FALSE(is_utf8(GetParam().bytes));
    EXPECT_FALSE(is_utf8("a" + GetParam().bytes + "z"));
    EXPECT_FALSE(is_utf8(GetParam().bytes + GetParam().bytes));
}

INSTANTIATE_TEST_SUITE_P(
    Utf8, WellFormed,
    ::testing::Values(Bytes{"Empty", ""}, Bytes{"Nul", "\0"s}, Bytes{"Delete", "\x7F"}, Bytes{"FirstOfTwo", "\xC2\x80"},
                      Bytes{"LastOfTwo", "\xDF\xBF"}, Bytes{"FirstOfThree", "\xE0\xA0\x80"},
                      Bytes{"LastOfThree", "\xEF\xBF\xBF"}, Bytes{"BeforeSurrogates", "\xED\x9F\xBF"},
                      Bytes{"BehindSurrogates", "\xEE\x80\x80"}, Bytes{"FirstOfFour", "\xF0\x90\x80\x80"},
                      Bytes{"LastCodePoint", "\xF4\x8F\xBF\xBF"}, Bytes{"Emoji", "\xF0\x9F\x98\x80"},
                      Bytes{"ByteOrderMark", "\xEF\xBB\xBF"}, Bytes{"German", "Größe"}, Bytes{"Combining", "e\xCC\x81"},
                      Bytes{"Japanese", "計画"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Utf8, IllFormed,
    ::testing::Values(Bytes{"LoneContinuation", "\x80"}, Bytes{"LastContinuation", "\xBF"},
                      Bytes{"OverlongNulOfTwo", "\xC0\x80"}, Bytes{"OverlongOfTwo", "\xC1\xBF"},
                      Bytes{"OverlongSlashOfThree", "\xE0\x80\xAF"}, Bytes{"OverlongOfThree", "\xE0\x9F\xBF"},
                      Bytes{"OverlongOfFour", "\xF0\x8F\xBF\xBF"}, Bytes{"FirstSurrogate", "\xED\xA0\x80"},
                      Bytes{"LastSurrogate", "\xED\xBF\xBF"}, Bytes{"SurrogatePair", "\xED\xA0\xBD\xED\xB8\x80"},
                      Bytes{"BeyondUnicode", "\xF4\x90\x80\x80"}, Bytes{"FiveBytes", "\xF8\x88\x80\x80\x80"},
                      Bytes{"SixBytes", "\xFC\x84\x80\x80\x80\x80"}, Bytes{"Fe", "\xFE"}, Bytes{"Ff", "\xFF"},
                      Bytes{"CutOfTwo", "\xC3"}, Bytes{"CutOfThree", "\xE2\x82"}, Bytes{"CutOfFour", "\xF0\x9F\x98"},
                      Bytes{"LeadThenAscii", "\xC3("}, Bytes{"Latin1", "Gr\xF6\xDF"}, Bytes{"F5", "\xF5\x80\x80\x80"}),
    name_of);

/// Writes a code point as the standard says (Unicode 15, table 3-6), whether it may be written or not.
std::string encode(std::uint32_t code) {
    const auto byte = [](std::uint32_t bits) { return static_cast<char>(static_cast<unsigned char>(bits)); };
    if (code < 0x80) return {byte(code)};
    if (code < 0x800) return {byte(0xC0 | (code >> 6)), byte(0x80 | (code & 0x3F))};
    if (code < 0x10000)
        return {byte(0xE0 | (code >> 12)), byte(0x80 | ((code >> 6) & 0x3F)), byte(0x80 | (code & 0x3F))};
    return {byte(0xF0 | (code >> 18)), byte(0x80 | ((code >> 12) & 0x3F)), byte(0x80 | ((code >> 6) & 0x3F)),
            byte(0x80 | (code & 0x3F))};
}

TEST(Utf8, TakesEveryScalarValueAndNoSurrogate) {
    for (std::uint32_t code = 0; code <= 0x10FFFF; ++code) {
        const bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
        ASSERT_EQ(is_utf8(encode(code)), !is_surrogate) << std::hex << code;
    }
    for (std::uint32_t code = 0x110000; code < 0x120000; code += 97) ASSERT_FALSE(is_utf8(encode(code)));
}

TEST(Utf8, CountsCodePointsOfRandomText) {
    testing::Dice dice(7);
    for (int round = 0; round < 500; ++round) {
        std::string text;
        const std::size_t wanted = dice.below(40);
        for (std::size_t i = 0; i < wanted;) {
            const auto code = static_cast<std::uint32_t>(dice.below(dice.one_in(2) ? 0x800 : 0x110000));
            if (code >= 0xD800 && code <= 0xDFFF) continue;
            text += encode(code);
            ++i;
        }
        ASSERT_TRUE(is_utf8(text));
        ASSERT_EQ(count_code_points(text), wanted);
    }
}

TEST(Utf8, AgreesWithCuttingOffTheLastByte) {
    for (const char* text : {"ä", "€", "😀", "計"}) {
        const std::string whole(text);
        for (std::size_t length = 1; length < whole.size(); ++length) EXPECT_FALSE(is_utf8(whole.substr(0, length)));
    }
}

const std::vector<std::string> Names{"title", "status", "owner", "deadline", "keyResults"};

TEST(Closest, FindsTheSlipOfAFinger) {
    EXPECT_EQ(closest("titel", Names), "title");
    EXPECT_EQ(closest("titl", Names), "title");
    EXPECT_EQ(closest("statuss", Names), "status");
    EXPECT_EQ(closest("ownr", Names), "owner");
    EXPECT_EQ(closest("deedline", Names), "deadline");
    EXPECT_EQ(closest("keyresults", Names), "keyResults");
}

TEST(Closest, FindsTheWordItself) {
    for (const std::string& name : Names) EXPECT_EQ(closest(name, Names), name);
}

TEST(Closest, PrefersTheNearest) {
    EXPECT_EQ(closest("card", {"cart", "card", "care"}), "card");
    EXPECT_EQ(closest("prioritys", {"priority", "priorities"}), "priority");
}

TEST(Closest, StaysSilentWhereNothingIsNear) {
    EXPECT_EQ(closest("banana", Names), "");
    EXPECT_EQ(closest("xyzzy", Names), "");
    EXPECT_EQ(closest("title", {}), "");
    EXPECT_EQ(closest("tttttttttttttttttttttttttttttttttttt", Names), "");
}

}  // namespace
}  // namespace plumbline::base
