#pragma once
// Merge patches, which say of a JSON value only what changes.

#include "base/json.h"

namespace plumbline::base {

/// merge_patch applies a merge patch (RFC 7396): null removes, objects merge, all else replaces. Thread-safe.
[[nodiscard]] Json merge_patch(const Json& target, const Json& patch);

}  // namespace plumbline::base
