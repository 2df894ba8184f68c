#include "api/rest/openapi_schemas.h"

#include "base/text.h"
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

void add_schemas(JsonObject& schemas, const EntityType& type) {
    const std::string name = schema_name(type);
    JsonObject record = object_schema(properties(type, Use::Read), {"id"}, type.help);
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
    const JsonObject text = text_schema();
    const JsonObject number{{"type", "integer"}};
    const JsonObject any_object{{"type", "object"}};
    schemas["Problem"] =
        object_schema({{"type", text},
                       {"title", text},
                       {"status", number},
                       {"code", text},
                       {"detail", text},
                       {"field", text},
                       {"hint", text},
                       {"line", number},
                       {"column", number},
                       {"requestId", text},
                       {"errors", JsonObject{{"type", "array"}, {"items", any_object}}}},
                      {"type", "title", "status", "code", "detail"},
                      "An error (RFC 9457): a stable code, the field, what is wrong and how to mend it.");
    schemas["HistoryEntry"] =
        object_schema({{"seq", number},
                       {"at", text_schema("date-time")},
                       {"by", text},
                       {"byName", text},
                       {"for", text},
                       {"reason", text},
                       {"operation", text},
                       {"revision", number},
                       {"changes", any_object},
                       {"record", any_object}},
                      {"seq", "at", "operation", "revision", "changes", "record"},
                      "A state of a record: who made it so, when and why, and what differs from the state before.");
    JsonObject operation = object_schema(
        {{"act", JsonObject{{"type", "string"}, {"enum", JsonArray{"create", "update", "delete", "restore"}}}},
         {"collection", text},
         {"id", text},
         {"as", text},
         {"revision", number},
         {"body", any_object}},
        {"act", "collection"}, "One change. `as` names a new record, so that later ones refer to it by `$name`.");
    schemas["Batch"] = object_schema(
        {{"reason", text}, {"operations", JsonObject{{"type", "array"}, {"items", std::move(operation)}}}},
        {"operations"}, "Changes that are all made or none.");
}

}  // namespace plumbline::api::rest
