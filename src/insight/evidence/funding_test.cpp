#include <gmock/gmock.h>

#include "insight/evidence/all.h"
#include "insight/test_evidence.h"

namespace plumbline::insight::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// C04: EUR: requested 1000 + 500, approved 800 (the refused 200 do not count), spent 900; USD: requested and
// approved 50.
TEST(Funding, IsAddedUpByCurrency) {
    Plan plan = sound_plan();
    plan.add(
            "funding",
            R"({"id":"f1","initiative":"i","requested":1000,"approved":800,"spent":900,"status":"approved","approver":"tom"})")
        .add("funding", R"({"id":"f2","initiative":"i","requested":500,"approved":200,"status":"refused"})")
        .add("funding",
             R"({"id":"f3","initiative":"i","requested":50,"approved":50,"currency":"USD","status":"closed"})");
    const auto figures = evidence::funding(facts_of(plan));
    const auto requested = named(figures, "money-requested");
    EXPECT_EQ(requested.value, std::nullopt);
    EXPECT_EQ(rows_text(requested), R"([{"unit":"EUR","amount":1500},{"unit":"USD","amount":50}])");
    EXPECT_THAT(requested.missing, ElementsAre("Amounts in several currencies are not added up; see the rows."));
    EXPECT_EQ(rows_text(named(figures, "money-approved")),
              R"([{"unit":"EUR","amount":800},{"unit":"USD","amount":50}])");
    const auto spent = named(figures, "money-spent");
    EXPECT_EQ(spent.value, 900);
    EXPECT_EQ(spent.unit, "EUR");
    EXPECT_THAT(spent.missing, ElementsAre("2 fundings have no such amount."));
    EXPECT_EQ(named(figures, "approvals-named").value, 50);
    EXPECT_THAT(named(figures, "approvals-named").ids, ElementsAre("f3"));
    const auto over = named(figures, "initiatives-overspent");
    EXPECT_THAT(over.ids, ElementsAre("i"));
    EXPECT_THAT(rows_text(over),
                ::testing::HasSubstr(R"("currency":"EUR","requested":1500,"approved":800,"spent":900})"));
}

// C67: i serves a priority through its key result and has spent 900; j serves none and has spent 100;
//      the use case serves a priority by itself and splits its 30 over two objectives.
TEST(Portfolio, FindsSpendThatServesNoGoal) {
    Plan plan = sound_plan();
    plan.add("objective", R"({"id":"o2","program":"p","title":"Second","priorities":["pr"]})")
        .add("initiative", R"({"id":"j","program":"p","title":"Loose"})")
        .add("initiative", R"({"id":"k9","program":"p","title":"Unspent","objectives":["o"]})")
        .add("funding", R"({"id":"f1","initiative":"i","spent":900})")
        .add("funding", R"({"id":"f2","initiative":"j","spent":100})")
        .add("use-case",
             R"({"id":"uc","program":"p","title":"Case","stage":"live","spent":30,"objectives":["o","o2"]})");
    const auto figures = evidence::portfolio(facts_of(plan));
    const auto linked = named(figures, "initiatives-linked");
    EXPECT_EQ(linked.value, 66.67);
    EXPECT_THAT(linked.ids, ElementsAre("j"));
    EXPECT_EQ(named(figures, "use-cases-linked").value, 100);
    const auto loose = named(figures, "initiative-spend-not-linked");
    EXPECT_EQ(loose.value, 100);
    EXPECT_EQ(loose.unit, "EUR");
    EXPECT_THAT(loose.ids, ElementsAre("j"));
    EXPECT_THAT(loose.missing, ElementsAre("1 open project has no spending recorded."));
    EXPECT_EQ(named(figures, "use-case-spend-not-linked").value, 0);
    const auto map = named(figures, "portfolio");
    EXPECT_EQ(map.value, 4);
    EXPECT_THAT(
        rows_text(map),
        ::testing::HasSubstr(R"("title":"Loose","objective":null,"currency":"EUR","spent":100,"isLinked":false)"));
    EXPECT_THAT(rows_text(map),
                ::testing::HasSubstr(R"("title":"Case","objective":"o2","currency":"EUR","spent":15,"isLinked":true)"));
}

// C69: the initiative asked for 8 and 4 hours and got 3 and 4; the use case asked for a tool and was refused.
TEST(ProjectAsks, AreShortByProject) {
    Plan plan = sound_plan();
    plan.add(
            "ask",
            R"({"id":"a1","resource":"time","status":"partly-granted","initiative":"i","quantityAsked":8,"quantityGranted":3,"quantityUnit":"h"})")
        .add(
            "ask",
            R"({"id":"a2","resource":"time","status":"granted","initiative":"i","quantityAsked":4,"quantityUnit":"h"})")
        .add(
            "ask",
            R"({"id":"a3","resource":"technology","status":"refused","useCase":"uc","quantityAsked":1,"quantityUnit":"tools"})")
        .add("ask", R"({"id":"a4","resource":"talent","status":"raised","initiative":"i","quantityAsked":1})")
        .add("ask", R"({"id":"a5","resource":"talent","status":"refused","quantityAsked":1})")
        .add("ask", R"({"id":"a6","resource":"money","status":"refused","initiative":"i","quantityAsked":9})");
    const auto figure = named(evidence::project_asks(facts_of(plan)), "project-asks-short");
    EXPECT_THAT(figure.ids, ElementsAre("a1", "a3"));
    EXPECT_EQ(
        rows_text(figure),
        R"([{"project":{"type":"initiative","id":"i"},"resource":"time","countedIn":"h","asks":2,"asked":12,"granted":7,"shortfall":5},)"
        R"({"project":{"type":"use-case","id":"uc"},"resource":"technology","countedIn":"tools","asks":1,"asked":1,"granted":0,"shortfall":1}])");
    EXPECT_THAT(figure.missing, ElementsAre("1 ask names no project.", "1 ask has no answer yet."));
}

}  // namespace
}  // namespace plumbline::insight::testing
