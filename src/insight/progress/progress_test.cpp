#include "insight/progress/progress.h"

#include <gtest/gtest.h>

#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

using testing::day;
using testing::Plan;
using testing::sound_plan;
using testing::Today;

/// shape is a plan whose key result runs from 2026-09-13 to 2027-01-31 (140 days, of which 70 have gone by today)
/// unless the fields say otherwise, with one value on 2026-11-20.
Plan shape(std::string_view fields, double value) {
    Plan plan = sound_plan();
    plan.change("key-result", "k", R"({"status":"active","baselineDate":"2026-09-13","deadline":"2027-01-31"})")
        .change("key-result", "k", fields)
        .observe("m", "2026-11-20", 1, {value});
    return plan;
}

Progress progress(const Plan& plan, base::Date today = Today) {
    return progress_of(plan.graph(), 0, today);
}

void expect_progress(const Progress& it, double expected, double share, double expected_share, ProgressStatus status) {
    ASSERT_TRUE(it.share.has_value()) << it.reason;
    EXPECT_NEAR(*it.expected, expected, 1e-9);
    EXPECT_NEAR(*it.share, share, 1e-9);
    EXPECT_NEAR(*it.expected_share, expected_share, 1e-9);
    EXPECT_EQ(status_name(it.status), status_name(status)) << it.reason;
}

// C25, shape 1: 20 % of employees to 60 %; half the time is over, so 40 % expected; 35 % is (35 − 20) / 40.
TEST(Progress, JudgesAShare) {
    const Progress it =
        progress(shape(R"({"kind":"share","unit":"%","population":"Employees","baseline":20,"target":60})", 35));
    expect_progress(it, 40, 0.375, 0.5, ProgressStatus::AtRisk);
    EXPECT_NEAR(*it.pace, 0.75, 1e-9);
    EXPECT_EQ(it.reason, "35% on 20 Nov 2026; 40% expected by now, 60% by 31 Jan 2027.");
}

// C25, shape 2: values are changes in percent where the baseline is 0; 60 % fewer, half the time over: −30 expected.
TEST(Progress, JudgesARelativeChangeGivenInPercent) {
    for (const char* target : {"-60", "60"}) {
        const std::string fields =
            std::string(R"({"kind":"relative-change","unit":"%","direction":"decrease","baseline":0,"target":)") +
            target + "}";
        expect_progress(progress(shape(fields, -37)), -30, 37.0 / 60, 0.5, ProgressStatus::OnTrack);
    }
}

// C25, shape 2: 40 % more than 200 is 280; 250 is 25 % more, 20 % expected by now.
TEST(Progress, JudgesARelativeChangeAgainstABaseline) {
    const Progress it = progress(shape(R"({"kind":"relative-change","unit":"%","baseline":200,"target":40})", 250));
    expect_progress(it, 20, 0.625, 0.5, ProgressStatus::OnTrack);
    EXPECT_NEAR(*it.value, 25, 1e-9);
    EXPECT_EQ(it.baseline, 0);
}

// C25, shape 3: 12 per quarter, summed; of the 92 days of the quarter 53 are over on 22 November.
TEST(Progress, JudgesACountPerPeriod) {
    Plan plan = shape(R"({"kind":"count","unit":"stories","baseline":0,"target":12,"recurrence":"quarter"})", 3);
    plan.change("measure", "m", R"({"aggregation":"sum"})")
        .observe("m", "2026-09-30", 1, {9})
        .observe("m", "2026-10-10", 1, {2});
    const Progress it = progress(plan);
    expect_progress(it, 12.0 * 53 / 92, 5.0 / 12, 53.0 / 92, ProgressStatus::AtRisk);
    EXPECT_EQ(it.value, 5) << "September belongs to the quarter before";
    EXPECT_EQ(it.period_name, "2026 Q4");
    plan.observe("m", "2026-11-21", 1, {7});
    EXPECT_EQ(progress(plan).status, ProgressStatus::Done) << "twelve in this quarter";
    EXPECT_EQ(progress(plan, day("2027-01-05")).status, ProgressStatus::NoData) << "a new quarter begins from nothing";
    EXPECT_EQ(progress(plan, day("2027-01-05")).reason, "It has no value yet in 2027 Q1.");
}

// C25, shape 4: 0 to 400,000 euros; 60,000 of 200,000 expected.
TEST(Progress, JudgesAnAmountOfMoney) {
    expect_progress(progress(shape(R"({"kind":"currency","unit":"EUR","baseline":0,"target":400000})", 60000)), 200000,
                    0.15, 0.5, ProgressStatus::OffTrack);
}

