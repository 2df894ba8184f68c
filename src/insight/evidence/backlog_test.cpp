#include <gmock/gmock.h>

#include "insight/evidence/all.h"
#include "insight/test_evidence.h"

namespace plumbline::insight::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

evidence::State at(std::string day, std::string_view json) {
    return {day + "T08:00:00.000000Z", "ann", "", base::parse_json(json).value().as_object()};
}

// C05: three of four open initiatives are ranked. Between the reviews of 1 March and 1 June one of two changed its
// rank,
//      since then one of three. i was signed off by the sponsor; j before its rank changed; k1 by somebody who is no
//      leader.
TEST(Backlog, ComparesRanksAtReviews) {
    Plan plan = sound_plan();
    plan.change("initiative", "i", R"({"rank":1,"orderSignedOffBy":"tom","orderSignedOffAt":"2026-06-01T10:00:00Z"})")
        .add(
            "initiative",
            R"({"id":"j","program":"p","title":"J","rank":4,"orderSignedOffBy":"tom","orderSignedOffAt":"2026-06-01T10:00:00Z"})")
        .add(
            "initiative",
            R"({"id":"k1","program":"p","title":"K","rank":3,"orderSignedOffBy":"ann","orderSignedOffAt":"2026-06-01T10:00:00Z"})")
        .add("initiative", R"({"id":"l1","program":"p","title":"L"})")
        .add("initiative", R"({"id":"m1","program":"p","title":"M","status":"done"})")
        .add(
            "review",
            R"({"id":"r2","program":"p","title":"June","status":"held","heldDate":"2026-06-01","isOrderConfirmed":true})")
        .add("review", R"({"id":"r1","program":"p","title":"March","status":"held","heldDate":"2026-03-01"})")
        .add("review", R"({"id":"r3","program":"p","title":"Next","status":"planned"})");
    const std::string signed_j = R"({"rank":2,"orderSignedOffBy":"tom","orderSignedOffAt":"2026-06-01T10:00:00Z"})";
    evidence::Past past;
    past["i"] = {at("2026-02-01", R"({"rank":2})"), at("2026-05-01", R"({"rank":1})"),
                 at("2026-06-01", R"({"rank":1,"orderSignedOffBy":"tom","orderSignedOffAt":"2026-06-01T10:00:00Z"})")};
    past["j"] = {at("2026-02-01", R"({"rank":2})"), at("2026-06-01", signed_j),
                 at("2026-07-01", R"({"rank":4,"orderSignedOffBy":"tom","orderSignedOffAt":"2026-06-01T10:00:00Z"})")};
    past["k1"] = {at("2026-05-15", R"({"rank":3})")};
    const auto figures = evidence::backlog(facts_of(plan, past));
    EXPECT_EQ(named(figures, "initiatives-ranked").value, 75);
    EXPECT_THAT(named(figures, "initiatives-ranked").ids, ElementsAre("l1"));
    const auto changes = named(figures, "rank-changes");
    EXPECT_EQ(changes.value, 1);
    EXPECT_THAT(changes.ids, ElementsAre("i"));
    EXPECT_EQ(rows_text(changes), R"([{"from":"2026-03-01","to":"2026-06-01","compared":2,"changed":1},)"
                                  R"({"from":"2026-06-01","to":"2026-11-22","compared":3,"changed":1}])");
    const auto order = named(figures, "order-signed-off");
    EXPECT_EQ(order.value, 33.33);
    EXPECT_THAT(order.ids, ElementsAre("j", "k1"));
    EXPECT_THAT(order.missing,
                ElementsAre("1 sign-off is by somebody who is no leader.", "1 sign-off is older than the rank."));
    EXPECT_EQ(named(figures, "reviews-confirming-order").value, 50);
}

TEST(Backlog, NeedsTwoReviewsToTellChanges) {
    const auto changes = named(evidence::backlog(facts_of(sound_plan())), "rank-changes");
    EXPECT_EQ(changes.value, std::nullopt);
    EXPECT_THAT(changes.missing, ElementsAre("Fewer than two reviews were held."));
}

// C37: of two open initiatives the second has an owner alone.
TEST(GateOfInitiatives, IsToldPartByPart) {
    Plan plan = sound_plan();
    plan.add("initiative", R"({"id":"j","program":"p","title":"J","owner":"ann","nextStep":"Begin"})");
    const auto figures = evidence::gate_of_initiatives(facts_of(plan));
    EXPECT_EQ(named(figures, "with-next-step").value, 50);
    EXPECT_EQ(named(figures, "with-owner").value, 100);
    EXPECT_THAT(named(figures, "with-rank").ids, ElementsAre("j"));
    EXPECT_THAT(named(figures, "with-key-result").ids, ElementsAre("j"));
}

