#include "insight/checks/check.h"

#include <gtest/gtest.h>

#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

using testing::day;
using testing::Plan;
using testing::sound_plan;

Plan overridden(std::string_view more) {
    Plan plan = sound_plan();
    plan.change("initiative", "i", R"({"rank":null})")
        .add("override",
             R"({"id":"ov","check":"INI-RANK","subject":"initiatives/i","reason":"One of a kind","by":"ann")" +
                 std::string(more) + "}");
    return plan;
}

TEST(Check, IsNamedOnceInTheRegistry) {
    EXPECT_EQ(checks().size(), 23U);
    for (std::size_t i = 0; i < checks().size(); ++i) EXPECT_EQ(place_of(checks()[i].key), i) << checks()[i].key;
    EXPECT_EQ(place_of("NOTHING"), checks().size());
}

// C27: an override with a reason sets a check aside until its day.
TEST(Check, IsSetAsideUntilTheDay) {
    const Plan plan = overridden(R"(,"untilDate":"2026-11-30")");
    const Finding finding = plan.finding("INI-RANK", "i");
    EXPECT_EQ(finding.answer, Answer::Overridden);
    EXPECT_EQ(finding.reason, "It has no place in the backlog.");
    ASSERT_NE(finding.override_info, nullptr);
    EXPECT_EQ(finding.override_info->id, "ov");
    EXPECT_EQ(finding.override_info->by_id, "ann");
    EXPECT_EQ(finding.override_info->by, "Ann Berg");
    EXPECT_EQ(finding.override_info->why, "One of a kind");
    EXPECT_EQ(plan.answer("INI-RANK", "i", day("2026-11-30")), Answer::Overridden) << "its last day";
    const Finding later = plan.finding("INI-RANK", "i", day("2026-12-01"));
    EXPECT_EQ(later.answer, Answer::Fails);
    EXPECT_EQ(later.reason, "It has no place in the backlog. The override of Ann Berg ended on 30 Nov 2026.");
    EXPECT_EQ(later.override_info, nullptr);
}

// C27
TEST(Check, IsSetAsideWithoutEndWhereNoDayIsNamed) {
    EXPECT_EQ(overridden("").answer("INI-RANK", "i", day("2040-01-01")), Answer::Overridden);
}

// C27
TEST(Check, StaysWhatItIsWhereTheOverrideConcernsAnotherCheckOrPart) {
    Plan plan = overridden("");
    plan.change("initiative", "i", R"({"horizon":null})")
        .add("initiative", R"({"id":"i2","program":"p","title":"Other"})");
    EXPECT_EQ(plan.answer("INI-HORIZON", "i"), Answer::Fails);
    EXPECT_EQ(plan.answer("INI-RANK", "i2"), Answer::Fails);
}

// C27: what holds is not overridden.
TEST(Check, HoldsInSpiteOfAnOverride) {
    Plan plan = overridden("");
    plan.change("initiative", "i", R"({"rank":4})");
    EXPECT_EQ(plan.answer("INI-RANK", "i"), Answer::Holds);
    EXPECT_EQ(plan.finding("INI-RANK", "i").override_info, nullptr);
}

// C27
TEST(Check, TakesTheOverrideThatLastsLongest) {
    Plan plan = overridden(R"(,"untilDate":"2026-11-30")");
    plan.add("override", R"({"id":"long","check":"INI-RANK","subject":"i","reason":"Later","untilDate":"2027-03-01"})")
        .add("override",
             R"({"id":"old","check":"INI-RANK","subject":"initiatives/i","reason":"Before","untilDate":"2026-01-01"})");
    EXPECT_EQ(plan.finding("INI-RANK", "i").override_info->id, "long");
}

TEST(Check, CanBeOverriddenWhereItCannotTell) {
    Plan plan = sound_plan();
    plan.change("key-result", "k", R"({"realismGrounds":null})");
    EXPECT_EQ(plan.answer("KR-REAL", "k"), Answer::CannotTell);
    plan.add("override", R"({"id":"ov","check":"KR-REAL","subject":"key-results/k","reason":"New register"})");
    EXPECT_EQ(plan.answer("KR-REAL", "k"), Answer::Overridden);
}

TEST(Check, IsNotAskedWhereTheBookLeavesItOut) {
    const PlanGraph graph = sound_plan().graph();
    const CheckBook book =
        parse_check_book(R"({"checks":[{"key":"INI-RANK","concerns":"initiative","severity":"blocks"}]})").value();
    const Scope scope(graph, book, testing::Today);
    EXPECT_FALSE(scope.run(place_of("INI-SPONSOR"), {Part::Initiative, 0}).has_value());
    const auto findings = scope.run_all({Part::Initiative, 0});
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].severity, Severity::Blocks) << "the book says what blocks";
    EXPECT_EQ(scope.gaps({Part::KeyResult, 0}), 0);
}

TEST(Check, CountsTheGapsThatBlock) {
    Plan plan = sound_plan();
    plan.change("key-result", "k", R"({"target":null,"deadline":null,"measure":null})")
        .change("initiative", "i", R"({"owner":null})");
    const PlanGraph graph = plan.graph();
    const Scope scope(graph, testing::shipped_book(), testing::Today);
    EXPECT_EQ(scope.gaps({Part::KeyResult, 0}), 2) << "a missing source only advises";
    EXPECT_EQ(scope.gaps({Part::KeyResult, 0}), 2);
    EXPECT_EQ(scope.gaps({Part::Initiative, 0}), 1);
    EXPECT_EQ(scope.gaps({Part::Objective, 0}), 1);
}

}  // namespace
}  // namespace plumbline::insight
