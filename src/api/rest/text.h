#pragma once
// Strategy as text over REST.

#include "api/service.h"

namespace plumbline::api::rest {

/// program_text answers GET /api/v1/programs/{id}/text with the program as YAML.
[[nodiscard]] base::Result<http::Response> program_text(Service& service, const Call& call);
/// plan_text answers POST /api/v1/plan: what applying the YAML in the body would change.
[[nodiscard]] base::Result<http::Response> plan_text(Service& service, const Call& call);
/// apply_text answers POST /api/v1/apply: carries it out in one transaction; `prune=true` deletes what the text does
/// not hold, `revision=N` refuses where something concerned was changed after that change.
[[nodiscard]] base::Result<http::Response> apply_text(Service& service, const Call& call);
/// text_schema answers GET /api/v1/plan.schema.json.
[[nodiscard]] base::Result<http::Response> text_schema(Service& service, const Call& call);

}  // namespace plumbline::api::rest
