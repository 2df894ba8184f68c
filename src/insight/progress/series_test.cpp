#include "insight/progress/series.h"

#include <gtest/gtest.h>

#include "insight/progress/aggregate.h"
#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

using testing::day;
using testing::Plan;
using testing::sound_plan;

std::vector<double> values(const std::vector<Point>& points) {
    std::vector<double> list;
    for (const Point& point : points) list.push_back(point.value);
    return list;
}

using List = std::vector<double>;

TEST(Series, OrdersValuesByDate) {
    Plan plan = sound_plan();
    plan.observe("m", "2026-09-01", 1, {3}).observe("m", "2026-07-01", 1, {1}).observe("m", "2026-08-01", 1, {2});
    EXPECT_EQ(values(measure_series(plan.graph(), 0)), (List{1, 2, 3}));
}

TEST(Series, DropsWhatWasSuperseded) {
    Plan plan = sound_plan();
    plan.add("observation", R"({"id":"a","measure":"m","date":"2026-09-01","value":90})")
        .add("observation", R"({"id":"b","measure":"m","date":"2026-09-01","value":80,"supersedes":"a"})")
        .add("observation", R"({"id":"c","measure":"m","date":"2026-09-02","value":75,"supersedes":"b"})");
    const auto series = measure_series(plan.graph(), 0);
    EXPECT_EQ(values(series), List{75}) << "a correction may also move the day";
    EXPECT_EQ(series[0].date, day("2026-09-02"));
}

TEST(Series, LetsTheLatestFactOfADayWin) {
    Plan plan = sound_plan();
    plan.add("observation",
             R"({"id":"b","measure":"m","date":"2026-09-01","value":2,"recordedAt":"2026-09-03T08:00:00.000000Z"})")
        .add("observation",
             R"({"id":"a","measure":"m","date":"2026-09-01","value":1,"recordedAt":"2026-09-02T08:00:00.000000Z"})");
    EXPECT_EQ(values(measure_series(plan.graph(), 0)), List{2});
}

TEST(Series, LetsMeasuredOutrankClaimedOnTheSameDay) {
    Plan plan = sound_plan();
    plan.add("observation", R"({"id":"a","measure":"m","date":"2026-09-01","value":50,"evidence":"measured"})")
        .add("check-in", R"({"id":"ci","keyResult":"k","date":"2026-09-01","value":70})")
        .add("check-in", R"({"id":"cj","keyResult":"k","date":"2026-09-15","value":75})")
        .add(
            "observation",
            R"({"id":"d","measure":"m","date":"2026-09-20","value":60,"evidence":"claimed","recordedAt":"2026-09-22T08:00:00.000000Z"})")
        .add(
            "observation",
            R"({"id":"e","measure":"m","date":"2026-09-20","value":55,"evidence":"verified","recordedAt":"2026-09-21T08:00:00.000000Z"})");
    const auto series = key_result_series(plan.graph(), 0);
    EXPECT_EQ(values(series), (List{50, 75, 55}));
    EXPECT_FALSE(series[0].is_check_in);
    EXPECT_TRUE(series[1].is_check_in);
    EXPECT_EQ(series[1].grade, Grade::Claimed);
    EXPECT_EQ(series[2].grade, Grade::Verified);
    EXPECT_EQ(grade_name(series[2].grade), "verified");
}

TEST(Series, TakesTheLaterOfTwoCheckInsAndNoneWithoutAValue) {
    Plan plan = sound_plan();
    plan.change("key-result", "k", R"({"measure":null})")
        .add("check-in",
             R"({"id":"a","keyResult":"k","date":"2026-09-01","value":70,"createdAt":"2026-09-01T09:00:00.000000Z"})")
        .add("check-in",
             R"({"id":"b","keyResult":"k","date":"2026-09-01","value":72,"createdAt":"2026-09-01T10:00:00.000000Z"})")
        .add("check-in", R"({"id":"c","keyResult":"k","date":"2026-09-02","note":"Nothing new"})");
    EXPECT_EQ(values(key_result_series(plan.graph(), 0)), List{72});
}