// C25, shape 5: from 19.5 hours down to 6; 12.75 expected, 10.4 measured: (19.5 − 10.4) / 13.5.
TEST(Progress, JudgesADuration) {
    expect_progress(
        progress(shape(R"({"kind":"duration","unit":"h","direction":"decrease","baseline":19.5,"target":6})", 10.4)),
        12.75, 9.1 / 13.5, 0.5, ProgressStatus::OnTrack);
}

// C25, shape 6: 110 to 2,000 hours; 1,055 expected.
TEST(Progress, JudgesHours) {
    expect_progress(progress(shape(R"({"kind":"hours","unit":"h","baseline":110,"target":2000})", 1180)), 1055,
                    1070.0 / 1890, 0.5, ProgressStatus::OnTrack);
    EXPECT_EQ(progress(shape(R"({"kind":"hours","unit":"h","baseline":110,"target":2000})", 2100)).status,
              ProgressStatus::Done);
}

// C25, shape 7: nothing in each quarter; 3 in the year before.
TEST(Progress, JudgesZeroInEachPeriod) {
    constexpr std::string_view Fields =
        R"({"kind":"zero","unit":"incidents","direction":"decrease","baseline":3,"target":0,"recurrence":"quarter","deadline":null})";
    Plan plan = shape(Fields, 0);
    plan.change("measure", "m", R"({"aggregation":"sum"})");
    expect_progress(progress(plan), 0, 1, 1, ProgressStatus::OnTrack);
    plan.observe("m", "2026-10-20", 1, {1});
    expect_progress(progress(plan), 0, 2.0 / 3, 1, ProgressStatus::OffTrack);
}

// C25, shape 7: from 8 to nothing by a deadline; 4 expected; and an absence is not done before the deadline.
TEST(Progress, JudgesZeroByADeadline) {
    constexpr std::string_view Fields =
        R"({"kind":"zero","unit":"reviews","direction":"decrease","baseline":8,"target":null})";
    expect_progress(progress(shape(Fields, 3)), 4, 0.625, 0.5, ProgressStatus::OnTrack);
    EXPECT_EQ(progress(shape(Fields, 0)).status, ProgressStatus::OnTrack);
    EXPECT_EQ(progress(shape(Fields, 0), day("2027-01-31")).status, ProgressStatus::Done);
}

// C25, shape 8: 10 % more each quarter; the quarter before came to 20, so 22 by its end and 20 + 2 · 53/92 by now.
TEST(Progress, JudgesGrowthInEachPeriod) {
    Plan plan =
        shape(R"({"kind":"growth","unit":"%","baseline":3,"target":10,"recurrence":"quarter","deadline":null})", 21);
    plan.observe("m", "2026-09-20", 1, {20}).observe("m", "2026-06-20", 1, {12});
    const Progress it = progress(plan);
    expect_progress(it, 20 + 2.0 * 53 / 92, 0.5, 53.0 / 92, ProgressStatus::OnTrack);
    EXPECT_EQ(*it.target, 22);
    EXPECT_EQ(it.unit, "people") << "the values are counted in the unit of the measure";
}

// C25, shape 8: what is summed begins at nothing in each quarter; before the first one the baseline stands.
TEST(Progress, JudgesGrowthOfWhatIsSummed) {
    Plan plan =
        shape(R"({"kind":"growth","unit":"%","baseline":10,"target":20,"recurrence":"quarter","deadline":null})", 6);
    plan.change("measure", "m", R"({"aggregation":"sum"})");
    expect_progress(progress(plan), 12.0 * 53 / 92, 0.5, 53.0 / 92, ProgressStatus::OnTrack);
}

// C25, shape 9: 52 % answered in time, to 90 %; 71 expected.
TEST(Progress, JudgesAServiceShare) {
    expect_progress(
        progress(shape(
            R"({"kind":"service-share","unit":"%","serviceHours":48,"population":"Requests","baseline":52,"target":90})",
            81)),
        71, 29.0 / 38, 0.5, ProgressStatus::OnTrack);
}

