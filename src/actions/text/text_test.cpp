// What a text does to a store: creating, renaming, blanking, activating, pruning, refusing.

#include "actions/text/test_place.h"

namespace plumbline::actions::text {
namespace {

using base::Json;
using base::JsonObject;
using testing::Gates;
using testing::must;
using testing::Place;

class Text : public ::testing::TestWithParam<std::string> {
  protected:
    Place place_{GetParam(), Gates::Closed};

    /// The changes of a plan as `+objectives/a ~keyResults/b`, or the error.
    static std::string signs(const base::Result<Plan>& plan) {
        if (!plan) return base::describe(plan.error());
        std::string all;
        for (const Change& change : plan->changes) {
            all += all.empty() ? "" : " ";
            all += change.act == records::Act::Create ? '+' : change.act == records::Act::Delete ? '-' : '~';
            all += change.path;
        }
        return all;
    }
    static std::string replaced(std::string text, const std::string& what, const std::string& by) {
        return text.replace(text.find(what), what.size(), by);
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, Text, ::testing::ValuesIn(store::testing::engines()), store::testing::engine_name);

const std::string Start = R"(plumbline: 1
priorities:
  digital-work: {title: Every team works digitally}
program: {name: power-platform, title: Power Platform}
objectives:
  drive-improvement:
    title: Drive improvement
    priorities: [digital-work]
    status: active
keyResults:
  in-use:
    title: 12 solutions are in use
    objectives: [drive-improvement]
    kind: count
    unit: solutions
    direction: increase
    baseline: 3
    baselineDate: 2026-11-01
    baselineSource: Inventory
    target: 12
    deadline: 2027-06-30
    status: active
)";

TEST_P(Text, LeadsFromNothingToAnActiveObjectiveInOneStep) {
    EXPECT_EQ(signs(place_.plan(Start)),
              "+program/power-platform +priorities/digital-work +objectives/drive-improvement +keyResults/in-use");
    EXPECT_TRUE(place_.all("program").empty()) << "a plan changes nothing";
    EXPECT_EQ(signs(place_.apply(Start)),
              "+program/power-platform +priorities/digital-work +objectives/drive-improvement +keyResults/in-use");
    EXPECT_EQ(base::text_or(place_.all("objective").front(), "status"), "active");
    EXPECT_EQ(signs(place_.apply(Start)), "") << "applying again changes nothing";
    EXPECT_EQ(signs(place_.plan(place_.text("Power Platform"), {.prune = true})), "");
}

TEST_P(Text, RenamesByItsNames) {
    (void)must(place_.apply(Start));
    const std::string id = base::text_or(place_.all("objective").front(), "id");
    const auto plan =
        must(place_.apply(replaced(Start, "title: Drive improvement", "title: Keep getting better"), {.prune = true}));
    EXPECT_EQ(signs(plan), "~objectives/drive-improvement");
    ASSERT_EQ(plan.changes.front().fields.size(), 1U);
    EXPECT_EQ(base::to_text(plan.changes.front().fields.front().before), "\"Drive improvement\"");
    EXPECT_EQ(base::text_or(place_.all("objective").front(), "id"), id);
    EXPECT_EQ(base::text_or(place_.all("objective").front(), "key"), "drive-improvement");
}

TEST_P(Text, BlanksWhatItLeavesOutButNotWhatIsShared) {
    (void)must(place_.apply(Start));
    const std::string priority = base::text_or(place_.all("priority").front(), "id");
    const std::string objective = base::text_or(place_.all("objective").front(), "id");
    place_.update("priority", priority, {{"description", "Kept"}});
    place_.update("objective", objective, {{"theme", "Gone"}, {"weight", 3}});
    const auto plan = must(place_.plan(Start));
    EXPECT_EQ(
        to_text(plan).substr(0, to_text(plan).find("\n\n")),
        "~ update objectives/drive-improvement \"Drive improvement\"\n    theme: Gone → (blank)\n    weight: 3 → 1");
}

TEST_P(Text, DeletesOnlyWithPrune) {
    (void)must(place_.apply(Start));
    place_.create("initiative", {{"program", place_.all("program").front().at("id")}, {"title", "Brief leaders"}});
    EXPECT_EQ(signs(place_.plan(Start)), "-initiatives/brief-leaders");
    (void)must(place_.apply(Start));
    EXPECT_EQ(place_.all("initiative").size(), 1U);
    (void)must(place_.apply(Start, {.prune = true}));
    EXPECT_TRUE(place_.all("initiative").empty());
    EXPECT_EQ(signs(place_.plan(Start)), "");
}

TEST_P(Text, PrunesAWholePlanWithAllThatHangsOnIt) {
    const std::string full =
        Start +
        "initiatives:\n  brief:\n    title: Brief\n    links: {in-use: {effect: 1}}\n    milestones: {m: {title: M}}\n"
        "    fundings: {f: {requested: 5}}\n  follow:\n    title: Follow\n    dependencies: {brief: {}}\n"
        "asks: {money: {title: Money, initiative: brief}}\n"
        "overrides: {o: {check: KR-SOURCE, subject: key-results/in-use, reason: Soon}}\n";
    (void)must(place_.apply(full));
    EXPECT_EQ(signs(place_.plan(full)), "");
    (void)must(place_.apply("plumbline: 1\nprogram: power-platform\n", {.prune = true}));
    for (const char* type :
         {"objective", "key-result", "initiative", "link", "milestone", "funding", "dependency", "ask", "override"})
        EXPECT_TRUE(place_.all(type).empty()) << type;
    EXPECT_EQ(place_.all("program").size(), 1U);
}

TEST_P(Text, RefusesToPruneWhatIsStillUsed) {
    (void)must(place_.apply(Start));
    std::string without = Start;
    without.erase(without.find("objectives:\n"), without.find("keyResults:") - without.find("objectives:\n"));
    const auto plan = place_.plan(without, {.prune = true});
    ASSERT_FALSE(plan.has_value());
    EXPECT_EQ(plan.error().code, "text.reference");
    EXPECT_EQ(plan.error().line, 8);
}

TEST_P(Text, ReportsTheGateWithItsPlace) {
    const auto plan =
        place_.plan(replaced(replaced(Start, "    target: 12\n", "    target:\n"), "    deadline: 2027-06-30\n", ""));
    ASSERT_FALSE(plan.has_value());
    std::string places;
    for (const base::Error& each : plan.error().details) places += each.code + " " + std::to_string(each.line) + "; ";
    EXPECT_NE(places.find("KR-TARGET 20; "), std::string::npos) << places;
    EXPECT_NE(places.find("KR-TIME 11; "), std::string::npos) << places;
    EXPECT_NE(places.find("OBJ-RESULT 6; "), std::string::npos) << places;
    EXPECT_TRUE(place_.all("program").empty());
}

TEST_P(Text, RefusesAPlanMadeAgainstAnOlderRevision) {
    (void)must(place_.apply(Start));
    const std::string edited = replaced(Start, "target: 12", "target: 15");
    const Plan plan = must(place_.plan(edited));
    const std::string file = plan_file(plan, edited);
    const std::string objective = base::text_or(place_.all("objective").front(), "id");
    place_.update("objective", objective, {{"description", "Unconcerned"}});
    place_.update("objective", objective, {{"description", nullptr}});
    place_.update("key-result", base::text_or(place_.all("key-result").front(), "id"), {{"deadline", "2027-12-31"}});
    for (const auto& refused :
         {place_.apply(edited, {.revision = plan.revision}), apply_file(place_.records(), place_.asking(), file)}) {
        ASSERT_FALSE(refused.has_value());
        EXPECT_EQ(refused.error().code, "plan.outdated");
        EXPECT_TRUE(refused.error().message.starts_with("Key result \"12 solutions are in use\" was changed since"))
            << refused.error().message;
    }
    EXPECT_FALSE(place_.apply(edited, {.revision = 1000000}).has_value()) << "made against another store";
}

TEST_P(Text, AppliesAKeptPlanOnce) {
    const std::string file = plan_file(must(place_.plan(Start)), Start);
    EXPECT_EQ(must(apply_file(place_.records(), place_.asking(), file)).changes.size(), 4U);
    EXPECT_EQ(must(apply_file(place_.records(), place_.asking(), file)).changes.size(), 0U);
    EXPECT_FALSE(apply_file(place_.records(), place_.asking(), "{}").has_value());
    EXPECT_FALSE(apply_file(place_.records(), place_.asking(), Start).has_value());
}

TEST_P(Text, ShowsAReaderWhatTheyMayNotApply) {
    (void)must(place_.apply(Start));
    const std::string edited = replaced(Start, "target: 12", "target: 15");
    const auto plan = must(make_plan(place_.records(), place_.asking(false), edited, {}));
    EXPECT_EQ(signs(plan), "~keyResults/in-use");
    EXPECT_FALSE(plan.refusal.empty());
    EXPECT_EQ(apply(place_.records(), place_.asking(false), edited, {}).error().kind, base::ErrorKind::Forbidden);
    EXPECT_EQ(export_program(place_.records(), {}, {.program = "Power Platform"}).error().kind,
              base::ErrorKind::NotFound)
        << "guests see nothing";
}

TEST_P(Text, FindsPeopleAndUnitsAsPeopleCallThem) {
    place_.create("person", {{"title", "Anna Berg"}, {"email", "anna.berg@example.com"}});
    place_.create("person", {{"title", "Bo"}});
    place_.create("person", {{"title", "Twin"}});
    place_.create("person", {{"title", "Twin"}});
    place_.create("unit", {{"title", "Sales"}, {"code", "S-1"}});
    const auto with = [](const std::string& lead) {
        return "plumbline: 1\nprogram: {name: p, title: P, lead: " + lead + ", units: [S-1, Sales]}\n";
    };
    for (const char* lead : {"Anna.Berg@example.com", "Anna Berg", "Bo"})
        EXPECT_TRUE(place_.plan(with(lead)).has_value()) << lead;
    EXPECT_EQ(place_.plan(with("Twin")).error().code, "text.ambiguous");
    const base::Error unknown = place_.plan(with("Ana Berg")).error();
    EXPECT_EQ(unknown.line, 2);
    EXPECT_EQ(unknown.column, 36);
    EXPECT_EQ(unknown.hint, "Did you mean \"Anna Berg\"? Otherwise state it under \"people\".");
    const std::string stated =
        "people: {cy@example.com: {title: Cy, manager: anna.berg@example.com}}\n" + with("cy@example.com");
    (void)must(place_.apply(stated));
    EXPECT_EQ(place_.all("person").size(), 5U);
    EXPECT_EQ(signs(place_.plan(stated)), "");
}

TEST_P(Text, MakesACircleOfNewRecords) {
    const std::string circle =
        "plumbline: 1\nunits: {u: {title: U, lead: a@x.org}}\npeople: {a@x.org: {title: A, unit: u, manager: b@x.org}, "
        "b@x.org: {title: B, unit: u}}\n";
    (void)must(place_.apply(circle));
    EXPECT_EQ(signs(place_.plan(circle)), "");
}

TEST_P(Text, GivesEveryPartAName) {
    const std::string program = place_.create("program", {{"title", "Größe & Wirkung"}});
    EXPECT_EQ(base::text_or(place_.all("program").front(), "key"), "grosse-wirkung");
    for (int i = 0; i < 3; ++i) place_.create("objective", {{"program", program}, {"title", "Same"}});
    place_.create("objective", {{"program", program}, {"title", "日本"}});
    std::set<std::string> names;
    for (const JsonObject& each : place_.all("objective")) names.insert(base::text_or(each, "key"));
    EXPECT_EQ(names, (std::set<std::string>{"same", "same-2", "same-3", "objective"}));
    EXPECT_THROW(place_.create("objective", {{"program", program}, {"title", "x"}, {"key", "No Name"}}),
                 std::runtime_error);
    EXPECT_THROW(place_.create("objective", {{"program", program}, {"title", "x"}, {"key", "same"}}),
                 std::runtime_error);
}

TEST_P(Text, DescribesItselfForEditors) {
    const JsonObject schema = text_schema(testing::real_catalog(), "http://x/plan.schema.json");
    EXPECT_EQ(base::text_or(schema, "$schema"), "https://json-schema.org/draft/2020-12/schema");
    const JsonObject& properties = schema.at("properties").get_object();
    std::string headings;
    for (const auto& pair : properties) headings += std::string(pair.key()) + " ";
    EXPECT_EQ(
        headings,
        "plumbline program visions objectives keyResults initiatives asks overrides measures people priorities units ");
    const JsonObject& objective = schema.at("$defs").at("objective").get_object();
    EXPECT_EQ(base::to_text(objective.at("required")), "[\"title\"]");
    EXPECT_TRUE(objective.at("properties").get_object().contains("contributions"));
    EXPECT_FALSE(objective.at("properties").get_object().contains("program"));
}

}  // namespace
}  // namespace plumbline::actions::text
