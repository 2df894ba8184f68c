#include "insight/progress/fiscal.h"

#include <gtest/gtest.h>

#include "insight/progress/deadline.h"
#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

using testing::day;

Period period(std::string_view first, std::string_view last) {
    return {day(first), day(last)};
}

TEST(Fiscal, FindsPeriodsOfACalendarYear) {
    EXPECT_EQ(period_of(day("2026-11-22"), PeriodLength::Month, 1), period("2026-11-01", "2026-11-30"));
    EXPECT_EQ(period_of(day("2026-11-22"), PeriodLength::Quarter, 1), period("2026-10-01", "2026-12-31"));
    EXPECT_EQ(period_of(day("2026-06-30"), PeriodLength::HalfYear, 1), period("2026-01-01", "2026-06-30"));
    EXPECT_EQ(period_of(day("2028-02-29"), PeriodLength::Month, 1), period("2028-02-01", "2028-02-29"));
    EXPECT_EQ(period_of(day("2026-01-01"), PeriodLength::Year, 1), period("2026-01-01", "2026-12-31"));
}

TEST(Fiscal, FindsPeriodsOfAYearThatBeginsInOctober) {
    EXPECT_EQ(period_of(day("2026-11-22"), PeriodLength::Year, 10), period("2026-10-01", "2027-09-30"));
    EXPECT_EQ(period_of(day("2026-09-30"), PeriodLength::Year, 10), period("2025-10-01", "2026-09-30"));
    EXPECT_EQ(period_of(day("2027-02-01"), PeriodLength::Quarter, 10), period("2027-01-01", "2027-03-31"));
    EXPECT_EQ(period_of(day("2027-02-01"), PeriodLength::HalfYear, 10), period("2026-10-01", "2027-03-31"));
}

TEST(Fiscal, FindsQuartersThatBeginInFebruary) {
    EXPECT_EQ(period_of(day("2027-01-15"), PeriodLength::Quarter, 2), period("2026-11-01", "2027-01-31"));
    EXPECT_EQ(period_of(day("2027-02-01"), PeriodLength::Quarter, 2), period("2027-02-01", "2027-04-30"));
}

TEST(Fiscal, StepsBackOnePeriod) {
    const Period quarter = period_of(day("2027-01-15"), PeriodLength::Quarter, 1);
    EXPECT_EQ(period_before(quarter, PeriodLength::Quarter, 1), period("2026-10-01", "2026-12-31"));
    const Period month = period_of(day("2026-03-31"), PeriodLength::Month, 1);
    EXPECT_EQ(period_before(month, PeriodLength::Month, 1), period("2026-02-01", "2026-02-28"));
}

TEST(Fiscal, NumbersYearsByTheirEndAndQuartersByTheirPlace) {
    EXPECT_EQ(fiscal_year(day("2026-11-22"), 1), 2026);
    EXPECT_EQ(fiscal_year(day("2026-11-22"), 10), 2027);
    EXPECT_EQ(fiscal_year(day("2026-09-30"), 10), 2026);
    EXPECT_EQ(fiscal_quarter(day("2026-11-22"), 1), 4);
    EXPECT_EQ(fiscal_quarter(day("2026-11-22"), 10), 1);
    EXPECT_EQ(fiscal_quarter(day("2026-09-30"), 10), 4);
}

TEST(Fiscal, LabelsPeriods) {
    const auto label = [](PeriodLength length, int first_month) {
        return period_label(period_of(day("2026-11-22"), length, first_month), length, first_month);
    };
    EXPECT_EQ(label(PeriodLength::Month, 10), "2026-11");
    EXPECT_EQ(label(PeriodLength::Quarter, 1), "2026 Q4");
    EXPECT_EQ(label(PeriodLength::Quarter, 10), "2027 Q1");
    EXPECT_EQ(label(PeriodLength::HalfYear, 1), "2026 H2");
    EXPECT_EQ(label(PeriodLength::HalfYear, 10), "2027 H1");
    EXPECT_EQ(label(PeriodLength::Year, 10), "2027");
}

TEST(Fiscal, TakesTheStartFromTheOrganization) {
    entities::Organization organization;
    EXPECT_EQ(fiscal_start(organization), 1);
    organization.fiscal_year_start = 10;
    EXPECT_EQ(fiscal_start(organization), 10);
    organization.fiscal_year_start = 14;
    EXPECT_EQ(fiscal_start(organization), 12);
}

TEST(Fiscal, AddsMonthsAndEndsOnTheLastDay) {
    EXPECT_EQ(add_months(day("2026-11-22"), 1), day("2026-12-22"));
    EXPECT_EQ(add_months(day("2026-11-30"), 3), day("2027-02-28"));
    EXPECT_EQ(add_months(day("2027-11-30"), 3), day("2028-02-29"));
    EXPECT_EQ(add_months(day("2026-03-31"), -1), day("2026-02-28"));
}

TEST(Deadline, FollowsFromTheStartWhereItIsRelative) {
    entities::KeyResult kr;
    EXPECT_FALSE(deadline_of(kr).has_value());
    kr.kind = entities::KeyResult::Kind::RelativeDeadline;
    kr.within_days = 180;
    EXPECT_FALSE(deadline_of(kr).has_value()) << "the start has no date yet";
    kr.start_date = day("2026-07-01");
    EXPECT_EQ(deadline_of(kr), day("2026-12-28"));
    kr.deadline = day("2026-12-01");
    EXPECT_EQ(deadline_of(kr), day("2026-12-01"));
}

TEST(Deadline, GivesTheTargetItsSign) {
    entities::KeyResult kr;
    EXPECT_FALSE(target_of(kr).has_value());
    kr.target = 40;
    kr.direction = entities::KeyResult::Direction::Decrease;
    kr.kind = entities::KeyResult::Kind::RelativeChange;
    EXPECT_EQ(target_of(kr), -40);
    kr.target = -40;
    EXPECT_EQ(target_of(kr), -40);
    kr.kind = entities::KeyResult::Kind::Count;
    kr.target = 40;
    EXPECT_EQ(target_of(kr), 40);
    kr.kind = entities::KeyResult::Kind::Zero;
    kr.target = std::nullopt;
    EXPECT_EQ(target_of(kr), 0);
}

TEST(Deadline, KnowsUnitsOfTimeAndDirections) {
    EXPECT_TRUE(is_unit_of_time("Days"));
    EXPECT_TRUE(is_unit_of_time(" h "));
    EXPECT_FALSE(is_unit_of_time("apps"));
    using Direction = entities::KeyResult::Direction;
    EXPECT_TRUE(passes(5, 5, Direction::Increase));
    EXPECT_TRUE(passes(4, 5, Direction::Decrease));
    EXPECT_FALSE(passes(6, 5, Direction::Decrease));
}

}  // namespace
}  // namespace plumbline::insight
