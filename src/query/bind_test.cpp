#include <gtest/gtest.h>

#include <regex>

#include "base/text.h"
#include "query/query.h"
#include "schema/test_catalog.h"

namespace plumbline::query {
namespace {

using base::Result;
using schema::Cell;
using schema::EntityType;
using schema::Field;
using schema::testing::small_catalog;

const Visible All = [](const EntityType&, const Field*) { return true; };
/// A caller without confidential fields and without people.
const Visible Some = [](const EntityType& type, const Field* field) {
    return type.name != "person" && (field == nullptr || field->sensitivity == schema::Sensitivity::Normal);
};

Result<Condition> bound(const std::string& text, const Visible& visible = All, const std::string& type = "task") {
    return bind_filter(parse_filter(text).value(), small_catalog(), small_catalog().type(type), visible);
}

Cell number(std::int64_t value) {
    return value;
}

class Bound : public ::testing::TestWithParam<std::string> {};
TEST_P(Bound, ToTheTask) {
    const auto condition = bound(GetParam());
    EXPECT_TRUE(condition.has_value()) << GetParam() << ": " << (condition ? "" : condition.error().message);
}
INSTANTIATE_TEST_SUITE_P(
    Filters, Bound,
    ::testing::Values("title eq 'x'", "title in ('a',null)", "rank gt 1", "amount le 12.5", "done eq true",
                      "done ne null", "due ge 2026-11-22", "seen lt 2026-11-22T09:30:00+01:00", "status eq 'open'",
                      "status gt 'active'", "mail eq 'Ann@Example.com'", "contains(link,'example')",
                      "startswith(notes,'# ')", "endswith(mail,'.org')", "owner eq null",
                      "owner eq '018f0c5e-7dec-7abc-8def-0123456789ab'", "owner/title eq 'Ann'",
                      "owner/manager/manager/title eq 'Ann'", "unit/head/email eq 'a@b'", "id eq 'x'", "revision gt 3",
                      "createdAt gt '2026-01-01'", "createdBy eq 'system'", "updatedAt lt '2026-01-01T00:00:00Z'",
                      "owner/id ne null", "owner/revision eq 1", "tags/any(t: t eq 'x')",
                      "tags/any(t: contains(t,'x'))", "tags/any()", "tags/all(t: t in ('a','b'))",
                      "people/any(p: p eq '018f0c5e-7dec-7abc-8def-0123456789ab')", "people/any(p: p/title eq 'Ann')",
                      "people/all(p: p/manager/title eq 'Ann')", "parts/any(p: p/rank gt 1 and not p/done eq true)",
                      "parts/any(p: p ne null)", "unit/tasks/any(t: t/rank gt 1)", "owner/sharedTasks/any()",
                      "program/tasks/all(t: t/owner/title eq 'Ann')", "comments/any(n: contains(n/title,'x'))",
                      "about eq 'people/018f0c5e-7dec-7abc-8def-0123456789ab'", "data eq null", "budget gt 5"));

class Unbound : public ::testing::TestWithParam<std::string> {};
TEST_P(Unbound, IsMalformedOnTheFilter) {
    const auto condition = bound(GetParam());
    ASSERT_FALSE(condition.has_value()) << GetParam();
    EXPECT_EQ(condition.error().kind, base::ErrorKind::Malformed);
    EXPECT_EQ(condition.error().field, "filter");
    EXPECT_GE(condition.error().column, 1);
    EXPECT_FALSE(condition.error().message.empty());
}
INSTANTIATE_TEST_SUITE_P(
    Filters, Unbound,
    ::testing::Values("nothing eq 1", "Title eq 'x'", "owner/nothing eq 1", "nothing/title eq 'x'", "title/x eq 1",
                      "tags/title eq 'x'", "people/title eq 'x'", "parts eq null", "parts/title eq 'x'",
                      "about/title eq 'x'", "id/title eq 'x'", "tags eq 'x'", "people eq null or tags eq 'x'",
                      "rank eq 'one'", "rank eq 1.5", "rank gt 11", "amount eq 0.001", "done eq 1", "done eq 'true'",
                      "due eq 'tomorrow'", "due gt 5", "seen eq 2026-11-22", "status eq 'nope'",
                      "status in ('open','x')", "mail eq 'nobody'", "owner eq 'Ann'", "title eq 5", "title eq true",
                      "title gt null", "rank ge null", "owner gt '018f0c5e-7dec-7abc-8def-0123456789ab'",
                      "contains(rank,'1')", "contains(status,'o')", "contains(owner,'x')", "contains(title,5)",
                      "contains(title,null)", "startswith(due,'2026')", "contains(tags,'x')", "title/any(t: t eq 'x')",
                      "owner/any(t: t eq 'x')", "nothing/any(t: t eq 'x')", "tags/any(t: t eq 5)",
                      "tags/any(t: t eq null)", "tags/any(t: t/title eq 'x')", "tags/any(t: title eq 'x')",
                      "people/any(p: title eq 'x')", "people/any(p: x/title eq 'x')", "people/any(p: p/nothing eq 'x')",
                      "parts/any(p: p/tags/any(t: t eq 'x'))", "parts/any(p: p/parts/any())", "people/tags/any()",
                      "token eq 'x'", "owner/token eq 'x'", "accounts/any(a: a/password eq 'x')", "contains(data,'x')",
                      "revision eq 'x1'", "revision gt 1.5", "contains(revision,'1')", "createdAt gt 'yesterday'",
                      "updatedAt eq 5", "data gt 'x'", "token ne null", "startswith(token,'a')"));

TEST(Bind, NamesColumnAndNearestField) {
    const auto result = bound("rank gt 1 and titel eq 'x'");
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().column, 15);
    EXPECT_EQ(result.error().hint, "Did you mean \"title\"?");
}

TEST(Bind, HiddenFieldsAreRefusedLikeUnknownOnes) {
    for (const char* hidden : {"budget eq 1", "budget eq null", "contains(remark,'x')", "owner/title eq 'x'",
                               "people/any(p: p/title eq 'x')", "people/any()", "unit/head/title eq 'x'"}) {
        const auto result = bound(hidden, Some);
        ASSERT_FALSE(result.has_value()) << hidden;
        EXPECT_EQ(result.error().kind, base::ErrorKind::Malformed);
    }
    EXPECT_TRUE(bound("title eq 'x' and unit/title eq 'y'", Some).has_value());
}

TEST(Bind, NeverHintsAtHiddenFields) {
    EXPECT_EQ(bound("budgit eq 1", Some).error().hint.find("budget"), std::string::npos);
    EXPECT_NE(bound("budgit eq 1", All).error().hint.find("budget"), std::string::npos);
    EXPECT_EQ(bound("zzzzzzzz eq 1", Some).error().hint.find("budget"), std::string::npos);
    const auto message = [](const std::string& name) {
        std::string text = bound(name + " eq 1", Some).error().message;
        text.replace(text.find(name), name.size(), "…");
        return text;
    };
    EXPECT_EQ(message("budget"), message("zzzzzz")) << "hidden and unknown answer alike";
}

TEST(Bind, TurnsValuesIntoCells) {
    EXPECT_EQ(bound("amount eq 12.5").value().values, std::vector<Cell>{number(1250)});
    EXPECT_EQ(bound("precise eq -0.000001").value().values, std::vector<Cell>{number(-1)});
    EXPECT_EQ(bound("rank eq 5").value().values, std::vector<Cell>{number(5)});
    EXPECT_EQ(bound("done eq true").value().values, std::vector<Cell>{number(1)});
    EXPECT_EQ(bound("mail eq 'ANN@Example.com'").value().values, std::vector<Cell>{Cell("ann@example.com")});
    EXPECT_EQ(bound("seen eq 2026-11-22T09:30:00+02:00").value().values,
              std::vector<Cell>{Cell("2026-11-22T07:30:00.000000Z")});
    EXPECT_EQ(bound("title in ('a',null,'b')").value().values, (std::vector<Cell>{Cell("a"), Cell(), Cell("b")}));
    EXPECT_EQ(bound("title eq ''").value().values, std::vector<Cell>{Cell()}) << "an empty text is no text";
}

TEST(Bind, BoundsTheStepsOfAPath) {
    const auto path = [](int steps) {
        std::string text;
        for (int i = 0; i < steps; ++i) text += "parent/";
        return text;
    };
    EXPECT_TRUE(bound(path(3) + "title eq 'x'").has_value());
    for (const int steps : {20, 70, 1000}) {
        EXPECT_FALSE(bound(path(steps) + "title eq 'x'").has_value()) << steps;
        EXPECT_FALSE(bound(path(steps) + "tags/any(t: t eq 'x')").has_value()) << steps;
        EXPECT_FALSE(bound("parts/any(p: p/" + path(steps) + "title eq 'x')").has_value()) << steps;
        EXPECT_FALSE(bind_order(path(steps) + "title", small_catalog(), small_catalog().type("task"), All).has_value());
    }
}

TEST(Bind, BringsSystemInstantsIntoTheirKeptForm) {
    const auto cell_of = [](const std::string& literal) {
        return std::get<std::string>(bound("createdAt gt " + literal).value().values.at(0));
    };
    EXPECT_EQ(cell_of("2026-11-22T09:30:00Z"), "2026-11-22T09:30:00.000000Z");
    EXPECT_EQ(cell_of("2026-11-22T11:30:00+02:00"), "2026-11-22T09:30:00.000000Z");
    EXPECT_EQ(cell_of("'2026-11-22T09:30:00.5Z'"), "2026-11-22T09:30:00.500000Z");
}

TEST(Bind, MessagesStayUtf8) {
    for (std::size_t length = 50; length < 70; ++length) {
        const auto order =
            bind_order(std::string(length, 'k') + "ü😀", small_catalog(), small_catalog().type("task"), All);
        EXPECT_TRUE(base::is_utf8(order.error().message)) << length;
    }
}

TEST(Bind, FollowsReferences) {
    const Condition condition = bound("owner/manager/title eq 'Ann'").value();
    ASSERT_EQ(condition.column.hops.size(), 2U);
    EXPECT_EQ(condition.column.hops[0]->name, "owner");
    EXPECT_EQ(condition.column.hops[1]->name, "manager");
    EXPECT_EQ(condition.column.owner->name, "person");
    EXPECT_EQ(condition.column.field->name, "title");
    const Condition system = bound("owner/createdAt gt 2026-11-22T09:30:00Z").value();
    EXPECT_EQ(system.column.field, nullptr);
    EXPECT_EQ(system.column.system, "createdAt");
}

TEST(Bind, TellsListFieldsFromInverses) {
    const Condition tags = bound("tags/any(t: t eq 'x')").value();
    EXPECT_EQ(tags.list.field->name, "tags");
    EXPECT_EQ(tags.list.inverse, nullptr);
    EXPECT_EQ(tags.children.at(0).column.owner, nullptr) << "the element is a word";
    const Condition parts = bound("unit/tasks/any(t: t/rank gt 1)").value();
    EXPECT_EQ(parts.list.field, nullptr);
    EXPECT_EQ(parts.list.inverse->name, "tasks");
    EXPECT_EQ(parts.list.hops.size(), 1U);
    EXPECT_EQ(parts.list.owner->name, "unit");
}

TEST(Bind, TakesAnElementAloneAsItsId) {
    const Condition people = bound("people/any(p: p in ('018f0c5e-7dec-7abc-8def-0123456789ab'))").value();
    EXPECT_EQ(people.children.at(0).column.system, "id");
    EXPECT_EQ(people.children.at(0).column.owner->name, "person");
}

std::string order_of(const std::string& text, const Visible& visible = All) {
    const auto order = bind_order(text, small_catalog(), small_catalog().type("task"), visible);
    if (!order) {
        EXPECT_EQ(order.error().kind, base::ErrorKind::Malformed);
        EXPECT_EQ(order.error().field, "orderby");
        return "refused";
    }
    std::string words;
    for (const Order& one : *order) {
        for (const Field* hop : one.column.hops) words += hop->name + "/";
        words +=
            (one.column.field != nullptr ? one.column.field->name : one.column.system) + (one.descending ? "- " : "+ ");
    }
    return words;
}

TEST(BindOrder, ReadsFieldsWithTheirDirection) {
    EXPECT_EQ(order_of("title"), "title+ ");
    EXPECT_EQ(order_of("title desc"), "title- ");
    EXPECT_EQ(order_of("title asc,  rank   desc"), "title+ rank- ");
    EXPECT_EQ(order_of(" owner/title , createdAt desc,id"), "owner/title+ createdAt- id+ ");
    EXPECT_EQ(order_of("unit/head/title"), "unit/head/title+ ");
    EXPECT_EQ(order_of("title,rank,due,seen,amount"), "title+ rank+ due+ seen+ amount+ ");
}

TEST(BindOrder, RefusesWhatGivesNone) {
    for (const char* text : {"",
                             ",",
                             "title,",
                             "title up",
                             "title DESC",
                             "title asc desc",
                             "nothing",
                             "title/x",
                             "tags",
                             "people",
                             "owner/nothing",
                             "parts",
                             "token",
                             "/title",
                             "title;",
                             "'title'",
                             "title,rank,due,seen,amount,low",
                             "id/title",
                             "people/title",
                             "owner",
                             "owner/manager",
                             "about",
                             "data"})
        EXPECT_EQ(order_of(text), "refused") << text;
}

TEST(BindOrder, SaysHowToOrderByAReference) {
    const auto order = bind_order("owner/manager desc", small_catalog(), small_catalog().type("task"), All);
    ASSERT_FALSE(order.has_value());
    EXPECT_EQ(order.error().message, "\"manager\" is a reference, which gives no order.");
    EXPECT_EQ(order.error().hint, "Order by a field behind it, such as owner/manager/title.");
}

TEST(BindOrder, CountsWhatMayNotBeReadAsEmpty) {
    const Readable none = [](const EntityType& type) {
        return type.name == "person" ? equals(type, "title", Cell("Ann")) : all_of({});
    };
    const auto& task = small_catalog().type("task");
    const auto order = bind_order("owner/manager/title,unit/title,title", small_catalog(), task, All, none).value();
    ASSERT_EQ(order[0].limit.children.size(), 2U);
    EXPECT_EQ(order[0].limit.children[0].column.hops.size(), 1U);
    EXPECT_EQ(order[0].limit.children[1].column.hops.size(), 2U);
    EXPECT_TRUE(order[1].limit.children.empty());
    EXPECT_TRUE(order[2].limit.children.empty());
}

TEST(Reach, EndsBeforeTheDatabaseDoes) {
    const auto& task = small_catalog().type("task");
    Query query;
    query.type = &task;
    std::string filter;
    const auto add = [&](const std::string& path) {
        filter += (filter.empty() ? "" : " or ") + path + "/title eq 'x'";
        query.filter = bind_filter(parse_filter(filter).value(), small_catalog(), task, All).value();
        return check_reach(query);
    };
    std::vector<std::string> paths;
    for (const char* start : {"", "parent/", "parent/parent/", "parent/parent/parent/"})
        for (const char* step : {"owner", "author", "unit", "program", "parent", "unit/head", "unit/parent",
                                 "owner/manager", "author/manager", "program/lead"})
            paths.push_back(std::string(start) + step);
    for (const char* start : {"", "parent/", "parent/parent/"})
        for (const char* step : {"unit/head/manager", "unit/parent/parent", "unit/parent/head", "owner/manager/manager",
                                 "author/manager/manager", "program/lead/manager"})
            paths.push_back(std::string(start) + step);
    paths.emplace_back("unit/head/manager/manager");
    paths.emplace_back("unit/parent/parent/parent");
    ASSERT_EQ(paths.size(), 60U);
    for (const std::string& path : paths) EXPECT_TRUE(add(path).has_value()) << path;
    const auto reach = add("unit/parent/parent/head");
    ASSERT_FALSE(reach.has_value());
    EXPECT_EQ(reach.error().code, "filter.reach");
    EXPECT_EQ(reach.error().kind, base::ErrorKind::Malformed);
    filter = "parts/any(x: " + std::regex_replace(filter, std::regex("(or |^)"), "$1x/") + ")";
    query.filter = bind_filter(parse_filter(filter).value(), small_catalog(), task, All).value();
    EXPECT_FALSE(check_reach(query).has_value()) << "inside any, too";
}

TEST(BindOrder, RefusesHiddenFields) {
    for (const char* text : {"budget", "remark desc", "owner/title", "title,budget"})
        EXPECT_EQ(order_of(text, Some), "refused") << text;
}

TEST(DefaultOrder, IsTheDeclaredOne) {
    const auto& catalog = small_catalog();
    const auto notes = default_order(catalog, catalog.type("note"));
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_EQ(notes[0].column.system, "createdAt");
    EXPECT_TRUE(notes[0].descending);
    const auto tasks = default_order(catalog, catalog.type("task"));
    ASSERT_EQ(tasks.size(), 1U);
    EXPECT_EQ(tasks[0].column.field->name, "title");
    EXPECT_FALSE(tasks[0].descending);
}

TEST(Conditions, AreMadeByHand) {
    const EntityType& task = small_catalog().type("task");
    EXPECT_EQ(equals(task, "title", Cell("x")).column.field->name, "title");
    EXPECT_EQ(equals(task, "id", Cell("x")).column.system, "id");
    EXPECT_EQ(one_of(task, "title", {Cell("x"), Cell()}).op, Operator::In);
    EXPECT_EQ(reached_equals(small_catalog(), task, {"owner", "manager"}, Cell("x")).column.hops.size(), 1U);
    EXPECT_EQ(all_of({}).kind, Filter::Kind::And);
    EXPECT_EQ(any_of({}).kind, Filter::Kind::Or);
    EXPECT_TRUE(any_of({}).children.empty());
}

}  // namespace
}  // namespace plumbline::query
