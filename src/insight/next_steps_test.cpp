#include <gtest/gtest.h>

#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

using testing::Plan;
using testing::sound_plan;

std::vector<std::string> titles(const Plan& plan) {
    std::vector<std::string> list;
    for (const NextStep& step : plan.report().next_steps) list.push_back(step.title);
    return list;
}

void add_initiatives(Plan& plan, int count, const std::string& more = "") {
    for (int n = 0; n < count; ++n) {
        const std::string id = "n" + std::to_string(n);
        plan.add("initiative", R"({"id":")" + id + R"(","program":"p","title":"Initiative )" + id +
                                   R"(","rank":9,"horizon":"next-year",
            "nextStep":"Begin","nextStepDate":"2026-12-01")" +
                                   more + "}");
        plan.add("link", R"({"id":"l)" + id + R"(","initiative":")" + id +
                             R"(","keyResult":"k","effect":1,"mechanism":"It helps."})");
    }
}

TEST(NextSteps, GroupTheSameGapInSeveralParts) {
    Plan plan = sound_plan();
    add_initiatives(plan, 12);
    const CheckReport report = plan.report();
    ASSERT_EQ(report.next_steps.size(), 1U);
    const NextStep& step = report.next_steps[0];
    EXPECT_EQ(step.title, "12 initiatives have no owner.");
    EXPECT_EQ(step.hint, "Name the owner, and write the next step with the day on which it will be done.");
    EXPECT_EQ(step.check, "INI-ACTION");
    EXPECT_EQ(step.severity, Severity::Blocks);
    ASSERT_EQ(step.records.size(), 12U);
    EXPECT_EQ(step.records[11].id, "n11");
    EXPECT_TRUE(step.unlocks.empty());
}

TEST(NextSteps, PutFirstWhatAloneKeepsAnObjectiveFromGoingLive) {
    Plan plan = sound_plan();
    add_initiatives(plan, 5);
    plan.change("vision", "v", R"({"goal":null})")  // the heaviest check
        .add("objective", R"({"id":"near","program":"p","title":"Nearly there","priorities":["pr"],
             "description":"Leaders speak about what they have built, because people follow what they see."})")
        .add("key-result",
             R"({"id":"kn","program":"p","title":"26 leaders have built something","objectives":["near"],"kind":"count",
             "unit":"leaders","direction":"increase","baselineSource":"Log","baseline":3,"baselineDate":"2026-07-01","target":26,
             "evidence":"claimed","realismGrounds":"They asked."})");
    const CheckReport report = plan.report();
    ASSERT_GE(report.next_steps.size(), 3U);
    const NextStep& first = report.next_steps[0];
    EXPECT_EQ(first.check, "KR-TIME");
    EXPECT_EQ(first.title,
              "“26 leaders have built something”: It has neither a deadline nor a recurring period."
              " Mended, “Nearly there” can go live.");
    ASSERT_EQ(first.unlocks.size(), 1U);
    EXPECT_EQ(first.unlocks[0].id, "near");
    EXPECT_EQ(report.next_steps[1].check, "VIS-GRAMMAR") << "then by weight";
    EXPECT_EQ(report.next_steps[2].check, "INI-ACTION");
    for (const NextStep& step : report.next_steps)
        EXPECT_NE(step.check, "OBJ-RESULT") << "it follows from its key result";
}

TEST(NextSteps, NameTheObjectiveThatLacksOnlyAPriority) {
    Plan plan = sound_plan();
    plan.change("objective", "o", R"({"priorities":[]})").change("program", "p", R"({"priorities":[]})");
    const CheckReport report = plan.report();
    ASSERT_GE(report.next_steps.size(), 2U);
    EXPECT_EQ(report.next_steps[0].title,
              "“Teams build what they need”: It is linked to no priority of the organization."
              " Mended, “Teams build what they need” can go live.");
    EXPECT_EQ(report.next_steps[1].check, "PRG-COVER");
}

TEST(NextSteps, UnlockNothingThatIsAlreadyLive) {
    Plan plan = sound_plan();
    plan.change("objective", "o", R"({"status":"active"})")
        .change("key-result", "k", R"({"deadline":null,"status":"active"})");
    const CheckReport report = plan.report();
    ASSERT_FALSE(report.next_steps.empty());
    EXPECT_EQ(report.next_steps[0].check, "KR-TIME");
    EXPECT_TRUE(report.next_steps[0].unlocks.empty());
}

TEST(NextSteps, GroupSeveralObjectivesThatAreOneStepAway) {
    Plan plan = sound_plan();
    plan.change("key-result", "k", R"({"target":null,"objectives":["o","o2"]})")
        .add("objective", R"({"id":"o2","program":"p","title":"Another","priorities":["pr"]})");
    const CheckReport report = plan.report();
    EXPECT_EQ(report.next_steps[0].title,
              "“180 people have built an app that is in use”: No target is set."
              " Mended, 2 objectives can go live.");
}

