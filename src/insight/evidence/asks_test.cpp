#include <gmock/gmock.h>

#include "insight/evidence/all.h"
#include "insight/test_evidence.h"

namespace plumbline::insight::testing {
namespace {

using ::testing::ElementsAre;

// C01: of six parts one key result has no target, so five of six pass.
TEST(Structure, IsTheShareOfPartsThatPass) {
    Plan plan = sound_plan();
    plan.add("key-result", R"({"id":"k2","program":"p","title":"More apps","objectives":["o"],"kind":"count"})");
    const evidence::Figure figure = named(evidence::structure(facts_of(plan)), "parts-passing");
    EXPECT_EQ(figure.value, 83.33);
    EXPECT_EQ(figure.numerator, 5);
    EXPECT_EQ(figure.denominator, 6);
    EXPECT_THAT(rows_text(figure), ::testing::HasSubstr(R"({"type":"key-result","total":2,"ready":1})"));
}

// C03: raised 5 of 6; answered after 10, 4 and 30 days: the middle is 10.
//      Hours: 8 asked, 3 granted; licences: 20 asked, refused; money: granted in full.
TEST(Asks, AreCountedWithDaysAndShortfall) {
    Plan plan = sound_plan();
    plan.add("ask", R"({"id":"a1","resource":"time","status":"partly-granted","quantityAsked":8,"quantityGranted":3,
                        "quantityUnit":"hours a week","raisedDate":"2026-05-01","answeredDate":"2026-05-11"})")
        .add("ask", R"({"id":"a2","resource":"licences","status":"refused","quantityAsked":20,"quantityUnit":"licences",
                        "raisedDate":"2026-05-01","answeredDate":"2026-05-05"})")
        .add("ask", R"({"id":"a3","resource":"money","status":"granted","quantityAsked":1200.5,"quantityUnit":"EUR",
                        "raisedDate":"2026-05-01","answeredDate":"2026-05-31"})")
        .add("ask", R"({"id":"a4","resource":"people","status":"partly-granted","answeredDate":"2026-06-01"})")
        .add("ask", R"({"id":"a5","resource":"talent","status":"raised","quantityAsked":1})")
        .add("ask", R"({"id":"a6","resource":"talent","status":"draft"})");
    const evidence::Figures figures = evidence::asks(facts_of(plan));
    const evidence::Figure raised = named(figures, "asks-raised");
    EXPECT_EQ(raised.value, 5);
    EXPECT_THAT(raised.missing, ElementsAre("1 ask is still a draft."));
    EXPECT_THAT(named(figures, "asks-granted").ids, ElementsAre("a3"));
    EXPECT_THAT(named(figures, "asks-partly-granted").ids, ElementsAre("a1", "a4"));
    EXPECT_THAT(named(figures, "asks-refused").ids, ElementsAre("a2"));
    EXPECT_THAT(named(figures, "asks-waiting").ids, ElementsAre("a5"));
    const evidence::Figure days = named(figures, "days-to-answer");
    EXPECT_EQ(days.value, 10);
    EXPECT_EQ(days.drawn_from, 3U);
    EXPECT_THAT(days.missing, ElementsAre("1 answered ask lacks the day raised or the day answered."));
    const evidence::Figure wanting = named(figures, "asks-short");
    EXPECT_THAT(wanting.ids, ElementsAre("a1", "a2"));
    EXPECT_EQ(rows_text(wanting),
              R"([{"resource":"licences","countedIn":"licences","asks":1,"asked":20,"granted":0,"shortfall":20},)"
              R"({"resource":"money","countedIn":"EUR","asks":1,"asked":1200.5,"granted":1200.5,"shortfall":0},)"
              R"({"resource":"time","countedIn":"hours a week","asks":1,"asked":8,"granted":3,"shortfall":5}])");
    EXPECT_THAT(wanting.missing, ElementsAre("1 answered ask does not state its amounts."));
}

TEST(Asks, SayNothingWhereThereAreNone) {
    const evidence::Figures figures = evidence::asks(facts_of(sound_plan()));
    EXPECT_EQ(named(figures, "asks-raised").value, 0);
    EXPECT_EQ(named(figures, "days-to-answer").value, std::nullopt);
    EXPECT_EQ(named(figures, "asks-short").value, std::nullopt);
}

TEST(Evidence, SaysWhatTheCallerMayNotSee) {
    evidence::Facts facts = facts_of(sound_plan());
    facts.withheld.insert("ask");
    const auto measured = evidence::measure_all(facts);
    const auto asks = std::ranges::find(measured, "C03", [](const auto& one) { return one.group->capability; });
    EXPECT_THAT(asks->withheld, ElementsAre("ask"));
    EXPECT_TRUE(asks->figures.empty());
}

TEST(Figure, NamesTwentyRecordsAndCountsAll) {
    const evidence::Figure figure =
        evidence::count_of("x", "X", "things", "ask", std::vector<std::string>(25, "a"), 30);
    const base::JsonObject json = evidence::to_json(figure);
    EXPECT_EQ(json.at("records").at("count"), 25);
    EXPECT_EQ(json.at("records").at("ids").as_array().size(), 20U);
    EXPECT_EQ(json.at("drawnFrom"), 30);
}

TEST(Figure, RoundsHalvesAwayFromZero) {
    EXPECT_EQ(evidence::rounded(1.005), 1.01);
    EXPECT_EQ(evidence::rounded(-2.675), -2.68);
    EXPECT_EQ(evidence::share_of("s", "S", 1, 3, "").value, 33.33);
}

}  // namespace
}  // namespace plumbline::insight::testing