// C35: i moved from next-year to immediate and its end from 31 May to 30 June, 30 days; j ended 10 days early: the
// middle
//      of 30 and -10 is 10.
TEST(Horizons, CountMovesAndSlippage) {
    Plan plan = sound_plan();
    plan.change("initiative", "i", R"({"horizon":"immediate","endDate":"2027-06-30","status":"active"})")
        .add("initiative", R"({"id":"j","program":"p","title":"J","status":"done","doneDate":"2026-09-20"})")
        .add("initiative", R"({"id":"k1","program":"p","title":"K"})");
    evidence::Past past;
    past["i"] = {at("2026-02-01", R"({"horizon":"next-year"})"),
                 at("2026-03-01", R"({"horizon":"next-year","endDate":"2027-05-31"})"),
                 at("2026-09-01", R"({"horizon":"immediate","endDate":"2027-06-30"})")};
    past["j"] = {at("2026-02-01", R"({"endDate":"2026-09-30"})")};
    const auto figures = evidence::horizons(facts_of(plan, past));
    const auto placed = named(figures, "initiatives-placed");
    EXPECT_EQ(placed.value, 1);
    EXPECT_THAT(placed.missing, ElementsAre("1 open initiative has no horizon."));
    EXPECT_THAT(
        rows_text(placed),
        ::testing::StartsWith(R"([{"horizon":"immediate","open":1,"active":1},{"horizon":"next-year","open":0)"));
    EXPECT_EQ(rows_text(named(figures, "horizon-moves")),
              R"([{"initiative":"i","on":"2026-09-01","from":"next-year","to":"immediate"}])");
    const auto slippage = named(figures, "slippage");
    EXPECT_EQ(slippage.value, 10);
    EXPECT_THAT(slippage.ids, ElementsAre("i"));
    EXPECT_THAT(slippage.missing, ElementsAre("1 initiative has no planned end."));
}

// C36: of three milestones due by today one was reached by its day, one late, one not; the cancelled one does not
// count.
//      i begins on 1 October before j ends on 15 October; k1 may begin with i.
TEST(Roadmap, ComparesDatesWithDependencies) {
    Plan plan = sound_plan();
    plan.add("milestone",
             R"({"id":"m1","initiative":"i","title":"A","dueDate":"2026-11-01","doneDate":"2026-11-01","owner":"ann"})")
        .add("milestone", R"({"id":"m2","initiative":"i","title":"B","dueDate":"2026-11-01","doneDate":"2026-11-02"})")
        .add("milestone", R"({"id":"m3","initiative":"i","title":"C","dueDate":"2026-11-12"})")
        .add("milestone", R"({"id":"m4","initiative":"i","title":"D","dueDate":"2026-11-01","isCancelled":true})")
        .add("milestone", R"({"id":"m5","initiative":"i","title":"E","dueDate":"2027-11-01"})")
        .add("milestone", R"({"id":"m6","initiative":"i","title":"F"})")
        .add("initiative", R"({"id":"j","program":"p","title":"J","startDate":"2026-08-01","endDate":"2026-10-15"})")
        .add("initiative", R"({"id":"k1","program":"p","title":"K","startDate":"2026-10-01"})")
        .add("dependency", R"({"id":"d1","initiative":"i","dependsOn":"j","kind":"finish-to-start"})")
        .add("dependency", R"({"id":"d2","initiative":"k1","dependsOn":"i","kind":"start-to-start"})")
        .add("dependency", R"({"id":"d3","initiative":"i","dependsOn":"k1"})");
    const auto figures = evidence::roadmap(facts_of(plan));
    const auto on_time = named(figures, "milestones-on-time");
    EXPECT_EQ(on_time.value, 33.33);
    EXPECT_THAT(on_time.ids, ElementsAre("m2", "m3"));
    EXPECT_THAT(on_time.missing, ElementsAre("1 milestone has no day."));
    const auto late = named(figures, "milestones-late");
    EXPECT_THAT(late.ids, ElementsAre("m3"));
    EXPECT_THAT(rows_text(late), ::testing::HasSubstr(R"("daysLate":10)"));
    const auto wrong = named(figures, "dependencies-contradicted");
    EXPECT_THAT(wrong.ids, ElementsAre("d1"));
    EXPECT_EQ(rows_text(wrong),
              R"([{"initiative":"i","waitsFor":"j","begins":"2026-10-01","mustWaitUntil":"2026-10-15"}])");
    EXPECT_EQ(wrong.drawn_from, 2U);
    EXPECT_THAT(wrong.missing, ElementsAre("1 dependency lacks a date on one side."));
    EXPECT_EQ(named(figures, "milestones-responsible").value, 20);
}

}  // namespace
}  // namespace plumbline::insight::testing
