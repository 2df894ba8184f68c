#pragma once
// What is done around every request: identity, limits, access, headers.

#include <functional>
#include <vector>

#include "http/request.h"
#include "http/response.h"

namespace plumbline::http {

/// Next answers a request: a handler, or a middleware with all that it encloses. Called from many threads at once.
using Next = std::function<Response(const Request&)>;
/// Middleware answers a request itself or passes it, changed or not, to the next one. Called from many threads at once.
using Middleware = std::function<Response(const Request&, const Next&)>;

/// chain puts the middlewares around `last`; the first of the list is the outermost.
[[nodiscard]] Next chain(std::vector<Middleware> middlewares, Next last);

}  // namespace plumbline::http
