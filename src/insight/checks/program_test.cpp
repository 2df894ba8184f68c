#include <gtest/gtest.h>

#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

using testing::Plan;
using testing::sound_plan;

TEST(PrgSponsor, HoldsWithSponsorSignedCharterAndBackup) {
    EXPECT_EQ(sound_plan().reason("PRG-SPONSOR", "p"), "Tom Wilk sponsors it by a charter, with a backup.");
    Plan plan = sound_plan();
    plan.change("program", "p", R"({"backupSponsor":null})").change("sponsor-charter", "sc", R"({"backup":"ina"})");
    EXPECT_EQ(plan.answer("PRG-SPONSOR", "p"), Answer::Holds) << "the charter may name the backup";
}

TEST(PrgSponsor, FailsWithoutSponsorCharterOrBackup) {
    Plan plan = sound_plan();
    plan.change("program", "p", R"({"backupSponsor":null})");
    EXPECT_EQ(plan.reason("PRG-SPONSOR", "p"), "Tom Wilk sponsors it by a charter, but nobody is the backup.");
    plan.change("sponsor-charter", "sc", R"({"status":"offered","signedDate":null})");
    EXPECT_EQ(plan.reason("PRG-SPONSOR", "p"), "The charter of Tom Wilk is not signed yet. There is no backup either.");
    plan.change("sponsor-charter", "sc", R"({"status":"ended"})");
    EXPECT_EQ(plan.reason("PRG-SPONSOR", "p"), "The charter of Tom Wilk is ended. There is no backup either.");
    plan.change("sponsor-charter", "sc", R"({"status":"signed","endDate":"2026-10-31"})");
    EXPECT_EQ(plan.reason("PRG-SPONSOR", "p"),
              "The charter of Tom Wilk is out of force since 31 Oct 2026. There is no backup either.");
    plan.remove("sponsor-charter");
    EXPECT_EQ(plan.reason("PRG-SPONSOR", "p"), "Tom Wilk sponsors it without a charter. There is no backup either.");
    plan.change("program", "p", R"({"sponsor":null})");
    EXPECT_EQ(plan.reason("PRG-SPONSOR", "p"), "It has no executive sponsor.");
}

TEST(PrgSponsor, TakesNoCharterForAnInitiativeOrOfSomeoneElse) {
    for (const char* json : {R"({"initiative":"i"})", R"({"sponsor":"ina"})"}) {
        Plan plan = sound_plan();
        plan.change("sponsor-charter", "sc", json);
        EXPECT_EQ(plan.reason("PRG-SPONSOR", "p"), "Tom Wilk sponsors it without a charter.") << json;
    }
}

// C13: priorities without an objective.
TEST(PrgCover, HoldsWhereAllIsServedAndAllHaveSpoken) {
    EXPECT_EQ(sound_plan().reason("PRG-COVER", "p"),
              "1 of 1 chosen priorities are served, and 1 of 1 units have spoken.");
}

// C13
TEST(PrgCover, NamesThePriorityThatNothingServes) {
    Plan plan = sound_plan();
    plan.add("priority", R"({"id":"pr2","title":"Grow people"})")
        .add("priority", R"({"id":"pr3","title":"Not chosen","isChosen":false})");
    plan.add("priority", R"({"id":"pr4","title":"Over","endDate":"2026-01-01"})");
    const Finding finding = plan.finding("PRG-COVER", "p");
    EXPECT_EQ(finding.answer, Answer::Fails);
    EXPECT_EQ(finding.reason, "No objective serves “Grow people”.");
    ASSERT_EQ(finding.records.size(), 1U);
    EXPECT_EQ(finding.records[0].id, "pr2");
    EXPECT_EQ(finding.records[0].part, Part::Priority);
}

// C13: what another program serves is not asked of one that has named its own priorities.
TEST(PrgCover, AsksAProgramForThePrioritiesThatItNames) {
    Plan plan = sound_plan();
    plan.add("priority", R"({"id":"pr2","title":"Grow people"})")
        .add("program", R"({"id":"q","title":"AI"})")
        .add("objective", R"({"id":"o2","program":"q","title":"Learn","priorities":["pr2"]})");
    EXPECT_EQ(plan.answer("PRG-COVER", "p"), Answer::Holds);
    plan.change("program", "p", R"({"priorities":["pr","pr2"]})");
    EXPECT_EQ(plan.reason("PRG-COVER", "p"), "No objective serves “Grow people”.");
    plan.change("program", "p", R"({"priorities":[]})");
    EXPECT_EQ(plan.answer("PRG-COVER", "p"), Answer::Fails) << "where it names none, all are meant";
    plan.change("program", "p", R"({"priorities":["pr"]})").change("objective", "o2", R"({"status":"abandoned"})");
    EXPECT_EQ(plan.answer("PRG-COVER", "p"), Answer::Fails) << "a priority that nobody serves concerns everybody";
}

