#pragma once
// One search over all types.

#include "api/service.h"

namespace plumbline::api::rest {

/// search answers GET /api/v1/search: words in all that the caller may read.
[[nodiscard]] base::Result<http::Response> search(Service& service, const Call& call);

}  // namespace plumbline::api::rest
