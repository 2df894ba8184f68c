// Thresholds are data: editing the book changes the answer, with no code touched.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

using testing::Plan;
using testing::sound_plan;

/// book_of is a book with one check and these thresholds.
CheckBook book_of(std::string_view key, std::string_view thresholds) {
    const std::size_t place = place_of(key);
    const std::string json = fmt::format(
        R"({{"checks":[{{"key":"{}","concerns":"{}","severity":"blocks","hint":"Mend it.","weight":10,"thresholds":{}}}]}})",
        key, part_name(checks()[place].concerns), thresholds);
    return parse_check_book(json).value();
}

Answer answer(const Plan& plan, std::string_view key, std::string_view id, std::string_view thresholds) {
    const PlanGraph graph = plan.graph();
    const CheckBook book = book_of(key, thresholds);
    const Scope scope(graph, book, testing::Today);
    return scope.run(place_of(key), graph.find(id).value()).value().answer;
}

TEST(Thresholds, SetTheHorizonOfAVision) {
    EXPECT_EQ(answer(sound_plan(), "VIS-GRAMMAR", "v", R"({"minimumHorizonDays":365,"maximumHorizonDays":730})"),
              Answer::Holds);
    EXPECT_EQ(answer(sound_plan(), "VIS-GRAMMAR", "v", R"({"maximumHorizonDays":400})"), Answer::Fails);
    EXPECT_EQ(answer(sound_plan(), "VIS-GRAMMAR", "v", R"({"minimumHorizonDays":1000,"maximumHorizonDays":2000})"),
              Answer::Fails);
    EXPECT_EQ(answer(sound_plan(), "VIS-GRAMMAR", "v", "{}"), Answer::Holds)
        << "without thresholds those of the product stand";
}

TEST(Thresholds, SetTheRoundsAndTheGraceOfAVision) {
    EXPECT_EQ(answer(sound_plan(), "VIS-TESTED", "v", R"({"minimumRounds":2})"), Answer::Fails);
    EXPECT_EQ(answer(sound_plan(), "VIS-TESTED", "v", R"({"minimumRounds":1})"), Answer::Holds);
    Plan late = sound_plan();
    late.change("vision", "v", R"({"nextReviewDate":"2026-11-15"})");
    EXPECT_EQ(answer(late, "VIS-REVIEW", "v", R"({"graceDays":0})"), Answer::Fails);
    EXPECT_EQ(answer(late, "VIS-REVIEW", "v", R"({"graceDays":7})"), Answer::Holds);
    EXPECT_EQ(answer(late, "VIS-REVIEW", "v", R"({"graceDays":6})"), Answer::Fails);
}

TEST(Thresholds, SetTheKeyResultsOfAnObjective) {
    EXPECT_EQ(answer(sound_plan(), "OBJ-RESULT", "o", R"({"minimumKeyResults":1})"), Answer::Holds);
    EXPECT_EQ(answer(sound_plan(), "OBJ-RESULT", "o", R"({"minimumKeyResults":2})"), Answer::Fails);
}

TEST(Thresholds, SetHowPlainADescriptionIs) {
    Plan plan = sound_plan();
    plan.change("organization", "org", R"({"readabilityLevel":null})");
    constexpr std::string_view Why = R"("whyWords":["so that"])";
    EXPECT_EQ(answer(plan, "OBJ-PLAIN", "o", fmt::format(R"({{"maximumWords":16,{}}})", Why)), Answer::Holds);
    EXPECT_EQ(answer(plan, "OBJ-PLAIN", "o", fmt::format(R"({{"maximumWords":15,{}}})", Why)), Answer::Fails);
    EXPECT_EQ(answer(plan, "OBJ-PLAIN", "o", fmt::format(R"({{"minimumWords":17,{}}})", Why)), Answer::Fails);
    EXPECT_EQ(answer(plan, "OBJ-PLAIN", "o", fmt::format(R"({{"maximumGrade":4,{}}})", Why)), Answer::Fails);
    EXPECT_EQ(answer(plan, "OBJ-PLAIN", "o", R"({"whyWords":["because"]})"), Answer::Fails);
    EXPECT_EQ(answer(plan, "OBJ-PLAIN", "o", R"({"whyWords":[]})"), Answer::Holds) << "no words, no question";
    EXPECT_EQ(answer(plan, "OBJ-PLAIN", "o", "{}"), Answer::Holds);
}

TEST(Thresholds, LetTheOrganizationsLevelGoBeforeTheBooks) {
    Plan plan = sound_plan();
    plan.change("organization", "org", R"({"readabilityLevel":12})");
    EXPECT_EQ(answer(plan, "OBJ-PLAIN", "o", R"({"maximumGrade":4})"), Answer::Holds);
}

TEST(Thresholds, HoldWordsOfTheLanguageOfTheOrganization) {
    Plan plan = sound_plan();
    plan.change("organization", "org", R"({"language":"de"})")
        .change("objective", "o",
                R"({"description":"Jedes Team baut sich selbst, was ihm hilft, auf dass niemand wartet."})");
    EXPECT_EQ(answer(plan, "OBJ-PLAIN", "o", R"({"whyWords":["so that"]})"), Answer::Fails);
    EXPECT_EQ(answer(plan, "OBJ-PLAIN", "o", R"({"whyWords":["so that"],"whyWordsDe":["auf dass"]})"), Answer::Holds);
}

