#pragma once
// What the start page shows to those who are signed in.

#include "api/service.h"

namespace plumbline::app {

/// overview writes the organization, its programs, and where to go next.
[[nodiscard]] base::Result<std::string> overview(api::Service& service, const api::Call& call);

}  // namespace plumbline::app
