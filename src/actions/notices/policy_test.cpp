#include "actions/notices/policy.h"

#include <gtest/gtest.h>

namespace plumbline::actions {
namespace {

std::string open_at(const Taste& taste, std::string_view from) {
    return base::format_instant(next_open(taste, base::parse_instant(from).value())).substr(0, 16);
}

TEST(Policy, NightIsQuiet) {
    const Taste taste{"Europe/Berlin", "de", "none", 20, 7};
    EXPECT_EQ(open_at(taste, "2026-01-15T12:34:56Z"), "2026-01-15T12:34");
    EXPECT_EQ(open_at(taste, "2026-01-15T19:00:00Z"), "2026-01-16T06:00");
    EXPECT_EQ(open_at(taste, "2026-07-15T18:10:00Z"), "2026-07-16T05:00");
    EXPECT_EQ(open_at(taste, "2026-01-15T05:59:59Z"), "2026-01-15T06:00");
}

TEST(Policy, QuietMayLieWithinADayOrNowhere) {
    EXPECT_EQ(open_at({"UTC", "en", "none", 9, 17}, "2026-01-15T12:00:00Z"), "2026-01-15T17:00");
    EXPECT_EQ(open_at({"UTC", "en", "none", 0, 0}, "2026-01-15T00:10:00Z"), "2026-01-15T00:10");
}

TEST(Policy, AccountsChooseAndOthersFillIn) {
    const MailPolicy policy{true, "https://plan.example.com", 22, 6};
    const base::JsonObject organization{{"timeZone", "Europe/Berlin"}, {"language", "de"}};
    const Taste plain = taste_of(policy, {}, organization);
    EXPECT_EQ(plain.zone, "Europe/Berlin");
    EXPECT_EQ(plain.language, "de");
    EXPECT_EQ(plain.quiet_from, 22);
    const Taste own = taste_of(policy, {{"language", "en"}, {"quietFrom", 0}, {"quietUntil", 0}}, organization);
    EXPECT_EQ(own.language, "en");
    EXPECT_EQ(own.quiet_until, 0);
}

TEST(Policy, TheNextHourIsOnTheDayAskedFor) {
    const auto next = [](std::string_view behind, int weekday) {
        return base::format_instant(next_hour("Europe/Berlin", base::parse_instant(behind).value(), 7, weekday))
            .substr(0, 16);
    };
    EXPECT_EQ(next("2026-11-23T06:00:00Z", 0), "2026-11-24T06:00");  // a Monday at seven: the next day
    EXPECT_EQ(next("2026-11-22T12:00:00Z", 1), "2026-11-23T06:00");
    EXPECT_EQ(next("2026-11-23T06:00:00Z", 1), "2026-11-30T06:00");
    EXPECT_EQ(next("2026-03-28T12:00:00Z", 0), "2026-03-29T05:00");  // the night before, summer time began
}

}  // namespace
}  // namespace plumbline::actions
