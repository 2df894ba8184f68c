// The first hour: from a template to a first objective that can go live, led by the next steps alone.

#include <gtest/gtest.h>

#include <algorithm>

#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

using testing::Plan;

/// chosen is what someone has after picking one objective of a template with one of its key results: the rest is a
/// draft.
Plan chosen() {
    Plan plan;
    plan.add("organization", R"({"id":"org","title":"Arven","language":"en","readabilityLevel":10})")
        .add("program", R"({"id":"p","title":"AI that helps"})")
        .add(
            "vision",
            R"({"id":"v","program":"p","title":"Vision","goal":"Make people ready to use AI","reason":"so that work gets easier",
             "method":"by learning on real tasks"})")
        .add("objective", R"({"id":"o","program":"p","title":"Skill the workforce","visions":["v"],
             "description":"People learn what their own role needs, because tools that nobody can use well are money lost."})")
        .add("objective", R"({"id":"later","program":"p","title":"Keep pace","visions":["v"],
             "description":"Leaders know where we stand against others, so that they back it before the gap hurts."})")
        .add("key-result",
             R"({"id":"k","program":"p","title":"___ % of employees have finished the AI basics","objectives":["o"],
             "kind":"share","unit":"%","direction":"increase","population":"Employees"})")
        .add("initiative", R"({"id":"i","program":"p","title":"Offer the basics in three languages"})");
    return plan;
}

bool can_go_live(const Plan& plan, std::string_view id) {
    return plan.stops(id).empty();
}

/// mend does what a step asks for, as a person would; it returns whether it knew how.
bool mend(Plan& plan, const NextStep& step) {
    const std::string id = step.records.front().id;
    if (step.check == "VIS-GRAMMAR")
        plan.change("vision", id, R"({"horizonStart":"2026-12-01","horizonEnd":"2028-11-30"})");
    if (step.check == "OBJ-PRIORITY")
        plan.add("priority", R"({"id":"pr","title":"Grow people"})")
            .change("objective", id, R"({"priorities":["pr"]})");
    if (step.check == "KR-TARGET")
        plan.change("key-result", id, R"({"title":"75 % of employees have finished the AI basics","target":75})");
    if (step.check == "KR-BASE") plan.change("key-result", id, R"({"findBaselineBy":"2026-12-31"})");
    if (step.check == "KR-TIME") plan.change("key-result", id, R"({"deadline":"2027-09-30"})");
    const std::string_view known[] = {"VIS-GRAMMAR", "OBJ-PRIORITY", "KR-TARGET", "KR-BASE", "KR-TIME"};
    return std::ranges::find(known, step.check) != std::end(known);
}

TEST(FirstHour, BeginsWithADraftThatCannotGoLive) {
    EXPECT_FALSE(can_go_live(chosen(), "o"));
    EXPECT_EQ(chosen().stops("k"), (std::vector<std::string>{"KR-BASE k", "KR-TARGET k", "KR-TIME k"}));
    EXPECT_EQ(chosen().stops("o"),
              (std::vector<std::string>{"OBJ-PRIORITY o", "OBJ-RESULT o", "KR-BASE k", "KR-TARGET k", "KR-TIME k"}));
}

// Horizon, priority (of either objective), target, baseline and time: six decisions; the product allows twelve.
TEST(FirstHour, LeadsToAnActiveObjectiveInSixDecisions) {
    Plan plan = chosen();
    int decisions = 0;
    while (!can_go_live(plan, "o") && decisions < 12) {
        const auto steps = plan.report().next_steps;
        ASSERT_FALSE(steps.empty());
        bool mended = false;
        for (const NextStep& step : steps) {
            if (!mend(plan, step)) continue;
            mended = true;
            break;
        }
        ASSERT_TRUE(mended) << "the steps lead nowhere: " << steps.front().title;
        ++decisions;
    }
    EXPECT_TRUE(can_go_live(plan, "o"));
    EXPECT_TRUE(can_go_live(plan, "k"));
    EXPECT_LE(decisions, 6);
    EXPECT_FALSE(can_go_live(plan, "later")) << "the rest may stay a draft";
}

TEST(FirstHour, PutsTheLastGapFirst) {
    Plan plan = chosen();
    plan.add("priority", R"({"id":"pr","title":"Grow people"})")
        .change("objective", "o", R"({"priorities":["pr"]})")
        .change("key-result", "k",
                R"({"title":"75 % of employees have finished the AI basics","target":75,"deadline":"2027-09-30"})");
    const auto steps = plan.report().next_steps;
    ASSERT_FALSE(steps.empty());
    EXPECT_EQ(steps.front().check, "KR-BASE");
    ASSERT_EQ(steps.front().unlocks.size(), 1U);
    EXPECT_EQ(steps.front().unlocks.front().id, "o");
}

TEST(FirstHour, NeverShowsAWallOfRed) {
    Plan plan = chosen();
    for (int n = 0; n < 300; ++n)
        plan.add("initiative", R"({"id":"n)" + std::to_string(n) + R"(","program":"p","title":"From the template"})");
    const CheckReport report = plan.report();
    EXPECT_GT(report.blocking, 900);
    EXPECT_EQ(report.next_steps.size(), 5U);
    EXPECT_TRUE(std::ranges::any_of(report.next_steps, [](const NextStep& step) { return step.records.size() == 1; }));
    Plan rest = plan;
    rest.change("vision", "v", R"({"horizonStart":"2026-12-01","horizonEnd":"2028-11-30"})")
        .add("priority", R"({"id":"pr","title":"Grow people"})")
        .change("objective", "o", R"({"priorities":["pr"]})")
        .change("objective", "later", R"({"priorities":["pr"],"status":"abandoned"})")
        .change(
            "key-result", "k",
            R"({"title":"75 % of employees have finished it","target":75,"deadline":"2027-09-30","findBaselineBy":"2026-12-31"})");
    const auto steps = rest.report().next_steps;
    const auto owners = std::ranges::find(steps, "301 initiatives have no owner and no next step.", &NextStep::title);
    ASSERT_NE(owners, steps.end());
    EXPECT_EQ(owners->records.size(), 301U);
}

TEST(FirstHour, GoesOnAfterTheFirstObjectiveIsLive) {
    Plan plan = chosen();
    plan.add("priority", R"({"id":"pr","title":"Grow people"})")
        .change("vision", "v", R"({"horizonStart":"2026-12-01","horizonEnd":"2028-11-30"})")
        .change("objective", "o", R"({"priorities":["pr"],"status":"active"})")
        .change(
            "key-result", "k",
            R"({"title":"75 % of employees have finished it","target":75,"deadline":"2027-09-30","findBaselineBy":"2026-12-31","status":"active"})");
    const auto steps = plan.report().next_steps;
    ASSERT_GE(steps.size(), 3U);
    EXPECT_EQ(steps[0].records.front().id, "k") << "what is live comes before drafts: " << steps[0].title;
    const auto next = std::ranges::find_if(
        steps, [](const NextStep& it) { return it.title.starts_with("“Keep pace”: It has no key result."); });
    EXPECT_NE(next, steps.end());
    for (const NextStep& step : steps) EXPECT_TRUE(step.unlocks.empty() || step.unlocks.front().id != "o");
}

}  // namespace
}  // namespace plumbline::insight
