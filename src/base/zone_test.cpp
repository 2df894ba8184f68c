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

TEST(Zone, WhatIsNotKnownIsUtc) {
    EXPECT_EQ(at("2026-07-15T06:30:00Z", "").hour, 6);
    EXPECT_EQ(at("2026-07-15T06:30:00Z", "Mars/Olympus").hour, 6);
    EXPECT_FALSE(is_zone("Mars/Olympus"));
    EXPECT_FALSE(is_zone(""));
    EXPECT_TRUE(is_zone("Europe/Berlin"));
}

}  // namespace
}  // namespace plumbline::base
