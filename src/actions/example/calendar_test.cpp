#include "actions/example/calendar.h"

#include <gtest/gtest.h>

namespace plumbline::actions::example {

using namespace std::chrono;

TEST(Calendar, MovesWeekendsToTheMondayAfter) {
    const Calendar calendar(base::Date(2026y / November / 25));  // a Wednesday
    EXPECT_EQ(base::format_date(calendar.date(-3)), "2026-11-23");
    EXPECT_EQ(base::format_date(calendar.date(-4)), "2026-11-23");
    EXPECT_EQ(base::format_date(calendar.date(-5)), "2026-11-20");
    EXPECT_EQ(base::format_date(calendar.date(3)), "2026-11-30");
}

TEST(Calendar, NeverPutsThePastIntoTheFuture) {
    for (int start = 0; start < 7; ++start) {
        const base::Date today = base::add_days(base::Date(2026y / November / 22), start);
        const Calendar calendar(today);
        for (int day = -30; day < 30; ++day) {
            EXPECT_LE(sys_days(calendar.date(day)), sys_days(calendar.date(day + 1))) << start << " " << day;
            EXPECT_TRUE(day >= 0 || sys_days(calendar.date(day)) < sys_days(today)) << start << " " << day;
        }
    }
}

TEST(Calendar, KnowsSummerTime) {
    const Calendar calendar(base::Date(2026y / July / 15));
    EXPECT_EQ(base::format_instant(calendar.instant(-1, 9 * 60)), "2026-07-14T07:00:00.000000Z");
    EXPECT_EQ(base::format_instant(calendar.instant(-200, 9 * 60)), "2025-12-29T08:00:00.000000Z");
}

TEST(Calendar, ReadsTimesOfTheDay) {
    EXPECT_EQ(minute_of("14:30"), 14 * 60 + 30);
    EXPECT_EQ(minute_of(""), 9 * 60);
}

}  // namespace plumbline::actions::example
