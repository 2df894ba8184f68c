#include <gmock/gmock.h>

#include "insight/evidence/all.h"
#include "insight/test_evidence.h"

namespace plumbline::insight::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// C07: of the units u, w and x (y is closed) u contributes to o, w declined, x is silent; nobody has spoken about o2.
TEST(Units, AreMatchedWithObjectives) {
    Plan plan = sound_plan();
    plan.add("unit", R"({"id":"w","title":"W"})")
        .add("unit", R"({"id":"x","title":"X"})")
        .add("unit", R"({"id":"y","title":"Y","isActive":false})")
        .add("objective", R"({"id":"o2","program":"p","title":"Second"})")
        .add("objective", R"({"id":"o3","program":"p","title":"Gone","status":"abandoned"})")
        .change("contribution", "c", R"({"strength":4})")
        .add("contribution", R"({"id":"c2","unit":"w","objective":"o","status":"declined"})");
    const auto figures = evidence::units_by_objectives(facts_of(plan));
    const auto share = named(figures, "units-contributing");
    EXPECT_EQ(share.value, 33.33);
    EXPECT_EQ(
        rows_text(share),
        R"([{"objective":"o","title":"Teams build what they need","contributing":1,"declined":1,"silent":1,"share":33.33,)"
        R"("units":[{"unit":"u","state":"contributes","strength":4},{"unit":"w","state":"declined"}]},)"
        R"({"objective":"o2","title":"Second","contributing":0,"declined":0,"silent":3,"share":0,"units":[]}])");
    EXPECT_THAT(share.missing, ElementsAre("4 pairs of unit and objective have not been spoken about."));
    EXPECT_THAT(named(figures, "objectives-without-unit").ids, ElementsAre("o2"));
    plan.change("program", "p", R"({"units":["u"]})");
    EXPECT_EQ(named(evidence::units_by_objectives(facts_of(plan)), "units-contributing").value, 100);
}

// C09: one of two initiatives is owned by one unit and run with another; the use case names one unit twice.
TEST(Units, AreSpanned) {
    Plan plan = sound_plan();
    plan.change("initiative", "i", R"({"ownerUnit":"u","units":["w"]})")
        .add("initiative", R"({"id":"j","program":"p","title":"J"})")
        .add("use-case", R"({"id":"uc","program":"p","title":"Case","stage":"live","ownerUnit":"u","units":["u"]})");
    const auto figures = evidence::spanning_units(facts_of(plan));
    EXPECT_EQ(named(figures, "initiatives-spanning-units").value, 50);
    EXPECT_THAT(named(figures, "initiatives-spanning-units").ids, ElementsAre("i"));
    EXPECT_THAT(named(figures, "initiatives-spanning-units").missing, ElementsAre("1 is tagged with no unit."));
    EXPECT_EQ(named(figures, "use-cases-spanning-units").value, 0);
}

// C13: o2 serves nothing; of the two chosen priorities pr2 is not served, and pr3 was not chosen.
TEST(Priorities, AreFoundBothWays) {
    Plan plan = sound_plan();
    plan.change("program", "p", R"({"priorities":null})")
        .add("objective", R"({"id":"o2","program":"p","title":"Second"})")
        .add("priority", R"({"id":"pr2","title":"Save","isChosen":true})")
        .add("priority", R"({"id":"pr3","title":"Later","isChosen":false})");
    const auto figures = evidence::priorities(facts_of(plan));
    EXPECT_THAT(named(figures, "objectives-without-priority").ids, ElementsAre("o2"));
    EXPECT_THAT(named(figures, "priorities-without-objective").ids, ElementsAre("pr2"));
    EXPECT_EQ(named(figures, "priorities-without-objective").drawn_from, 2U);
}

// C76: two business objectives, the goal pr and the one that o2 names; a unit has stated its part in the first alone.
TEST(Business, IsMappedBothWays) {
    Plan plan = sound_plan();
    plan.change("contribution", "c", R"({"statement":"Two coaches."})")
        .add("objective",
             R"({"id":"o2","program":"p","title":"Second","businessObjective":"Nine in ten stay","unit":"u"})")
        .add("priority", R"({"id":"pr4","title":"Courage","kind":"value","isChosen":true})");
    const auto figures = evidence::business(facts_of(plan));
    const auto contributed = named(figures, "business-objectives-contributed");
    EXPECT_EQ(contributed.value, 50);
    EXPECT_EQ(rows_text(contributed),
              R"([{"title":"Deliver on time","objectives":["o"],"contributionStated":true,"priority":"pr"},)"
              R"({"title":"Nine in ten stay","objectives":["o2"],"contributionStated":false,"unit":"u"}])");
    const auto naming = named(figures, "objectives-naming-business");
    EXPECT_EQ(naming.value, 50);
    EXPECT_THAT(naming.ids, ElementsAre("o"));
    EXPECT_THAT(rows_text(naming),
                ::testing::HasSubstr(R"("priorities":[],"businessObjective":"Nine in ten stay","unit":"u")"));
}

