#include "insight/plan_graph.h"

#include <gtest/gtest.h>

#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

using testing::Plan;
using testing::sound_plan;

std::vector<Index> listed(std::span<const Index> nodes) {
    return {nodes.begin(), nodes.end()};
}

TEST(Adjacency, KeepsTheOrderOfTheEdgesAndCountsEachOnce) {
    const Adjacency::Edge edges[] = {{2, 5}, {0, 1}, {2, 3}, {2, 5}, {0, 0}};
    const Adjacency adjacency(3, edges);
    EXPECT_EQ(listed(adjacency.of(0)), (std::vector<Index>{1, 0}));
    EXPECT_TRUE(adjacency.of(1).empty());
    EXPECT_EQ(listed(adjacency.of(2)), (std::vector<Index>{5, 3}));
}

TEST(Adjacency, AnswersNothingForANodeThatIsNotThere) {
    const Adjacency empty;
    EXPECT_TRUE(empty.of(0).empty());
    EXPECT_TRUE(empty.of(NoIndex).empty());
    const Adjacency::Edge edges[] = {{0, 1}};
    EXPECT_TRUE(Adjacency(1, edges).of(1).empty());
}

// C01: the plan is a typed graph: vision → objective → key result → initiative.
TEST(PlanGraph, LeadsFromVisionToInitiative) {
    const PlanGraph graph = sound_plan().graph();
    const Index program = look_up(graph.programs, "p");
    ASSERT_EQ(graph.program_visions.of(program).size(), 1U);
    const Index vision = graph.program_visions.of(program)[0];
    ASSERT_EQ(graph.vision_objectives.of(vision).size(), 1U);
    const Index objective = graph.vision_objectives.of(vision)[0];
    ASSERT_EQ(graph.objective_key_results.of(objective).size(), 1U);
    const Index key_result = graph.objective_key_results.of(objective)[0];
    ASSERT_EQ(graph.key_result_links.of(key_result).size(), 1U);
    const auto& link = graph.records.links[graph.key_result_links.of(key_result)[0]];
    EXPECT_EQ(link.initiative, "i");
    EXPECT_EQ(listed(graph.initiative_links.of(look_up(graph.initiatives, "i"))), (std::vector<Index>{0}));
    EXPECT_EQ(listed(graph.key_result_objectives.of(key_result)), (std::vector<Index>{objective}));
    EXPECT_EQ(listed(graph.objective_visions.of(objective)), (std::vector<Index>{vision}));
    EXPECT_EQ(listed(graph.objective_priorities.of(objective)), (std::vector<Index>{0}));
    EXPECT_EQ(listed(graph.priority_objectives.of(0)), (std::vector<Index>{objective}));
}

TEST(PlanGraph, FindsPartsByTheirIdAndNamesThem) {
    const PlanGraph graph = sound_plan().graph();
    const std::pair<std::string_view, Part> parts[] = {{"p", Part::Program},
                                                       {"v", Part::Vision},
                                                       {"o", Part::Objective},
                                                       {"k", Part::KeyResult},
                                                       {"i", Part::Initiative}};
    for (const auto& [id, part] : parts) {
        const auto node = graph.find(id);
        ASSERT_TRUE(node.has_value()) << id;
        EXPECT_EQ(node->part, part);
        EXPECT_EQ(graph.id_of(*node), id);
        EXPECT_FALSE(graph.title_of(*node).empty());
    }
    EXPECT_FALSE(graph.find("nothing").has_value());
    EXPECT_EQ(graph.title_of({Part::Unit, 0}), "Sales");
    EXPECT_EQ(graph.title_of({Part::Priority, 0}), "Deliver on time");
    EXPECT_EQ(graph.title_of({Part::TestRound, 0}), "Managers");
    EXPECT_EQ(graph.title_of({Part::SponsorCharter, 0}), "Sponsor");
    EXPECT_EQ(graph.id_of({Part::Link, 0}), "l");
}

TEST(PlanGraph, NamesItsPartsAsTheTypesAreNamed) {
    EXPECT_EQ(part_name(Part::KeyResult), "key-result");
    EXPECT_EQ(part_name(Part::Program), "program");
    EXPECT_EQ(part_name(Part::TestRound), "test-round");
    EXPECT_EQ(part_name(Part::SponsorCharter), "sponsor-charter");
}

TEST(PlanGraph, LeadsNowhereWhereARecordIsNotThere) {
    Plan plan = sound_plan();
    plan.change("key-result", "k", R"({"objectives":["gone"],"measure":"gone"})")
        .change("objective", "o", R"({"visions":["gone"]})");
    const PlanGraph graph = plan.graph();
    EXPECT_TRUE(graph.key_result_objectives.of(0).empty());
    EXPECT_TRUE(graph.vision_objectives.of(0).empty());
    EXPECT_EQ(graph.find_measure(graph.records.key_results[0]), nullptr);
}