TEST(PrgCover, NamesTheUnitsThatHaveNotSpoken) {
    Plan plan = sound_plan();
    for (const char* name : {"Finance", "Quality", "Service", "Research"})
        plan.add("unit", std::string("{\"id\":\"") + name + "\",\"title\":\"" + name + "\"}");
    EXPECT_EQ(plan.reason("PRG-COVER", "p"),
              "4 of 5 units neither contribute nor say why not: “Finance”, “Quality”, “Service” and 1 more.");
    EXPECT_EQ(plan.finding("PRG-COVER", "p").records.size(), 4U);
}

TEST(PrgCover, LetsAUnitDeclineWithAReasonOnly) {
    Plan plan = sound_plan();
    plan.change("contribution", "c", R"({"status":"declined"})");
    EXPECT_EQ(plan.answer("PRG-COVER", "p"), Answer::Fails);
    plan.change("contribution", "c", R"({"declineReason":"Two releases are late."})");
    EXPECT_EQ(plan.answer("PRG-COVER", "p"), Answer::Holds);
}

TEST(PrgCover, AsksOnlyTheUnitsThatAreMeantAndHavePeople) {
    Plan plan = sound_plan();
    plan.add("unit", R"({"id":"empty","title":"Empty","headcount":0})")
        .add("unit", R"({"id":"gone","title":"Gone","isActive":false})");
    EXPECT_EQ(plan.answer("PRG-COVER", "p"), Answer::Holds);
    plan.add("unit", R"({"id":"far","title":"Far","headcount":9})");
    EXPECT_EQ(plan.answer("PRG-COVER", "p"), Answer::Fails);
    plan.change("program", "p", R"({"units":["u"]})");
    EXPECT_EQ(plan.answer("PRG-COVER", "p"), Answer::Holds);
}

TEST(PrgCover, CountsNoContributionToAnotherProgram) {
    Plan plan = sound_plan();
    plan.add("program", R"({"id":"q","title":"AI"})").add("objective", R"({"id":"o2","program":"q","title":"Learn"})");
    plan.change("contribution", "c", R"({"objective":"o2"})");
    EXPECT_EQ(plan.answer("PRG-COVER", "p"), Answer::Fails);
}

TEST(PrgCover, CannotTellWithoutPrioritiesAndUnits) {
    Plan plan = sound_plan();
    plan.remove("priority").remove("unit");
    EXPECT_EQ(plan.answer("PRG-COVER", "p"), Answer::CannotTell);
    EXPECT_EQ(plan.reason("PRG-COVER", "p"), "The organization has neither priorities nor units yet.");
}

TEST(PrgChange, WantsTheFourParts) {
    EXPECT_EQ(sound_plan().reason("PRG-CHANGE", "p"), "Its change plan has all its parts.");
    Plan plan = sound_plan();
    plan.change("program", "p", R"({"changeProcess":null})");
    EXPECT_EQ(plan.reason("PRG-CHANGE", "p"), "Its change plan lacks process integration.");
    plan.change("program", "p", R"({"changeCommunication":"","changeReadiness":"tbd","changeBenefits":" "})");
    EXPECT_EQ(
        plan.reason("PRG-CHANGE", "p"),
        "Its change plan lacks communication, engagement and readiness, process integration and communicate benefits.");
    EXPECT_EQ(plan.finding("PRG-CHANGE", "p").severity, Severity::Advises);
}

TEST(PrgUrgency, WantsACaseOfFifteenWords) {
    EXPECT_EQ(sound_plan().answer("PRG-URGENCY", "p"), Answer::Holds);
    Plan plan = sound_plan();
    plan.change("program", "p", R"({"urgency":"Because everyone does it."})");
    EXPECT_EQ(plan.reason("PRG-URGENCY", "p"), "Its case for acting now has only 4 words; 15 are wanted.");
    plan.change("program", "p", R"({"urgency":null})");
    EXPECT_EQ(plan.reason("PRG-URGENCY", "p"), "It does not say why to act now.");
}

}  // namespace
}  // namespace plumbline::insight
