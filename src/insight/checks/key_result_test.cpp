#include <gtest/gtest.h>

#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

using testing::Plan;
using testing::sound_plan;

/// with is the sound plan with its key result changed.
Plan with(std::string_view json) {
    Plan plan = sound_plan();
    plan.change("key-result", "k", json);
    return plan;
}

// C24: a key result is a typed measure that a machine can check.
TEST(KrUnit, HoldsWithKindUnitAndDirection) {
    const Finding finding = sound_plan().finding("KR-UNIT", "k");
    EXPECT_EQ(finding.answer, Answer::Holds);
    EXPECT_EQ(finding.severity, Severity::Blocks);
    EXPECT_EQ(finding.reason, "Its unit is people.");
}

// C24
TEST(KrUnit, NamesWhatIsNotSet) {
    EXPECT_EQ(with(R"({"kind":null})").reason("KR-UNIT", "k"), "Its kind is not set.");
    EXPECT_EQ(with(R"({"unit":" "})").reason("KR-UNIT", "k"), "Its unit is not set.");
    EXPECT_EQ(with(R"({"direction":null})").reason("KR-UNIT", "k"), "Its direction is not set.");
    EXPECT_EQ(with(R"({"kind":null,"unit":null,"direction":null})").reason("KR-UNIT", "k"),
              "Its kind, unit and direction are not set.");
}

// C24
TEST(KrUnit, WantsThePopulationOfAShare) {
    Plan plan = with(R"({"kind":"share","unit":"%"})");
    EXPECT_EQ(plan.answer("KR-UNIT", "k"), Answer::Fails);
    EXPECT_EQ(plan.reason("KR-UNIT", "k"), "It is a share but does not say of whom or what.");
    plan.change("key-result", "k", R"({"population":"Employees"})");
    EXPECT_EQ(plan.reason("KR-UNIT", "k"), "Its unit is % of “Employees”.");
}

// C24
TEST(KrUnit, WantsPopulationAndServiceTimeOfAServiceShare) {
    Plan plan = with(R"({"kind":"service-share","unit":"%"})");
    EXPECT_EQ(plan.reason("KR-UNIT", "k"), "It is a share but does not say of whom or what.");
    plan.change("key-result", "k", R"({"population":"Requests"})");
    EXPECT_EQ(plan.reason("KR-UNIT", "k"), "It is a share within a service time, but the service time is not set.");
    plan.change("key-result", "k", R"({"serviceHours":48})");
    EXPECT_EQ(plan.answer("KR-UNIT", "k"), Answer::Holds);
}

// C24
TEST(KrUnit, WantsTheStartAndTheDaysOfARelativeDeadline) {
    Plan plan = with(R"({"kind":"relative-deadline","unit":"agents"})");
    EXPECT_EQ(plan.reason("KR-UNIT", "k"), "Its deadline depends on a start, but the start event is not named.");
    plan.change("key-result", "k", R"({"startEvent":"Go-live"})");
    EXPECT_EQ(plan.reason("KR-UNIT", "k"), "It does not say within how many days after “Go-live”.");
    plan.change("key-result", "k", R"({"withinDays":180})");
    EXPECT_EQ(plan.answer("KR-UNIT", "k"), Answer::Holds);
    plan.change("key-result", "k", R"({"withinDays":null,"unit":"days"})");
    EXPECT_EQ(plan.answer("KR-UNIT", "k"), Answer::Holds) << "where the unit is time, the target is the number of days";
}

// C24
TEST(KrBase, HoldsWithABaselineOrADateToFindIt) {
    EXPECT_EQ(sound_plan().reason("KR-BASE", "k"), "Its baseline is 40 people on 1 Jul 2026.");
    EXPECT_EQ(with(R"({"baseline":null,"findBaselineBy":"2027-01-31"})").reason("KR-BASE", "k"),
              "Its baseline will be found by 31 Jan 2027.");
    EXPECT_EQ(with(R"({"findBaselineBy":"2026-01-31","baselineSource":null})").answer("KR-BASE", "k"), Answer::Holds);
}

