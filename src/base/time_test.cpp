#include "base/time.h"

#include <gtest/gtest.h>

namespace plumbline::base {
namespace {

TEST(Time, RoundTripsInstants) {
    const Instant instant = parse_instant("2026-11-22T09:30:00.123456Z").value();
    EXPECT_EQ(format_instant(instant), "2026-11-22T09:30:00.123456Z");
}

TEST(Time, ReadsOffsetsAndShortFractions) {
    EXPECT_EQ(format_instant(parse_instant("2026-11-22T09:30:00.5+02:00").value()), "2026-11-22T07:30:00.500000Z");
    EXPECT_EQ(format_instant(parse_instant("2026-01-01T00:15:00-01:30").value()), "2026-01-01T01:45:00.000000Z");
}

TEST(Time, RefusesWhatTheCalendarDoesNotHave) {
    for (const char* text : {"2026-02-29", "2026-13-01", "2026-1-01", "2026-01-01 ", "", "0000-01-01", "2026/01/01"})
        EXPECT_FALSE(parse_date(text).has_value()) << text;
    for (const char* text : {"2026-11-22", "2026-11-22T24:00:00Z", "2026-11-22T09:30:00", "2026-11-22T09:30:00.Z",
                             "2026-11-22T09:30:00+1:00", "2026-11-22T09:30:00.1234567890Z"})
        EXPECT_FALSE(parse_instant(text).has_value()) << text;
}

TEST(Time, CountsDaysOverLeapYears) {
    const Date start = parse_date("2024-02-28").value();
    EXPECT_EQ(format_date(add_days(start, 2)), "2024-03-01");
    EXPECT_EQ(days_between(start, parse_date("2025-02-28").value()), 366);
    EXPECT_EQ(days_between(parse_date("2025-02-28").value(), start), -366);
}

}  // namespace
}  // namespace plumbline::base
