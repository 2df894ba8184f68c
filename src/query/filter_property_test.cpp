#include <gtest/gtest.h>

#include "base/text.h"
#include "query/filter_lexer.h"
#include "query/test_filters.h"

namespace plumbline::query {
namespace {

using testing::random_filter;
using testing::same;

std::string repeated(int count, const std::string& piece) {
    std::string text;
    for (int i = 0; i < count; ++i) text += piece;
    return text;
}

TEST(FilterProperty, WrittenTreesAreReadBackTheSame) {
    base::testing::Dice dice(20261122);
    int written = 0;
    for (int round = 0; round < 2500; ++round) {
        const Filter filter = random_filter(dice, 4);
        const std::string text = write_filter(filter);
        if (text.size() > 8192) continue;
        const auto read = parse_filter(text);
        if (!read && read.error().message.find("Too many conditions") != std::string::npos) continue;
        ASSERT_TRUE(read.has_value()) << text << "\n" << read.error().message;
        ASSERT_TRUE(same(*read, filter)) << text << "\n" << write_filter(*read);
        ++written;
    }
    EXPECT_GE(written, 2000);
}

TEST(FilterProperty, NoTextBringsTheParserDown) {
    static const std::vector<std::string> Pieces{
        "title", " ", "eq", "and",  "or",         "not",      "(",    ")", ",", "/", ":", "'",  "''", "any", "all",
        "in",    "5", "-",  "null", "2026-11-22", "contains", "\xFF", "ä", "$", ".", "t", "\n", "\"", "e",   "'x'"};
    base::testing::Dice dice(5);
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (std::size_t i = dice.below(14); i > 0; --i) {
            text += dice.pick(Pieces);
            if (dice.one_in(2)) text += ' ';
        }
        const auto filter = parse_filter(text);
        if (filter) {
            ASSERT_TRUE(parse_filter(write_filter(*filter)).has_value()) << text;
        } else {
            ASSERT_GE(filter.error().column, 1) << text;
            ASSERT_LE(filter.error().column, static_cast<int>(text.size()) + 1) << text;
        }
    }
}

TEST(FilterLimit, HoldsTwoHundredComparisons) {
    const auto chain = [](int count) { return "a eq 1" + repeated(count - 1, " or a eq 1"); };
    EXPECT_TRUE(parse_filter(chain(200)).has_value());
    const auto refused = parse_filter(chain(201));
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().kind, base::ErrorKind::Malformed);
    EXPECT_TRUE(parse_filter("a in (1" + repeated(1000, ",1") + ")").has_value()) << "a list is one comparison";
}

TEST(FilterLimit, HoldsThirtyNineBracketsAtLeastAndNoHundred) {
    const auto nested = [](int depth) { return repeated(depth, "(") + "a eq 1" + repeated(depth, ")"); };
    EXPECT_TRUE(parse_filter(nested(39)).has_value());
    EXPECT_FALSE(parse_filter(nested(42)).has_value());
    EXPECT_FALSE(parse_filter(nested(4000)).has_value());
    EXPECT_TRUE(parse_filter(repeated(39, "not ") + "a eq 1").has_value());
    EXPECT_FALSE(parse_filter(repeated(42, "not ") + "a eq 1").has_value());
    EXPECT_FALSE(parse_filter(repeated(2000, "not ") + "a eq 1").has_value());
}

TEST(FilterLimit, CountsDepthAndNotTheNumberOfBrackets) {
    EXPECT_TRUE(parse_filter("(a eq 1)" + repeated(150, " and (a eq 1)")).has_value());
    EXPECT_TRUE(parse_filter("not a eq 1" + repeated(150, " and not a eq 1")).has_value());
}

TEST(FilterLimit, Holds8192Bytes) {
    const auto text = [](std::size_t bytes) { return "a eq '" + std::string(bytes - 7, 'x') + "'"; };
    EXPECT_EQ(text(8192).size(), 8192U);
    EXPECT_TRUE(parse_filter(text(8192)).has_value());
    EXPECT_FALSE(parse_filter(text(8193)).has_value());
    EXPECT_FALSE(parse_filter(std::string(1000000, '(')).has_value());
}

std::string kinds_of(std::string_view text) {
    std::string kinds;
    const auto tokens = read_tokens(text);
    if (!tokens) return "?";
    for (const Token& token : *tokens) kinds += "NTL(),/:."[static_cast<std::size_t>(token.kind)];
    return kinds;
}

TEST(FilterLexer, CutsTextIntoTokens) {
    EXPECT_EQ(kinds_of(""), ".");
    EXPECT_EQ(kinds_of("a eq 'x'"), "NNT.");
    EXPECT_EQ(kinds_of("a/b in (1,-2.5e3)"), "N/NN(L,L).");
    EXPECT_EQ(kinds_of("tags/any(t:t eq'x')"), "N/N(N:NNT).");
    EXPECT_EQ(kinds_of("2026-11-22T09:30:00.5+02:00"), "L.");
    EXPECT_EQ(kinds_of("''''"), "T.");
    EXPECT_EQ(kinds_of("'a''b' 'c'"), "TT.");
    EXPECT_EQ(kinds_of("a1b2_$@"), "N.");
}

TEST(FilterLexer, CountsColumnsFromOne) {
    const auto tokens = read_tokens("ab  eq 'x'").value();
    ASSERT_EQ(tokens.size(), 4U);
    EXPECT_EQ(tokens[0].column, 1);
    EXPECT_EQ(tokens[1].column, 5);
    EXPECT_EQ(tokens[2].column, 8);
    EXPECT_EQ(tokens[2].text, "x");
    EXPECT_EQ(tokens[3].column, 11);
}

TEST(FilterLexer, RefusesWhatIsNoToken) {
    for (const char* text : {"\"x\"", "a;b", "a=b",  "a<b",   "a>b", "a!b", "a&b", "a|b", "a*b", "a\\b",
                             "[a]",   "{a}", "a\nb", "'open", "a '", "#",   "a?b", "a~b", "a^b", "`a`"}) {
        const auto tokens = read_tokens(text);
        ASSERT_FALSE(tokens.has_value()) << text;
        EXPECT_EQ(tokens.error().kind, base::ErrorKind::Malformed);
        EXPECT_GE(tokens.error().column, 1);
    }
}

}  // namespace
}  // namespace plumbline::query