// C24
TEST(KrBase, FailsWithoutBaselineDateOrSource) {
    EXPECT_EQ(with(R"({"baseline":null})").reason("KR-BASE", "k"), "It has no baseline, and no date to find it by.");
    EXPECT_EQ(with(R"({"baselineDate":null})").reason("KR-BASE", "k"), "Its baseline of 40 people has no date.");
    EXPECT_EQ(with(R"({"baselineSource":null})").reason("KR-BASE", "k"), "Its baseline of 40 people has no source.");
    EXPECT_EQ(with(R"({"baselineDate":null,"baselineSource":"tbd"})").reason("KR-BASE", "k"),
              "Its baseline of 40 people has no date or source.");
    EXPECT_EQ(with(R"({"kind":"zero","target":0,"baseline":null})").answer("KR-BASE", "k"), Answer::Fails);
}

// C24
TEST(KrBase, FailsWhereTheBaselineWasToBeFoundByNow) {
    EXPECT_EQ(with(R"({"baseline":null,"findBaselineBy":"2026-11-02"})").reason("KR-BASE", "k"),
              "Its baseline was to be found by 2 Nov 2026, 20 days ago.");
    EXPECT_EQ(with(R"({"baseline":null,"findBaselineBy":"2026-11-22"})").answer("KR-BASE", "k"), Answer::Holds);
}

// C24
TEST(KrTarget, HoldsWithATargetAndForZeroWithoutOne) {
    EXPECT_EQ(sound_plan().reason("KR-TARGET", "k"), "Its target is 180 people.");
    EXPECT_EQ(with(R"({"kind":"zero","target":null})").reason("KR-TARGET", "k"), "Its target is zero.");
    EXPECT_EQ(with(R"({"kind":"zero","target":0})").answer("KR-TARGET", "k"), Answer::Holds);
    EXPECT_EQ(with(R"({"target":0})").answer("KR-TARGET", "k"), Answer::Holds) << "zero is a number";
}

// C24
TEST(KrTarget, FailsWithoutTargetWithABlankAndWithAContradiction) {
    EXPECT_EQ(with(R"({"target":null})").reason("KR-TARGET", "k"), "No target is set.");
    EXPECT_EQ(with(R"({"target":null,"title":"___ people build apps"})").reason("KR-TARGET", "k"),
              "Its blank is not filled, and no target is set.");
    EXPECT_EQ(with(R"({"title":"__ people build apps"})").reason("KR-TARGET", "k"),
              "Its target is 180 people, but its title still has the blank.");
    EXPECT_EQ(with(R"({"kind":"zero","target":3,"unit":"incidents"})").reason("KR-TARGET", "k"),
              "Its kind says zero, but its target is 3 incidents.");
}

// C27: time-bound.
TEST(KrTime, HoldsWithDeadlinePeriodOrRelativeDeadline) {
    EXPECT_EQ(sound_plan().reason("KR-TIME", "k"), "Its deadline is 30 Jun 2027.");
    EXPECT_EQ(with(R"({"deadline":null,"recurrence":"quarter"})").reason("KR-TIME", "k"), "It recurs each quarter.");
    EXPECT_EQ(with(R"({"deadline":null,"kind":"relative-deadline","startEvent":"Go-live","withinDays":180})")
                  .reason("KR-TIME", "k"),
              "It ends 180 days after “Go-live”.");
    EXPECT_EQ(with(R"({"deadline":null,"kind":"relative-deadline","startEvent":"Go-live","unit":"days","target":90})")
                  .reason("KR-TIME", "k"),
              "It ends 90 days after “Go-live”.");
    EXPECT_EQ(with(R"({"deadline":"2026-11-12"})").reason("KR-TIME", "k"),
              "Its deadline was 12 Nov 2026, 10 days ago.");
}

