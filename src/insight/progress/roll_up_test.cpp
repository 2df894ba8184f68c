#include "insight/progress/roll_up.h"

#include <gtest/gtest.h>

#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

using testing::Plan;
using testing::Today;

/// add_key_result adds an active one from 0 to 100 that is half over, with a value unless it is negative.
void add_key_result(Plan& plan, const std::string& id, const std::string& objectives, double value,
                    const std::string& more = "") {
    plan.add("key-result", R"({"id":")" + id + R"(","program":"p","title":"KR )" + id + R"(","objectives":)" +
                               objectives + R"(,"measure":"m-)" + id +
                               R"(","kind":"count","unit":"apps","direction":"increase","baseline":0,
             "baselineDate":"2026-09-13","target":100,"deadline":"2027-01-31","status":"active")" +
                               more + "}");
    plan.add("measure", R"({"id":"m-)" + id + R"(","title":"M","source":"file"})");
    if (value >= 0) plan.observe("m-" + id, "2026-11-20", 1, {value});
}

Plan two_objectives() {
    Plan plan;
    plan.add("program", R"({"id":"p","title":"Program"})")
        .add("vision", R"({"id":"v","program":"p","title":"Vision"})")
        .add("objective", R"({"id":"o1","program":"p","title":"First","visions":["v"],"weight":3})")
        .add("objective", R"({"id":"o2","program":"p","title":"Second","visions":["v"]})");
    add_key_result(plan, "a", R"(["o1"])", 60);
    add_key_result(plan, "b", R"(["o1"])", 20, R"(,"weight":3)");
    add_key_result(plan, "c", R"(["o2"])", 70);
    return plan;
}

// C25: (60 % · 1 + 20 % · 3) / 4 = 30 %, where 50 % are expected.
TEST(RollUp, WeighsTheKeyResultsOfAnObjective) {
    const RollUp roll = roll_up_objective(two_objectives().graph(), 0, Today);
    EXPECT_NEAR(*roll.share, 0.3, 1e-12);
    EXPECT_NEAR(*roll.expected_share, 0.5, 1e-12);
    EXPECT_EQ(roll.status, ProgressStatus::AtRisk);
    EXPECT_EQ(roll.known_weight, 4);
    EXPECT_EQ(roll.total_weight, 4);
    EXPECT_TRUE(roll.missing.empty());
    EXPECT_EQ(roll.key_results.size(), 2U);
    EXPECT_EQ(roll.statuses, (std::vector<int>{1, 0, 1, 0, 0}));
}

// C25: (30 % · 3 + 70 % · 1) / 4 = 40 %.
TEST(RollUp, WeighsTheObjectivesOfAVisionAndOfAProgram) {
    const PlanGraph graph = two_objectives().graph();
    const RollUp vision = roll_up_vision(graph, 0, Today);
    EXPECT_NEAR(*vision.share, 0.4, 1e-12);
    EXPECT_EQ(vision.status, ProgressStatus::OnTrack);
    EXPECT_EQ(vision.parts.size(), 2U);
    EXPECT_EQ(vision.statuses, (std::vector<int>{2, 0, 1, 0, 0}));
    const RollUp program = roll_up_program(graph, 0, Today);
    EXPECT_NEAR(*program.share, 0.4, 1e-12);
    ASSERT_EQ(program.parts.size(), 1U);
    EXPECT_EQ(program.parts[0].subject.id, "v");
    EXPECT_NEAR(*program.parts[0].share, 0.4, 1e-12);
    EXPECT_EQ(program.statuses, (std::vector<int>{2, 0, 1, 0, 0}));
    EXPECT_EQ(program.parts[0].statuses, program.statuses);
    int below = 0;
    for (const RollUp& objective : program.parts[0].parts)
        for (const int count : objective.statuses) below += count;
    EXPECT_EQ(below, 3) << "objectives count their own, too";
}