// C77: one of two links says how, both say by how much.
TEST(Mechanisms, AreStatedOrNot) {
    Plan plan = sound_plan();
    plan.add("link", R"({"id":"l2","initiative":"i","keyResult":"k","effect":3,"mechanism":"  "})");
    const auto figures = evidence::mechanisms(facts_of(plan));
    EXPECT_EQ(named(figures, "links-with-mechanism").value, 50);
    EXPECT_THAT(named(figures, "links-with-mechanism").ids, ElementsAre("l2"));
    EXPECT_EQ(named(figures, "links-with-effect").value, 100);
}

// C15: of two live key results one kept its baseline of 40, which was corrected to 42 since.
TEST(Baselines, AreKept) {
    Plan plan = sound_plan();
    plan.change("objective", "o", R"({"status":"active"})")
        .change("key-result", "k",
                R"({"status":"active","baseline":42,"keptBaseline":40,"keptBaselineDate":"2026-07-01",
                                       "keptBaselineSource":"Admin center","baselineKeptAt":"2026-07-02T08:00:00Z"})")
        .add(
            "key-result",
            R"({"id":"k2","program":"p","title":"Soon","objectives":["o"],"status":"active","findBaselineBy":"2027-01-01"})")
        .add("key-result", R"({"id":"k3","program":"p","title":"Draft","objectives":["o"],"status":"draft"})");
    const auto figures = evidence::baselines(facts_of(plan));
    const auto kept = named(figures, "baselines-kept");
    EXPECT_EQ(kept.value, 50);
    EXPECT_THAT(kept.ids, ElementsAre("k2"));
    EXPECT_THAT(kept.missing, ElementsAre("1 baseline is still to be found."));
    EXPECT_THAT(
        rows_text(kept),
        ::testing::HasSubstr(
            R"("value":40,"unit":"people","date":"2026-07-01","source":"Admin center","keptAt":"2026-07-02T08:00:00.000000Z","now":42)"));
    EXPECT_THAT(named(figures, "baselines-corrected").ids, ElementsAre("k"));
}

// C24: k can be checked; k2 has no target, k3 no baseline and an override for it, which makes it no more checkable.
TEST(TypedMeasures, AreCheckableWhenComplete) {
    Plan plan = sound_plan();
    plan.add("key-result", R"({"id":"k2","program":"p","title":"A","objectives":["o"],"kind":"count","unit":"apps",
                 "direction":"increase","baseline":1,"baselineDate":"2026-07-01","baselineSource":"S","deadline":"2027-06-30"})")
        .add("key-result", R"({"id":"k3","program":"p","title":"B","objectives":["o"],"kind":"count","unit":"apps",
                 "direction":"increase","target":5,"deadline":"2027-06-30"})")
        .add("override", R"({"id":"x","program":"p","check":"KR-BASE","subject":"key-results/k3","reason":"New."})");
    const auto figure = named(evidence::typed_measures(facts_of(plan)), "key-results-checkable");
    EXPECT_EQ(figure.value, 33.33);
    EXPECT_THAT(figure.ids, ElementsAre("k2", "k3"));
    EXPECT_THAT(figure.missing, ElementsAre("1 gap was set aside and still counts as a gap."));
}

// C27: of the four parts with a gate the second key result fails; one of two overrides is over.
TEST(Gates, CountOverrides) {
    Plan plan = sound_plan();
    plan.add("key-result", R"({"id":"k2","program":"p","title":"More apps","objectives":["o"]})")
        .add(
            "override",
            R"({"id":"x1","program":"p","check":"KR-REAL","subject":"key-results/k","reason":"We agreed.","by":"tom"})")
        .add(
            "override",
            R"({"id":"x2","program":"p","check":"INI-RANK","subject":"initiatives/i","reason":"Soon.","untilDate":"2026-11-21"})");
    const auto figures = evidence::gates(facts_of(plan));
    EXPECT_EQ(named(figures, "gates-passed").value, 80);
    EXPECT_EQ(named(figures, "overrides-used").value, 2);
    EXPECT_THAT(
        rows_text(named(figures, "overrides-used")),
        ::testing::HasSubstr(
            R"({"check":"KR-REAL","subject":"key-results/k","reason":"We agreed.","isInForce":true,"by":"tom"})"));
    EXPECT_THAT(named(figures, "overrides-in-force").ids, ElementsAre("x1"));
}

}  // namespace
}  // namespace plumbline::insight::testing
