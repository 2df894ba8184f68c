// The ten shapes of a key result, each over the whole range of values: what is ahead, behind and done.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "insight/progress/progress.h"
#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

using testing::day;
using testing::Plan;
using testing::sound_plan;
using testing::Today;

/// Shape is a key result half way in time, with the value that is expected now and the values at start and target.
struct Shape {
    std::string_view name;
    std::string_view fields;
    double start;
    double target;
    double expected;
};

/// All run from 2026-09-13 to 2027-01-31, of which half is over on 22 November.
constexpr Shape Shapes[] = {
    {"share", R"({"kind":"share","unit":"%","population":"Staff","baseline":20,"target":60})", 20, 60, 40},
    {"relative change up", R"({"kind":"relative-change","unit":"%","baseline":0,"target":40})", 0, 40, 20},
    {"relative change down",
     R"({"kind":"relative-change","unit":"%","direction":"decrease","baseline":0,"target":-40})", 0, -40, -20},
    {"relative change of a number", R"({"kind":"relative-change","unit":"%","baseline":50,"target":40})", 50, 70, 60},
    {"count", R"({"kind":"count","unit":"apps","baseline":10,"target":110})", 10, 110, 60},
    {"currency", R"({"kind":"currency","unit":"EUR","baseline":0,"target":400000})", 0, 400000, 200000},
    {"duration", R"({"kind":"duration","unit":"h","direction":"decrease","baseline":19,"target":7})", 19, 7, 13},
    {"hours", R"({"kind":"hours","unit":"h","baseline":100,"target":2000})", 100, 2000, 1050},
    {"zero", R"({"kind":"zero","unit":"reviews","direction":"decrease","baseline":8,"target":0})", 8, 0, 4},
    {"service share",
     R"({"kind":"service-share","unit":"%","population":"Calls","serviceHours":48,"baseline":50,"target":90})", 50, 90,
     70},
    {"relative deadline",
     R"({"kind":"relative-deadline","unit":"days","direction":"decrease","startEvent":"Go-live","withinDays":140,"startDate":"2026-09-13","deadline":null,"baseline":160,"target":90})",
     160, 90, 125},
};

Progress at(const Shape& shape, double value, base::Date today = Today) {
    Plan plan = sound_plan();
    plan.change("key-result", "k", R"({"status":"active","baselineDate":"2026-09-13","deadline":"2027-01-31"})")
        .change("key-result", "k", shape.fields)
        .add("observation", fmt::format(R"({{"id":"b","measure":"m","date":"2026-11-20","value":{}}})", value));
    return progress_of(plan.graph(), 0, today);
}

/// between is the value that has come this share of the way.
double between(const Shape& shape, double share) {
    return shape.start + share * (shape.target - shape.start);
}

// C25
TEST(Shapes, ShareTheWayTheyHaveCome) {
    for (const Shape& shape : Shapes) {
        for (const double share : {0.0, 0.1, 0.35, 0.5, 0.8, 0.99}) {
            const Progress it = at(shape, between(shape, share));
            ASSERT_TRUE(it.share.has_value()) << shape.name << ": " << it.reason;
            EXPECT_NEAR(*it.share, share, 1e-9) << shape.name;
            EXPECT_NEAR(*it.expected_share, 0.5, 1e-9) << shape.name;
            EXPECT_NEAR(*it.pace, 2 * share, 1e-9) << shape.name;
        }
    }
}

// C25
TEST(Shapes, ExpectTheMiddleAtHalfTime) {
    for (const Shape& shape : Shapes) {
        const Progress it = at(shape, shape.expected);
        EXPECT_NEAR(*it.share, *it.expected_share, 1e-9) << shape.name;
        EXPECT_NEAR(*it.value, *it.expected, 1e-9) << shape.name;
        EXPECT_EQ(it.status, ProgressStatus::OnTrack) << shape.name;
    }
}

// C25: with half expected, 25 % of the way is the bound of off track, 40 % that of at risk.
TEST(Shapes, ChangeTheirStatusAtTheThresholds) {
    const std::pair<double, ProgressStatus> cases[] = {
        {0.00, ProgressStatus::OffTrack}, {0.24, ProgressStatus::OffTrack}, {0.26, ProgressStatus::AtRisk},
        {0.39, ProgressStatus::AtRisk},   {0.41, ProgressStatus::OnTrack},  {0.95, ProgressStatus::OnTrack},
    };
    for (const Shape& shape : Shapes)
        for (const auto& [share, status] : cases)
            EXPECT_EQ(status_name(at(shape, between(shape, share)).status), status_name(status))
                << shape.name << " " << share;
}

