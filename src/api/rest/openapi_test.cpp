#include "api/rest/openapi.h"

#include <gtest/gtest.h>

#include <set>

#include "api/rest/openapi_schemas.h"
#include "entities/library.h"
#include "schema/field_type.h"
#include "schema/test_catalog.h"

namespace plumbline::api::rest {
namespace {

using base::Json;
using base::JsonArray;
using base::JsonObject;
using schema::EntityType;

const schema::Catalog& shipped() {
    static const auto Loaded = schema::Catalog::load(entities::library_text("metadata.json")).value();
    return *Loaded;
}

/// The description of the small catalogue, and of the one that ships.
class Document : public ::testing::TestWithParam<const schema::Catalog*> {
  protected:
    const schema::Catalog& catalog_ = *GetParam();
    const Json document_ = openapi_document(catalog_, "1.2.3");

    const JsonObject& at(std::initializer_list<std::string_view> path) const {
        const Json* found = &document_;
        for (const std::string_view key : path) found = &found->at(key);
        return found->get_object();
    }
    bool resolves(const std::string& reference) const {
        const Json* found = &document_;
        if (!reference.starts_with("#/")) return false;
        std::size_t start = 2;
        while (start <= reference.size()) {
            const std::size_t slash = std::min(reference.find('/', start), reference.size());
            const auto* object = found->if_object();
            if (object == nullptr) return false;
            found = object->if_contains(reference.substr(start, slash - start));
            if (found == nullptr) return false;
            start = slash + 1;
        }
        return true;
    }
};

INSTANTIATE_TEST_SUITE_P(Catalogs, Document, ::testing::Values(&schema::testing::small_catalog(), &shipped()),
                         [](const auto& one) { return std::string(one.index == 0 ? "Small" : "Shipped"); });

void each_object(const Json& value, const std::function<void(const JsonObject&)>& visit) {
    if (value.is_array())
        for (const Json& entry : value.get_array()) each_object(entry, visit);
    if (!value.is_object()) return;
    visit(value.get_object());
    for (const auto& pair : value.get_object()) each_object(pair.value(), visit);
}

TEST_P(Document, NamesItsVersions) {
    EXPECT_EQ(base::text_or(document_.get_object(), "openapi").substr(0, 4), "3.1.");
    EXPECT_EQ(base::text_or(at({"info"}), "version"), "1.2.3");
}

TEST_P(Document, ResolvesEveryReference) {
    int count = 0;
    each_object(document_, [&](const JsonObject& object) {
        const auto reference = base::find_text(object, "$ref");
        if (!reference) return;
        ++count;
        EXPECT_TRUE(resolves(std::string(*reference))) << *reference;
    });
    EXPECT_GT(count, 100);
}

TEST_P(Document, SaysWhatEachActionAnswers) {
    const std::set<std::string> records{"startProgram", "textSchema"};
    for (const auto& path : at({"paths"}))
        for (const auto& operation : path.value().get_object()) {
            if (operation.key() == "parameters") continue;
            const JsonObject& object = operation.value().get_object();
            const std::string id = base::text_or(object, "operationId");
            for (const auto& response : object.at("responses").get_object()) {
                const Json* content = response.value().get_object().if_contains("content");
                if (content == nullptr || !content->get_object().contains("application/json")) continue;
                const JsonObject& schema = content->at("application/json").at("schema").get_object();
                if (records.contains(id) || id.starts_with("activate-")) continue;
                EXPECT_TRUE(schema.contains("$ref") || schema.contains("properties") || schema.contains("allOf")) << id;
            }
        }
}

TEST_P(Document, KeepsNamesOfAnswersApartFromThoseOfTypes) {
    JsonObject shared;
    add_shared_schemas(shared);
    EXPECT_GT(shared.size(), 60U);
    for (const EntityType& type : catalog_.types())
        for (const char* use : {"", "Creation", "Change"})
            EXPECT_FALSE(shared.contains(schema_name(type) + use)) << type.name;
}

TEST_P(Document, GivesEveryOperationAnIdOfItsOwn) {
    std::set<std::string> ids;
    for (const auto& path : at({"paths"}))
        for (const auto& operation : path.value().get_object()) {
            if (operation.key() == "parameters") continue;
            const std::string id = base::text_or(operation.value().get_object(), "operationId");
            EXPECT_FALSE(id.empty()) << std::string(path.key());
            EXPECT_TRUE(ids.insert(id).second) << id;
        }
    EXPECT_GT(ids.size(), catalog_.types().size() * 4);
}

TEST_P(Document, HasThePathsOfEveryType) {
    const JsonObject& paths = at({"paths"});
    for (const EntityType& type : catalog_.types()) {
        const std::string path = "/api/v1/" + type.collection;
        ASSERT_TRUE(paths.contains(path)) << path;
        ASSERT_TRUE(paths.contains(path + "/{id}")) << path;
        for (const char* verb : {"get", "post"}) EXPECT_TRUE(paths.at(path).get_object().contains(verb)) << path;
        const bool is_fact = type.kind == schema::Kind::Fact;
        const JsonObject& one = paths.at(path + "/{id}").get_object();
        EXPECT_TRUE(one.contains("get"));
        for (const char* verb : {"patch", "delete"}) EXPECT_EQ(one.contains(verb), !is_fact) << path << " " << verb;
        EXPECT_EQ(paths.contains(path + "/{id}/history"), !is_fact) << path;
        EXPECT_EQ(paths.contains(path + "/{id}/restore"), !is_fact) << path;
    }
}

TEST_P(Document, DescribesEveryPathParameter) {
    for (const auto& path : at({"paths"})) {
        const std::string key(path.key());
        std::set<std::string> wanted;
        for (std::size_t open = key.find('{'); open != std::string::npos; open = key.find('{', open + 1))
            wanted.insert(key.substr(open + 1, key.find('}', open) - open - 1));
        std::set<std::string> given;
        each_object(path.value(), [&](const JsonObject& object) {
            JsonObject parameter = object;
            if (const auto reference = base::find_text(object, "$ref");
                reference && reference->starts_with("#/components/parameters/"))
                parameter = at({"components", "parameters", reference->substr(24)});
            if (base::text_or(parameter, "in") == "path") given.insert(base::text_or(parameter, "name"));
        });
        EXPECT_EQ(given, wanted) << key;
    }
}

TEST_P(Document, AnswersEveryOperationWithAGoodAndABadCase) {
    for (const auto& path : at({"paths"}))
        for (const auto& operation : path.value().get_object()) {
            if (operation.key() == "parameters") continue;
            const JsonObject& responses = operation.value().at("responses").get_object();
            const bool good = std::ranges::any_of(
                responses, [](const auto& pair) { return pair.key()[0] == '2' || pair.key()[0] == '3'; });
            EXPECT_TRUE(good) << std::string(path.key());
            for (const auto& response : responses)
                EXPECT_TRUE(response.value().get_object().contains("description") ||
                            response.value().get_object().contains("$ref"));
        }
}

TEST_P(Document, UsesOnlyTagsThatItExplains) {
    std::set<std::string> tags;
    for (const Json& tag : document_.at("tags").get_array())
        EXPECT_TRUE(tags.insert(base::text_or(tag.get_object(), "name")).second);
    for (const auto& path : at({"paths"}))
        for (const auto& operation : path.value().get_object()) {
            if (operation.key() == "parameters") continue;
            const Json* list = operation.value().get_object().if_contains("tags");
            ASSERT_NE(list, nullptr) << std::string(path.key());
            for (const Json& tag : list->get_array()) EXPECT_TRUE(tags.contains(std::string(tag.get_string())));
        }
}

TEST_P(Document, NamesEachFieldWhereItBelongs) {
    const JsonObject& schemas = at({"components", "schemas"});
    for (const EntityType& type : catalog_.types()) {
        const std::string name = schema_name(type);
        const auto has = [&](const std::string& suffix, const std::string& field) {
            return schemas.at(name + suffix).at("properties").get_object().contains(field);
        };
        for (const char* system : {"id", "revision", "createdAt", "createdBy", "updatedAt", "updatedBy"}) {
            EXPECT_TRUE(has("", system)) << name;
            EXPECT_FALSE(has("Creation", system)) << name;
        }
        for (const schema::Field& field : type.fields) {
            const bool is_secret = field.sensitivity == schema::Sensitivity::Secret;
            EXPECT_EQ(has("", field.name), !is_secret) << name << "." << field.name;
            EXPECT_EQ(has("Creation", field.name), !is_secret && !field.read_only) << name << "." << field.name;
            if (type.kind != schema::Kind::Fact) {
                EXPECT_EQ(has("Change", field.name), !is_secret && !field.read_only) << name << "." << field.name;
            }
        }
        EXPECT_EQ(schemas.contains(name + "Change"), type.kind != schema::Kind::Fact);
    }
}

TEST_P(Document, HasTheListsThatExpandPutsIn) {
    const JsonObject& schemas = at({"components", "schemas"});
    std::size_t count = 0;
    for (const EntityType& type : catalog_.types())
        for (const schema::Inverse& inverse : catalog_.inverses(type)) {
            ++count;
            const auto has = [&](const std::string& use) {
                return schemas.at(schema_name(type) + use).at("properties").get_object().contains(inverse.name);
            };
            EXPECT_TRUE(has("")) << type.name << "." << inverse.name;
            EXPECT_FALSE(has("Creation")) << type.name << "." << inverse.name;
        }
    EXPECT_GT(count, 0U);
}

TEST_P(Document, WantsTheRequiredFieldsOfACreation) {
    const JsonObject& schemas = at({"components", "schemas"});
    for (const EntityType& type : catalog_.types()) {
        const JsonObject& creation = schemas.at(schema_name(type) + "Creation").get_object();
        const Json* required = creation.if_contains("required");
        const JsonArray names = required == nullptr ? JsonArray() : required->get_array();
        for (const schema::Field& field : type.fields) {
            const bool wanted = field.required && !field.default_value && !field.read_only &&
                                field.sensitivity != schema::Sensitivity::Secret;
            EXPECT_EQ(std::ranges::find(names, Json(field.name)) != names.end(), wanted)
                << type.name << "." << field.name;
        }
        EXPECT_EQ(creation.at("additionalProperties"), Json(false));
    }
}

TEST_P(Document, LetsAChangeEmptyAField) {
    const JsonObject& schemas = at({"components", "schemas"});
    for (const EntityType& type : catalog_.types()) {
        if (type.kind == schema::Kind::Fact) continue;
        for (const auto& field : schemas.at(schema_name(type) + "Change").at("properties").get_object()) {
            const Json* kind = field.value().get_object().if_contains("type");
            if (kind == nullptr) continue;
            ASSERT_TRUE(kind->is_array()) << type.name << "." << std::string(field.key());
            EXPECT_EQ(kind->get_array().back(), Json("null"));
        }
    }
}

TEST(SchemaName, IsTheTypeInCamelCase) {
    EntityType type;
    for (const auto& [name, wanted] : {std::pair{"task", "Task"}, {"key-result", "KeyResult"}, {"a-b-c", "ABC"}}) {
        type.name = name;
        EXPECT_EQ(schema_name(type), wanted);
    }
    EXPECT_EQ(base::to_text(reference("schemas", "Task")), R"({"$ref":"#/components/schemas/Task"})");
}

}  // namespace
}  // namespace plumbline::api::rest
