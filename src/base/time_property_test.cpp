#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/test_random.h"
#include "base/text.h"
#include "base/time.h"

namespace plumbline::base {
namespace {

using std::chrono::microseconds;
using std::chrono::minutes;

const Instant First = parse_instant("0001-01-01T00:00:00Z").value();
const Instant Last = parse_instant("9999-12-31T23:59:59.999999Z").value();

Instant random_instant(testing::Dice& dice) {
    return First + microseconds(dice.between(0, (Last - First).count()));
}

TEST(InstantProperty, FormatAndParseAreInverse) {
    testing::Dice dice(1);
    for (int round = 0; round < 5000; ++round) {
        const Instant instant = random_instant(dice);
        const std::string text = format_instant(instant);
        ASSERT_EQ(text.size(), 27U) << text;
        ASSERT_EQ(parse_instant(text).value(), instant) << text;
    }
    for (const Instant instant : {First, Last, Instant{}, Instant{microseconds{-1}}})
        EXPECT_EQ(parse_instant(format_instant(instant)).value(), instant);
}

TEST(InstantProperty, TextOrderIsTimeOrder) {
    testing::Dice dice(2);
    for (int round = 0; round < 5000; ++round) {
        const Instant a = random_instant(dice);
        const Instant b = dice.one_in(2) ? random_instant(dice) : a + microseconds(dice.between(-3, 3));
        if (b < First || b > Last) continue;
        ASSERT_EQ(a < b, format_instant(a) < format_instant(b));
    }
}

TEST(InstantProperty, AnOffsetNamesTheSameMoment) {
    testing::Dice dice(3);
    for (int round = 0; round < 3000; ++round) {
        const minutes offset(dice.between(-23 * 60 - 59, 23 * 60 + 59));
        const Instant instant = random_instant(dice);
        const Instant local = instant + offset;
        if (local < First || local > Last) continue;
        const auto size = std::chrono::abs(offset).count();
        std::string text = format_instant(local);
        text.pop_back();
        text += fmt::format("{}{:02}:{:02}", offset.count() < 0 ? '-' : '+', size / 60, size % 60);
        ASSERT_EQ(parse_instant(text).value(), instant) << text;
    }
}

TEST(InstantProperty, FractionsOfOneToNineDigitsAreCutToMicroseconds) {
    testing::Dice dice(4);
    for (int round = 0; round < 2000; ++round) {
        const auto count = 1 + dice.below(9);
        std::string digits;
        while (digits.size() < count) digits += static_cast<char>('0' + dice.below(10));
        std::string kept = digits.substr(0, 6);
        kept.resize(6, '0');
        ASSERT_EQ(format_instant(parse_instant("2026-11-22T09:30:00." + digits + "Z").value()),
                  "2026-11-22T09:30:00." + kept + "Z");
    }
}

TEST(Instant, TakesTheFormsOfRfc3339) {
    const Instant noon = parse_instant("2026-11-22T12:00:00Z").value();
    for (const char* text : {"2026-11-22t12:00:00z", "2026-11-22T12:00:00+00:00", "2026-11-22T12:00:00-00:00",
                             "2026-11-22T12:00:00.0Z", "2026-11-22T12:00:00.000000000Z", "2026-11-22T17:30:00+05:30",
                             "2026-11-23T11:59:00+23:59", "2026-11-21T12:01:00-23:59"})
        EXPECT_EQ(parse_instant(text).value(), noon) << text;
}

TEST(Instant, RefusesEverythingElse) {
    for (const char* text : {"",
                             "2026",
                             "2026-11-22 12:00:00Z",
                             "2026-11-22T12:00Z",
                             "2026-11-22T12:00:00",
                             "2026-11-22T12:00:00.Z",
                             "2026-11-22T12:00:60Z",
                             "2026-11-22T12:60:00Z",
                             "2026-11-22T24:00:00Z",
                             "2026-02-30T12:00:00Z",
                             "2026-11-22T12:00:00+24:00",
                             "2026-11-22T12:00:00+05:60",
                             "2026-11-22T12:00:00+0530",
                             "2026-11-22T12:00:00+05",
                             "2026-11-22T12:00:00,5Z",
                             "2026-11-22T12:00:00.1234567890Z",
                             "2026-11-22T12:00:00ZZ",
                             "2026-11-22T12:00:00 Z",
                             " 2026-11-22T12:00:00Z",
                             "2026-11-22T12:00:00Z ",
                             "20261122T120000Z",
                             "2026-11-22T1:00:00Z",
                             "2026-11-22T12-00-00Z",
                             "2026-11-22T-1:00:00Z",
                             "0000-11-22T12:00:00Z",
                             "26-11-22T12:00:00Z",
                             "+2026-11-22T12:00:00Z",
                             "2026-11-22T12:00:00.5",
                             "2026-11-22T１2:00:00Z",
                             "today"}) {
        const auto result = parse_instant(text);
        ASSERT_FALSE(result.has_value()) << text;
        EXPECT_EQ(result.error().code, "validation.instant");
        EXPECT_FALSE(result.error().hint.empty());
    }
}

TEST(Instant, StaysWithinFourDigitYears) {
    for (const char* text : {"9999-12-31T23:59:59-00:01", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+00:01",
                             "0001-01-01T12:00:00+23:00"})
        EXPECT_FALSE(parse_instant(text).has_value()) << text;
    EXPECT_TRUE(parse_instant("9999-12-31T23:59:59+01:00").has_value());
    EXPECT_TRUE(parse_instant("0001-01-01T00:00:00-01:00").has_value());
}

TEST(Message, QuotesWholeCharacters) {
    for (std::size_t length = 30; length < 50; ++length) {
        const std::string text = std::string(length, 'k') + "ü😀ü😀ü😀ü😀";
        EXPECT_TRUE(is_utf8(parse_date(text).error().message)) << length;
        EXPECT_TRUE(is_utf8(parse_instant(text).error().message)) << length;
    }
}

TEST(DateProperty, FormatAndParseAreInverse) {
    for (Date date = parse_date("1890-01-01").value(); date < parse_date("2110-01-01").value();
         date = add_days(date, 1))
        ASSERT_EQ(parse_date(format_date(date)).value(), date);
    testing::Dice dice(5);
    for (int round = 0; round < 2000; ++round) {
        const Date date = date_of(random_instant(dice));
        ASSERT_EQ(parse_date(format_date(date)).value(), date);
    }
}

TEST(DateProperty, DaysAddedAreDaysBetween) {
    testing::Dice dice(6);
    for (int round = 0; round < 3000; ++round) {
        const Date date = date_of(random_instant(dice));
        const int days = static_cast<int>(dice.between(-3000, 3000));
        const Date moved = add_days(date, days);
        ASSERT_EQ(days_between(date, moved), days);
        ASSERT_EQ(days_between(moved, date), -days);
        ASSERT_EQ(add_days(moved, -days), date);
    }
}

TEST(Date, KnowsLeapYears) {
    for (const char* text : {"2024-02-29", "2000-02-29", "0004-02-29", "2400-02-29", "9996-02-29"})
        EXPECT_TRUE(parse_date(text).has_value()) << text;
    for (const char* text : {"2023-02-29", "1900-02-29", "2100-02-29", "2024-02-30", "0001-02-29"})
        EXPECT_FALSE(parse_date(text).has_value()) << text;
}

TEST(Date, RefusesOtherForms) {
    for (const char* text :
         {"2026-00-10",  "2026-13-10",  "2026-10-00", "2026-04-31", "2026-10-32",           "2026-1-1",   "26-10-10",
          "02026-10-10", "10000-01-01", "2026-10-1x", "2026-10",    "2026-W01-1",           "2026/10/10", "20261010",
          " 2026-10-10", "2026-10-10 ", "0000-01-01", "-001-01-01", "2026-10-10T00:00:00Z", "２026-10-10"}) {
        const auto result = parse_date(text);
        ASSERT_FALSE(result.has_value()) << text;
        EXPECT_EQ(result.error().code, "validation.date");
        EXPECT_EQ(result.error().kind, ErrorKind::Invalid);
    }
}

TEST(Date, OfAnInstantIsItsUtcDay) {
    EXPECT_EQ(format_date(date_of(parse_instant("2026-11-22T23:59:59.999999Z").value())), "2026-11-22");
    EXPECT_EQ(format_date(date_of(parse_instant("2026-11-23T00:30:00+01:00").value())), "2026-11-22");
    EXPECT_EQ(format_date(date_of(parse_instant("1969-12-31T23:59:59Z").value())), "1969-12-31");
}

}  // namespace
}  // namespace plumbline::base
