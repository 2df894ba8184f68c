#pragma once
// How two states of a record differ.

#include "base/json.h"

namespace plumbline::records {

/// difference is each field whose value differs, with `before` and `after` (null where it has none). Revision and
/// the instant and author of the last change are left out. Pure; thread-safe.
[[nodiscard]] base::JsonObject difference(const base::JsonObject& before, const base::JsonObject& after);

}  // namespace plumbline::records
