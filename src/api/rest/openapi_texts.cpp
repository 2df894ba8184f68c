#include "api/rest/openapi_texts.h"

#include <initializer_list>
#include <string>
#include <string_view>

#include "api/rest/openapi_schemas.h"

namespace plumbline::api::rest {

using base::Json;
using base::JsonArray;
using base::JsonObject;

namespace {

JsonObject of_type(std::string_view type) {
    return {{"type", type}};
}

JsonObject content(std::string_view media, JsonObject schema) {
    return {{media, JsonObject{{"schema", std::move(schema)}}}};
}

JsonObject responses(std::string_view description, JsonObject answer,
                     std::initializer_list<std::string_view> problems) {
    JsonObject all{{"200", JsonObject{{"description", description}, {"content", std::move(answer)}}}};
    for (const std::string_view status : problems)
        all[status] = reference("responses", "Problem" + std::string(status));
    return all;
}

JsonObject text_operation(std::string_view id, std::string_view summary) {
    const JsonArray parameters{
        query_parameter("prune", "Also delete what the text does not hold.", of_type("boolean")),
        query_parameter("revision", "Refuse where something concerned was changed after this change number.",
                        JsonObject{{"type", "integer"}, {"minimum", 0}}),
        query_parameter("reason", "Why, for the history.", of_type("string"))};
    return {
        {"operationId", id},
        {"summary", summary},
        {"tags", JsonArray{"Plan"}},
        {"parameters", parameters},
        {"requestBody", JsonObject{{"required", true}, {"content", content("application/yaml", of_type("string"))}}},
        {"responses", responses("What differs, or differed.", content("application/json", answer_schema(id)),
                                {"400", "401", "403", "404", "409", "412", "422"})}};
}

}  // namespace

void add_text_paths(JsonObject& paths) {
    paths["/api/v1/programs/{id}/text"] = JsonObject{
        {"parameters", JsonArray{reference("parameters", "id")}},
        {"get", JsonObject{{"operationId", "programText"},
                           {"summary", "A program as YAML, to edit and to keep in git"},
                           {"tags", JsonArray{"Plan"}},
                           {"responses",
                            responses("The text.", content("application/yaml", of_type("string")), {"401", "404"})}}}};
    paths["/api/v1/plan"] =
        JsonObject{{"post", text_operation("planText", "What applying a text would change; nothing is written")}};
    paths["/api/v1/apply"] =
        JsonObject{{"post", text_operation("applyText", "Make the store agree with a text, in one transaction")}};
    paths["/api/v1/plan.schema.json"] = JsonObject{
        {"get", JsonObject{{"operationId", "textSchema"},
                           {"summary", "The JSON Schema of such texts, for editors"},
                           {"tags", JsonArray{"Plan"}},
                           {"responses", responses("The schema.", content("application/schema+json", of_type("object")),
                                                   {"401"})}}}};
}

}  // namespace plumbline::api::rest