// C25: an absence is done only when its time is over; all others when the target is reached.
TEST(Shapes, AreDoneAtTheTarget) {
    for (const Shape& shape : Shapes) {
        const bool waits = shape.name == "zero";
        EXPECT_EQ(at(shape, shape.target).status, waits ? ProgressStatus::OnTrack : ProgressStatus::Done) << shape.name;
        EXPECT_EQ(at(shape, shape.target, day("2027-01-31")).status, ProgressStatus::Done) << shape.name;
    }
}

// C25
TEST(Shapes, AreOffTrackAfterTheDeadlineShortOfTheTarget) {
    for (const Shape& shape : Shapes) {
        EXPECT_EQ(at(shape, between(shape, 0.97), day("2027-02-01")).status, ProgressStatus::OffTrack) << shape.name;
        EXPECT_NEAR(*at(shape, between(shape, 0.97), day("2027-02-01")).expected_share, 1, 1e-9) << shape.name;
    }
}

// C25
TEST(Shapes, GoBeyondTheTarget) {
    for (const Shape& shape : Shapes) {
        const Progress it = at(shape, between(shape, 1.5));
        EXPECT_NEAR(*it.share, 1.5, 1e-9) << shape.name;
    }
}

// C25: more time means more is expected, and the same value counts for less.
TEST(Shapes, ExpectMoreEachDay) {
    for (const Shape& shape : Shapes) {
        double before = -1;
        for (const char* date : {"2026-11-20", "2026-12-01", "2026-12-24", "2027-01-15", "2027-01-31"}) {
            const Progress it = at(shape, between(shape, 0.5), day(date));
            EXPECT_GT(*it.expected_share, before) << shape.name << " " << date;
            before = *it.expected_share;
        }
        EXPECT_DOUBLE_EQ(before, 1);
    }
}

// C25: going the wrong way is no progress, whatever the direction.
TEST(Shapes, CountTheWrongWayAsNone) {
    for (const Shape& shape : Shapes) {
        const Progress it = at(shape, between(shape, -0.3));
        EXPECT_EQ(*it.share, 0) << shape.name;
        EXPECT_EQ(it.status, ProgressStatus::OffTrack) << shape.name;
    }
}

// C25
TEST(Shapes, SayWhichFiguresWereCompared) {
    for (const Shape& shape : Shapes) {
        const Progress it = at(shape, between(shape, 0.5));
        EXPECT_NE(it.reason.find(" on 20 Nov 2026; "), std::string::npos) << it.reason;
        EXPECT_TRUE(it.reason.ends_with(" by 31 Jan 2027.")) << it.reason;
        EXPECT_EQ(base::format_date(*it.value_date), "2026-11-20");
        EXPECT_EQ(it.period->last, day("2027-01-31"));
    }
}

/// recurring is a shape that recurs each quarter, with a measure that is summed or not.
Progress recurring(std::string_view fields, const char* aggregation,
                   std::initializer_list<std::pair<const char*, double>> values, base::Date today = Today) {
    Plan plan = sound_plan();
    plan.change("measure", "m", fmt::format(R"({{"aggregation":"{}"}})", aggregation))
        .change("key-result", "k", R"({"status":"active","deadline":null,"recurrence":"quarter"})")
        .change("key-result", "k", fields);
    int n = 0;
    for (const auto& [date, value] : values)
        plan.add("observation",
                 fmt::format(R"({{"id":"b{}","measure":"m","date":"{}","value":{}}})", ++n, date, value));
    return progress_of(plan.graph(), 0, today);
}

