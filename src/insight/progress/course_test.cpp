#include "insight/progress/course.h"

#include <gtest/gtest.h>

#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

using testing::day;
using testing::Plan;
using testing::sound_plan;
using testing::Today;
using Direction = entities::KeyResult::Direction;

Course line(double from, double aim, std::string_view first, std::string_view last) {
    Course course;
    course.origin = course.from = from;
    course.aim = aim;
    course.first = day(first);
    course.last = day(last);
    return course;
}

TEST(Course, RunsStraightBetweenItsEnds) {
    const Course course = line(10, 30, "2026-01-01", "2026-01-21");
    EXPECT_DOUBLE_EQ(expected_on(course, day("2025-12-01")), 10);
    EXPECT_DOUBLE_EQ(expected_on(course, day("2026-01-01")), 10);
    EXPECT_DOUBLE_EQ(expected_on(course, day("2026-01-06")), 15);
    EXPECT_DOUBLE_EQ(expected_on(course, day("2026-01-21")), 30);
    EXPECT_DOUBLE_EQ(expected_on(course, day("2027-01-01")), 30);
}

TEST(Course, CountsTheFirstDayOfAPeriodAsADayToWorkIn) {
    Course course = line(0, 31, "2026-01-01", "2026-01-31");
    course.recurs = PeriodLength::Month;
    EXPECT_DOUBLE_EQ(expected_on(course, day("2026-01-01")), 1);
    EXPECT_DOUBLE_EQ(expected_on(course, day("2026-01-31")), 31);
    EXPECT_DOUBLE_EQ(elapsed_on(course, day("2025-12-31")), 0);
}

TEST(Course, StepsWhereStepsAreGiven) {
    Course course = line(0, 10, "2026-01-01", "2026-12-31");
    course.steps = {{day("2026-03-01"), 2}, {day("2026-06-01"), 7}};
    EXPECT_EQ(expected_on(course, day("2026-02-28")), 0);
    EXPECT_EQ(expected_on(course, day("2026-03-01")), 2);
    EXPECT_EQ(expected_on(course, day("2026-05-31")), 2);
    EXPECT_EQ(expected_on(course, day("2026-06-01")), 7);
    EXPECT_EQ(expected_on(course, day("2026-12-31")), 10);
}

TEST(Course, HasNoLengthWhereItsEndsMeet) {
    const Course course = line(0, 10, "2026-01-01", "2026-01-01");
    EXPECT_EQ(elapsed_on(course, day("2025-12-31")), 0);
    EXPECT_EQ(elapsed_on(course, day("2026-01-01")), 1);
}

TEST(Course, SharesTheWayInBothDirections) {
    const Course up = line(20, 60, "2026-01-01", "2026-12-31");
    EXPECT_DOUBLE_EQ(share_of(up, 20, Direction::Increase), 0);
    EXPECT_DOUBLE_EQ(share_of(up, 40, Direction::Increase), 0.5);
    EXPECT_DOUBLE_EQ(share_of(up, 80, Direction::Increase), 1.5);
    EXPECT_DOUBLE_EQ(share_of(up, 0, Direction::Increase), 0);
    const Course down = line(60, 20, "2026-01-01", "2026-12-31");
    EXPECT_DOUBLE_EQ(share_of(down, 50, Direction::Decrease), 0.25);
    EXPECT_DOUBLE_EQ(share_of(down, 10, Direction::Decrease), 1.25);
}

TEST(Course, SharesAllOrNothingWhereTheTargetLiesBehindTheOrigin) {
    const Course course = line(50, 40, "2026-01-01", "2026-12-31");
    EXPECT_EQ(share_of(course, 45, Direction::Increase), 1);
    EXPECT_EQ(share_of(course, 30, Direction::Increase), 0);
}

TEST(Course, SharesACeilingAndALevel) {
    Course ceiling = line(10, 10, "2026-01-01", "2026-03-31");
    ceiling.mode = Mode::Ceiling;
    EXPECT_EQ(share_of(ceiling, 10, Direction::Decrease), 1);
    EXPECT_EQ(share_of(ceiling, 11, Direction::Decrease), 0);
    ceiling.origin = 30;
    EXPECT_DOUBLE_EQ(share_of(ceiling, 20, Direction::Decrease), 0.5);
    Course keep = line(200, 200, "2026-01-01", "2026-12-31");
    keep.mode = Mode::Keep;
    EXPECT_DOUBLE_EQ(share_of(keep, 220, Direction::Maintain), 0.9);
    EXPECT_DOUBLE_EQ(share_of(keep, 900, Direction::Maintain), 0);
    keep.aim = 0;
    EXPECT_EQ(share_of(keep, 0, Direction::Maintain), 1);
    EXPECT_EQ(share_of(keep, 1, Direction::Maintain), 0);
}

TEST(Course, BeginsAtTheStartOrElseAtTheBaseline) {
    Plan plan = sound_plan();
    plan.observe("m", "2026-11-01", 1, {60});
    EXPECT_EQ(course_of(plan.graph(), 0, Today).first, day("2026-07-01"));
    plan.change("key-result", "k", R"({"startDate":"2026-08-01"})");
    EXPECT_EQ(course_of(plan.graph(), 0, Today).first, day("2026-08-01"));
    EXPECT_EQ(course_of(plan.graph(), 0, Today).last, day("2027-06-30"));
}

