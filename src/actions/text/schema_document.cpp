#include "actions/text/grammar.h"
#include "actions/text/text.h"
#include "base/text.h"

namespace plumbline::actions::text {

namespace {

using base::Json;
using base::JsonArray;
using base::JsonObject;
using schema::Field;
using schema::Relation;

JsonObject named(JsonObject value_schema) {
    return {{"type", JsonArray{"object", "null"}}, {"additionalProperties", std::move(value_schema)}};
}

JsonObject reference_to(const std::string& name) {
    return {{"$ref", "#/$defs/" + name}};
}

/// A field of a text may always be left blank. References are names there, not ids.
JsonObject field_schema(const Field& field) {
    JsonObject schema = field.type->json_schema(field);
    const Relation relation = field.type->relation();
    if (relation != Relation::None) {
        schema = relation == Relation::Many ? JsonObject{{"type", "array"}, {"items", JsonObject{{"type", "string"}}}}
                                            : JsonObject{{"type", "string"}};
        if (relation == Relation::Any) schema["pattern"] = "^[a-z-]+/.+$";
    }
    if (const Json* type = schema.if_contains("type")) schema["type"] = JsonArray{*type, "null"};
    if (Json* options = schema.if_contains("enum")) options->get_array().emplace_back(nullptr);
    if (base::text_or(schema, "format") == "markdown") schema.erase("format");
    schema["title"] = field.label;
    std::string help = field.help;
    if (field.target != nullptr)
        help += (help.empty() ? "" : " ") + std::string("Name, title or id of ") + field.target->plural + ".";
    if (!field.unit.empty()) help += " In " + field.unit + ".";
    if (!help.empty()) schema["description"] = help;
    if (field.default_value && !field.stands_in()) schema["default"] = *field.default_value;
    return schema;
}

JsonObject part_schema(const Part& part) {
    JsonObject properties;
    JsonArray required;
    if (part.is_program()) {
        properties["name"] = JsonObject{{"type", "string"},
                                        {"pattern", "^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$"},
                                        {"description", "The stable name; it stays when the title changes."}};
        required.emplace_back("name");
    }
    for (const Field* field : part.fields) {
        properties[field->name] = field_schema(*field);
        if (field->required && !field->default_value && !part.is_shared) required.emplace_back(field->name);
    }
    if (!part.is_program())
        for (const Part* child : part.children) properties[child->section] = named(reference_to(child->type->name));
    JsonObject schema{{"type", required.empty() ? Json(JsonArray{"object", "null"}) : Json("object")},
                      {"title", part.type->label},
                      {"description", part.type->help},
                      {"properties", std::move(properties)},
                      {"additionalProperties", false}};
    if (!required.empty()) schema["required"] = std::move(required);
    return schema;
}

}  // namespace

JsonObject text_schema(const schema::Catalog& catalog, const std::string& url) {
    const Grammar grammar(catalog);
    JsonObject definitions;
    JsonObject properties{
        {"plumbline", JsonObject{{"const", 1}, {"description", "Version of the format."}}},
        {"program", JsonObject{{"anyOf", JsonArray{reference_to("program"), JsonObject{{"type", "string"}}}},
                               {"description", "The program; in further documents only its name."}}}};
    for (const Part* part : grammar.parts()) definitions[part->type->name] = part_schema(*part);
    for (const Part* part : grammar.shared()) definitions[part->type->name] = part_schema(*part);
    const auto add = [&](const Part& part) {
        JsonObject section = named(reference_to(part.type->name));
        section["description"] = part.type->plural + " by name. " + part.type->help;
        properties[part.section] = std::move(section);
    };
    for (const Part* part : grammar.program().children) add(*part);
    for (const Part* part : grammar.shared()) add(*part);
    JsonObject schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"}};
    if (!url.empty()) schema["$id"] = url;
    schema["title"] = "Plumbline plan";
    schema["description"] =
        "A program as text: written by plumbline export, compared by plumbline plan, carried out by plumbline apply.";
    schema["type"] = "object";
    schema["properties"] = std::move(properties);
    schema["additionalProperties"] = false;
    schema["$defs"] = std::move(definitions);
    return schema;
}

}  // namespace plumbline::actions::text
