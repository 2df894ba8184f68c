#pragma once
// The start page: what Plumbline is, and the ways in.

#include "api/service.h"

namespace plumbline::api::pages {

/// Overview writes the part of the start page that a signed-in person sees; the plan's floors fill it.
using Overview = std::function<base::Result<std::string>(Service&, const Call&)>;

/// start answers GET /: the overview for those signed in, the sign-in form for guests, the set-up form behind a set-up
/// link.
[[nodiscard]] Endpoint start(Overview overview);
/// submit answers POST /: the forms of the start page.
[[nodiscard]] base::Result<http::Response> submit(Service& service, const Call& call);

}  // namespace plumbline::api::pages
