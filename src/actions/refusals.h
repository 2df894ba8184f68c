#pragma once
// Refusals that several parts of signing in share.

#include <string>

#include "base/result.h"

namespace plumbline::actions {

/// not_signed_in is an Unauthenticated failure.
[[nodiscard]] base::Fail not_signed_in(std::string code, std::string message, std::string hint);

}  // namespace plumbline::actions