TEST(Thresholds, SetTheBlankOfATemplate) {
    Plan plan = sound_plan();
    plan.change("key-result", "k", R"({"title":"[number] people have built an app"})");
    EXPECT_EQ(answer(plan, "KR-TARGET", "k", R"({"placeholder":"___"})"), Answer::Holds);
    EXPECT_EQ(answer(plan, "KR-TARGET", "k", R"({"placeholder":"[number]"})"), Answer::Fails);
}

TEST(Thresholds, SetTheLinksOfAKeyResult) {
    EXPECT_EQ(answer(sound_plan(), "KR-LINK", "k", R"({"minimumObjectives":2})"), Answer::Fails);
    Plan loose = sound_plan();
    loose.change("key-result", "k", R"({"objectives":[]})");
    EXPECT_EQ(answer(loose, "KR-LINK", "k", R"({"minimumObjectives":0})"), Answer::Holds);
}

TEST(Thresholds, SetTheBoundsOfRealism) {
    Plan plan = sound_plan();
    plan.observe("m", "2026-10-11", 10, {10, 12, 13, 17, 18})
        .change("key-result", "k",
                R"({"realismGrounds":null,"baseline":10,"target":30,"deadline":"2026-12-30"})");  // 16 %
    EXPECT_EQ(answer(plan, "KR-REAL", "k", R"({"minimumProbability":0.05,"maximumProbability":0.95})"), Answer::Holds);
    EXPECT_EQ(answer(plan, "KR-REAL", "k", R"({"minimumProbability":0.2})"), Answer::Fails);
    EXPECT_EQ(answer(plan, "KR-REAL", "k", R"({"maximumProbability":0.1})"), Answer::Fails);
    EXPECT_EQ(answer(plan, "KR-REAL", "k", R"({"minimumObservations":6})"), Answer::CannotTell);
}

TEST(Thresholds, HoldTheWordsThatJoin) {
    Plan plan = sound_plan();
    plan.change("key-result", "k", R"({"title":"Costs fall by 10 % whereupon reuse rises by 20 %"})");
    EXPECT_EQ(answer(plan, "KR-SINGLE", "k", R"({"joiners":["and"]})"), Answer::Holds);
    EXPECT_EQ(answer(plan, "KR-SINGLE", "k", R"({"joiners":["whereupon"]})"), Answer::Fails);
    plan.change("key-result", "k", R"({"title":"Launch 20 apps with dazzling support"})");
    EXPECT_EQ(answer(plan, "KR-SINGLE", "k", R"({"joiners":["and"],"vagueWords":["high"]})"), Answer::Holds);
    EXPECT_EQ(answer(plan, "KR-SINGLE", "k", R"({"joiners":["and"],"vagueWords":["dazzling"]})"), Answer::Fails);
}

TEST(Thresholds, SetTheHorizonsOfInitiatives) {
    Plan plan = sound_plan();
    plan.change("initiative", "i", R"({"horizon":"immediate","endDate":"2027-02-28"})");  // 98 days
    EXPECT_EQ(answer(plan, "INI-HORIZON", "i", R"({"immediateDays":120,"toleranceDays":31})"), Answer::Holds);
    EXPECT_EQ(answer(plan, "INI-HORIZON", "i", R"({"immediateDays":60,"toleranceDays":31})"), Answer::Fails);
    EXPECT_EQ(answer(plan, "INI-HORIZON", "i", R"({"immediateDays":60,"toleranceDays":38})"), Answer::Holds);
}

TEST(Thresholds, SetTheSmallestUnitThatIsAsked) {
    Plan plan = sound_plan();
    plan.add("unit", R"({"id":"small","title":"Small","headcount":4})");
    EXPECT_EQ(answer(plan, "PRG-COVER", "p", R"({"minimumUnitHeadcount":1})"), Answer::Fails);
    EXPECT_EQ(answer(plan, "PRG-COVER", "p", R"({"minimumUnitHeadcount":5})"), Answer::Holds);
}

TEST(Thresholds, SetThePartsOfTheChangePlanAndTheWordsOfUrgency) {
    Plan plan = sound_plan();
    plan.change("program", "p", R"({"changeProcess":null})");
    EXPECT_EQ(answer(plan, "PRG-CHANGE", "p", R"({"parts":["communication","process-integration"]})"), Answer::Fails);
    EXPECT_EQ(answer(plan, "PRG-CHANGE", "p", R"({"parts":["communication"]})"), Answer::Holds);
    EXPECT_EQ(answer(plan, "PRG-URGENCY", "p", R"({"minimumWords":40})"), Answer::Fails);
    EXPECT_EQ(answer(plan, "PRG-URGENCY", "p", R"({"minimumWords":5})"), Answer::Holds);
}

}  // namespace
}  // namespace plumbline::insight
