#include <gmock/gmock.h>

#include "insight/evidence/all.h"
#include "insight/evidence/sponsors.h"
#include "insight/evidence/workspace.h"
#include "insight/test_evidence.h"

namespace plumbline::insight::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// C84: tom has a signed charter (15), the program names a backup (10), no hours, confirmed 30 days ago (5), two acts in
//      90 days besides a confirmation (20), of two promises due one kept late (20 × 0.5 / 2 = 5), and the last act 12
//      days ago (10): 65 of 100. ina has no charter, and one act 100 days ago: 0 of the 80 without promises.
TEST(SponsorScore, IsAddedUpStepByStep) {
    Plan plan = sound_plan();
    plan.change("sponsor-charter", "sc",
                R"({"lastConfirmedDate":"2026-10-23","confirmEvery":"monthly","lapseDays":45})")
        .change("initiative", "i", R"({"sponsor":"ina"})")
        .add("leader-act", R"({"id":"l1","program":"p","person":"tom","kind":"spoke","date":"2026-11-10"})")
        .add("leader-act", R"({"id":"l2","program":"p","person":"tom","kind":"taught","date":"2026-08-25"})")
        .add("leader-act", R"({"id":"l3","program":"p","person":"tom","kind":"confirmed","date":"2026-10-23"})")
        .add("leader-act", R"({"id":"l4","program":"p","person":"tom","kind":"spoke","date":"2026-08-24"})")
        .add("leader-act", R"({"id":"l5","program":"p","person":"ina","kind":"spoke","date":"2026-08-14"})")
        .add(
            "promise",
            R"({"id":"p1","program":"p","person":"tom","status":"kept","dueDate":"2026-10-01","keptDate":"2026-10-03"})")
        .add("promise", R"({"id":"p2","program":"p","person":"tom","status":"open","dueDate":"2026-11-01"})")
        .add("promise", R"({"id":"p3","program":"p","person":"tom","status":"withdrawn","dueDate":"2026-11-01"})")
        .add(
            "promise",
            R"({"id":"p4","program":"p","person":"tom","status":"kept","dueDate":"2026-08-01","keptDate":"2026-08-01"})")
        .add("promise", R"({"id":"p5","program":"p","person":"tom","status":"open","dueDate":"2026-12-01"})");
    const auto facts = facts_of(plan);
    const auto tom = evidence::score_of(facts, "tom");
    EXPECT_EQ(tom.charter, 15);
    EXPECT_EQ(tom.backup, 10);
    EXPECT_EQ(tom.time, 0);
    EXPECT_EQ(tom.confirmed, 5);
    EXPECT_EQ(tom.acts, 20);
    EXPECT_EQ(tom.promises, 5);
    EXPECT_EQ(tom.recent, 10);
    EXPECT_EQ(tom.score(), 65);
    const auto ina = evidence::score_of(facts, "ina");
    EXPECT_EQ(ina.possible, 80);
    EXPECT_EQ(ina.score(), 0);
    const auto figures = evidence::sponsor_activity(facts);
    EXPECT_EQ(named(figures, "sponsor-activity").value, 32.5);
    EXPECT_THAT(named(figures, "sponsor-activity").missing,
                ElementsAre("1 sponsor had no promise due, so that promises are left out."));
    EXPECT_THAT(named(figures, "sponsors-lapsed").ids, ElementsAre("ina"));
}

TEST(SponsorScore, HoldsAtItsEdges) {
    Plan plan = sound_plan();
    for (const char* day : {"2026-11-22", "2026-11-21", "2026-11-20", "2026-11-19", "2026-11-23"})
        plan.add("leader-act", std::string(R"({"id":"l)") + day +
                                   R"(","program":"p","person":"tom","kind":"spoke","date":")" + day + "\"}");
    const auto most = evidence::score_of(facts_of(plan), "tom");
    EXPECT_EQ(most.acts, 30);
    EXPECT_EQ(most.last_act, day("2026-11-22"));
    plan.change("sponsor-charter", "sc", R"({"endDate":"2026-11-21"})");
    EXPECT_EQ(evidence::score_of(facts_of(plan), "tom").charter, 0);
    plan.change("program", "p", R"({"sponsor":null})").change("sponsor-charter", "sc", R"({"status":"ended"})");
    EXPECT_THAT(evidence::sponsors_of(facts_of(plan)), IsEmpty());
    EXPECT_EQ(named(evidence::sponsor_activity(facts_of(plan)), "sponsor-activity").value, std::nullopt);
}

