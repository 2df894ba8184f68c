#include <gmock/gmock.h>

#include "insight/evidence/all.h"
#include "insight/test_evidence.h"

namespace plumbline::insight::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

evidence::State state(std::string at, std::string_view json) {
    return {std::move(at), "ann", "", base::parse_json(json).value().as_object()};
}

// C02: two rounds from 1 March and 1 May; reworded on 5 March, 20 March and 2 May, and once before: 3 edits in 2
// rounds.
//      Of the comments that take a side 2 of 3 agree; 1 of 4 was taken up; 2 of the 3 invited spoke under their name.
TEST(Vision, IsCountedByRounds) {
    Plan plan = sound_plan();
    plan.change("vision", "v", R"({"status":"adopted"})").remove("test-round");
    plan.add("vision", R"({"id":"v2","program":"p","title":"Draft","status":"draft"})")
        .add("test-round", R"({"id":"r2","vision":"v","title":"Second","status":"running","startDate":"2026-05-01"})")
        .add("test-round", R"({"id":"r1","vision":"v","title":"First","status":"closed","startDate":"2026-03-01",
                               "participants":["ann","tom","ina"]})")
        .add("test-comment", R"({"id":"c1","testRound":"r1","stance":"agree","person":"ann"})")
        .add("test-comment", R"({"id":"c2","testRound":"r1","stance":"object","person":"tom","isTaken":true})")
        .add("test-comment", R"({"id":"c3","testRound":"r1","stance":"comment","person":"tom"})")
        .add("test-comment", R"({"id":"c4","testRound":"r2","stance":"agree"})");
    evidence::Past past;
    past["v"] = {state("2026-02-01T08:00:00Z", R"({"goal":"a"})"),
                 state("2026-02-10T08:00:00Z", R"({"goal":"b"})"),
                 state("2026-03-05T08:00:00Z", R"({"goal":"c"})"),
                 state("2026-03-06T08:00:00Z", R"({"goal":"c","owner":"ann"})"),
                 state("2026-03-20T08:00:00Z", R"({"goal":"c","reason":"d"})"),
                 state("2026-05-02T08:00:00Z", R"({"goal":"e","reason":"d"})")};
    const auto figures = evidence::vision(facts_of(plan, past));
    EXPECT_EQ(named(figures, "visions-drafted").value, 2);
    EXPECT_THAT(named(figures, "visions-adopted").ids, ElementsAre("v"));
    const auto edits = named(figures, "edits-per-round");
    EXPECT_EQ(edits.value, 1.5);
    EXPECT_EQ(edits.numerator, 3);
    EXPECT_THAT(
        rows_text(edits),
        ::testing::HasSubstr(
            R"("round":"r1","title":"First","startDate":"2026-03-01","edits":2,"agree":1,"object":1,"comment":1,"taken":1)"));
    const auto agreeing = named(figures, "tests-agreeing");
    EXPECT_EQ(agreeing.value, 66.67);
    EXPECT_THAT(agreeing.missing, ElementsAre("1 comment takes no side."));
    EXPECT_EQ(named(figures, "tests-taken-up").value, 25);
    EXPECT_EQ(named(figures, "tests-heard").value, 66.67);
    EXPECT_THAT(named(figures, "tests-heard").missing, ElementsAre("1 test round does not say whom it invited."));
}

TEST(Vision, SaysThatNothingWasTested) {
    Plan plan = sound_plan();
    const auto figures = evidence::vision(facts_of(plan.remove("test-round")));
    EXPECT_EQ(named(figures, "edits-per-round").value, std::nullopt);
    EXPECT_THAT(named(figures, "edits-per-round").missing, ElementsAre("No vision was tested yet."));
    EXPECT_EQ(named(figures, "tests-agreeing").value, std::nullopt);
}

}  // namespace
}  // namespace plumbline::insight::testing
