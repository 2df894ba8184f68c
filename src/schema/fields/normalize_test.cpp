// What each field type takes, in which form it keeps it, and what it refuses with which code.

#include <gtest/gtest.h>

#include "base/text.h"
#include "schema/field_type.h"
#include "schema/test_catalog.h"

namespace plumbline::schema {
namespace {

using base::Json;
using testing::OneField;

struct Good {
    std::string attributes;
    std::string sent;
    std::string kept;  ///< empty: as sent
};

struct Bad {
    std::string attributes;
    std::string sent;
    std::string code;
};

class Kept : public ::testing::TestWithParam<Good> {};
class Refused : public ::testing::TestWithParam<Bad> {};

TEST_P(Kept, InItsOneForm) {
    const OneField field(GetParam().attributes);
    const Json sent = base::parse_json(GetParam().sent).value();
    const auto kept = field->type->normalize(*field, sent);
    ASSERT_TRUE(kept.has_value()) << GetParam().sent << ": " << kept.error().message;
    EXPECT_EQ(base::to_text(*kept), GetParam().kept.empty() ? GetParam().sent : GetParam().kept);
    const auto again = field->type->normalize(*field, kept->is_null() ? Json("") : *kept);
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(*again, *kept) << "what is kept stays as it is";
    if (field->type->storage() != Storage::List) {
        EXPECT_EQ(field->type->decode(*field, field->type->encode(*field, *kept)), *kept);
    }
}

TEST_P(Refused, WithCodeFieldAndWords) {
    const OneField field(GetParam().attributes);
    const auto kept = field->type->normalize(*field, base::parse_json(GetParam().sent).value());
    ASSERT_FALSE(kept.has_value()) << GetParam().attributes << " took " << GetParam().sent;
    EXPECT_EQ(kept.error().kind, base::ErrorKind::Invalid);
    EXPECT_EQ(kept.error().code, GetParam().code) << GetParam().sent;
    EXPECT_EQ(kept.error().field, "field");
    EXPECT_FALSE(kept.error().message.empty());
}

const std::string Text = R"("type":"text")";
const std::string Markdown = R"("type":"markdown")";
const std::string Integer = R"("type":"integer")";
const std::string Ranged = R"("type":"integer","min":-2,"max":10)";
const std::string Decimal = R"("type":"decimal")";
const std::string Fine = R"("type":"decimal","scale":6)";
const std::string Whole = R"("type":"decimal","scale":0)";
const std::string Share = R"("type":"decimal","scale":1,"min":0,"max":100)";
const std::string Choice = R"("type":"choice","options":{"open":"Open","in-work":"In work","done":"Done"})";
const std::string Tags = R"("type":"tags")";
const std::string Colors = R"("type":"tags","options":{"red":"Red","blue":"Blue"})";
const std::string Date = R"("type":"date")";
const std::string Instant = R"("type":"instant")";
const std::string Boolean = R"("type":"boolean")";
const std::string Email = R"("type":"email")";
const std::string Url = R"("type":"url")";
const std::string Reference = R"("type":"reference","to":["other"])";
const std::string References = R"("type":"references","to":["other"])";
const std::string Record = R"("type":"record","to":["*"])";
const std::string JsonType = R"("type":"json")";
const std::string Secret = R"("type":"secret")";
const std::string Id = "018f0c5e-7dec-7abc-8def-0123456789ab";
const std::string OtherId = "018f0c5e-7dec-7abc-8def-0123456789ac";

std::string quoted(const std::string& text) {
    return "\"" + text + "\"";
}
std::string times(std::size_t count, const std::string& piece) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += piece;
    return text;
}
std::string list_of(std::size_t count) {
    std::string text = "[";
    for (std::size_t i = 0; i < count; ++i) text += (i > 0 ? ",\"w" : "\"w") + std::to_string(i) + "\"";
    return text + "]";
}

INSTANTIATE_TEST_SUITE_P(Text, Kept,
                         ::testing::Values(Good{Text, R"("Grow")"}, Good{Text, R"("  Grow fast \t")", R"("Grow fast")"},
                                           Good{Text, R"("")", "null"}, Good{Text, R"("   ")", "null"},
                                           Good{Text, R"("Größe 計画 😀")"}, Good{Text, quoted(times(200, "ü"))},
                                           Good{R"("type":"text","max":5)", R"("12345")"},
                                           Good{R"("type":"text","max":5)", R"("  12345  ")", R"("12345")"},
                                           Good{Markdown, R"("# A\n\n- b\tc\r\n")", R"("# A\n\n- b\tc")"},
                                           Good{Markdown, quoted(times(20000, "x"))},
                                           Good{Markdown, R"("\n \n")", "null"}, Good{Secret, R"("p4ss word")"},
                                           Good{Secret, quoted(times(1000, "s"))}));

INSTANTIATE_TEST_SUITE_P(
    Text, Refused,
    ::testing::Values(
        Bad{Text, "1", "validation.kind"}, Bad{Text, "true", "validation.kind"},
        Bad{Text, R"(["a"])", "validation.kind"}, Bad{Text, R"({"a":1})", "validation.kind"},
        Bad{Text, R"("a\nb")", "validation.characters"}, Bad{Text, R"("a\tb")", "validation.characters"},
        Bad{Text, R"("a\u0000b")", "validation.characters"}, Bad{Text, R"("a\u001fb")", "validation.characters"},
        Bad{Text, R"("a\u007fb")", "validation.characters"}, Bad{Text, quoted(times(201, "x")), "validation.length"},
        Bad{R"("type":"text","max":5)", R"("123456")", "validation.length"},
        Bad{R"("type":"text","max":5)", quoted(times(6, "ü")), "validation.length"},
        Bad{Markdown, R"("a\u0000b")", "validation.characters"},
        Bad{Markdown, R"("a\u001bb")", "validation.characters"}, Bad{Markdown, "5", "validation.kind"},
        Bad{Markdown, quoted(times(20001, "x")), "validation.length"}, Bad{Secret, "5", "validation.kind"},
        Bad{Secret, R"("a\nb")", "validation.characters"}, Bad{Secret, quoted(times(1001, "s")), "validation.length"}));

INSTANTIATE_TEST_SUITE_P(Numbers, Kept,
                         ::testing::Values(Good{Integer, "0"}, Good{Integer, "-5"}, Good{Integer, "5.0", "5"},
                                           Good{Integer, "1e3", "1000"}, Good{Integer, "9007199254740991"},
                                           Good{Integer, "-9007199254740991"}, Good{Ranged, "-2"}, Good{Ranged, "10"},
                                           Good{Decimal, "12.5"}, Good{Decimal, "12.50", "12.5"}, Good{Decimal, "0"},
                                           Good{Decimal, "-0.01"}, Good{Decimal, "7"}, Good{Decimal, "7.00", "7"},
                                           Good{Decimal, "9999999999999.99"}, Good{Decimal, "-9999999999999.99"},
                                           Good{Decimal, "0.1"}, Good{Fine, "0.000001"}, Good{Fine, "999999999.999999"},
                                           Good{Whole, "999999999999999"}, Good{Whole, "-7"}, Good{Share, "0"},
                                           Good{Share, "100"}, Good{Share, "99.9"}, Good{Decimal, "1e2", "100"},
                                           Good{Decimal, "-0.0", "0"}));

INSTANTIATE_TEST_SUITE_P(
    Numbers, Refused,
    ::testing::Values(Bad{Integer, "1.5", "validation.kind"}, Bad{Integer, R"("5")", "validation.kind"},
                      Bad{Integer, "true", "validation.kind"}, Bad{Integer, "9007199254740992", "validation.kind"},
                      Bad{Integer, "18446744073709551615", "validation.kind"}, Bad{Integer, "1e300", "validation.kind"},
                      Bad{Integer, "[1]", "validation.kind"}, Bad{Ranged, "-3", "validation.range"},
                      Bad{Ranged, "11", "validation.range"}, Bad{Decimal, R"("1.5")", "validation.kind"},
                      Bad{Decimal, "false", "validation.kind"}, Bad{Decimal, "0.001", "validation.decimal"},
                      Bad{Decimal, "1.005", "validation.decimal"}, Bad{Decimal, "10000000000000", "validation.decimal"},
                      Bad{Decimal, "12345678901234.5", "validation.decimal"},
                      Bad{Decimal, "1e20", "validation.decimal"}, Bad{Decimal, "1e300", "validation.decimal"},
                      Bad{Whole, "0.5", "validation.decimal"}, Bad{Whole, "1000000000000000", "validation.decimal"},
                      Bad{Fine, "0.0000001", "validation.decimal"}, Bad{Fine, "1000000000", "validation.decimal"},
                      Bad{Share, "-0.1", "validation.range"}, Bad{Share, "100.1", "validation.range"},
                      Bad{Share, "{}", "validation.kind"}));

INSTANTIATE_TEST_SUITE_P(
    Days, Kept,
    ::testing::Values(Good{Date, R"("2026-11-22")"}, Good{Date, R"("2024-02-29")"}, Good{Date, R"("0001-01-01")"},
                      Good{Date, R"("9999-12-31")"},
                      Good{Instant, R"("2026-11-22T09:30:00Z")", R"("2026-11-22T09:30:00.000000Z")"},
                      Good{Instant, R"("2026-11-22T09:30:00.123456789+02:00")", R"("2026-11-22T07:30:00.123456Z")"},
                      Good{Boolean, "true"}, Good{Boolean, "false"}));

INSTANTIATE_TEST_SUITE_P(
    Days, Refused,
    ::testing::Values(Bad{Date, R"("2026-02-29")", "validation.date"}, Bad{Date, R"("22.11.2026")", "validation.date"},
                      Bad{Date, R"("2026-11-22T09:30:00Z")", "validation.date"}, Bad{Date, R"("")", "validation.date"},
                      Bad{Date, "20261122", "validation.kind"}, Bad{Instant, R"("2026-11-22")", "validation.instant"},
                      Bad{Instant, R"("2026-11-22T25:00:00Z")", "validation.instant"},
                      Bad{Instant, R"("2026-11-22T09:30:00")", "validation.instant"},
                      Bad{Instant, "1", "validation.kind"}, Bad{Boolean, "1", "validation.kind"},
                      Bad{Boolean, R"("true")", "validation.kind"}, Bad{Boolean, "[]", "validation.kind"}));

INSTANTIATE_TEST_SUITE_P(
    Words, Kept,
    ::testing::Values(Good{Choice, R"("open")"}, Good{Choice, R"("in-work")"}, Good{Tags, "[]"},
                      Good{Tags, R"(["b","a","c d"])"}, Good{Tags, R"([" a ","a","","b","a"])", R"(["a","b"])"},
                      Good{Tags, R"(["A","a"])"}, Good{Tags, list_of(100)}, Good{Colors, R"(["blue","red"])"},
                      Good{Email, R"("Ann.Berg@Example.COM")", R"("ann.berg@example.com")"}, Good{Email, R"("a@b")"},
                      Good{Email, R"("o'neil+x@sub.example.org")"}, Good{Email, R"(" ")", "null"},
                      Good{Url, R"("https://example.com/a?b=c#d")"}, Good{Url, R"("HTTP://Example.com")"},
                      Good{Url, R"(" https://example.com ")", R"("https://example.com")"}));

INSTANTIATE_TEST_SUITE_P(
    Words, Refused,
    ::testing::Values(
        Bad{Choice, R"("Open")", "validation.choice"}, Bad{Choice, R"("")", "validation.choice"},
        Bad{Choice, R"("open ")", "validation.choice"}, Bad{Choice, "1", "validation.kind"},
        Bad{Choice, R"(["open"])", "validation.kind"}, Bad{Tags, R"("a")", "validation.kind"},
        Bad{Tags, "[1]", "validation.kind"}, Bad{Tags, "[null]", "validation.kind"},
        Bad{Tags, R"([["a"]])", "validation.kind"}, Bad{Tags, list_of(101), "validation.length"},
        Bad{Tags, "[" + quoted(times(101, "x")) + "]", "validation.length"},
        Bad{Tags, R"(["a\nb"])", "validation.characters"}, Bad{Colors, R"(["green"])", "validation.choice"},
        Bad{Colors, R"(["red","Red"])", "validation.choice"}, Bad{Email, R"("ann")", "validation.email"},
        Bad{Email, R"("@example.com")", "validation.email"}, Bad{Email, R"("ann@")", "validation.email"},
        Bad{Email, R"("ann@@example.com")", "validation.email"}, Bad{Email, R"("a@b@c")", "validation.email"},
        Bad{Email, R"("ann berg@example.com")", "validation.email"},
        Bad{Email, R"("Ann <ann@example.com>")", "validation.email"},
        Bad{Email, R"("a@example.com,b@example.com")", "validation.email"},
        Bad{Email, R"("a@.example.com")", "validation.email"}, Bad{Email, R"("a@example.com.")", "validation.email"},
        Bad{Email, R"("a@-example.com")", "validation.email"},
        Bad{Email, quoted(times(65, "x") + "@example.com"), "validation.email"},
        Bad{Email, quoted("a@" + times(253, "x")), "validation.length"}, Bad{Email, "5", "validation.kind"},
        Bad{Url, R"("example.com")", "validation.url"}, Bad{Url, R"("https://")", "validation.url"},
        Bad{Url, quoted("javascript:alert(1)"), "validation.url"}, Bad{Url, R"("ftp://example.com")", "validation.url"},
        Bad{Url, R"("https://a b")", "validation.url"}, Bad{Url, R"("https://a\"b")", "validation.url"},
        Bad{Url, R"("https://a<b>")", "validation.url"}, Bad{Url, R"("//example.com")", "validation.url"},
        Bad{Url, quoted("https://" + times(2000, "x")), "validation.length"}, Bad{Url, "{}", "validation.kind"}));

INSTANTIATE_TEST_SUITE_P(
    Relations, Kept,
    ::testing::Values(Good{Reference, quoted(Id)}, Good{References, "[]"},
                      Good{References, "[" + quoted(Id) + "," + quoted(OtherId) + "]"},
                      Good{References, "[" + quoted(Id) + "," + quoted(Id) + "]", "[" + quoted(Id) + "]"},
                      Good{Record, quoted("others/" + Id)}, Good{Record, quoted("key-results/" + Id)}));

INSTANTIATE_TEST_SUITE_P(
    Relations, Refused,
    ::testing::Values(Bad{Reference, R"("")", "validation.kind"}, Bad{Reference, R"("abc")", "validation.kind"},
                      Bad{Reference, quoted("018F0C5E-7DEC-7ABC-8DEF-0123456789AB"), "validation.kind"},
                      Bad{Reference, "5", "validation.kind"}, Bad{Reference, "[" + quoted(Id) + "]", "validation.kind"},
                      Bad{Reference, R"({"id":")" + Id + "\"}", "validation.kind"},
                      Bad{References, quoted(Id), "validation.kind"}, Bad{References, R"(["x"])", "validation.kind"},
                      Bad{References, "[1]", "validation.kind"},
                      Bad{References, "[" + times(1000, quoted(Id) + ",") + quoted(Id) + "]", "validation.length"},
                      Bad{Record, quoted(Id), "validation.kind"}, Bad{Record, quoted("/" + Id), "validation.kind"},
                      Bad{Record, quoted("others/x"), "validation.kind"},
                      Bad{Record, R"("others/")", "validation.kind"}, Bad{Record, "7", "validation.kind"}));

INSTANTIATE_TEST_SUITE_P(AnyJson, Kept,
                         ::testing::Values(Good{JsonType, R"({"a":[1,2.5,null,true,{"b":"c"}]})"}, Good{JsonType, "5"},
                                           Good{JsonType, R"("text")"}, Good{JsonType, "false"},
                                           Good{JsonType, quoted(times(65534, "x"))},
                                           Good{JsonType, R"("C:\\u0000")"}));

INSTANTIATE_TEST_SUITE_P(AnyJson, Refused,
                         ::testing::Values(Bad{JsonType, quoted(times(65535, "x")), "validation.length"},
                                           Bad{JsonType, R"("a\u0000")", "validation.characters"},
                                           Bad{JsonType, R"({"a\u0000":1})", "validation.characters"}));

TEST(Choice, HintsAtTheNearestKey) {
    const OneField field(Choice);
    EXPECT_NE(field->type->normalize(*field, "opne").error().hint.find("Did you mean \"open\"?"), std::string::npos);
    const std::string hint = field->type->normalize(*field, "zebra").error().hint;
    EXPECT_EQ(hint, "Allowed: open, in-work, done.");
}

TEST(Text, IsUtf8) {
    for (const std::string& attributes : {Text, Markdown, Email, Url, Secret}) {
        const OneField field(attributes);
        EXPECT_FALSE(field->type->normalize(*field, Json("https://a@b\xFF")).has_value()) << attributes;
    }
}

TEST(Message, QuotesWholeCharacters) {
    const OneField field(Choice);
    for (std::size_t length = 50; length < 70; ++length)
        EXPECT_TRUE(
            base::is_utf8(field->type->normalize(*field, Json(std::string(length, 'k') + "ü😀ü😀")).error().message));
}

TEST(Range, SaysTheBoundThatIsBroken) {
    const OneField field(Ranged);
    EXPECT_EQ(field->type->normalize(*field, 11).error().message, "Field is 11; the most is 10.");
    EXPECT_EQ(field->type->normalize(*field, -3).error().message, "Field is -3; the least is -2.");
}

}  // namespace
}  // namespace plumbline::schema
