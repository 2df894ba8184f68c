#include "actions/example/fill.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "actions/example/test_company.h"
#include "actions/initialize.h"
#include "records/verify.h"

namespace plumbline::actions::example {

using base::JsonObject;

TEST(Example, IsTheSameForTheSameDay) {
    Company again(test_day());
    const auto first = must(records::verify(company().records()));
    const auto second = must(records::verify(again.records()));
    EXPECT_EQ(first.head, second.head);
    EXPECT_EQ(first.findings, std::vector<std::string>());
    EXPECT_GT(first.records, 8000);
    EXPECT_GT(first.links, 1000);
}

TEST(Example, HoldsTheCompanyOfItsStory) {
    const std::map<std::string, std::size_t> expected{
        {"organization", 1}, {"person", 1200},     {"unit", 14},       {"program", 2},  {"vision", 2},
        {"objective", 12},   {"key-result", 18},   {"initiative", 27}, {"priority", 5}, {"check-in", 148},
        {"account", 60},     {"access-grant", 60}, {"access-role", 5}, {"measure", 22}, {"receipt", 1196}};
    for (const auto& [type, count] : expected) EXPECT_EQ(company().count(type), count) << type;
    EXPECT_GT(company().count("observation"), 600U);
    EXPECT_GT(company().count("enrolment"), 800U);
    EXPECT_GT(company().count("delivery"), 1500U);
}

TEST(Example, EachUnitHasItsHeadcount) {
    const auto& catalog = company().catalog();
    std::map<std::string, long long> people;
    std::set<std::string> names;
    std::set<std::string> addresses;
    for (const JsonObject& person : must(company().records().all(catalog.type("person"), query::all_of({})))) {
        ++people[base::text_or(person, "unit")];
        EXPECT_TRUE(names.insert(base::text_or(person, "title")).second) << base::text_or(person, "title");
        EXPECT_TRUE(addresses.insert(base::text_or(person, "email")).second);
        EXPECT_TRUE(person.contains("manager") || base::text_or(person, "jobTitle") == "Chief executive officer")
            << base::text_or(person, "title");
    }
    for (const JsonObject& unit : must(company().records().all(catalog.type("unit"), query::all_of({}))))
        EXPECT_EQ(people[base::text_or(unit, "id")], base::integer_or(unit, "headcount"))
            << base::text_or(unit, "title");
}

TEST(Example, HappensBetweenTheBeginningAndToday) {
    std::string before;
    const std::string end = base::format_date(test_day());
    std::set<std::string> actors;
    company().read([&](store::Transaction& transaction) -> base::Result<void> {
        for (const store::Link& link : TRY(transaction.links(1, 100000))) {
            EXPECT_LE(before, link.seal.at);
            EXPECT_LT(link.seal.at, end);
            before = link.seal.at;
            actors.insert(link.seal.actor);
        }
        return {};
    });
    EXPECT_GT(actors.size(), 30U);
}

TEST(Example, NeedsNothingElseToStart) {
    const auto found = must(initialize(company().records()));
    EXPECT_FALSE(found.was_empty);
    EXPECT_TRUE(found.is_example);
    EXPECT_TRUE(found.has_accounts);
    EXPECT_FALSE(must(is_untouched(company().records().store())));
}

// A leap day, and the Monday after the clocks were turned forward.
TEST(Example, ComesOutOnOtherDays) {
    using namespace std::chrono;
    for (const base::Date today : {base::Date(2028y / February / 29), base::Date(2027y / March / 29)}) {
        Company other(today);
        EXPECT_EQ(other.count("person"), 1200U);
        EXPECT_EQ(other.count("key-result"), 18U);
    }
}

}  // namespace plumbline::actions::example
