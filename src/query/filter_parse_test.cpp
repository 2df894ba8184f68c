#include <gtest/gtest.h>

#include "query/filter.h"
#include "query/test_filters.h"

namespace plumbline::query {
namespace {

using testing::same;

class Read : public ::testing::TestWithParam<std::string> {};

TEST_P(Read, AndWrittenStaysAsItIs) {
    const auto filter = parse_filter(GetParam());
    ASSERT_TRUE(filter.has_value()) << GetParam() << ": " << filter.error().message;
    const std::string once = write_filter(*filter);
    const auto again = parse_filter(once);
    ASSERT_TRUE(again.has_value()) << once << ": " << again.error().message;
    EXPECT_TRUE(same(*again, *filter)) << once;
    EXPECT_EQ(write_filter(*again), once);
}

INSTANTIATE_TEST_SUITE_P(
    Comparisons, Read,
    ::testing::Values("status eq 'active'", "status ne 'active'", "rank gt 1", "rank ge 1", "rank lt 1", "rank le 1",
                      "rank in (1)", "rank in (1,2,3)", "rank in ( 1 , 2 )", "status in ('open','closed',null)",
                      "title eq ''", "title eq 'it''s'", "title eq ''''", "title eq '(a) and b or c'",
                      "title eq 'Größe 😀'", "title eq null", "title ne null", "done eq true", "done eq false",
                      "amount eq 12.5", "amount eq -12.5", "amount gt 0.000001", "amount lt -0", "amount eq 1e-3",
                      "amount gt 9007199254740991", "due lt 2026-12-31", "due eq '2026-12-31'",
                      "seen gt 2026-11-22T09:30:00Z", "seen gt 2026-11-22T09:30:00.5Z",
                      "seen le 2026-11-22T09:30:00+02:00", "seen ge '2026-11-22T09:30:00Z'",
                      "id eq '018f0c5e-7dec-7abc-8def-0123456789ab'", "id eq 01800000-7000-7000-8000-012345678900",
                      "unit/title eq 'Sales'", "unit/head/manager/title eq 'Ann'", "  status   eq\t'active'  ",
                      "title eq 'a\tb'", "_name eq 1", "name2 eq 1", "$it eq 'x'", "eq eq 'eq'", "in in ('in')"));

INSTANTIATE_TEST_SUITE_P(Functions, Read,
                         ::testing::Values("contains(title,'maker')", "contains( title , 'maker' )",
                                           "startswith(title,'ma')", "endswith(title,'er')",
                                           "contains(unit/title,'a''b')", "contains(title,'')",
                                           "contains eq 'field of that name'", "not contains(title,'x')",
                                           "contains(title,'x') and endswith(title,'y')"));

INSTANTIATE_TEST_SUITE_P(Joined, Read,
                         ::testing::Values("a eq 1 and b eq 2", "a eq 1 or b eq 2", "a eq 1 and b eq 2 or c eq 3",
                                           "a eq 1 or b eq 2 and c eq 3", "(a eq 1)", "((a eq 1))",
                                           "(a eq 1 or b eq 2) and c eq 3", "a eq 1 and (b eq 2 or c eq 3)",
                                           "not a eq 1", "not (a eq 1)", "not not a eq 1", "not (not (a eq 1))",
                                           "not a eq 1 and b eq 2", "not (a eq 1 and b eq 2)", "a eq 1 and not b eq 2",
                                           "a eq 1 and b eq 2 and c eq 3 and d eq 4", "(a eq 1 and b eq 2) and c eq 3",
                                           "a eq 1 and (b eq 2 and c eq 3)", "(a eq 1)and(b eq 2)",
                                           "a eq 'x'and b eq 'y'", "a in (1)or b in (2)", "not(a eq 1)"));

INSTANTIATE_TEST_SUITE_P(
    Lists, Read,
    ::testing::Values("tags/any(t: t eq 'x')", "tags/any(t:t eq 'x')", "tags/all(t: t ne 'x')", "tags/any()",
                      "not tags/any()", "people/any(p: p eq 'id')", "people/any(p: p/title eq 'Ann' and p/rank gt 1)",
                      "parts/all(p: p/done eq true)", "unit/tasks/any(t: t/rank gt 1)",
                      "parts/any(p: (p/rank gt 1 or p/rank lt 0) and not p/done eq true)",
                      "parts/any(p: contains(p/title,'x'))", "parts/any(p: p/unit/title eq 'S') and title eq 'x'",
                      "parts/any(p: p/tags/any(t: t eq 'x'))", "any eq 1", "all eq 1", "a/any eq 1",
                      "parts/any(p: not contains(p/title,'x'))", "parts/any(any: any/title eq 'x')"));

TEST(FilterTree, AndBindsTighterThanOr) {
    const Filter filter = parse_filter("a eq 1 or b eq 2 and c eq 3").value();
    ASSERT_EQ(filter.kind, Filter::Kind::Or);
    ASSERT_EQ(filter.children.size(), 2U);
    EXPECT_EQ(filter.children[0].kind, Filter::Kind::Compare);
    EXPECT_EQ(filter.children[1].kind, Filter::Kind::And);
    EXPECT_TRUE(same(filter, parse_filter("(a eq 1) or (b eq 2 and c eq 3)").value()));
    EXPECT_FALSE(same(filter, parse_filter("(a eq 1 or b eq 2) and c eq 3").value()));
}

TEST(FilterTree, NotBindsTighterThanAnd) {
    const Filter filter = parse_filter("not a eq 1 and b eq 2").value();
    ASSERT_EQ(filter.kind, Filter::Kind::And);
    EXPECT_EQ(filter.children[0].kind, Filter::Kind::Not);
    EXPECT_EQ(filter.children[1].kind, Filter::Kind::Compare);
}

TEST(FilterTree, JoinsALongChainInOneNode) {
    const Filter filter = parse_filter("a eq 1 and b eq 2 and c eq 3").value();
    EXPECT_EQ(filter.kind, Filter::Kind::And);
    EXPECT_EQ(filter.children.size(), 3U);
}

TEST(FilterTree, KeepsTheKindOfALiteral) {
    const auto value = [](const std::string& literal) { return parse_filter("a eq " + literal).value().values.at(0); };
    EXPECT_EQ(value("'5'"), base::Json("5"));
    EXPECT_EQ(value("5"), base::Json(5));
    EXPECT_EQ(value("5.5"), base::Json(5.5));
    EXPECT_EQ(value("true"), base::Json(true));
    EXPECT_EQ(value("'true'"), base::Json("true"));
    EXPECT_EQ(value("null"), base::Json(nullptr));
    EXPECT_EQ(value("'null'"), base::Json("null"));
    EXPECT_EQ(value("2026-11-22"), base::Json("2026-11-22"));
    EXPECT_EQ(value("2026-11-22T09:30:00Z"), base::Json("2026-11-22T09:30:00Z"));
    EXPECT_EQ(value("'it''s'"), base::Json("it's"));
}

TEST(FilterTree, WritesNumbersPlainly) {
    EXPECT_EQ(write_filter(parse_filter("a eq 1e3").value()), "a eq 1000");
    EXPECT_EQ(write_filter(parse_filter("a eq 1.50").value()), "a eq 1.5");
    EXPECT_EQ(write_filter(parse_filter("a in (2.0,-1e-3)").value()), "a in (2,-0.001)");
}

TEST(FilterTree, KeepsPathVariableAndColumn) {
    const Filter filter = parse_filter("title eq 'x' and unit/parts/any(p: p/rank gt 1)").value();
    const Filter& any = filter.children.at(1);
    EXPECT_EQ(any.kind, Filter::Kind::Any);
    EXPECT_EQ(any.path, (std::vector<std::string>{"unit", "parts"}));
    EXPECT_EQ(any.variable, "p");
    EXPECT_EQ(any.column, 18);
    EXPECT_EQ(any.children.at(0).path, (std::vector<std::string>{"p", "rank"}));
    EXPECT_EQ(filter.children.at(0).column, 1);
}

struct Mistake {
    std::string text;
    int column;
};

class Unread : public ::testing::TestWithParam<Mistake> {};

TEST_P(Unread, IsMalformedAtItsColumn) {
    const auto filter = parse_filter(GetParam().text);
    ASSERT_FALSE(filter.has_value()) << GetParam().text;
    EXPECT_EQ(filter.error().kind, base::ErrorKind::Malformed);
    EXPECT_EQ(filter.error().code, "filter.syntax");
    EXPECT_EQ(filter.error().field, "filter");
    EXPECT_EQ(filter.error().line, 1);
    EXPECT_EQ(filter.error().column, GetParam().column) << GetParam().text << ": " << filter.error().message;
}

INSTANTIATE_TEST_SUITE_P(
    Words, Unread,
    ::testing::Values(Mistake{"", 1}, Mistake{"   ", 4}, Mistake{"title", 6}, Mistake{"title eq", 9},
                      Mistake{"title 'x'", 7}, Mistake{"eq 'x'", 4}, Mistake{"'x' eq title", 1}, Mistake{"5 eq 5", 1},
                      Mistake{"title = 'x'", 7}, Mistake{"title == 'x'", 7}, Mistake{"title > 5", 7},
                      Mistake{"title EQ 'x'", 7}, Mistake{"title like 'x'", 7}, Mistake{"title eq x", 10},
                      Mistake{"title eq \"x\"", 10}, Mistake{"title eq 'x", 10}, Mistake{"title eq 'x''", 10},
                      Mistake{"title eq 'x' 'y'", 14}, Mistake{"title eq 'x' status", 14}, Mistake{"title eq TRUE", 10},
                      Mistake{"title eq NULL", 10}, Mistake{"title eq (1)", 10}, Mistake{"title eq status", 10},
                      Mistake{"title; drop", 6}, Mistake{"title eq 'x' -- y", 14}, Mistake{"title eq 'x'#", 13},
                      Mistake{"title\neq 'x'", 6}, Mistake{"title contains 'x'", 7}, Mistake{"title eq 'x' && a", 14},
                      Mistake{"title eq *", 10}, Mistake{"title eq %27x%27", 10}, Mistake{"a eq\u00A0'x'", 5}));

INSTANTIATE_TEST_SUITE_P(Numbers, Unread,
                         ::testing::Values(Mistake{"a eq 1.", 6}, Mistake{"a eq .5", 6}, Mistake{"a eq +5", 6},
                                           Mistake{"a eq -", 6}, Mistake{"a eq --5", 6}, Mistake{"a eq 01", 6},
                                           Mistake{"a eq 1e", 6}, Mistake{"a eq 0x10", 7}, Mistake{"a eq 1e999", 6},
                                           Mistake{"a eq 2026-13-01", 6}, Mistake{"a eq 2026-02-30", 6},
                                           Mistake{"a eq 2026-11-22T09:30", 6}, Mistake{"a eq 1 000", 8},
                                           Mistake{"a eq 1,5", 7}, Mistake{"a eq 1-1", 6}));

INSTANTIATE_TEST_SUITE_P(Brackets, Unread,
                         ::testing::Values(Mistake{"(a eq 1", 8}, Mistake{"a eq 1)", 7}, Mistake{"()", 2},
                                           Mistake{"(a eq 1))", 9}, Mistake{"((a eq 1)", 10}, Mistake{"a in 1", 6},
                                           Mistake{"a in ()", 7}, Mistake{"a in (1", 8}, Mistake{"a in (1,)", 9},
                                           Mistake{"a in (1 2)", 9}, Mistake{"a in (,1)", 7}, Mistake{"a in (b)", 7},
                                           Mistake{"not", 4}, Mistake{"not and a eq 1", 9}, Mistake{"a eq 1 and", 11},
                                           Mistake{"and a eq 1", 5}, Mistake{"a eq 1 or", 10},
                                           Mistake{"a eq 1 or or b eq 2", 14}, Mistake{"a eq 1 and or b eq 2", 15},
                                           Mistake{"a eq 1 b eq 2", 8}, Mistake{"a eq 1, b eq 2", 7}));

INSTANTIATE_TEST_SUITE_P(Paths, Unread,
                         ::testing::Values(Mistake{"/title eq 1", 1}, Mistake{"title/ eq 1", 11},
                                           Mistake{"a//b eq 1", 3}, Mistake{"a/'b' eq 1", 3}, Mistake{"a/5 eq 1", 3},
                                           Mistake{"a.b eq 1", 2}, Mistake{"a:b eq 1", 2}));

INSTANTIATE_TEST_SUITE_P(Functions, Unread,
                         ::testing::Values(Mistake{"contains(title)", 15}, Mistake{"contains(title,)", 16},
                                           Mistake{"contains('x',title)", 10}, Mistake{"contains(title,'x'", 19},
                                           Mistake{"contains(title 'x')", 16}, Mistake{"contains(title,'x','y')", 19},
                                           Mistake{"contains()", 10}, Mistake{"contains", 9},
                                           Mistake{"upper(title) eq 'X'", 6}, Mistake{"length(title) gt 5", 7},
                                           Mistake{"contains(title,'x') eq true", 21}));

INSTANTIATE_TEST_SUITE_P(Lists, Unread,
                         ::testing::Values(Mistake{"tags/any", 9}, Mistake{"tags/any(", 10}, Mistake{"tags/all()", 10},
                                           Mistake{"tags/any(t)", 11}, Mistake{"tags/any(t:)", 12},
                                           Mistake{"tags/any(: t eq 'x')", 10}, Mistake{"tags/any(t t eq 'x')", 12},
                                           Mistake{"tags/any(t: t eq 'x'", 21}, Mistake{"tags/any('t': t eq 'x')", 10},
                                           Mistake{"any(t: t eq 'x')", 4}, Mistake{"tags/some(t: t eq 'x')", 10},
                                           Mistake{"tags/any(t: t eq 'x') eq true", 23}));

TEST(ParseFilter, QuotesWholeCharacters) {
    for (const auto& [text, character] : {std::pair{"tïtle eq 1", "ï"}, {"title eq €", "€"}, {"😀", "😀"}}) {
        const auto filter = parse_filter(text);
        ASSERT_FALSE(filter.has_value());
        EXPECT_NE(filter.error().message.find("\"" + std::string(character) + "\""), std::string::npos) << text;
    }
}

}  // namespace
}  // namespace plumbline::query
