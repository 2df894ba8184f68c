#include "api/rest/openapi_schemas.h"

#include "base/text.h"
#include "entities/library.h"
#include "schema/field_type.h"

namespace plumbline::api::rest {

using base::Json;
using base::JsonArray;
using base::JsonObject;
using schema::EntityType;
using schema::Field;

namespace {

enum class Use { Read, Create, Change };

JsonObject text_schema(std::string_view format = {}) {
    JsonObject schema{{"type", "string"}};
    if (!format.empty()) schema["format"] = format;
    return schema;
}

JsonObject field_schema(const Field& field, Use use) {
    JsonObject schema = field.type->json_schema(field);
    schema["title"] = field.label;
    if (!field.help.empty()) schema["description"] = field.help;
    if (!field.unit.empty()) schema["x-unit"] = field.unit;
    if (field.sensitivity == schema::Sensitivity::Confidential) schema["x-sensitivity"] = "confidential";
    if (use == Use::Create && field.default_value && !field.stands_in()) schema["default"] = *field.default_value;
    // A merge patch empties a field with null (RFC 7396).
    if (use == Use::Change && schema.contains("type")) {
        schema["type"] = JsonArray{schema.at("type"), "null"};
        if (Json* options = schema.if_contains("enum")) options->get_array().emplace_back(nullptr);
    }
    return schema;
}

JsonObject properties(const EntityType& type, Use use) {
    JsonObject result;
    if (use == Use::Read) {
        result["id"] = text_schema("uuid");
        result["revision"] = JsonObject{{"type", "integer"}, {"minimum", 1}};
        result["createdAt"] = text_schema("date-time");
        result["createdBy"] = text_schema();
        result["updatedAt"] = text_schema("date-time");
        result["updatedBy"] = text_schema();
    }
    for (const Field& field : type.fields) {
        if (field.sensitivity == schema::Sensitivity::Secret) continue;
        if (use != Use::Read && field.read_only) continue;
        JsonObject schema = field_schema(field, use);
        // `expand` puts records in the place of ids.
        if (use == Use::Read && field.target != nullptr) {
            const bool is_list = field.type->relation() == schema::Relation::Many;
            JsonObject id = text_schema("uuid");
            const JsonArray either{id, reference("schemas", schema_name(*field.target))};
            if (is_list) schema["items"] = JsonObject{{"anyOf", either}};
            if (!is_list) {
                schema.erase("type");
                schema.erase("format");
                schema["anyOf"] = either;
            }
        }
        result[field.name] = std::move(schema);
    }
    return result;
}

JsonObject object_schema(JsonObject properties_of, JsonArray required, std::string_view description) {
    JsonObject schema{{"type", "object"}, {"description", description}, {"properties", std::move(properties_of)}};
    if (!required.empty()) schema["required"] = std::move(required);
    return schema;
}

const JsonObject& declarations() {
    static const Json All = base::parse_json(entities::library_text("answers")).value();
    return All.as_object();
}

}  // namespace

JsonObject query_parameter(std::string_view name, std::string_view description, JsonObject schema) {
    return {{"name", name}, {"in", "query"}, {"description", description}, {"schema", std::move(schema)}};
}

JsonObject reference(const std::string& section, const std::string& name) {
    return {{"$ref", "#/components/" + section + "/" + name}};
}

std::string schema_name(const EntityType& type) {
    std::string name;
    for (const std::string_view part : base::split(type.name, '-')) {
        name += static_cast<char>(part.front() - 'a' + 'A');
        name += part.substr(1);
    }
    return name;
}

void add_schemas(JsonObject& schemas, const schema::Catalog& catalog, const EntityType& type) {
    const std::string name = schema_name(type);
    JsonObject fields = properties(type, Use::Read);
    for (const schema::Inverse& inverse : catalog.inverses(type))
        fields[inverse.name] = JsonObject{{"type", "array"},
                                          {"items", reference("schemas", schema_name(*inverse.from))},
                                          {"description", "Put in by `expand` alone."}};
    JsonObject record = object_schema(std::move(fields), {"id"}, type.help);
    schemas[name] = std::move(record);
    JsonArray required;
    for (const Field& field : type.fields)
        if (field.required && !field.default_value && !field.read_only &&
            field.sensitivity != schema::Sensitivity::Secret)
            required.emplace_back(field.name);
    JsonObject creation =
        object_schema(properties(type, Use::Create), std::move(required), "What a new record is made of.");
    creation["additionalProperties"] = false;
    schemas[name + "Creation"] = std::move(creation);
    if (type.kind == schema::Kind::Fact) return;
    schemas[name + "Change"] =
        object_schema(properties(type, Use::Change), {}, "A merge patch: what is absent stays, null empties.");
}

void add_shared_schemas(JsonObject& schemas) {
    for (const auto& pair : declarations().at("schemas").as_object()) schemas[pair.key()] = pair.value();
}

JsonObject answer_schema(std::string_view operation) {
    const Json* name = declarations().at("answers").as_object().if_contains(operation);
    if (name == nullptr) return {{"type", "object"}};
    return reference("schemas", std::string(name->as_string()));
}

}  // namespace plumbline::api::rest
