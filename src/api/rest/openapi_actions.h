#pragma once
// The part of the OpenAPI document that no entity type gives: what people do beyond single records.

#include "base/json.h"

namespace plumbline::api::rest {

/// add_action_paths adds the paths of signing in, the library, checks, progress, activation and events.
void add_action_paths(base::JsonObject& paths, base::JsonArray& tags);

}  // namespace plumbline::api::rest
