#include "api/rest/openapi.h"

#include "api/rest/openapi_actions.h"
#include "api/rest/openapi_schemas.h"
#include "api/rest/openapi_sheets.h"
#include "api/rest/openapi_texts.h"
#include "records/access.h"
#include "schema/field_type.h"

namespace plumbline::api::rest {

using base::Json;
using base::JsonArray;
using base::JsonObject;
using base::Result;
using schema::EntityType;

namespace {

JsonObject content(JsonObject schema, std::string_view media = "application/json") {
    return {{media, JsonObject{{"schema", std::move(schema)}}}};
}

JsonObject answer(std::string_view description, JsonObject schema) {
    return {{"description", description}, {"content", content(std::move(schema))}};
}

/// The answers of an operation: the good one, and the problems that it can end in.
JsonObject answers(std::string_view status, JsonObject good, std::initializer_list<std::string_view> problems) {
    JsonObject all{{status, std::move(good)}};
    for (const std::string_view code : problems) all[code] = reference("responses", "Problem" + std::string(code));
    return all;
}

JsonObject operation(const EntityType& type, std::string id, std::string summary, JsonObject responses) {
    return {{"operationId", std::move(id)},
            {"summary", std::move(summary)},
            {"tags", JsonArray{type.plural}},
            {"responses", std::move(responses)}};
}

JsonArray parameters(std::initializer_list<std::string_view> names) {
    JsonArray list;
    for (const std::string_view name : names) list.emplace_back(reference("parameters", std::string(name)));
    return list;
}

JsonObject request_body(const std::string& schema, std::string_view media = "application/json") {
    return {{"required", true}, {"content", content(reference("schemas", schema), media)}};
}

JsonObject page_of(const std::string& name) {
    return {{"type", "object"},
            {"required", JsonArray{"items"}},
            {"properties", JsonObject{{"items", JsonObject{{"type", "array"}, {"items", reference("schemas", name)}}},
                                      {"next", JsonObject{{"type", "string"}}},
                                      {"count", JsonObject{{"type", "integer"}}}}}};
}

JsonObject collection_path(const EntityType& type) {
    const std::string name = schema_name(type);
    JsonObject list = operation(type, "list" + name, "List " + type.plural,
                                answers("200", answer("A page.", page_of(name)), {"400", "401", "403"}));
    list["parameters"] = parameters(
        {"filter", "orderby", "select", "expand", "search", "top", "skip", "cursor", "count", "asOf", "deleted"});
    JsonObject create = operation(
        type, "create" + name, "Create " + type.label,
        answers("201", answer("The new record.", reference("schemas", name)), {"400", "401", "403", "409", "422"}));
    create["parameters"] = parameters({"IdempotencyKey", "reason"});
    create["requestBody"] = request_body(name + "Creation");
    return {{"get", std::move(list)}, {"post", std::move(create)}};
}

JsonObject record_path(const EntityType& type) {
    const std::string name = schema_name(type);
    JsonObject read =
        operation(type, "read" + name, "Read one of " + type.plural,
                  answers("200", answer("The record.", reference("schemas", name)), {"400", "401", "403", "404"}));
    read["parameters"] = parameters({"select", "expand", "asOf"});
    JsonObject path{{"parameters", parameters({"id"})}, {"get", std::move(read)}};
    if (type.kind == schema::Kind::Fact) return path;
    JsonObject update = operation(type, "update" + name, "Change " + type.label,
                                  answers("200", answer("The record after the change.", reference("schemas", name)),
                                          {"400", "401", "403", "404", "409", "412", "422", "428"}));
    update["parameters"] = parameters({"IfMatch", "reason"});
    update["requestBody"] = request_body(name + "Change", "application/merge-patch+json");
    path["patch"] = std::move(update);
    JsonObject remove = operation(type, "delete" + name, "Delete " + type.label,
                                  answers("204", JsonObject{{"description", "It is deleted, and can be restored."}},
                                          {"401", "403", "404", "409", "412", "428"}));
    remove["parameters"] = parameters({"IfMatch", "reason"});
    path["delete"] = std::move(remove);
    return path;
}

void add_type(JsonObject& paths, const EntityType& type) {
    const std::string base_path = "/api/v1/" + type.collection;
    const std::string name = schema_name(type);
    paths[base_path] = collection_path(type);
    paths[base_path + "/{id}"] = record_path(type);
    if (type.kind == schema::Kind::Fact) return;
    const JsonObject entries{
        {"type", "object"},
        {"properties",
         JsonObject{{"items", JsonObject{{"type", "array"}, {"items", reference("schemas", "HistoryEntry")}}},
                    {"difference", JsonObject{{"type", "object"},
                                              {"description", "With from or to: how these two states differ."}}}}}};
    JsonObject history =
        operation(type, "history" + name, "History of " + type.label,
                  answers("200", answer("Every state, oldest first.", entries), {"400", "401", "403", "404"}));
    history["parameters"] =
        JsonArray{query_parameter("from", "The revision to begin with.", {{"type", "integer"}, {"minimum", 1}}),
                  query_parameter("to", "The revision to end with.", {{"type", "integer"}, {"minimum", 1}})};
    paths[base_path + "/{id}/history"] = JsonObject{{"parameters", parameters({"id"})}, {"get", std::move(history)}};
    JsonObject restore = operation(type, "restore" + name, "Restore a deleted " + type.label,
                                   answers("200", answer("The record, back again.", reference("schemas", name)),
                                           {"401", "403", "404", "409", "422"}));
    paths[base_path + "/{id}/restore"] = JsonObject{{"parameters", parameters({"id"})}, {"post", std::move(restore)}};
}

JsonObject shared_parameters() {
    const JsonObject text{{"type", "string"}};
    JsonObject all;
    all["filter"] = query_parameter(
        "filter", "Which records: an OData filter such as status eq 'active' and unit/title eq 'Sales'.", text);
    all["orderby"] = query_parameter("orderby", "Order, such as title, deadline desc.", text);
    all["select"] = query_parameter("select", "Names of the fields wanted, comma-separated.", text);
    all["expand"] =
        query_parameter("expand", "References and lists to put in as records, such as owner,keyResults/measure.", text);
    all["search"] = query_parameter("search", "Words that must occur; the last one as the beginning of a word.", text);
    all["top"] = query_parameter("top", "Most records of a page.",
                                 {{"type", "integer"}, {"minimum", 1}, {"maximum", 500}, {"default", 50}});
    all["deleted"] = query_parameter(
        "deleted",
        "What was deleted instead, the latest first, for those who may restore it; with expand, top and cursor.",
        JsonObject{{"type", "boolean"}});
    all["skip"] = query_parameter("skip", "How many records to pass over first, for jumping ahead; not with a cursor.",
                                  {{"type", "integer"}, {"minimum", 0}, {"maximum", 1000000}, {"default", 0}});
    all["cursor"] = query_parameter("cursor", "The `next` of the page before.", text);
    all["count"] = query_parameter("count", "Whether to count all pages.", {{"type", "boolean"}, {"default", false}});
    all["asOf"] = query_parameter("asOf", "An instant or day of the past to read as of.", text);
    all["reason"] = query_parameter("reason", "Why: kept in the history.", {{"type", "string"}, {"maxLength", 500}});
    all["id"] = JsonObject{{"name", "id"},
                           {"in", "path"},
                           {"required", true},
                           {"schema", JsonObject{{"type", "string"}, {"format", "uuid"}}}};
    all["IfMatch"] = JsonObject{{"name", "If-Match"},
                                {"in", "header"},
                                {"description", "The ETag of the revision that you change."},
                                {"schema", text}};
    all["IdempotencyKey"] =
        JsonObject{{"name", "Idempotency-Key"},
                   {"in", "header"},
                   {"description", "A key of your choice: the same request under it is carried out once in 24 h."},
                   {"schema", JsonObject{{"type", "string"}, {"maxLength", 200}}}};
    return all;
}

JsonObject shared_responses() {
    JsonObject all;
    const std::pair<std::string_view, std::string_view> problems[] = {
        {"400", "The request cannot be read."},
        {"401", "Nobody is signed in."},
        {"403", "The caller may not do this."},
        {"404", "There is no such thing, or the caller may not see it."},
        {"409", "The state of things does not allow it."},
        {"412", "The revision named is not the current one."},
        {"413", "It is larger than what is taken at a time."},
        {"422", "A field is wrong; the problem names it."},
        {"428", "If-Match is missing."},
        {"429", "Too many tries; Retry-After says when to come back."}};
    for (const auto& [status, description] : problems)
        all["Problem" + std::string(status)] =
            JsonObject{{"description", description},
                       {"content", content(reference("schemas", "Problem"), "application/problem+json")}};
    return all;
}

JsonObject batch_path() {
    JsonObject post{{"operationId", "batch"},
                    {"summary", "Make several changes at once"},
                    {"tags", JsonArray{"Batches"}},
                    {"parameters", parameters({"IdempotencyKey"})},
                    {"requestBody", request_body("Batch")},
                    {"responses", answers("200", answer("What came of each operation.", answer_schema("batch")),
                                          {"400", "401", "403", "404", "409", "412", "422", "428"})}};
    return {{"post", std::move(post)}};
}

/// Accounts and tokens are made by endpoints of their own, which take and answer other things than the type has fields.
void describe_accounts_and_tokens(JsonObject& paths, JsonObject& schemas) {
    if (!schemas.contains("AccountCreation") || !schemas.contains("ApiTokenCreation")) return;
    JsonObject account = schemas.at("AccountCreation").as_object();
    JsonObject& fields = account.at("properties").as_object();
    fields["password"] = JsonObject{
        {"type", "string"}, {"minLength", 15}, {"maxLength", 256}, {"description", "Without one it is invited."}};
    fields["role"] = JsonObject{{"type", "string"}, {"description", "Key of the access role that it gets."}};
    fields["program"] =
        JsonObject{{"type", "string"}, {"format", "uuid"}, {"description", "The only program that the role is for."}};
    schemas["NewAccount"] = std::move(account);
    JsonObject token = schemas.at("ApiTokenCreation").as_object();
    token.at("properties").as_object().erase("revokedAt");
    schemas["NewApiToken"] = std::move(token);

    JsonObject& make = paths.at("/api/v1/accounts").as_object().at("post").as_object();
    make["requestBody"] = request_body("NewAccount");
    const JsonObject link{
        {"type", "object"},
        {"description", "Where the account is invited: the link to hand on, shown this once."},
        {"properties", JsonObject{{"link", JsonObject{{"type", "string"}, {"format", "uri"}}},
                                  {"expiresAt", JsonObject{{"type", "string"}, {"format", "date-time"}}},
                                  {"isReset", JsonObject{{"type", "boolean"}}}}}};
    const JsonObject with_link{{"type", "object"}, {"properties", JsonObject{{"invitation", link}}}};
    make["responses"].as_object()["201"] =
        answer("The account, with its invitation where it has no password.",
               JsonObject{{"allOf", JsonArray{reference("schemas", "Account"), with_link}}});
    JsonObject& create = paths.at("/api/v1/api-tokens").as_object().at("post").as_object();
    create["requestBody"] = request_body("NewApiToken");
    create["parameters"] = parameters({"reason"});
    const JsonObject secret{{"type", "object"},
                            {"properties", JsonObject{{"token", JsonObject{{"type", "string"}}}}},
                            {"required", JsonArray{"token"}}};
    create["responses"].as_object()["201"] =
        answer("The token; its secret is shown this once.",
               JsonObject{{"allOf", JsonArray{reference("schemas", "ApiToken"), secret}}});
}

/// Whatever is asked, the path or the query can be unreadable.
void declare_unreadable_requests(JsonObject& paths) {
    for (auto& path : paths)
        for (auto& operation : path.value().as_object())
            if (operation.key() != "parameters")
                operation.value().as_object()["responses"].as_object().emplace("400",
                                                                               reference("responses", "Problem400"));
}

JsonObject field_metadata(const schema::Field& field) {
    JsonObject result{{"name", field.name}, {"type", field.type->name()}, {"label", field.label},
                      {"help", field.help}, {"required", field.required}, {"readOnly", field.read_only}};
    if (!field.unit.empty()) result["unit"] = field.unit;
    if (field.sensitivity == schema::Sensitivity::Confidential) result["sensitivity"] = "confidential";
    if (!field.targets.empty()) result["to"] = JsonArray(field.targets.begin(), field.targets.end());
    if (field.default_value) result["default"] = *field.default_value;
    if (!field.options.empty()) {
        JsonArray options;
        for (const auto& [key, label] : field.options) options.push_back(JsonObject{{"key", key}, {"label", label}});
        result["options"] = std::move(options);
    }
    return result;
}

}  // namespace

JsonObject openapi_document(const schema::Catalog& catalog, const std::string& version) {
    JsonObject paths;
    JsonObject schemas;
    JsonArray tags{JsonObject{{"name", "Batches"}, {"description", "Several changes in one transaction."}}};
    add_shared_schemas(schemas);
    paths["/api/v1/batch"] = batch_path();
    add_action_paths(paths, tags);
    add_text_paths(paths);
    for (const EntityType& type : catalog.types()) {
        add_type(paths, type);
        add_sheet_paths(paths, type);
        add_schemas(schemas, catalog, type);
        tags.push_back(JsonObject{{"name", type.plural}, {"description", type.help}});
    }
    describe_accounts_and_tokens(paths, schemas);
    declare_unreadable_requests(paths);
    const JsonObject bearer{{"type", "http"}, {"scheme", "bearer"}, {"description", "An API token."}};
    const JsonObject cookie{
        {"type", "apiKey"}, {"in", "cookie"}, {"name", SessionCookie}, {"description", "A signed-in browser."}};
    return {{"openapi", "3.1.0"},
            {"info", JsonObject{{"title", "Plumbline"},
                                {"version", version},
                                {"description",
                                 "Strategy that is checked, measured and followed up: every entity type, one life."},
                                {"license", JsonObject{{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
            {"servers", JsonArray{JsonObject{{"url", "/"}, {"description", "This server"}}}},
            {"security", JsonArray{JsonObject{{"bearer", JsonArray()}}, JsonObject{{"session", JsonArray()}}}},
            {"tags", std::move(tags)},
            {"paths", std::move(paths)},
            {"components", JsonObject{{"securitySchemes", JsonObject{{"bearer", bearer}, {"session", cookie}}},
                                      {"parameters", shared_parameters()},
                                      {"responses", shared_responses()},
                                      {"schemas", std::move(schemas)}}}};
}

Endpoint openapi(const schema::Catalog& catalog, const std::string& version) {
    const auto text = std::make_shared<const std::string>(base::to_text(openapi_document(catalog, version)));
    return [text](Service&, const Call&) -> Result<http::Response> {
        http::Response response;
        response.headers.set("Content-Type", "application/json");
        response.body = *text;
        return response;
    };
}

Result<http::Response> metadata(Service& service, const Call& call) {
    const records::Access access(service.records.catalog(), call.asking.caller);
    const query::Visible visible = access.visible();
    JsonArray types;
    for (const EntityType& type : service.records.catalog().types()) {
        if (!visible(type, nullptr)) continue;
        JsonArray fields;
        for (const schema::Field& field : type.fields)
            if (visible(type, &field)) fields.push_back(field_metadata(field));
        JsonArray inverses;
        for (const schema::Inverse& inverse : service.records.catalog().inverses(type))
            if (visible(*inverse.from, inverse.field))
                inverses.push_back(JsonObject{
                    {"name", inverse.name}, {"collection", inverse.from->collection}, {"field", inverse.field->name}});
        types.push_back(JsonObject{{"type", type.name},
                                   {"collection", type.collection},
                                   {"label", type.label},
                                   {"plural", type.plural},
                                   {"help", type.help},
                                   {"step", type.step},
                                   {"access", type.access},
                                   {"kind", type.kind == schema::Kind::Fact ? "fact" : "record"},
                                   {"list", JsonArray(type.list.begin(), type.list.end())},
                                   {"form", JsonArray(type.form.begin(), type.form.end())},
                                   {"order", type.order},
                                   {"fields", std::move(fields)},
                                   {"inverses", std::move(inverses)}});
    }
    return http::json_response(200, JsonObject{{"items", std::move(types)}});
}

}  // namespace plumbline::api::rest