// C25
TEST(RollUp, CountsAnObjectiveOfTwoVisionsOnceInTheProgram) {
    Plan plan = two_objectives();
    plan.add("vision", R"({"id":"w","program":"p","title":"Other"})")
        .add("vision", R"({"id":"x","program":"p","title":"Retired","status":"retired"})")
        .change("objective", "o1", R"({"visions":["v","w"]})")
        .add("objective", R"({"id":"o3","program":"p","title":"Loose"})");
    add_key_result(plan, "d", R"(["o3"])", 80);
    const RollUp program = roll_up_program(plan.graph(), 0, Today);
    EXPECT_NEAR(*program.share, (0.3 * 3 + 0.7 + 0.8) / 5, 1e-12);
    ASSERT_EQ(program.parts.size(), 3U);
    EXPECT_EQ(program.parts[1].subject.id, "w");
    EXPECT_EQ(program.parts[2].subject.id, "o3") << "objectives without a vision come behind";
}

// C25: what is missing is named, not counted as zero.
TEST(RollUp, NamesWhatIsMissing) {
    Plan plan = two_objectives();
    add_key_result(plan, "n", R"(["o1"])", -1);
    add_key_result(plan, "d", R"(["o1","o2"])", 90, R"(,"sortOrder":1)");
    plan.change("key-result", "d", R"({"status":"draft"})")
        .add("objective", R"({"id":"o3","program":"p","title":"Empty","visions":["v"]})");
    const PlanGraph graph = plan.graph();
    const RollUp objective = roll_up_objective(graph, 0, Today);
    EXPECT_NEAR(*objective.share, 0.3, 1e-12);
    EXPECT_EQ(objective.known_weight, 4);
    EXPECT_EQ(objective.total_weight, 6);
    ASSERT_EQ(objective.missing.size(), 2U);
    EXPECT_EQ(objective.missing[0].subject.id, "n");
    EXPECT_EQ(objective.missing[0].why, "It has no value yet.");
    EXPECT_EQ(objective.missing[1].why, "It is still a draft.");
    const RollUp program = roll_up_program(graph, 0, Today);
    ASSERT_EQ(program.missing.size(), 3U) << "the draft of two objectives is named once";
    EXPECT_EQ(program.missing[2].subject.id, "o3");
    EXPECT_EQ(program.missing[2].why, "It has no key result.");
    EXPECT_EQ(program.known_weight, 4);
    EXPECT_EQ(program.total_weight, 5);
}

// C25
TEST(RollUp, HasNoShareWhereNothingIsKnown) {
    Plan plan;
    plan.add("program", R"({"id":"p","title":"Program"})")
        .add("objective", R"({"id":"o","program":"p","title":"Alone"})");
    const PlanGraph graph = plan.graph();
    const RollUp objective = roll_up_objective(graph, 0, Today);
    EXPECT_FALSE(objective.share.has_value());
    EXPECT_EQ(objective.status, ProgressStatus::NoData);
    plan.remove("objective");
    const RollUp program = roll_up_program(plan.graph(), 0, Today);
    EXPECT_EQ(program.missing[0].why, "It has no objective.");
}

// C25
TEST(RollUp, LetsNoRunawayHideALaggard) {
    Plan plan = two_objectives();
    add_key_result(plan, "e", R"(["o2"])", 900);
    const RollUp roll = roll_up_objective(plan.graph(), 1, Today);
    EXPECT_NEAR(*roll.share, (0.7 + 1) / 2, 1e-12);
}

// C25
TEST(RollUp, LeavesOutWhatWasGivenUpOrHasNoWeight) {
    Plan plan = two_objectives();
    plan.change("key-result", "b", R"({"status":"abandoned"})").change("objective", "o2", R"({"status":"abandoned"})");
    add_key_result(plan, "z", R"(["o1"])", 5, R"(,"weight":0)");
    const RollUp program = roll_up_program(plan.graph(), 0, Today);
    EXPECT_NEAR(*program.share, 0.6, 1e-12);
    EXPECT_EQ(program.total_weight, 3);
    EXPECT_TRUE(program.missing.empty());
}

