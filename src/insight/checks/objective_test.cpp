#include <gtest/gtest.h>

#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

using testing::Plan;
using testing::sound_plan;

// C13: each objective is linked to a priority of the organization.
TEST(ObjPriority, HoldsWithAPriority) {
    EXPECT_EQ(sound_plan().reason("OBJ-PRIORITY", "o"), "It serves “Deliver on time”.");
}

// C13
TEST(ObjPriority, FailsWithoutOneOrWithOneThatIsGone) {
    Plan plan = sound_plan();
    plan.change("objective", "o", R"({"priorities":[]})");
    const Finding finding = plan.finding("OBJ-PRIORITY", "o");
    EXPECT_EQ(finding.answer, Answer::Fails);
    EXPECT_EQ(finding.severity, Severity::Blocks);
    EXPECT_EQ(finding.reason, "It is linked to no priority of the organization.");
    EXPECT_EQ(finding.hint,
              "Link the objective to one of the organization's priorities, or add the priority that is missing.");
    plan.change("objective", "o", R"({"priorities":["gone"]})");
    EXPECT_EQ(plan.reason("OBJ-PRIORITY", "o"), "The priority that it names no longer exists.");
}

TEST(ObjResult, HoldsWithOneKeyResultThatCanBeActive) {
    EXPECT_EQ(sound_plan().reason("OBJ-RESULT", "o"), "1 key result can be active.");
}

TEST(ObjResult, FailsWithoutAKeyResult) {
    Plan plan = sound_plan();
    plan.change("key-result", "k", R"({"objectives":[]})");
    EXPECT_EQ(plan.answer("OBJ-RESULT", "o"), Answer::Fails);
    EXPECT_EQ(plan.reason("OBJ-RESULT", "o"), "It has no key result.");
}

TEST(ObjResult, NamesTheKeyResultThatComesNearest) {
    Plan plan = sound_plan();
    plan.change("key-result", "k", R"({"target":null,"deadline":null})")
        .add("key-result", R"({"id":"k2","program":"p","title":"Far away","objectives":["o"]})");
    const Finding finding = plan.finding("OBJ-RESULT", "o");
    EXPECT_EQ(finding.answer, Answer::Fails);
    EXPECT_EQ(finding.reason,
              "Of 2 key results none can be active. “180 people have built an app that is in use” comes nearest and "
              "lacks 2 things.");
    ASSERT_EQ(finding.records.size(), 1U);
    EXPECT_EQ(finding.records[0].id, "k");
}

TEST(ObjResult, CountsAnOverriddenCheckAsPassedAndAMetKeyResultAsOne) {
    Plan plan = sound_plan();
    plan.change("key-result", "k", R"({"baseline":null})");
    EXPECT_EQ(plan.answer("OBJ-RESULT", "o"), Answer::Fails);
    plan.add(
        "override",
        R"({"id":"ov","program":"p","check":"KR-BASE","subject":"key-results/k","reason":"New register","by":"ann"})");
    EXPECT_EQ(plan.answer("OBJ-RESULT", "o"), Answer::Holds);
    Plan met = sound_plan();
    met.change("key-result", "k", R"({"status":"met","baseline":null})");
    EXPECT_EQ(met.answer("OBJ-RESULT", "o"), Answer::Holds);
}

TEST(ObjResult, LeavesOutWhatWasMissedOrGivenUp) {
    for (const char* status : {"missed", "abandoned"}) {
        Plan plan = sound_plan();
        plan.change("key-result", "k", std::string("{\"status\":\"") + status + "\"}");
        EXPECT_EQ(plan.reason("OBJ-RESULT", "o"), "It has no key result.") << status;
    }
}

TEST(ObjPlain, HoldsForAShortDescriptionThatSaysWhy) {
    const Finding finding = sound_plan().finding("OBJ-PLAIN", "o");
    EXPECT_EQ(finding.answer, Answer::Holds) << finding.reason;
    EXPECT_TRUE(finding.reason.starts_with("It says what and why in 16 words, readable from grade ")) << finding.reason;
}

TEST(ObjPlain, FailsWithoutDescriptionAndWithTooFewWords) {
    Plan plan = sound_plan();
    plan.change("objective", "o", R"({"description":null})");
    EXPECT_EQ(plan.reason("OBJ-PLAIN", "o"), "It has no description.");
    plan.change("objective", "o", R"({"description":"To save time."})");
    EXPECT_EQ(plan.reason("OBJ-PLAIN", "o"), "Its description has only 3 words; that is too few to say what and why.");
}

TEST(ObjPlain, FailsAboveSixtyWords) {
    std::string words = "We do this so that";
    for (int i = 0; i < 55; ++i) words += " it";
    Plan plan = sound_plan();
    plan.change("objective", "o", "{\"description\":\"" + words + " is.\"}");
    EXPECT_EQ(plan.reason("OBJ-PLAIN", "o"), "Its description has 61 words; at most 60 are wanted.");
}

TEST(ObjPlain, FailsWhereNothingSaysWhy) {
    Plan plan = sound_plan();
    plan.change("objective", "o",
                R"({"description":"Teams build their own small tools. They share them with other teams."})");
    EXPECT_EQ(plan.reason("OBJ-PLAIN", "o"), "Its description does not say why it matters.");
    plan.change("objective", "o",
                R"({"description":"Teams build their own tomatoes and sofas in the tower of another town."})");
    EXPECT_EQ(plan.reason("OBJ-PLAIN", "o"), "Its description does not say why it matters.")
        << "words inside words do not count";
}

TEST(ObjPlain, FailsWhereTheReaderNeedsMoreSchoolThanTheOrganizationSet) {
    Plan plan = sound_plan();
    plan.change(
        "objective", "o",
        R"({"description":"Operationalize interdisciplinary capabilities comprehensively so that transformational organizational sustainability materializes."})");
    const Finding finding = plan.finding("OBJ-PLAIN", "o");
    EXPECT_EQ(finding.answer, Answer::Fails);
    EXPECT_TRUE(finding.reason.ends_with("years of school; the level set is 10.")) << finding.reason;
    Plan strict = sound_plan();
    strict.change("organization", "org", R"({"readabilityLevel":3})");
    EXPECT_EQ(strict.answer("OBJ-PLAIN", "o"), Answer::Fails);
    EXPECT_TRUE(strict.reason("OBJ-PLAIN", "o").ends_with("the level set is 3."));
}

TEST(ObjPlain, ReadsGermanByItsOwnFormulaAndWords) {
    Plan plan = sound_plan();
    plan.change("organization", "org", R"({"language":"de"})")
        .change(
            "objective", "o",
            R"({"description":"Jedes Team baut sich selbst, was ihm hilft, damit niemand auf ein Projekt wartet."})");
    EXPECT_EQ(plan.answer("OBJ-PLAIN", "o"), Answer::Holds) << plan.reason("OBJ-PLAIN", "o");
    plan.change("objective", "o",
                R"({"description":"Jedes Team baut sich selbst, was ihm hilft. Es teilt es mit den anderen."})");
    EXPECT_EQ(plan.reason("OBJ-PLAIN", "o"), "Its description does not say why it matters.");
}

}  // namespace
}  // namespace plumbline::insight
