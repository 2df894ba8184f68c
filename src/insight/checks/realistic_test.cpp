#include <gtest/gtest.h>

#include <cmath>

#include "insight/progress/progress.h"
#include "insight/realism.h"
#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

using testing::day;
using testing::Plan;
using testing::sound_plan;
using Direction = entities::KeyResult::Direction;

std::vector<Point> points(std::string_view from, int every, std::initializer_list<double> values) {
    std::vector<Point> list;
    base::Date date = day(from);
    for (const double value : values) {
        list.push_back({date, value});
        date = base::add_days(date, every);
    }
    return list;
}

// C27, computed by hand. Values 10, 12, 13, 17, 18, ten days apart; target 30 in 40 days.
//   drift   = (18 − 10) / 40 = 0.2 a day, so 2 a step; residuals 0, −1, 2, −1
//   s²      = (0 + 1/10 + 4/10 + 1/10) / 3 = 0.2
//   mean    = 18 + 0.2 · 40 = 26;  variance = 0.2 · 40 · (1 + 40/40) = 16;  deviation 4
//   chance  = 1 − Φ((30 − 26) / 4) = 1 − Φ(1) = 0.158655
TEST(Realism, MeetsTheHandComputedExample) {
    const auto series = points("2026-10-01", 10, {10, 12, 13, 17, 18});
    const auto forecast = forecast_drift(series, day("2026-12-20"));
    ASSERT_TRUE(forecast.has_value());
    EXPECT_NEAR(forecast->drift, 0.2, 1e-12);
    EXPECT_NEAR(forecast->sigma * forecast->sigma, 0.2, 1e-12);
    EXPECT_NEAR(forecast->mean, 26, 1e-12);
    EXPECT_NEAR(forecast->deviation, 4, 1e-12);
    EXPECT_NEAR(chance_of(*forecast, 30, Direction::Increase), 0.15865525, 1e-8);
    EXPECT_NEAR(chance_of(*forecast, 30, Direction::Decrease), 0.84134475, 1e-8);
    EXPECT_NEAR(chance_of(*forecast, 26, Direction::Increase), 0.5, 1e-12);
}

// Uneven steps: 0, 3 after 10 days, 3 after 20 more. d = 6/30 = 0.2; residuals 1 and −1; s² = (1/10 + 1/20) / 1 = 0.15.
TEST(Realism, ScalesStepsByTheirDays) {
    std::vector<Point> series{{day("2026-10-01"), 0}, {day("2026-10-11"), 3}, {day("2026-10-31"), 6}};
    const auto forecast = forecast_drift(series, day("2026-11-15"));
    ASSERT_TRUE(forecast.has_value());
    EXPECT_NEAR(forecast->drift, 0.2, 1e-12);
    EXPECT_NEAR(forecast->sigma * forecast->sigma, 0.15, 1e-12);
    EXPECT_NEAR(forecast->mean, 9, 1e-12);
    EXPECT_NEAR(forecast->deviation, std::sqrt(0.15 * 15 * 1.5), 1e-12);
}

TEST(Realism, IsCertainAboutAStraightLine) {
    const auto forecast = forecast_drift(points("2026-10-01", 10, {10, 12, 14, 16, 18}), day("2026-11-20"));
    EXPECT_EQ(chance_of(*forecast, 20, Direction::Increase), 1) << "reached to the point";
    EXPECT_EQ(chance_of(*forecast, 20.5, Direction::Increase), 0);
    EXPECT_EQ(chance_of(*forecast, 20, Direction::Decrease), 1);
}

TEST(Realism, NeedsThreePointsThatSpanTime) {
    EXPECT_FALSE(forecast_drift(points("2026-10-01", 10, {1, 2}), day("2026-12-01")).has_value());
    EXPECT_FALSE(forecast_drift({}, day("2026-12-01")).has_value());
}

TEST(Realism, TakesAFifthAsTheBandOfALevelToKeep) {
    const DriftForecast forecast{.mean = 100, .deviation = 10};
    EXPECT_NEAR(chance_of(forecast, 100, Direction::Maintain), 0.954499736, 1e-8);
}

/// measured is the sound plan with values of its measure, ten days apart up to 20 November.
Plan measured(std::initializer_list<double> values, std::string_view key_result = "{}") {
    Plan plan = sound_plan();
    const int back = 10 * (static_cast<int>(values.size()) - 1);
    plan.observe("m", base::format_date(base::add_days(day("2026-11-20"), -back)), 10, values);
    plan.change("key-result", "k", R"({"realismGrounds":null})").change("key-result", "k", key_result);
    return plan;
}

Progress seen(const Plan& plan, std::string_view today = "2026-11-22") {
    return progress_of(plan.graph(), 0, day(today));
}