// C25, shape 10: within 140 days of the go-live on 13 September 8 agents; 4 expected.
TEST(Progress, JudgesARelativeDeadline) {
    constexpr std::string_view Fields =
        R"({"kind":"relative-deadline","unit":"agents","baseline":0,"target":8,"deadline":null,
        "startEvent":"Go-live","startDate":"2026-09-13","withinDays":140})";
    expect_progress(progress(shape(Fields, 1)), 4, 0.125, 0.5, ProgressStatus::OffTrack);
    Plan plan = shape(Fields, 1);
    plan.change("key-result", "k", R"({"startDate":null})");
    EXPECT_EQ(progress(plan).reason, "Its time begins with “Go-live”, which has no date yet.");
}

// C25: a level that recurs moves from what the period before came to: 45, so 45 + 35 · 53/92 by now, on the way from 20
// to 80.
TEST(Progress, JudgesARecurringLevelFromThePeriodBefore) {
    Plan plan = shape(
        R"({"kind":"share","unit":"%","population":"Leaders","baseline":20,"target":80,"recurrence":"quarter"})", 50);
    plan.observe("m", "2026-09-15", 1, {45});
    const double expected = 45 + 35.0 * 53 / 92;
    expect_progress(progress(plan), expected, 0.5, (expected - 20) / 60, ProgressStatus::AtRisk);
    Plan kept = shape(
        R"({"kind":"share","unit":"%","population":"Leaders","baseline":20,"target":80,"recurrence":"quarter"})", 82);
    kept.observe("m", "2026-09-15", 1, {85});
    expect_progress(progress(kept), 80, 62.0 / 60, 1, ProgressStatus::OnTrack);
}

// C25: at most 10 per quarter; 5.76 would be in proportion.
TEST(Progress, JudgesACeiling) {
    constexpr std::string_view Fields =
        R"({"kind":"count","unit":"errors","direction":"decrease","baseline":30,"target":10,"recurrence":"quarter"})";
    const std::pair<double, ProgressStatus> cases[] = {
        {5, ProgressStatus::OnTrack}, {8, ProgressStatus::AtRisk}, {11, ProgressStatus::OffTrack}};
    for (const auto& [value, status] : cases) {
        Plan plan = shape(Fields, value);
        plan.change("measure", "m", R"({"aggregation":"sum"})");
        EXPECT_EQ(status_name(progress(plan).status), status_name(status)) << value;
    }
}

// C25: keep at the level of 200; 150 is a quarter away.
TEST(Progress, JudgesALevelToKeep) {
    constexpr std::string_view Fields = R"({"direction":"maintain","baseline":200,"target":200})";
    expect_progress(progress(shape(Fields, 190)), 200, 0.95, 1, ProgressStatus::OnTrack);
    expect_progress(progress(shape(Fields, 150)), 200, 0.75, 1, ProgressStatus::AtRisk);
    expect_progress(progress(shape(Fields, 310)), 200, 0.45, 1, ProgressStatus::OffTrack);
}

// C25
TEST(Progress, ExpectsSteps) {
    Plan plan = shape(
        R"({"baseline":0,"target":12,"steps":[{"date":"2026-12-01","value":6},{"date":"2026-10-01","value":2}]})", 2);
    expect_progress(progress(plan), 2, 2.0 / 12, 2.0 / 12, ProgressStatus::OnTrack);
    EXPECT_EQ(progress(plan, day("2026-12-01")).expected, 6);
    EXPECT_EQ(progress(plan, day("2026-09-20")).status, ProgressStatus::NoData) << "the value lies in the future then";
    Plan keyed = shape(R"({"baseline":0,"target":12,"steps":{"2026-10-01":4}})", 2);
    EXPECT_EQ(progress(keyed).expected, 4);
    EXPECT_EQ(progress(keyed, day("2027-02-15")).expected, 12) << "after the deadline the target is expected";
}

// C25
TEST(Progress, TakesThresholdsOfTheKeyResultBeforeTheSettings) {
    constexpr std::string_view Fields = R"({"kind":"share","unit":"%","population":"Staff","baseline":20,"target":60})";
    EXPECT_EQ(progress(shape(Fields, 35)).status, ProgressStatus::AtRisk);  // pace 0.75
    Plan strict = shape(Fields, 35);
    strict.change("key-result", "k", R"({"atRiskThreshold":0.9,"offTrackThreshold":0.76})");
    EXPECT_EQ(progress(strict).status, ProgressStatus::OffTrack);
    Plan loose = shape(Fields, 35);
    loose.change("key-result", "k", R"({"atRiskThreshold":0.7})");
    EXPECT_EQ(progress(loose).status, ProgressStatus::OnTrack);
    entities::Organization organization;
    organization.at_risk_threshold = 0.7;
    const ProgressSettings settings = progress_settings(organization);
    EXPECT_EQ(progress_of(shape(Fields, 35).graph(), 0, Today, settings).status, ProgressStatus::OnTrack);
    EXPECT_EQ(settings.off_track_below, 0.5);
}