TEST(PlanGraph, SurvivesBeingMoved) {
    PlanGraph graph = sound_plan().graph();
    const PlanGraph moved = std::move(graph);
    EXPECT_EQ(look_up(moved.key_results, "k"), 0U);
    EXPECT_EQ(moved.id_of(moved.find("i").value()), "i");
    EXPECT_EQ(look_up(moved.key_results, "x"), NoIndex);
}

TEST(PlanGraph, HoldsSeveralProgramsApart) {
    Plan plan = sound_plan();
    plan.add("program", R"({"id":"q","title":"AI"})").add("objective", R"({"id":"o2","program":"q","title":"Other"})");
    const PlanGraph graph = plan.graph();
    EXPECT_EQ(listed(graph.program_objectives.of(look_up(graph.programs, "p"))), (std::vector<Index>{0}));
    EXPECT_EQ(listed(graph.program_objectives.of(look_up(graph.programs, "q"))), (std::vector<Index>{1}));
}

TEST(PlanGraph, CountsAnInitiativeOncePerUnitThatOwnsItAndTakesPart) {
    Plan plan = sound_plan();
    plan.change("initiative", "i", R"({"ownerUnit":"u","units":["u"]})");
    const PlanGraph graph = plan.graph();
    EXPECT_EQ(listed(graph.unit_initiatives.of(0)), (std::vector<Index>{0}));
}

TEST(PlanGraph, KeepsMilestonesDependenciesAndTheTreeOfUnits) {
    Plan plan = sound_plan();
    plan.add("milestone", R"({"id":"ms","initiative":"i","title":"First course"})")
        .add("initiative", R"({"id":"i2","program":"p","title":"Second"})")
        .add("dependency", R"({"id":"d","initiative":"i2","dependsOn":"i"})")
        .add("unit", R"({"id":"u2","title":"Sales north","parent":"u"})");
    const PlanGraph graph = plan.graph();
    EXPECT_EQ(listed(graph.initiative_milestones.of(0)), (std::vector<Index>{0}));
    EXPECT_EQ(listed(graph.initiative_waits.of(1)), (std::vector<Index>{0}));
    EXPECT_EQ(listed(graph.unit_children.of(0)), (std::vector<Index>{1}));
}

TEST(PlanGraph, TakesDeclaredDefaultsForFlagsThatAreAbsent) {
    Plan plan;
    plan.add("unit", R"({"id":"u","title":"Sales"})")
        .add("priority", R"({"id":"pr","title":"Growth"})")
        .add("person", R"({"id":"ann","title":"Ann"})")
        .add("unit", R"({"id":"old","title":"Gone","isActive":false})");
    const PlanGraph graph = plan.graph();
    EXPECT_TRUE(graph.records.units[0].is_active);
    EXPECT_FALSE(graph.records.units[1].is_active);
    EXPECT_TRUE(graph.records.priorities[0].is_chosen);
    EXPECT_TRUE(graph.records.people[0].active);
}

TEST(PlanGraph, KnowsPeopleAndHasAWordForTheOthers) {
    const PlanGraph graph = sound_plan().graph();
    EXPECT_EQ(graph.name_of("ann"), "Ann Berg");
    EXPECT_EQ(graph.name_of("nobody"), "someone");
    EXPECT_NE(graph.find_person("tom"), nullptr);
    EXPECT_EQ(graph.find_person(""), nullptr);
}

TEST(PlanGraph, KnowsWhatIsClosed) {
    Plan plan = sound_plan();
    EXPECT_TRUE(plan.graph().is_open({Part::KeyResult, 0}));
    plan.change("key-result", "k", R"({"status":"met"})")
        .change("objective", "o", R"({"status":"achieved"})")
        .change("initiative", "i", R"({"status":"done"})")
        .change("vision", "v", R"({"status":"retired"})")
        .change("program", "p", R"({"status":"closed"})");
    const PlanGraph graph = plan.graph();
    for (const Part part : {Part::Program, Part::Vision, Part::Objective, Part::KeyResult, Part::Initiative})
        EXPECT_FALSE(graph.is_open({part, 0})) << part_name(part);
    plan.change("initiative", "i", R"({"status":"paused"})").change("objective", "o", R"({"status":"active"})");
    EXPECT_TRUE(plan.graph().is_open({Part::Initiative, 0}));
    EXPECT_TRUE(plan.graph().is_open({Part::Objective, 0}));
}

TEST(PlanGraph, IsEmptyWithoutRecords) {
    const PlanGraph graph = graph_from_records({});
    EXPECT_TRUE(graph.records.programs.empty());
    EXPECT_FALSE(graph.find("p").has_value());
    EXPECT_TRUE(graph.program_visions.of(0).empty());
}

}  // namespace
}  // namespace plumbline::insight
