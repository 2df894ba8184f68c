#pragma once
// The documentation of the API as a page.

#include "api/service.h"

namespace plumbline::api::pages {

/// docs answers GET /api/v1/docs: every collection with its fields, and how to ask, filter and change.
[[nodiscard]] Endpoint docs(const schema::Catalog& catalog);

}  // namespace plumbline::api::pages