TEST(Series, LeavesOutAnOlderDefinitionAndOtherUnits) {
    Plan plan = sound_plan();
    plan.change("measure", "m", R"({"definitionVersion":2})")
        .add("observation", R"({"id":"a","measure":"m","date":"2026-07-01","value":1,"definitionVersion":1})")
        .add("observation", R"({"id":"b","measure":"m","date":"2026-08-01","value":2,"definitionVersion":2})")
        .add("observation", R"({"id":"c","measure":"m","date":"2026-09-01","value":3})")
        .add("observation", R"({"id":"d","measure":"m","date":"2026-10-01","value":4,"businessUnit":"u"})");
    const PlanGraph graph = plan.graph();
    EXPECT_EQ(values(measure_series(graph, 0)), (List{2, 3}));
    EXPECT_EQ(values(measure_series(graph, 0, "u")), List{4});
}

std::vector<Point> points(std::initializer_list<std::pair<std::string_view, double>> list) {
    std::vector<Point> made;
    for (const auto& [date, value] : list) made.push_back({day(date), value});
    return made;
}

TEST(Aggregate, MakesOneValueOfAPeriod) {
    const auto series = points({{"2026-09-30", 9}, {"2026-10-05", 2}, {"2026-11-05", 6}, {"2026-11-20", 4}});
    const Period quarter = period_of(day("2026-11-22"), PeriodLength::Quarter, 1);
    EXPECT_EQ(value_of(series, quarter, Aggregation::Last)->value, 4);
    EXPECT_EQ(value_of(series, quarter, Aggregation::Sum)->value, 12);
    EXPECT_EQ(value_of(series, quarter, Aggregation::Mean)->value, 4);
    EXPECT_EQ(value_of(series, quarter, Aggregation::Maximum)->value, 6);
    EXPECT_EQ(value_of(series, quarter, Aggregation::Sum)->date, day("2026-11-20"));
    EXPECT_FALSE(
        value_of(series, period_of(day("2027-01-01"), PeriodLength::Quarter, 1), Aggregation::Sum).has_value());
    EXPECT_EQ(aggregation_of(nullptr), Aggregation::Last);
}

TEST(Aggregate, IsOnlyAsSureAsItsWeakestValue) {
    auto series = points({{"2026-10-05", 2}, {"2026-11-05", 6}});
    series[0].grade = Grade::Claimed;
    series[1].grade = Grade::Verified;
    const Period quarter = period_of(day("2026-11-22"), PeriodLength::Quarter, 1);
    EXPECT_EQ(value_of(series, quarter, Aggregation::Sum)->grade, Grade::Claimed);
    EXPECT_EQ(value_of(series, quarter, Aggregation::Last)->grade, Grade::Verified);
}

TEST(Aggregate, ListsCompletePeriods) {
    const auto series =
        points({{"2026-02-20", 1}, {"2026-04-10", 2}, {"2026-05-10", 3}, {"2026-08-01", 4}, {"2026-10-05", 9}});
    const Period now = period_of(day("2026-11-22"), PeriodLength::Quarter, 1);
    const auto sums = complete_periods(series, now, PeriodLength::Quarter, 1, Aggregation::Sum);
    EXPECT_EQ(values(sums), (List{5, 4})) << "the first quarter may be partial, the running one is not over";
    EXPECT_EQ(sums[0].date, day("2026-06-30"));
    EXPECT_EQ(values(complete_periods(series, now, PeriodLength::Quarter, 1, Aggregation::Last)), (List{1, 3, 4}));
    EXPECT_TRUE(complete_periods({}, now, PeriodLength::Quarter, 1, Aggregation::Sum).empty());
}

TEST(Aggregate, ComputesGrowthFromPointToPoint) {
    const auto growth = growth_of(points({{"2026-03-31", 4}, {"2026-06-30", 5}, {"2026-09-30", 0}, {"2026-12-31", 3}}));
    EXPECT_EQ(values(growth), (List{25, -100})) << "growth from nothing cannot be said";
    EXPECT_EQ(growth[0].date, day("2026-06-30"));
}

}  // namespace
}  // namespace plumbline::insight
