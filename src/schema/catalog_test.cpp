#include <gtest/gtest.h>

#include <algorithm>

#include "schema/field_type.h"
#include "schema/test_catalog.h"

namespace plumbline::schema {
namespace {

using testing::OneField;
using testing::small_catalog;

std::vector<std::string> names_of(const std::vector<Inverse>& inverses) {
    std::vector<std::string> names;
    for (const Inverse& inverse : inverses)
        names.push_back(inverse.from->name + "." + inverse.field->name + " as " + inverse.name);
    std::ranges::sort(names);
    return names;
}

TEST(Catalog, OrdersTypesByName) {
    std::vector<std::string> names;
    for (const EntityType& type : small_catalog().types()) names.push_back(type.name);
    EXPECT_TRUE(std::ranges::is_sorted(names));
    EXPECT_EQ(names.size(), 9U);
}

TEST(Catalog, FindsTypesByNameAndCollection) {
    const Catalog& catalog = small_catalog();
    EXPECT_EQ(catalog.find_type("task"), catalog.find_collection("tasks"));
    EXPECT_EQ(&catalog.type("person"), catalog.find_collection("people"));
    for (const char* name : {"", "tasks", "Task", "task ", "people"})
        EXPECT_EQ(catalog.find_type(name), nullptr) << name;
    for (const char* name : {"", "task", "persons", "Tasks", "person"})
        EXPECT_EQ(catalog.find_collection(name), nullptr) << name;
}

TEST(Catalog, ReadsWhatATypeDeclares) {
    const EntityType& task = small_catalog().type("task");
    EXPECT_EQ(task.table, "task");
    EXPECT_EQ(task.help, "Has a field of every type.");
    EXPECT_EQ(task.access, "plan");
    EXPECT_EQ(task.kind, Kind::Record);
    EXPECT_EQ(task.program_path, std::vector<std::string>{"program"});
    EXPECT_EQ(task.unit_path, std::vector<std::string>{"unit"});
    EXPECT_EQ(task.owners, std::vector<std::string>{"owner"});
    EXPECT_EQ(task.list, (std::vector<std::string>{"title", "status"}));
    EXPECT_EQ(task.form, (std::vector<std::string>{"title", "owner"}));
    EXPECT_TRUE(small_catalog().type("note").form.empty()) << "no form is declared";
    EXPECT_EQ(task.rules.ordered, (std::vector<std::vector<std::string>>{{"start", "due"}, {"low", "high"}}));
    EXPECT_EQ(small_catalog().type("note").program_path, (std::vector<std::string>{"task", "program"}));
    EXPECT_EQ(small_catalog().type("note").order, "-createdAt");
    EXPECT_EQ(small_catalog().type("unit").order, "title") << "the order is title where none is declared";
    EXPECT_EQ(small_catalog().type("reading").kind, Kind::Fact);
    const Rules& rules = small_catalog().type("pick").rules;
    EXPECT_EQ(rules.exactly_one, (std::vector<std::vector<std::string>>{{"task", "person"}}));
    EXPECT_EQ(rules.unique, (std::vector<std::vector<std::string>>{{"task", "slot"}}));
}

TEST(Catalog, ReadsWhatAFieldDeclares) {
    const EntityType& task = small_catalog().type("task");
    const Field& rank = *task.find_field("rank");
    EXPECT_EQ(rank.min, 1);
    EXPECT_EQ(rank.max, 10);
    EXPECT_EQ(rank.unit, "points");
    EXPECT_EQ(task.find_field("title")->max_length, 60);
    EXPECT_TRUE(task.find_field("title")->required);
    EXPECT_TRUE(task.find_field("title")->search);
    EXPECT_TRUE(task.find_field("code")->unique);
    EXPECT_TRUE(task.find_field("locked")->read_only);
    EXPECT_EQ(task.find_field("amount")->scale, 2);
    EXPECT_EQ(task.find_field("budget")->sensitivity, Sensitivity::Confidential);
    EXPECT_EQ(task.find_field("token")->sensitivity, Sensitivity::Secret);
    EXPECT_EQ(task.find_field("title")->sensitivity, Sensitivity::Normal);
    EXPECT_EQ(task.find_field("owner")->on_delete, OnDelete::Clear);
    EXPECT_EQ(task.find_field("program")->on_delete, OnDelete::Cascade);
    EXPECT_EQ(small_catalog().type("unit").find_field("head")->on_delete, OnDelete::Restrict);
    EXPECT_EQ(task.find_field("status")->default_value, base::Json("open"));
    EXPECT_FALSE(task.find_field("title")->default_value.has_value());
    EXPECT_EQ(small_catalog().type("person").find_field("nickname")->column, "nickname");
    EXPECT_EQ(OneField(R"("type":"text")")->column, "field");
}

TEST(Catalog, KeepsOptionsInTheirOrder) {
    const auto& options = small_catalog().type("task").find_field("status")->options;
    ASSERT_EQ(options.size(), 3U);
    EXPECT_EQ(options[0], std::make_pair(std::string("open"), std::string("Open")));
    EXPECT_EQ(options[2], std::make_pair(std::string("closed"), std::string("Closed")));
}

TEST(Catalog, FindsFieldsByTheirExactNameOnly) {
    const EntityType& task = small_catalog().type("task");
    EXPECT_EQ(task.find_field("title"), &task.fields.front());
    for (const char* name : {"", "Title", "id", "revision", "createdAt", "parts"})
        EXPECT_EQ(task.find_field(name), nullptr) << name;
}

TEST(Catalog, LeadsReferencesToTheirTarget) {
    const Catalog& catalog = small_catalog();
    const EntityType& task = catalog.type("task");
    EXPECT_EQ(task.find_field("owner")->target, &catalog.type("person"));
    EXPECT_EQ(task.find_field("people")->target, &catalog.type("person"));
    EXPECT_EQ(task.find_field("parent")->target, &task);
    EXPECT_EQ(task.find_field("about")->target, nullptr) << "a record field has no single target";
    EXPECT_EQ(task.find_field("title")->target, nullptr);
}

TEST(Catalog, ListsInversesOfATarget) {
    const Catalog& catalog = small_catalog();
    EXPECT_EQ(names_of(catalog.inverses(catalog.type("task"))),
              (std::vector<std::string>{"note.task as comments", "pick.task as picks", "reading.task as readings",
                                        "task.parent as parts"}));
    EXPECT_EQ(names_of(catalog.inverses(catalog.type("badge"))), std::vector<std::string>{});
}

TEST(Catalog, ListsReferrersWithoutAnInverseToo) {
    const Catalog& catalog = small_catalog();
    const auto names = names_of(catalog.referrers(catalog.type("person")));
    EXPECT_EQ(names,
              (std::vector<std::string>{"account.person as accounts", "person.manager as reports",
                                        "pick.person as picks", "program.lead as programs", "task.author as ",
                                        "task.owner as tasks", "task.people as sharedTasks", "unit.head as units"}));
    EXPECT_EQ(catalog.referrers(catalog.type("note")).size(), 0U);
}

TEST(Catalog, FindsAnInverseByNameOnItsTargetOnly) {
    const Catalog& catalog = small_catalog();
    const Inverse* parts = catalog.find_inverse(catalog.type("task"), "parts");
    ASSERT_NE(parts, nullptr);
    EXPECT_EQ(parts->from, &catalog.type("task"));
    EXPECT_EQ(parts->field->name, "parent");
    EXPECT_EQ(catalog.find_inverse(catalog.type("person"), "parts"), nullptr);
    EXPECT_EQ(catalog.find_inverse(catalog.type("task"), ""), nullptr);
    EXPECT_EQ(catalog.find_inverse(catalog.type("person"), "author"), nullptr);
}

TEST(Catalog, OfNothingIsEmpty) {
    const auto catalog = Catalog::load("[]");
    ASSERT_TRUE(catalog.has_value());
    EXPECT_TRUE((*catalog)->types().empty());
    EXPECT_EQ((*catalog)->find_type("task"), nullptr);
}

TEST(Catalog, RefusesAnUnknownFieldTypeAsOurMistake) {
    for (const char* type : {"number", "Text", "", "string"}) {
        const auto catalog =
            Catalog::load(R"([{"type":"a","collection":"as","fields":[{"name":"x","label":"X","type":")" +
                          std::string(type) + R"("}]}])");
        ASSERT_FALSE(catalog.has_value()) << type;
        EXPECT_EQ(catalog.error().kind, base::ErrorKind::Internal);
        EXPECT_NE(catalog.error().cause.find("x"), std::string::npos) << "it names the field";
    }
}