TEST(NextSteps, PreferWhatIsNearerToGoingLive) {
    Plan plan = sound_plan();
    // one initiative lacks everything (three gaps), another only its link: 78 against 80/3, 78/3 and 65/3
    plan.add("initiative", R"({"id":"far","program":"p","title":"Far","rank":3})")
        .add("initiative", R"({"id":"near","program":"p","title":"Near","rank":2,"horizon":"next-year","owner":"ann",
             "nextStep":"Begin","nextStepDate":"2026-12-01"})");
    const CheckReport report = plan.report();
    ASSERT_EQ(report.next_steps.size(), 1U);
    EXPECT_EQ(report.next_steps[0].title,
              "2 initiatives are linked to no key result. “Far”: It has no owner and no next step."
              " “Far”: It has no horizon.");
    EXPECT_DOUBLE_EQ(report.next_steps[0].value, 78);
}

TEST(NextSteps, PutWhatIsLiveBeforeDrafts) {
    Plan plan = sound_plan();
    plan.change("objective", "o", R"({"status":"active"})")
        .change("key-result", "k", R"({"status":"active","deadline":null})")
        .change("initiative", "i", R"({"status":"active"})")
        .add("initiative", R"({"id":"rough","program":"p","title":"Rough"})");
    EXPECT_EQ(titles(plan).front(),
              "“180 people have built an app that is in use”: It has neither a deadline nor a recurring period.");
    ASSERT_EQ(titles(plan).size(), 2U);
    EXPECT_TRUE(titles(plan)[1].starts_with("“Rough”: ")) << titles(plan)[1];
}

TEST(NextSteps, CountTheGapsOfLivePartsApartFromThoseOfDrafts) {
    Plan plan = sound_plan();
    add_initiatives(plan, 4, R"(,"status":"active")");
    plan.add("initiative", R"({"id":"rough","program":"p","title":"Rough","rank":9,"horizon":"next-year",
        "nextStep":"Begin","nextStepDate":"2026-12-01"})")
        .add("link", R"({"id":"lr","initiative":"rough","keyResult":"k","effect":1,"mechanism":"It helps."})");
    EXPECT_EQ(titles(plan), (std::vector<std::string>{"4 initiatives have no owner.", "“Rough”: It has no owner."}));
}

TEST(NextSteps, TellSeveralGapsOfOnePartTogether) {
    Plan plan = sound_plan();
    plan.change("initiative", "i", R"({"horizon":null,"owner":null,"rank":null,"nextStep":null})")
        .change("key-result", "k", R"({"deadline":null})");
    const CheckReport report = plan.report();
    ASSERT_EQ(report.next_steps.size(), 2U);
    const NextStep& step = report.next_steps[1];
    EXPECT_EQ(
        step.title,
        "“Run the maker path”: It has no owner and no next step. It has no horizon. It has no place in the backlog.");
    EXPECT_EQ(step.count, 1U);
    EXPECT_EQ(step.records.size(), 1U);
    plan.change("initiative", "i", R"({"startDate":null})").remove("link");
    EXPECT_TRUE(titles(plan)[1].ends_with(" And 1 more gap.")) << titles(plan)[1];
}

TEST(NextSteps, AdviseOnlyBehindWhatBlocks) {
    Plan plan = sound_plan();
    plan.change("program", "p", R"({"sponsor":null})")  // weight 75, advises
        .change("initiative", "i", R"({"horizon":null,"owner":null,"sponsor":"tom"})");
    EXPECT_EQ(titles(plan), (std::vector<std::string>{"“Run the maker path”: It has no owner. It has no horizon.",
                                                      "“Build it ourselves”: It has no executive sponsor."}));
}

TEST(NextSteps, AreNeverMoreThanFive) {
    Plan plan;
    plan.add("program", R"({"id":"p","title":"Program"})");
    for (int n = 0; n < 20; ++n) {
        const std::string id = std::to_string(n);
        plan.add("objective", R"({"id":"o)" + id + R"(","program":"p","title":"Objective"})")
            .add("key-result", R"({"id":"k)" + id + R"(","program":"p","title":"Key result"})")
            .add("initiative", R"({"id":"i)" + id + R"(","program":"p","title":"Initiative"})");
    }
    const CheckReport report = plan.report();
    EXPECT_GT(report.counts.fails, 200);
    EXPECT_EQ(report.next_steps.size(), 5U);
    EXPECT_TRUE(report.next_steps[0].title.starts_with("“Program”: It has no vision yet. "));
}

TEST(NextSteps, LeaveOutWhatIsOverriddenOrCannotBeTold) {
    Plan plan = sound_plan();
    plan.change("key-result", "k", R"({"realismGrounds":null})")
        .change("initiative", "i", R"({"rank":null})")
        .add("override", R"({"id":"ov","check":"INI-RANK","subject":"initiatives/i","reason":"One of a kind"})");
    EXPECT_TRUE(titles(plan).empty());
}

TEST(NextSteps, CarryTheHintOfTheAdviceWithinABlockingCheck) {
    Plan plan = sound_plan();
    plan.add("link", R"({"id":"l2","initiative":"i","keyResult":"k"})");
    const CheckReport report = plan.report();
    ASSERT_EQ(report.next_steps.size(), 1U);
    EXPECT_EQ(report.next_steps[0].severity, Severity::Advises);
    EXPECT_EQ(report.next_steps[0].hint,
              "Add the expected effect in the unit of the key result, and the mechanism in one sentence.");
}

}  // namespace
}  // namespace plumbline::insight