// C25: probability beside pace, the same that KR-REAL goes by.
TEST(Probability, IsToldWithProgressFromFiveValuesOn) {
    constexpr std::string_view Fields = R"({"target":30,"baseline":10,"deadline":"2026-12-30"})";
    EXPECT_NEAR(seen(measured({10, 12, 13, 17, 18}, Fields)).probability.value_or(-1), 0.15865525, 1e-8);
    EXPECT_NEAR(to_json(seen(measured({10, 12, 13, 17, 18}, Fields))).at("probability").as_double(), 0.15865525, 1e-8);
    const Progress few = seen(measured({10, 12, 13, 17}, Fields));
    EXPECT_TRUE(few.share.has_value());
    EXPECT_FALSE(few.probability.has_value());
    EXPECT_FALSE(to_json(few).contains("probability"));
}

// C25
TEST(Probability, IsNotToldOfWhatIsOver) {
    constexpr std::string_view Fields = R"({"target":30,"baseline":10,"deadline":"2026-12-30"})";
    const auto values = {10.0, 12.0, 13.0, 17.0, 18.0};
    Plan plan = measured(values, Fields);
    EXPECT_FALSE(seen(plan, "2026-12-31").probability.has_value()) << "the deadline has passed";
    plan.change("key-result", "k", R"({"status":"missed"})");
    EXPECT_FALSE(seen(plan).probability.has_value());
    plan.change("key-result", "k", R"({"status":"abandoned"})");
    EXPECT_FALSE(seen(plan).probability.has_value());
    const Progress reached = seen(measured(values, R"({"target":15,"baseline":10,"deadline":"2026-12-30"})"));
    EXPECT_EQ(reached.status, ProgressStatus::Done);
    EXPECT_FALSE(reached.probability.has_value());
    EXPECT_FALSE(seen(measured(values, R"({"target":null})")).probability.has_value());
}

// C27: realistic.
TEST(KrReal, HoldsWhereTheChanceIsFair) {
    // as above, seen from 22 November: target 30 by 30 December, 40 days after the last value
    const Finding finding = measured({10, 12, 13, 17, 18}, R"({"target":30,"baseline":10,"deadline":"2026-12-30"})")
                                .finding("KR-REAL", "k");
    EXPECT_EQ(finding.answer, Answer::Holds);
    EXPECT_EQ(finding.severity, Severity::Advises);
    EXPECT_EQ(finding.reason, "Going by its 5 values, the chance to reach 30 people by 30 Dec 2026 is 16%.");
}

// C27
TEST(KrReal, FailsBeyondTheBoundsOfFivePercent) {
    // deviation 4 around 26: one in twenty is 26 + 1.645 · 4 = 32.58, and 19 in twenty is 19.42
    EXPECT_EQ(measured({10, 12, 13, 17, 18}, R"({"target":32.5,"baseline":10,"deadline":"2026-12-30"})")
                  .answer("KR-REAL", "k"),
              Answer::Holds);
    EXPECT_EQ(measured({10, 12, 13, 17, 18}, R"({"target":32.7,"baseline":10,"deadline":"2026-12-30"})")
                  .answer("KR-REAL", "k"),
              Answer::Fails);
    EXPECT_EQ(measured({10, 12, 13, 17, 18}, R"({"target":19.5,"baseline":10,"deadline":"2026-12-30"})")
                  .answer("KR-REAL", "k"),
              Answer::Holds);
    const Finding sure = measured({10, 12, 13, 17, 18}, R"({"target":19.3,"baseline":10,"deadline":"2026-12-30"})")
                             .finding("KR-REAL", "k");
    EXPECT_EQ(sure.answer, Answer::Fails);
    EXPECT_EQ(sure.gap, "have a target that is as good as certain");
    EXPECT_EQ(sure.reason,
              "Going by its 5 values, the chance to reach 19.3 people by 30 Dec 2026 is 95%. Aim higher, or name an "
              "earlier day.");
}

// C27: a forecast from a few values neither promises nor rules out, and says which way to go.
TEST(KrReal, NeverSaysCertainOrImpossible) {
    EXPECT_EQ(
        measured({10, 12, 13, 17, 18}, R"({"target":60,"baseline":10,"deadline":"2026-12-30"})").reason("KR-REAL", "k"),
        "Going by its 5 values, the chance to reach 60 people by 30 Dec 2026 is under 1%. Lower the target, move "
        "the deadline, or change what you do.");
    EXPECT_EQ(
        measured({10, 12, 13, 17, 18}, R"({"target":11,"baseline":10,"deadline":"2026-12-30"})").reason("KR-REAL", "k"),
        "Going by its 5 values, the chance to reach 11 people by 30 Dec 2026 is over 99%. Aim higher, or name an "
        "earlier day.");
}