TEST(Catalog, RefusesWhatIsNoJson) {
    for (const char* text : {"", "[", "[{]", "nope"}) EXPECT_FALSE(Catalog::load(text).has_value()) << text;
}

TEST(Catalog, AnswersBrokenMetadataWithAnError) {
    const auto type = [](const std::string& more) { return R"([{"type":"a","collection":"as",)" + more + "}]"; };
    const auto field = [&](const std::string& more) {
        return type(R"("fields":[{"name":"x","label":"X",)" + more + "}]");
    };
    for (const std::string& text :
         {std::string("{}"),
          std::string("null"),
          std::string("[5]"),
          std::string("[{}]"),
          std::string("nope"),
          std::string(R"([{"type":"a","fields":[]}])"),
          type(R"("x":1)"),
          type(R"("fields":{})"),
          type(R"("fields":[5])"),
          type(R"("fields":[{}])"),
          type(R"("fields":[{"type":"text"}])"),
          type(R"("fields":[],"owners":"x")"),
          type(R"("fields":[],"list":[5])"),
          type(R"("fields":[],"form":[5])"),
          type(R"("fields":[],"rules":[])"),
          type(R"("fields":[],"rules":{"unique":5})"),
          type(R"("fields":[],"rules":{"unique":[5]})"),
          type(R"("fields":[],"rules":{"unique":[[5]]})"),
          type(R"("fields":[],"program":"x/y")"),
          field(R"("type":"choice","options":[])"),
          field(R"("type":"choice","options":{"a":1})"),
          field(R"("type":"reference")"),
          field(R"("type":"reference","to":[])"),
          field(R"("type":"reference","to":["b"])"),
          field(R"("type":"reference","to":"a")"),
          std::string(R"([{"type":"a","collection":"as","fields":[]},{"type":"a","collection":"bs","fields":[]}])"),
          std::string(R"([{"type":"a","collection":"as","fields":[]},{"type":"b","collection":"as","fields":[]}])")}) {
        const auto catalog = Catalog::load(text);
        ASSERT_FALSE(catalog.has_value()) << text;
        EXPECT_EQ(catalog.error().kind, base::ErrorKind::Internal) << text;
    }
}

