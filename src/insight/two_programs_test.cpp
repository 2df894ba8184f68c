// Two programs in one graph share objectives, key results and priorities, and each is asked for its own.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "insight/progress/roll_up.h"
#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

using testing::Plan;
using testing::sound_plan;
using testing::Today;

/// shared is the sound plan and a second program whose key result shows an objective of the first.
Plan shared() {
    Plan plan = sound_plan();
    plan.add("program", R"({"id":"q","title":"AI that helps","sponsor":"ina"})")
        .add("vision", R"({"id":"w","program":"q","title":"Second vision"})")
        .change("objective", "o", R"({"visions":["v","w"]})")
        .add(
            "key-result",
            R"({"id":"kq","program":"q","title":"70 % of employees trust AI","objectives":["o"],"kind":"share","unit":"%",
             "direction":"increase","population":"Employees","baseline":41,"baselineDate":"2026-09-13","baselineSource":"Pulse",
             "target":70,"deadline":"2027-01-31","status":"active","measure":"mq"})")
        .add("measure", R"({"id":"mq","title":"Trust","source":"file"})")
        .add("initiative",
             R"({"id":"iq","program":"q","title":"Teach","owner":"ann","nextStep":"Begin","nextStepDate":"2026-12-01",
             "horizon":"immediate","rank":1})")
        .add("link",
             R"({"id":"lq","initiative":"iq","keyResult":"k","effect":3,"mechanism":"Who learns it builds it."})")
        .observe("mq", "2026-11-20", 1, {55.5});
    return plan;
}

std::set<std::string> subjects(const CheckReport& report) {
    std::set<std::string> ids;
    for (const Finding& finding : report.findings) ids.insert(finding.subject.id);
    return ids;
}

TEST(TwoPrograms, AreReportedApart) {
    EXPECT_EQ(subjects(shared().report("p")), (std::set<std::string>{"p", "v", "o", "k", "i"}));
    EXPECT_EQ(subjects(shared().report("q")), (std::set<std::string>{"q", "w", "kq", "iq"}));
}

// C01: one objective may live in two visions, of two programs.
TEST(TwoPrograms, ShareAnObjectiveInTwoVisions) {
    const PlanGraph graph = shared().graph();
    EXPECT_EQ(graph.objective_visions.of(0).size(), 2U);
    EXPECT_EQ(graph.vision_objectives.of(look_up(graph.visions, "w")).size(), 1U);
}

TEST(TwoPrograms, LinkAcrossTheirBorder) {
    EXPECT_EQ(shared().answer("KR-LINK", "kq"), Answer::Holds) << "it shows an objective of the other program";
    EXPECT_EQ(shared().answer("INI-RESULT", "iq"), Answer::Holds) << "it moves a key result of the other program";
    EXPECT_EQ(shared().answer("INI-SPONSOR", "iq"), Answer::Holds);
    EXPECT_EQ(shared().reason("INI-SPONSOR", "iq"), "The program's sponsor Ina Holm stands for it.");
}

TEST(TwoPrograms, LetTheOthersKeyResultCarryAnObjective) {
    Plan plan = shared();
    plan.change("key-result", "k", R"({"target":null})");
    EXPECT_EQ(plan.answer("OBJ-RESULT", "o"), Answer::Holds);
    plan.change("key-result", "kq", R"({"population":null})");
    EXPECT_EQ(plan.answer("OBJ-RESULT", "o"), Answer::Fails);
}

TEST(TwoPrograms, AreCoveredApart) {
    Plan plan = shared();
    const Finding cover = plan.finding("PRG-COVER", "q");
    EXPECT_EQ(cover.answer, Answer::Fails);
    EXPECT_EQ(cover.reason, "No objective serves “Deliver on time”. “Sales” neither contributes nor says why not.")
        << "what the first program does is not done by the second";
    plan.change("program", "q", R"({"priorities":["other"],"units":["elsewhere"]})");
    EXPECT_EQ(plan.answer("PRG-COVER", "q"), Answer::CannotTell) << "nothing is asked of it that is here";
}

// C25: (55.5 − 41) / 29 = 50 %, where half is expected; the other key result of the objective is a draft.
TEST(TwoPrograms, RollUpWhatTheyShare) {
    const PlanGraph graph = shared().graph();
    const RollUp objective = roll_up_objective(graph, 0, Today);
    EXPECT_NEAR(*objective.share, 0.5, 1e-12);
    ASSERT_EQ(objective.missing.size(), 1U);
    EXPECT_EQ(objective.missing[0].subject.id, "k");
    EXPECT_EQ(objective.missing[0].why, "It is still a draft.");
    const RollUp second = roll_up_program(graph, look_up(graph.programs, "q"), Today);
    EXPECT_EQ(second.missing.front().why, "It has no objective.") << "the objective belongs to the first program";
    ASSERT_EQ(second.parts.size(), 1U);
    EXPECT_NEAR(*second.parts[0].share, 0.5, 1e-12) << "its vision shows it all the same";
}

TEST(TwoPrograms, OverrideForOnePartOnly) {
    Plan plan = shared();
    plan.change("initiative", "i", R"({"rank":null})").change("initiative", "iq", R"({"rank":null})");
    plan.add("override",
             R"({"id":"ov","program":"q","check":"INI-RANK","subject":"initiatives/iq","reason":"Only one"})");
    EXPECT_EQ(plan.answer("INI-RANK", "iq"), Answer::Overridden);
    EXPECT_EQ(plan.answer("INI-RANK", "i"), Answer::Fails);
}

}  // namespace
}  // namespace plumbline::insight
