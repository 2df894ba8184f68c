#pragma once
// What is done around every request, in order.

#include "api/service.h"
#include "http/middleware.h"

namespace plumbline::app {

/// make_middlewares is the list, outermost first; each entry says why it stands where it does.
[[nodiscard]] std::vector<http::Middleware> make_middlewares(api::Service& service);

}  // namespace plumbline::app
