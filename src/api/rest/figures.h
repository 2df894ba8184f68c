#pragma once
// The figures that the registers yield.

#include "api/service.h"

namespace plumbline::api::rest {

/// figures answers GET /api/v1/evidence: the figures of capabilities over the registers, as far as the caller may read
/// what they are made from; for a program or all, by unit and period, now or on a day of the past.
[[nodiscard]] base::Result<http::Response> figures(Service& service, const Call& call);

}  // namespace plumbline::api::rest
