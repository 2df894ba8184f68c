#include "base/zone.h"

#include <gtest/gtest.h>

namespace plumbline::base {
namespace {

LocalTime at(std::string_view instant, std::string_view zone) {
    return local_time(parse_instant(instant).value(), zone);
}

TEST(Zone, SummerTimeCounts) {
    EXPECT_EQ(at("2026-01-15T06:30:00Z", "Europe/Berlin").hour, 7);
    EXPECT_EQ(at("2026-07-15T06:30:00Z", "Europe/Berlin").hour, 8);
    EXPECT_EQ(at("2026-07-15T06:30:00Z", "Europe/Berlin").minute, 30);
}

TEST(Zone, TheDayTurnsElsewhereEarlierOrLater) {
    EXPECT_EQ(format_date(at("2026-03-01T23:30:00Z", "Asia/Tokyo").date), "2026-03-02");
    EXPECT_EQ(format_date(at("2026-03-01T03:30:00Z", "America/New_York").date), "2026-02-28");
    EXPECT_EQ(at("2026-03-01T23:30:00Z", "Asia/Tokyo").weekday, 1);
    EXPECT_EQ(at("2026-03-01T23:30:00Z", "UTC").weekday, 7);
}

TEST(Zone, ADayBeginsWhereTheClocksSay) {
    const auto starts = [](std::string_view day, std::string_view zone) {
        return format_instant(start_of_day(parse_date(day).value(), zone)).substr(0, 16);
    };
    EXPECT_EQ(starts("2026-03-02", "Asia/Tokyo"), "2026-03-01T15:00");
    EXPECT_EQ(starts("2026-07-15", "Europe/Berlin"), "2026-07-14T22:00");
    EXPECT_EQ(starts("2026-03-29", "Europe/Berlin"), "2026-03-28T23:00");  // the clocks change in that night
    EXPECT_EQ(starts("2026-03-30", "Europe/Berlin"), "2026-03-29T22:00");
    EXPECT_EQ(starts("2026-07-15", ""), "2026-07-15T00:00");
    EXPECT_EQ(starts("2026-07-15", "Mars/Olympus"), "2026-07-15T00:00");
}

TEST(Zone, ADayBeginsWithItsFirstInstantInEveryZone) {
    for (const char* zone : {"Europe/Berlin", "America/Sao_Paulo", "Africa/Cairo", "Pacific/Apia", "Asia/Kathmandu"})
        for (Date day(parse_date("2018-01-01").value()); day < Date(parse_date("2019-01-01").value());
             day = add_days(day, 1)) {
            const Instant start = start_of_day(day, zone);
            EXPECT_EQ(format_date(local_time(start, zone).date), format_date(day)) << zone;
            const Instant before = start - std::chrono::microseconds(1);
            EXPECT_EQ(format_date(local_time(before, zone).date), format_date(add_days(day, -1))) << zone;
        }
}

TEST(Zone, WhatIsNotKnownIsUtc) {
    EXPECT_EQ(at("2026-07-15T06:30:00Z", "").hour, 6);
    EXPECT_EQ(at("2026-07-15T06:30:00Z", "Mars/Olympus").hour, 6);
    EXPECT_FALSE(is_zone("Mars/Olympus"));
    EXPECT_FALSE(is_zone(""));
    EXPECT_TRUE(is_zone("Europe/Berlin"));
}

}  // namespace
}  // namespace plumbline::base