// C25
TEST(RollUp, IsDoneWhenAllIs) {
    Plan plan = two_objectives();
    plan.change("key-result", "a", R"({"status":"met","measure":null})")
        .change("key-result", "b", R"({"status":"met"})");
    const RollUp roll = roll_up_objective(plan.graph(), 0, Today);
    EXPECT_EQ(roll.status, ProgressStatus::Done);
    EXPECT_NEAR(*roll.share, (1 + 3 * 0.2) / 4, 1e-12)
        << "the one without a value counts as met, the other by its value";
}

Plan with_units() {
    Plan plan = two_objectives();
    plan.add("unit", R"({"id":"top","title":"Operations"})")
        .add("unit", R"({"id":"ulm","title":"Ulm","parent":"top"})")
        .add("unit", R"({"id":"poz","title":"Poznan","parent":"top"})")
        .add("unit", R"({"id":"hr","title":"People"})")
        .add("contribution", R"({"id":"c1","unit":"ulm","objective":"o1","status":"contributes"})")
        .add("contribution",
             R"({"id":"c2","unit":"hr","objective":"o1","status":"declined","declineReason":"Too busy."})")
        .add("initiative", R"({"id":"i","program":"p","title":"Forms","units":["poz"]})")
        .add("initiative", R"({"id":"s","program":"p","title":"Stopped","status":"stopped","ownerUnit":"hr"})")
        .add("link", R"({"id":"l","initiative":"i","keyResult":"c"})")
        .add("link", R"({"id":"l2","initiative":"i","keyResult":"a"})")
        .add("link", R"({"id":"l3","initiative":"s","keyResult":"a"})");
    return plan;
}

// C25: along the units: Ulm works for a and b, Poznan for a and c, Operations for all three, each once.
TEST(RollUp, FollowsTheTreeOfUnits) {
    const PlanGraph graph = with_units().graph();
    const RollUp top = roll_up_unit(graph, 0, Today);
    EXPECT_NEAR(*top.share, (0.6 + 3 * 0.2 + 0.7) / 5, 1e-12);
    EXPECT_EQ(top.total_weight, 5);
    EXPECT_EQ(top.key_results.size(), 3U);
    ASSERT_EQ(top.parts.size(), 2U);
    EXPECT_NEAR(*top.parts[0].share, 0.3, 1e-12);
    EXPECT_NEAR(*top.parts[1].share, 0.65, 1e-12);
}

// C25
TEST(RollUp, SaysWhereAUnitTakesNoPart) {
    const RollUp people = roll_up_unit(with_units().graph(), 3, Today);
    EXPECT_FALSE(people.share.has_value());
    ASSERT_EQ(people.missing.size(), 1U);
    EXPECT_EQ(people.missing[0].why,
              "It contributes to no objective and takes part in no initiative that moves a key result.");
}

TEST(RollUp, EndsWhereATreeBitesItsTail) {
    Plan plan = with_units();
    plan.change("unit", "top", R"({"parent":"ulm"})");
    const RollUp top = roll_up_unit(plan.graph(), 0, Today);
    EXPECT_EQ(top.parts.size(), 2U);
    EXPECT_TRUE(top.parts[0].parts.empty());
}

// C25
TEST(RollUp, WritesJson) {
    Plan plan = two_objectives();
    add_key_result(plan, "n", R"(["o2"])", -1);
    const base::JsonObject json = to_json(roll_up_program(plan.graph(), 0, Today));
    EXPECT_EQ(json.at("type").as_string(), "program");
    EXPECT_EQ(json.at("status").as_string(), "on-track");
    EXPECT_NEAR(json.at("progress").as_double(), 0.4, 1e-12);
    EXPECT_EQ(base::to_text(json.at("missing")),
              R"([{"type":"key-result","id":"n","title":"KR n","why":"It has no value yet."}])");
    EXPECT_EQ(base::to_text(json.at("keyResultsByStatus")),
              R"({"on-track":2,"at-risk":0,"off-track":1,"no-data":1,"done":0})");
    const auto& vision = json.at("parts").as_array()[0].as_object();
    const auto& objective = vision.at("parts").as_array()[0].as_object();
    EXPECT_EQ(objective.at("keyResults").as_array().size(), 2U);
    EXPECT_EQ(objective.at("knownWeight").as_double(), 4);
}

}  // namespace
}  // namespace plumbline::insight
