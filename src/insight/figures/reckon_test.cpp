// Figures against counts by hand, and each shipped declaration against the catalogue.

#include "insight/figures/reckon.h"

#include <gtest/gtest.h>

#include "base/test_random.h"
#include "entities/library.h"
#include "store/test_store.h"

namespace plumbline::insight::figures {
namespace {

using base::JsonArray;
using base::JsonObject;

const schema::Catalog& real_catalog() {
    static const auto Catalog = schema::Catalog::load(entities::library_text("metadata.json")).value();
    return *Catalog;
}

Definition declared(const std::string& text) {
    return definition_from(real_catalog(), base::parse_json(text).value().as_object()).value();
}

class Reckoning : public ::testing::TestWithParam<std::string> {
  protected:
    base::testing::SeededRandom random_{3};
    base::testing::HandClock clock_;
    store::testing::TestPlace place_{GetParam()};
    std::unique_ptr<store::Store> store_ = store::Store::open(place_.url(), real_catalog(), random_).value();
    records::Records records_{real_catalog(), *store_, clock_, random_};

    records::Asking asking() const { return {records::system_caller(), records_.now(), {}, {}}; }
    std::string day(int ago) const { return base::format_date(base::add_days(base::date_of(clock_.now()), -ago)); }
    std::string create(const std::string& type, JsonObject body) {
        records::Command command;
        command.type = &real_catalog().type(type);
        command.body = std::move(body);
        const auto written = records_.write(asking(), {std::move(command)});
        if (!written) throw std::runtime_error(base::describe(written.error()));
        return written->outcomes.front().id;
    }

    /// The values of one figure, `unit period value` a line; units by title.
    std::string told(const Definition& figure, const Wish& wish = {}) {
        const Definition* one = &figure;
        const auto answers = reckon(records_, asking(), std::span(&one, 1), wish).value();
        if (answers.front().refused) return base::describe(*answers.front().refused);
        std::map<std::string, std::string> titles;
        const auto units = records_.all(real_catalog().type("unit"), query::all_of({})).value();
        for (const JsonObject& unit : units) titles[base::text_or(unit, "id")] = base::text_or(unit, "title");
        std::set<std::string> lines;
        for (const Point& point : answers.front().points)
            lines.insert(fmt::format("{}{}{}", point.unit.empty() ? "" : titles[point.unit] + " ",
                                     point.period.empty() ? "" : point.period + " ",
                                     point.value ? fmt::format("{:.4g}", *point.value) : "?"));
        std::string text;
        for (const std::string& line : lines) text += (text.empty() ? "" : "; ") + line;
        return text;
    }
};

INSTANTIATE_TEST_SUITE_P(Engines, Reckoning, ::testing::ValuesIn(store::testing::engines()),
                         store::testing::engine_name);

TEST_P(Reckoning, C33CountsExecutivesByTheirActsInTheWindow) {
    const std::string company = create("unit", {{"title", "Company"}});
    const std::string sales = create("unit", {{"title", "Sales"}, {"parent", company}});
    const auto person = [&](const char* name, const std::string& unit, const char* role) {
        return create("person", {{"title", name}, {"unit", unit}, {"roles", JsonArray{role}}});
    };
    const std::string ann = person("Ann", company, "executive");
    const std::string bob = person("Bob", sales, "executive");
    const std::string eve = person("Eve", sales, "executive");
    const std::string tim = person("Tim", sales, "employee");
    const std::string program = create("program", {{"title", "AI"}});
    const auto act = [&](const std::string& who, const char* kind, int ago) {
        create("participation",
               {{"program", program}, {"title", "x"}, {"person", who}, {"kind", kind}, {"date", day(ago)}});
    };
    act(ann, "shared", 3);
    act(ann, "shared", 4);
    act(bob, "reused", 5);
    act(bob, "voted", 6);
    act(eve, "shared", 200);
    act(tim, "shared", 3);
    const std::string text = R"j({"key":"executives","title":"Active executives","of":"participations",
        "where":"kind in ('collaborated','shared','reused') and person/roles/any(r: r eq 'executive')",
        "each":"person","least":LEAST,"day":"date","window":92,"unit":"person/unit",
        "share":{"of":"people","where":"active ne false and roles/any(r: r eq 'executive')"}})j";
    const auto with = [&](const char* least) {
        std::string rule = text;
        return declared(rule.replace(rule.find("LEAST"), 5, least));
    };
    EXPECT_EQ(told(with("1")), "66.67") << "Ann and Bob of three";
    EXPECT_EQ(told(with("2")), "33.33") << "the rule asks for two acts: Ann alone";
    EXPECT_EQ(told(with("1"), {.by_unit = true}), "Company 66.67; Sales 50");
    EXPECT_EQ(told(with("1"), {.program = program}), "66.67");
    EXPECT_EQ(told(with("1"), {.program = create("program", {{"title", "Other"}})}), "0");
    clock_.forward(std::chrono::days(100));
    EXPECT_EQ(told(with("1")), "0") << "nobody acted of late";
    EXPECT_EQ(told(with("1"), {.as_of = day(99)}), "66.67");
}

TEST_P(Reckoning, SharesMeansAndTimesOfNothingHaveNoValue) {
    EXPECT_EQ(told(declared(R"({"key":"a","title":"A","of":"decisions"})")), "0");
    EXPECT_EQ(told(declared(R"({"key":"a","title":"A","of":"decisions","share":{}})")), "?");
    EXPECT_EQ(told(declared(R"({"key":"a","title":"A","of":"benefits","take":"mean","field":"cost"})")), "?");
    EXPECT_EQ(told(declared(R"({"key":"a","title":"A","of":"benefits","take":"sum","field":"cost"})")), "0");
    EXPECT_EQ(told(declared(R"({"key":"a","title":"A","of":"benefits","day":"startDate"})"),
                   {.period = query::Period::Month}),
              "");
}

