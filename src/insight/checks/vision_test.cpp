#include <gtest/gtest.h>

#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

using testing::Plan;
using testing::sound_plan;

TEST(VisGrammar, HoldsForGoalReasonMethodAndTwoYears) {
    const Finding finding = sound_plan().finding("VIS-GRAMMAR", "v");
    EXPECT_EQ(finding.answer, Answer::Holds);
    EXPECT_EQ(finding.severity, Severity::Blocks);
    EXPECT_EQ(finding.reason, "Goal, reason and method are stated, for 1 Jul 2026 to 30 Jun 2028.");
    EXPECT_TRUE(finding.hint.empty());
}

TEST(VisGrammar, FailsWithoutOneOfItsParts) {
    for (const char* part : {"goal", "reason", "method"}) {
        Plan plan = sound_plan();
        plan.change("vision", "v", std::string("{\"") + part + "\":null}");
        EXPECT_EQ(plan.answer("VIS-GRAMMAR", "v"), Answer::Fails) << part;
        EXPECT_EQ(plan.reason("VIS-GRAMMAR", "v"), std::string("It has no ") + part + ".");
    }
}

TEST(VisGrammar, NamesAllThatIsMissingAtOnce) {
    Plan plan = sound_plan();
    plan.change("vision", "v", R"({"goal":"TBD","reason":"___","method":" - ","horizonEnd":null})");
    EXPECT_EQ(plan.reason("VIS-GRAMMAR", "v"), "It has no goal, reason or method. Its horizon has no last day.");
    plan.change("vision", "v", R"({"horizonStart":null})");
    EXPECT_TRUE(plan.reason("VIS-GRAMMAR", "v").ends_with("It has no horizon."));
}

TEST(VisGrammar, WantsAHorizonOfOneToTwoYears) {
    const std::pair<std::string_view, Answer> ends[] = {
        {"2026-09-30", Answer::Fails},  // a quarter
        {"2027-06-29", Answer::Fails},  // a day too short even for a year as people write it
        {"2027-06-30", Answer::Holds},  // a year as people write it
        {"2028-07-01", Answer::Holds},  // two years with a leap day
        {"2028-07-03", Answer::Fails}, {"2031-06-30", Answer::Fails},
    };
    for (const auto& [end, answer] : ends) {
        Plan plan = sound_plan();
        plan.change("vision", "v", std::string("{\"horizonEnd\":\"") + std::string(end) + "\"}");
        EXPECT_EQ(plan.answer("VIS-GRAMMAR", "v"), answer) << end;
    }
    Plan plan = sound_plan();
    plan.change("vision", "v", R"({"horizonEnd":"2031-06-30"})");
    EXPECT_EQ(plan.reason("VIS-GRAMMAR", "v"),
              "Its horizon from 1 Jul 2026 to 30 Jun 2031 lasts 1825 days; between 365 and 730 are wanted.");
    plan.change("vision", "v", R"({"horizonStart":null})");
    EXPECT_EQ(plan.reason("VIS-GRAMMAR", "v"), "Its horizon has no first day.");
}

TEST(VisTested, HoldsAfterARoundWithAnOutcome) {
    EXPECT_EQ(sound_plan().reason("VIS-TESTED", "v"),
              "It was tried in 1 test round and revised or confirmed after it.");
    Plan plan = sound_plan();
    plan.change("test-round", "tr", R"({"outcome":"confirmed"})");
    EXPECT_EQ(plan.answer("VIS-TESTED", "v"), Answer::Holds);
}

TEST(VisTested, FailsWithoutARoundAndWithOneThatIsStillOpen) {
    Plan plan = sound_plan();
    plan.change("test-round", "tr", R"({"outcome":null,"status":"running"})");
    const Finding open = plan.finding("VIS-TESTED", "v");
    EXPECT_EQ(open.answer, Answer::Fails);
    EXPECT_EQ(open.severity, Severity::Advises);
    EXPECT_EQ(open.reason, "The test round “Managers” has no outcome yet: neither revised nor confirmed.");
    ASSERT_EQ(open.records.size(), 1U);
    EXPECT_EQ(open.records[0].id, "tr");
    plan.remove("test-round");
    EXPECT_EQ(plan.reason("VIS-TESTED", "v"), "No test round was held.");
}

TEST(VisReview, HoldsUntilTheDayAndFailsAfterIt) {
    EXPECT_EQ(sound_plan().reason("VIS-REVIEW", "v"), "Its next review is on 15 Jan 2027.");
    EXPECT_EQ(sound_plan().answer("VIS-REVIEW", "v", testing::day("2027-01-15")), Answer::Holds);
    const Finding late = sound_plan().finding("VIS-REVIEW", "v", testing::day("2027-01-18"));
    EXPECT_EQ(late.answer, Answer::Fails);
    EXPECT_EQ(late.reason, "Its review was due on 15 Jan 2027, 3 days ago.");
    EXPECT_EQ(late.hint, "Set the date of the next review, or hold the one that is overdue.");
}

TEST(VisReview, FailsWithoutADate) {
    Plan plan = sound_plan();
    plan.change("vision", "v", R"({"nextReviewDate":null})");
    EXPECT_EQ(plan.reason("VIS-REVIEW", "v"), "Its next review has no date.");
}

}  // namespace
}  // namespace plumbline::insight