TEST(Scale, IsReadFromTheLibrary) {
    const auto scale = evidence::read_scale(R"({"sponsorScore":{"perAct":4},"reporting":{"windowDays":30}})").value();
    EXPECT_EQ(scale.sponsor.per_act, 4);
    EXPECT_EQ(scale.sponsor.recent_act, 10);
    EXPECT_EQ(scale.reporting_days, 30);
    EXPECT_FALSE(evidence::read_scale(R"({"reporting":{"windowDays":"long"}})").has_value());
    const auto shipped = evidence::load_shipped_scale().value().sponsor;
    EXPECT_EQ(shipped.signed_charter + shipped.backup + shipped.stated_time + shipped.confirmed +
                  shipped.most_for_acts + shipped.kept_promises + shipped.recent_act,
              100);
}

// C61: i has a sponsor of its own, j the program's; without the program's sponsor j has none.
TEST(SponsorPortfolio, IsByPerson) {
    Plan plan = sound_plan();
    plan.change("initiative", "i", R"({"sponsor":"ina","status":"active"})")
        .add("initiative", R"({"id":"j","program":"p","title":"J"})");
    const auto figures = evidence::sponsor_portfolio(facts_of(plan));
    EXPECT_EQ(named(figures, "initiatives-with-sponsor").value, 100);
    EXPECT_EQ(named(figures, "initiatives-with-own-sponsor").value, 50);
    EXPECT_EQ(rows_text(named(figures, "initiatives-with-sponsor")),
              R"([{"person":"ina","name":"Ina Holm","open":1,"active":1,"initiatives":["i"]},)"
              R"({"person":"tom","name":"Tom Wilk","open":1,"active":0,"initiatives":["j"]}])");
    plan.change("program", "p", R"({"sponsor":null})");
    EXPECT_THAT(named(evidence::sponsor_portfolio(facts_of(plan)), "initiatives-with-sponsor").ids, ElementsAre("j"));
}

// C18: i is owned by u, active since 1 August and reported monthly: periods end on 1 September, October and November.
// There
//      were updates on 1 September and on 20 September, which lies in the second; none in the third: 2 of 3.
TEST(Workspaces, MeasurePunctuality) {
    Plan plan = sound_plan();
    plan.change("unit", "u", R"({"reportingCadence":"monthly","reporter":"ann"})")
        .change("initiative", "i", R"({"ownerUnit":"u","status":"active","activatedAt":"2026-08-01T08:00:00Z"})")
        .add("initiative", R"({"id":"j","program":"p","title":"J"})")
        .add("check-in", R"({"id":"c1","initiative":"i","program":"p","date":"2026-09-01"})")
        .add("check-in", R"({"id":"c2","initiative":"i","program":"p","date":"2026-09-20"})")
        .add("check-in", R"({"id":"c3","initiative":"i","program":"p","date":"2026-08-01"})")
        .add("ask", R"({"id":"a1","unit":"u","status":"raised"})")
        .add("lesson", R"({"id":"ls","unit":"u"})");
    const auto facts = facts_of(plan);
    const auto figures = evidence::workspaces(facts);
    EXPECT_EQ(named(figures, "initiatives-owned-by-unit").value, 50);
    EXPECT_EQ(
        rows_text(named(figures, "initiatives-owned-by-unit")),
        R"([{"unit":"u","title":"Sales","initiatives":1,"keyResults":1,"asks":1,"lessons":1,"updatesDue":3,"updatesKept":2,"reporter":"ann"}])");
    EXPECT_EQ(named(figures, "updates-punctual").value, 66.67);
    EXPECT_EQ(named(figures, "units-with-reporter").value, 100);
    const auto unit = evidence::unit_workspace(facts, 0);
    EXPECT_THAT(named(unit, "unit-initiatives").ids, ElementsAre("i"));
    EXPECT_EQ(named(unit, "updates-punctual").value, 66.67);
    // its own rhythm goes before the unit's: 16 weeks end by today, two of them with an update
    plan.change("initiative", "i", R"({"reportingCadence":"weekly"})");
    const auto weekly = evidence::punctuality_of(facts_of(plan), 0);
    EXPECT_EQ(weekly.due, 16U);
    EXPECT_EQ(weekly.kept, 2U);
}

// C18: of a weekly rhythm for two years only the weeks that ended within 180 days count: the 26 Sundays from 31 May on.
TEST(Workspaces, LookBackOnlySoFar) {
    Plan plan = sound_plan();
    plan.change("initiative", "i",
                R"({"status":"active","activatedAt":"2024-11-24T08:00:00Z","reportingCadence":"weekly"})");
    EXPECT_EQ(evidence::punctuality_of(facts_of(plan), 0).due, 26U);
}

}  // namespace
}  // namespace plumbline::insight::testing
