#pragma once
// The part of the OpenAPI document about records as sheets.

#include "schema/entity_type.h"

namespace plumbline::api::rest {

/// add_sheet_paths adds the paths that export a collection to a file, and import a file into it.
void add_sheet_paths(base::JsonObject& paths, const schema::EntityType& type);

}  // namespace plumbline::api::rest