TEST(Course, JudgesARecurringKeyResultInItsLastPeriodAfterTheDeadline) {
    Plan plan = sound_plan();
    plan.change("measure", "m", R"({"aggregation":"sum"})")
        .change("key-result", "k", R"({"recurrence":"quarter","deadline":"2026-09-30","target":10})")
        .observe("m", "2026-08-01", 30, {4, 5})
        .observe("m", "2026-10-15", 1, {9});
    const Course course = course_of(plan.graph(), 0, Today);
    EXPECT_EQ(course.first, day("2026-07-01"));
    EXPECT_EQ(course.last, day("2026-09-30"));
    EXPECT_EQ(course.current->value, 9);
}

TEST(Course, FollowsTheFiscalYear) {
    Plan plan = sound_plan();
    plan.change("organization", "org", R"({"fiscalYearStart":2})")
        .change("measure", "m", R"({"aggregation":"sum"})")
        .change("key-result", "k", R"({"recurrence":"quarter","deadline":null,"target":10})")
        .observe("m", "2026-10-15", 20, {3, 4});
    const Course course = course_of(plan.graph(), 0, Today);
    EXPECT_EQ(course.first, day("2026-11-01"));
    EXPECT_EQ(course.last, day("2027-01-31"));
    EXPECT_EQ(course.current->value, 4);
}

// Whatever the recurrence, what is expected on the last day of the period is the whole target.
TEST(Course, ExpectsTheWholeTargetOnTheLastDayOfEachPeriod) {
    for (const char* recurrence : {"month", "quarter", "half-year", "year"}) {
        for (int month = 1; month <= 12; ++month) {
            Plan plan = sound_plan();
            plan.change("organization", "org", "{\"fiscalYearStart\":" + std::to_string(month) + "}")
                .change("measure", "m", R"({"aggregation":"sum"})")
                .change("key-result", "k",
                        std::string(R"({"deadline":null,"target":24,"recurrence":")") + recurrence + "\"}")
                .observe("m", "2026-11-22", 1, {1});
            const Course course = course_of(plan.graph(), 0, Today);
            ASSERT_TRUE(course.missing.empty()) << course.missing;
            EXPECT_LE(course.first, Today);
            EXPECT_GE(course.last, Today);
            EXPECT_DOUBLE_EQ(expected_on(course, course.last), 24) << recurrence << " " << month;
            EXPECT_GT(expected_on(course, course.first), 0);
        }
    }
}

TEST(Outlook, KeepsTheValuesOfWhatEndsOnce) {
    Plan plan = sound_plan();
    plan.observe("m", "2026-11-01", 10, {60, 62, 90});
    const Outlook outlook = outlook_of(plan.graph(), 0, Today);
    EXPECT_TRUE(outlook.missing.empty());
    EXPECT_EQ(outlook.history.size(), 3U);
    EXPECT_EQ(outlook_of(plan.graph(), 0, day("2026-11-20")).history.size(), 2U)
        << "what was observed later does not count";
    EXPECT_EQ(outlook.aim, 180);
    EXPECT_EQ(outlook.last, day("2027-06-30"));
}

TEST(Outlook, ComparesARelativeChangeInPercent) {
    Plan plan = sound_plan();
    plan.observe("m", "2026-11-01", 10, {44, 50})
        .change("key-result", "k", R"({"kind":"relative-change","unit":"%","target":25})");
    const Outlook outlook = outlook_of(plan.graph(), 0, Today);
    EXPECT_NEAR(outlook.history[0].value, 10, 1e-9);
    EXPECT_NEAR(outlook.history[1].value, 25, 1e-9);
    EXPECT_EQ(outlook.aim, 25);
}

TEST(Outlook, ComparesGrowthFromPeriodToPeriod) {
    Plan plan = sound_plan();
    plan.observe("m", "2026-03-31", 1, {20})
        .observe("m", "2026-06-30", 1, {22})
        .observe("m", "2026-09-30", 1, {33})
        .observe("m", "2026-11-01", 1, {35});
    plan.change("key-result", "k",
                R"({"kind":"growth","unit":"%","target":10,"recurrence":"quarter","deadline":null})");
    const Outlook outlook = outlook_of(plan.graph(), 0, Today);
    ASSERT_EQ(outlook.history.size(), 2U);
    EXPECT_NEAR(outlook.history[0].value, 10, 1e-9);
    EXPECT_NEAR(outlook.history[1].value, 50, 1e-9);
    EXPECT_EQ(outlook.last, day("2026-12-31"));
}

TEST(Outlook, LeavesALevelAsItWasObserved) {
    Plan plan = sound_plan();
    plan.observe("m", "2026-08-01", 30, {20, 22, 23}).change("key-result", "k", R"({"recurrence":"quarter"})");
    EXPECT_EQ(outlook_of(plan.graph(), 0, Today).history.size(), 3U);
}

TEST(Outlook, SaysWhatIsMissing) {
    Plan plan = sound_plan();
    plan.change("key-result", "k", R"({"deadline":null})");
    EXPECT_EQ(outlook_of(plan.graph(), 0, Today).missing, "It has no deadline.");
    plan.change("key-result", "k", R"({"target":null})");
    EXPECT_EQ(outlook_of(plan.graph(), 0, Today).missing, "It has no target.");
}

}  // namespace
}  // namespace plumbline::insight
