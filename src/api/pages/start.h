#pragma once
// The start page: the ways in.

#include "api/service.h"

namespace plumbline::api::pages {

/// start answers GET /: the app (`next`, or its first page) for those signed in, the sign-in form for guests, the
/// set-up form behind a set-up link. Pages speak the language that Accept-Language asks for.
[[nodiscard]] base::Result<http::Response> start(Service& service, const Call& call);
/// submit answers POST /: the forms of the start page. Who has signed in goes on to `next`.
[[nodiscard]] base::Result<http::Response> submit(Service& service, const Call& call);

}  // namespace plumbline::api::pages
