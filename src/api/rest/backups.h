#pragma once
// Backups that the server makes of its own store.

#include <string>

#include "api/service.h"

namespace plumbline::api::rest {

/// backups answers POST /api/v1/backups: a new file in the folder, and what it holds. For administrators alone, whose
/// tokens have the scope `admin`; one at a time. Without a folder it is refused.
[[nodiscard]] Endpoint backups(std::string folder);

}  // namespace plumbline::api::rest