// C25: of the 92 days of the fourth quarter 53 are over on 22 November.
TEST(Shapes, AccumulateWithinAPeriod) {
    constexpr std::string_view Fields = R"({"target":92,"baseline":0})";
    EXPECT_NEAR(*recurring(Fields, "sum", {{"2026-10-01", 20}, {"2026-11-01", 33}}).expected, 53, 1e-9);
    EXPECT_EQ(recurring(Fields, "sum", {{"2026-10-01", 20}, {"2026-11-01", 33}}).value, 53);
    EXPECT_EQ(recurring(Fields, "maximum", {{"2026-10-01", 20}, {"2026-11-01", 33}}).value, 33);
    EXPECT_EQ(recurring(Fields, "mean", {{"2026-10-01", 20}, {"2026-11-01", 34}}).value, 27);
    EXPECT_EQ(recurring(Fields, "last", {{"2026-10-01", 20}, {"2026-11-01", 33}}).value, 33);
    EXPECT_EQ(recurring(Fields, "sum", {{"2026-10-01", 99}}).status, ProgressStatus::Done);
    EXPECT_EQ(recurring(Fields, "last", {{"2026-10-01", 99}}).status, ProgressStatus::OnTrack)
        << "a level may fall again";
}

// C25
TEST(Shapes, BeginEachPeriodAnew) {
    constexpr std::string_view Fields = R"({"target":92,"baseline":0})";
    const auto series = {std::pair("2026-09-01", 90.0), std::pair("2026-10-05", 30.0)};
    EXPECT_EQ(recurring(Fields, "sum", series).value, 30);
    EXPECT_EQ(recurring(Fields, "sum", series, day("2026-09-30")).value, 90);
    EXPECT_EQ(recurring(Fields, "sum", series, day("2026-09-30")).period_name, "2026 Q3");
    EXPECT_EQ(recurring(Fields, "sum", series, day("2027-01-01")).status, ProgressStatus::NoData);
}

// C25
TEST(Shapes, GrowFromThePeriodBefore) {
    constexpr std::string_view Up = R"({"kind":"growth","unit":"%","target":10,"baseline":50})";
    EXPECT_NEAR(*recurring(Up, "sum", {{"2026-08-01", 100}, {"2026-10-05", 40}}).target, 110, 1e-9);
    EXPECT_NEAR(*recurring(Up, "sum", {{"2026-10-05", 40}}).target, 55, 1e-9) << "at first from the baseline";
    EXPECT_NEAR(*recurring(Up, "last", {{"2026-09-30", 100}, {"2026-11-05", 105}}).share, 0.5, 1e-9);
    constexpr std::string_view Down =
        R"({"kind":"growth","unit":"%","direction":"decrease","target":10,"baseline":50})";
    EXPECT_NEAR(*recurring(Down, "last", {{"2026-09-30", 100}, {"2026-11-05", 95}}).target, 90, 1e-9);
    EXPECT_NEAR(*recurring(Down, "last", {{"2026-09-30", 100}, {"2026-11-05", 95}}).share, 0.5, 1e-9);
    EXPECT_EQ(recurring(R"({"kind":"growth","unit":"%","target":10,"baseline":0})", "sum", {{"2026-10-05", 4}}).reason,
              "It has no baseline and no quarter before to start from.");
}

// C25
TEST(Shapes, KeepACeilingInEachPeriod) {
    constexpr std::string_view Fields = R"({"direction":"decrease","target":9.2,"baseline":20})";
    EXPECT_EQ(recurring(Fields, "sum", {{"2026-10-05", 5}}).status, ProgressStatus::OnTrack);
    EXPECT_EQ(recurring(Fields, "sum", {{"2026-10-05", 6}}).status, ProgressStatus::AtRisk)
        << "5.3 would be in proportion";
    EXPECT_EQ(recurring(Fields, "sum", {{"2026-10-05", 10}}).status, ProgressStatus::OffTrack);
    constexpr std::string_view None = R"({"kind":"zero","direction":"decrease","target":0,"baseline":4})";
    for (const char* aggregation : {"sum", "last", "maximum"}) {
        EXPECT_EQ(recurring(None, aggregation, {{"2026-10-05", 0}}).status, ProgressStatus::OnTrack) << aggregation;
        EXPECT_EQ(recurring(None, aggregation, {{"2026-10-05", 1}}).status, ProgressStatus::OffTrack) << aggregation;
        EXPECT_DOUBLE_EQ(*recurring(None, aggregation, {{"2026-10-05", 1}}).share, 0.75) << aggregation;
    }
}

}  // namespace
}  // namespace plumbline::insight