TEST_P(Reckoning, C60CountsDecisionsCarriedOutByTheirDayByQuarter) {
    const std::string program = create("program", {{"title", "AI"}});
    const auto decision = [&](const char* due, const char* done) {
        JsonObject body{{"program", program}, {"title", "x"}, {"status", "decided"}, {"dueDate", due}};
        if (done != nullptr) body["doneDate"] = done;
        create("decision", std::move(body));
    };
    decision("2026-01-10", "2026-01-09");
    decision("2026-02-10", "2026-02-11");
    decision("2026-03-10", nullptr);
    decision("2026-05-10", "2026-05-10");
    const Definition figure = declared(R"({"key":"on-time","title":"On time","of":"decisions","field":"dueDate",
        "until":"doneDate","most":0,"day":"dueDate","period":"quarter","share":{}})");
    EXPECT_EQ(told(figure, {.period = query::Period::Quarter}), "2026-01-01 33.33; 2026-04-01 100");
    EXPECT_EQ(told(figure, {.period = query::Period::Quarter, .from = "2026-04-01"}), "2026-04-01 100");
    EXPECT_EQ(told(figure), "50");
}

TEST_P(Reckoning, C11CountsUnitsWithoutUseThemselvesAndWhatIsAboveThem) {
    const std::string company = create("unit", {{"title", "Company"}, {"headcount", 10}});
    const std::string sales = create("unit", {{"title", "Sales"}, {"parent", company}, {"headcount", 40}});
    create("unit", {{"title", "Legal"}, {"parent", company}, {"headcount", 50}});
    create("usage", {{"date", day(5)}, {"metric", "sessions"}, {"value", 3}, {"unit", sales}, {"personKey", "a"}});
    const Definition idle = declared(R"j({"key":"idle","title":"Idle","of":"units","unit":"id",
        "where":"not usages/any(u: u/value gt 0 and u/date ge $today-90)"})j");
    EXPECT_EQ(told(idle), "2");
    EXPECT_EQ(told(idle, {.by_unit = true}), "Company 2; Legal 1");
    const Definition heads = declared(R"({"key":"share","title":"Share","of":"usages","take":"distinct",
        "field":"personKey","day":"date","window":28,"share":{"of":"units","unit":"id","take":"sum","field":"headcount"}})");
    EXPECT_EQ(told(heads, {.by_unit = true}), "Company 1; Legal 0; Sales 2.5");
}

TEST(Declarations, OfTheLibraryCanAllBeAskedFor) {
    const auto shipped = load_shipped(real_catalog());
    ASSERT_TRUE(shipped.has_value()) << base::describe(shipped.error());
    EXPECT_GE(shipped->size(), 100U);
    base::testing::SeededRandom random(1);
    base::testing::HandClock clock;
    const store::testing::TestPlace place("sqlite");
    const auto store = store::Store::open(place.url(), real_catalog(), random).value();
    records::Records records(real_catalog(), *store, clock, random);
    std::vector<const Definition*> all;
    for (const Definition& one : *shipped) all.push_back(&one);
    for (const Wish& wish : {Wish{}, Wish{.by_unit = true}, Wish{.by_unit = true, .period = query::Period::Month}}) {
        const auto answers = reckon(records, {records::system_caller(), records.now(), {}, {}}, all, wish);
        ASSERT_TRUE(answers.has_value()) << base::describe(answers.error());
        for (const Reckoned& one : *answers)
            EXPECT_FALSE(one.refused.has_value()) << one.definition->key << ": " << base::describe(*one.refused);
    }
}

TEST(Declarations, SayWhatIsWrongWithThem) {
    const auto wrong = [](const std::string& more) {
        const std::string text = R"({"key":"a","title":"A",)" + more + "}";
        const auto made = definition_from(real_catalog(), base::parse_json(text).value().as_object());
        return made ? std::string("nothing") : made.error().field;
    };
    EXPECT_EQ(wrong(R"("of":"decisions")"), "nothing");
    EXPECT_EQ(wrong(R"("of":"nothings")"), "of");
    EXPECT_EQ(wrong(R"("of":"decisions","take":"mode")"), "take");
    EXPECT_EQ(wrong(R"("of":"decisions","take":"sum")"), "field");
    EXPECT_EQ(wrong(R"("of":"decisions","colour":"red")"), "colour");
    EXPECT_EQ(wrong(R"("of":"decisions","share":{"says":"%"})"), "says");
    EXPECT_EQ(wrong(R"("of":"decisions","share":{},"per":{})"), "per");
    EXPECT_EQ(wrong(R"("of":"decisions","window":30)"), "day");
    EXPECT_EQ(wrong(R"("of":"decisions","period":"fortnight","day":"dueDate")"), "period");
    EXPECT_EQ(wrong(R"("of":"decisions","most":3)"), "most");
    EXPECT_EQ(wrong(R"("of":"decisions","each":"decider","take":"sum","field":"x")"), "take");
}

TEST(Declarations, MayLookBackFromTheDay) {
    const base::Date day = base::parse_date("2026-03-01").value();
    EXPECT_EQ(with_days("a ge $today-90 and b lt $today+1 and c ge $now-1", day),
              "a ge '2025-12-01' and b lt '2026-03-02' and c ge '2026-02-28T00:00:00Z'");
    EXPECT_EQ(with_days("title eq '$5' and x eq $todays", day), "title eq '$5' and x eq '2026-03-01's");
    EXPECT_EQ(with_days("a ge $today-", day), "a ge '2026-03-01'-");
}

}  // namespace
}  // namespace plumbline::insight::figures
