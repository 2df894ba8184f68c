#include "api/rest/openapi_sheets.h"

#include <initializer_list>

#include "api/rest/openapi_schemas.h"

namespace plumbline::api::rest {

using base::JsonArray;
using base::JsonObject;

namespace {

constexpr std::string_view Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

JsonObject text() {
    return {{"type", "string"}};
}

JsonObject one_of(std::initializer_list<std::string_view> words) {
    return {{"type", "string"}, {"enum", JsonArray(words.begin(), words.end())}, {"default", *words.begin()}};
}

JsonObject media(std::initializer_list<std::string_view> names) {
    JsonObject content;
    for (const std::string_view name : names) content[name] = JsonObject{{"schema", text()}};
    return content;
}

JsonObject responses(JsonObject good, std::initializer_list<std::string_view> problems) {
    JsonObject all{{"200", std::move(good)}};
    for (const std::string_view status : problems)
        all[status] = reference("responses", "Problem" + std::string(status));
    return all;
}

JsonObject export_operation(const schema::EntityType& type) {
    JsonArray parameters;
    for (const char* name : {"filter", "orderby", "search", "asOf"})
        parameters.push_back(reference("parameters", name));
    parameters.push_back(query_parameter("format", "csv-excel has a byte order mark, by which Excel knows UTF-8.",
                                         one_of({"csv", "csv-excel", "xlsx"})));
    parameters.push_back(query_parameter(
        "columns", "Names of fields and system columns, separated by commas; without them all that one may see.",
        text()));
    return {{"operationId", "export" + schema_name(type)},
            {"summary", "All matching " + type.plural + " as a sheet, at most 200,000"},
            {"tags", JsonArray{type.plural}},
            {"parameters", std::move(parameters)},
            {"responses", responses({{"description", "The file."}, {"content", media({"text/csv", Workbook})}},
                                    {"400", "401", "403", "413", "429"})}};
}

JsonArray import_parameters() {
    const JsonObject flag{{"type", "boolean"}, {"default", false}};
    return {
        query_parameter("mode", "Only say what would happen, or do it.", one_of({"preview", "apply"})),
        query_parameter(
            "columns",
            "Names of fields by position, separated by commas, empty for a column that is left out; without "
            "it the first row says.",
            text()),
        query_parameter(
            "match",
            "By what a row finds its record: id, none, or a field; by itself a unique field or the title. A "
            "cell with an id always counts.",
            text()),
        query_parameter("clear", "Whether an empty cell empties the field.", flag),
        query_parameter("leaveOut", "Whether rows with mistakes are left out; otherwise one of them stops all.", flag),
        query_parameter("sheet", "Which sheet of a workbook; the first by itself.", text()),
        query_parameter(
            "plan", "The plan of the preview that was agreed to: refused where other things would happen now.", text()),
        reference("parameters", "reason"),
        reference("parameters", "IdempotencyKey")};
}

JsonObject import_operation(const schema::EntityType& type) {
    return {{"operationId", "import" + schema_name(type)},
            {"summary", "What a sheet would do to " + type.plural + ", or do it, at most 10,000 rows"},
            {"tags", JsonArray{type.plural}},
            {"parameters", import_parameters()},
            {"requestBody",
             JsonObject{{"required", true}, {"content", media({"text/csv", "text/tab-separated-values", Workbook})}}},
            {"responses", responses({{"description", "Each row and what becomes of it."},
                                     {"content", JsonObject{{"application/json",
                                                             JsonObject{{"schema", reference("schemas", "Import")}}}}}},
                                    {"400", "401", "403", "404", "409", "412", "413", "422", "429"})}};
}

}  // namespace

void add_sheet_paths(JsonObject& paths, const schema::EntityType& type) {
    paths["/api/v1/" + type.collection + "/export"] = JsonObject{{"get", export_operation(type)}};
    paths["/api/v1/" + type.collection + "/import"] = JsonObject{{"post", import_operation(type)}};
}

}  // namespace plumbline::api::rest
