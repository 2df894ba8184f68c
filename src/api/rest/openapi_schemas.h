#pragma once
// The schemas of the OpenAPI document.

#include "schema/entity_type.h"

namespace plumbline::api::rest {

/// schema_name is the name of a type's schema: `KeyResult`.
[[nodiscard]] std::string schema_name(const schema::EntityType& type);
/// add_schemas adds a type's record, creation and change to the components. A record also has the lists of those that
/// refer to it, which `expand` puts in.
void add_schemas(base::JsonObject& schemas, const schema::Catalog& catalog, const schema::EntityType& type);
/// add_shared_schemas adds what stands in src/api/answers: problems, histories, batches, what actions answer.
void add_shared_schemas(base::JsonObject& schemas);
/// answer_schema refers to what an operation answers with; any object where src/api/answers does not say.
[[nodiscard]] base::JsonObject answer_schema(std::string_view operation);
/// query_parameter describes one parameter of a query.
[[nodiscard]] base::JsonObject query_parameter(std::string_view name, std::string_view description,
                                               base::JsonObject schema);
/// reference is `{"$ref": "#/components/…"}`.
[[nodiscard]] base::JsonObject reference(const std::string& section, const std::string& name);

}  // namespace plumbline::api::rest