// C27
TEST(KrReal, CannotTellBelowFiveValuesUnlessAPersonStatesTheGrounds) {
    Plan plan = measured({10, 12, 13, 17});
    EXPECT_EQ(plan.answer("KR-REAL", "k"), Answer::CannotTell);
    EXPECT_EQ(plan.reason("KR-REAL", "k"), "It has 4 values; a forecast needs 5.");
    plan.change("key-result", "k", R"({"realismGrounds":"Two courses a month bring twenty makers each."})");
    EXPECT_EQ(plan.reason("KR-REAL", "k"), "A person has stated why the target is in reach.");
    EXPECT_EQ(measured({}).reason("KR-REAL", "k"), "It has 0 values; a forecast needs 5.");
}

// C27: grounds do not outweigh a forecast; an override does.
TEST(KrReal, NeedsAnOverrideAgainstAForecast) {
    Plan plan = measured({10, 12, 13, 17, 18}, R"({"target":400,"deadline":"2026-12-30","realismGrounds":"We hope."})");
    EXPECT_EQ(plan.answer("KR-REAL", "k"), Answer::Fails);
    plan.add(
        "override",
        R"({"id":"ov","check":"KR-REAL","subject":"key-results/k","reason":"A second plant joins.","by":"tom","untilDate":"2027-01-31"})");
    const Finding finding = plan.finding("KR-REAL", "k");
    EXPECT_EQ(finding.answer, Answer::Overridden);
    ASSERT_NE(finding.override_info, nullptr);
    EXPECT_EQ(finding.override_info->by, "Tom Wilk");
    EXPECT_EQ(finding.override_info->why, "A second plant joins.");
    EXPECT_EQ(base::format_date(*finding.override_info->until), "2027-01-31");
}

// C27
TEST(KrReal, FailsWhereTheTargetIsReachedFromTheStart) {
    EXPECT_EQ(measured({}, R"({"target":40})").reason("KR-REAL", "k"),
              "Its target of 40 people is no step beyond its baseline of 40 people.");
    EXPECT_EQ(measured({}, R"({"target":20})").answer("KR-REAL", "k"), Answer::Fails);
    EXPECT_EQ(measured({}, R"({"target":20,"direction":"decrease"})").answer("KR-REAL", "k"), Answer::CannotTell);
    EXPECT_EQ(measured({}, R"({"target":20,"kind":"growth","recurrence":"quarter"})").answer("KR-REAL", "k"),
              Answer::CannotTell);
    EXPECT_EQ(measured({}, R"({"target":-20,"kind":"relative-change","direction":"decrease","baseline":0})")
                  .answer("KR-REAL", "k"),
              Answer::CannotTell);
}

// C27
TEST(KrReal, CannotTellWithoutTargetOrTime) {
    EXPECT_EQ(measured({1, 2, 3, 5, 6}, R"({"target":null})").reason("KR-REAL", "k"), "It has no target.");
    EXPECT_EQ(measured({1, 2, 3, 5, 6}, R"({"deadline":null,"baseline":0})").reason("KR-REAL", "k"),
              "It has no deadline.");
    EXPECT_EQ(measured({1, 2, 3, 5, 6}, R"({"deadline":"2026-11-20","baseline":0})").reason("KR-REAL", "k"),
              "Its time ended on 20 Nov 2026; there is nothing left to forecast.");
}

// C27: an absence that is kept is not "as good as certain".
TEST(KrReal, LetsAnAbsenceBeCertain) {
    EXPECT_EQ(measured({0, 0, 0, 0, 0},
                       R"({"kind":"zero","target":0,"baseline":3,"direction":"decrease","recurrence":"quarter"})")
                  .answer("KR-REAL", "k"),
              Answer::Holds);
}

// C27: what is summed is forecast from complete periods.
TEST(KrReal, ForecastsSumsFromCompletePeriods) {
    Plan plan = sound_plan();
    plan.change("measure", "m", R"({"aggregation":"sum"})")
        .change("key-result", "k",
                R"({"realismGrounds":null,"recurrence":"quarter","deadline":null,"target":6,"baseline":2})");
    for (const char* date : {"2025-07-01", "2025-08-01", "2025-10-01", "2026-01-01", "2026-02-01", "2026-04-01",
                             "2026-05-01", "2026-07-01", "2026-08-01", "2026-10-01"})
        plan.observe("m", date, 1, {2});
    // quarters: 4, 2, 4, 4, 4 up to September 2026; the running one does not count
    const Finding finding = plan.finding("KR-REAL", "k");
    EXPECT_EQ(finding.answer, Answer::Holds) << finding.reason;
    EXPECT_TRUE(finding.reason.starts_with("Going by its 5 values, the chance to reach 6 people by 31 Dec 2026 is "))
        << finding.reason;
}

}  // namespace
}  // namespace plumbline::insight
