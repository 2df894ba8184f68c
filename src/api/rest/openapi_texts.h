#pragma once
// The part of the OpenAPI document about plans as text.

#include "base/json.h"

namespace plumbline::api::rest {

/// add_text_paths adds the paths that read a program as YAML, compare a text with the store, apply it, and describe it
/// to editors.
void add_text_paths(base::JsonObject& paths);

}  // namespace plumbline::api::rest