// C25
TEST(Progress, SaysWhyThereIsNone) {
    const std::pair<std::string_view, std::string_view> cases[] = {
        {R"({"target":null})", "It has no target."},
        {R"({"deadline":null})", "It has no deadline."},
        {R"({"baseline":null})", "It has no baseline."},
        {R"({"baseline":null,"findBaselineBy":"2027-01-31"})", "Its baseline is still to be found, by 31 Jan 2027."},
        {R"({"baselineDate":null})", "Its baseline has no date, so there is no start to count from."},
        {R"({"startDate":"2026-12-01"})", "It starts on 1 Dec 2026."},
        {R"({"measure":null})", "It has no value yet."},
        {R"({"status":"abandoned"})", "It was given up."},
        {R"({"recurrence":"quarter","baseline":null})", "It has no baseline and no quarter before to start from."},
    };
    for (const auto& [fields, reason] : cases) {
        const Progress it = progress(shape(fields, 60));
        EXPECT_EQ(it.status, ProgressStatus::NoData) << fields;
        EXPECT_EQ(it.reason, reason);
        EXPECT_FALSE(it.share.has_value());
    }
}

// C25
TEST(Progress, KnowsTheEnd) {
    EXPECT_EQ(progress(shape(R"({"baseline":0,"target":100})", 99), day("2027-02-01")).status,
              ProgressStatus::OffTrack);
    EXPECT_EQ(progress(shape(R"({"baseline":0,"target":100})", 100), day("2027-02-01")).status, ProgressStatus::Done);
    EXPECT_EQ(progress(shape(R"({"baseline":0,"target":100,"status":"met"})", 90)).status, ProgressStatus::Done);
    EXPECT_EQ(progress(shape(R"({"baseline":0,"target":100,"status":"missed"})", 90)).status, ProgressStatus::OffTrack);
    EXPECT_EQ(progress(shape(R"({"baseline":0,"target":100,"status":"met","measure":null})", 90)).status,
              ProgressStatus::Done);
}

// C25
TEST(Progress, IsMildOnTheFirstDayAndNeverNegative) {
    constexpr std::string_view Fields = R"({"baseline":40,"target":100,"startDate":"2026-11-22"})";
    expect_progress(progress(shape(Fields, 40)), 40, 0, 0, ProgressStatus::OnTrack);
    expect_progress(progress(shape(Fields, 30)), 40, 0, 0, ProgressStatus::AtRisk);
    EXPECT_EQ(*progress(shape(R"({"baseline":40,"target":100})", 10)).share, 0);
}

// C25
TEST(Progress, WritesJson) {
    const auto json =
        to_json(progress(shape(R"({"kind":"share","unit":"%","population":"Staff","baseline":20,"target":60})", 35)));
    EXPECT_EQ(
        base::to_text(json),
        R"({"type":"key-result","id":"k","title":"180 people have built an app that is in use","status":"at-risk",)"
        R"("reason":"35% on 20 Nov 2026; 40% expected by now, 60% by 31 Jan 2027.","unit":"%","value":35,"valueDate":"2026-11-20",)"
        R"("evidence":"measured","baseline":20,"target":60,"expected":40,"progress":0.375,"expectedProgress":0.5,"pace":0.75,)"
        R"("period":{"firstDate":"2026-09-13","lastDate":"2027-01-31"},"checkInDue":"2026-10-13"})");
    const auto nothing = to_json(progress(shape(R"({"target":null})", 35)));
    EXPECT_FALSE(nothing.contains("progress"));
    EXPECT_FALSE(nothing.contains("expected"));
}

TEST(Progress, TellsTheNextCheckInWhileTheKeyResultIsActive) {
    Plan plan = shape(R"({"baseline":40,"target":100,"checkInCadence":"weekly"})", 60);
    EXPECT_EQ(base::format_date(*progress(plan).check_in_due), "2026-09-20") << "a value alone is no check-in";
    plan.change("key-result", "k", R"({"status":"met"})");
    EXPECT_FALSE(progress(plan).check_in_due.has_value());
}

}  // namespace
}  // namespace plumbline::insight
