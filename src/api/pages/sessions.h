#pragma once
// The page on which people see where they are signed in, and end it.

#include "api/service.h"

namespace plumbline::api::pages {

/// sessions_page is the page at /?sessions for whoever is signed in.
[[nodiscard]] base::Result<http::Response> sessions_page(Service& service, const Call& call);
/// end_sessions carries out its forms: `end-session` with the id in `session`, `end-other-sessions`.
[[nodiscard]] base::Result<http::Response> end_sessions(Service& service, const Call& call, const std::string& form);

}  // namespace plumbline::api::pages