TEST(FieldTypes, AreAllRegistered) {
    for (const char* name : {"text", "markdown", "integer", "decimal", "boolean", "date", "instant", "choice", "tags",
                             "email", "url", "reference", "references", "record", "json", "secret"}) {
        const FieldType* type = find_field_type(name);
        ASSERT_NE(type, nullptr) << name;
        EXPECT_EQ(type->name(), name);
    }
    for (const char* name : {"", "Text", "string", "texts", "float"}) EXPECT_EQ(find_field_type(name), nullptr) << name;
}

TEST(FieldTypes, SayHowTheyAreKept) {
    for (const char* name : {"integer", "decimal", "boolean"})
        EXPECT_EQ(find_field_type(name)->storage(), Storage::Integer) << name;
    for (const char* name : {"tags", "references"}) EXPECT_EQ(find_field_type(name)->storage(), Storage::List) << name;
    for (const char* name : {"text", "date", "reference", "json", "secret"})
        EXPECT_EQ(find_field_type(name)->storage(), Storage::Text) << name;
    EXPECT_EQ(find_field_type("decimal")->column_scale(*OneField(R"("type":"decimal","scale":4)")), 4);
    EXPECT_EQ(find_field_type("integer")->column_scale(*OneField(R"("type":"integer")")), 0);
}

TEST(FieldTypes, SayWhatCanBeAskedOfThem) {
    for (const char* name : {"reference", "references", "record", "json", "secret", "tags"})
        EXPECT_FALSE(find_field_type(name)->is_ordered()) << name;
    for (const char* name : {"text", "markdown", "email", "url"}) EXPECT_TRUE(find_field_type(name)->is_text()) << name;
    for (const char* name : {"integer", "date", "choice", "reference", "json", "secret"})
        EXPECT_FALSE(find_field_type(name)->is_text()) << name;
}

TEST(FieldTypes, SayWhatTheyPointAt) {
    EXPECT_EQ(find_field_type("reference")->relation(), Relation::One);
    EXPECT_EQ(find_field_type("references")->relation(), Relation::Many);
    EXPECT_EQ(find_field_type("record")->relation(), Relation::Any);
    EXPECT_EQ(find_field_type("text")->relation(), Relation::None);
}

}  // namespace
}  // namespace plumbline::schema