// C27
TEST(KrTime, FailsWithoutTimeAndWithADeadlineBeforeTheStart) {
    EXPECT_EQ(with(R"({"deadline":null})").reason("KR-TIME", "k"), "It has neither a deadline nor a recurring period.");
    EXPECT_EQ(with(R"({"deadline":null,"recurrence":"none"})").answer("KR-TIME", "k"), Answer::Fails);
    EXPECT_EQ(with(R"({"deadline":null,"kind":"relative-deadline"})").answer("KR-TIME", "k"), Answer::Fails);
    EXPECT_EQ(with(R"({"deadline":"2026-06-30"})").reason("KR-TIME", "k"),
              "Its deadline 30 Jun 2026 does not lie after its start 1 Jul 2026.");
}

// C27: linked.
TEST(KrLink, HoldsWithAnObjectiveAndFailsWithout) {
    EXPECT_EQ(sound_plan().reason("KR-LINK", "k"), "It shows the success of “Teams build what they need”.");
    EXPECT_EQ(with(R"({"objectives":[]})").reason("KR-LINK", "k"), "It is linked to no objective.");
    EXPECT_EQ(with(R"({"objectives":["gone"]})").answer("KR-LINK", "k"), Answer::Fails);
    EXPECT_EQ(with(R"({"objectives":[]})").finding("KR-LINK", "k").severity, Severity::Blocks);
}

TEST(KrSource, HoldsWithASourceOrTheWordClaimed) {
    EXPECT_EQ(sound_plan().reason("KR-SOURCE", "k"), "Its values come from “Makers”.");
    EXPECT_EQ(with(R"({"measure":null,"evidence":"claimed"})").reason("KR-SOURCE", "k"),
              "Its values are typed, and its evidence says 'claimed'.");
}

TEST(KrSource, FailsForTypedValuesThatAreNotCalledClaims) {
    EXPECT_EQ(with(R"({"measure":null})").reason("KR-SOURCE", "k"),
              "Its values come from check-ins alone, and its evidence does not say 'claimed'.");
    EXPECT_EQ(with(R"({"measure":null,"evidence":"measured"})").answer("KR-SOURCE", "k"), Answer::Fails);
    Plan plan = sound_plan();
    plan.change("measure", "m", R"({"source":"check-in"})");
    EXPECT_EQ(plan.reason("KR-SOURCE", "k"),
              "Its measure “Makers” has no source but check-ins, and its evidence does not say 'claimed'.");
    plan.change("measure", "m", R"({"source":null})");
    EXPECT_EQ(plan.answer("KR-SOURCE", "k"), Answer::Fails);
    plan.change("measure", "m", R"({"source":"sql","isRetired":true})");
    EXPECT_EQ(plan.reason("KR-SOURCE", "k"), "Its measure “Makers” is retired and brings no more values.");
}

TEST(KrSingle, OffersASplit) {
    EXPECT_EQ(sound_plan().answer("KR-SINGLE", "k"), Answer::Holds);
    const Finding finding =
        with(R"({"title":"IT capacity rises by ___ % and time to value falls by ___ %"})").finding("KR-SINGLE", "k");
    EXPECT_EQ(finding.answer, Answer::Fails);
    EXPECT_EQ(finding.severity, Severity::Advises);
    EXPECT_EQ(finding.proposal,
              (std::vector<std::string>{"IT capacity rises by ___ %", "Time to value falls by ___ %"}));
    EXPECT_EQ(finding.hint, "Split it into “IT capacity rises by ___ %” and “Time to value falls by ___ %”.");
}

TEST(KrSingle, KnowsGermanJoiners) {
    Plan plan = with(R"({"title":"Kosten sinken um 10 % und Zufriedenheit steigt um 20 %"})");
    EXPECT_EQ(plan.answer("KR-SINGLE", "k"), Answer::Holds) << "the organization writes English";
    plan.change("organization", "org", R"({"language":"de"})");
    EXPECT_EQ(plan.answer("KR-SINGLE", "k"), Answer::Fails);
}

}  // namespace
}  // namespace plumbline::insight
