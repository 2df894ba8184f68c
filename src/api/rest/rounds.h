#pragma once
// Test rounds by link, for people without an account.

#include "api/service.h"

namespace plumbline::api::rest {

/// RoundHeader is the header in which a guest sends the token of their link: addresses stand in logs, headers do not.
inline constexpr std::string_view RoundHeader = "X-Round-Link";

/// make_round_link answers POST /api/v1/test-rounds/{id}/link with {days, objectives} for those who may change the
/// round: {link, expiresAt}. A link made before is void. The link is shown this once.
[[nodiscard]] base::Result<http::Response> make_round_link(Service& service, const Call& call);
/// revoke_round_link answers DELETE /api/v1/test-rounds/{id}/link for the same.
[[nodiscard]] base::Result<http::Response> revoke_round_link(Service& service, const Call& call);
/// read_round answers GET /api/v1/round: what the link in the header shows, and nothing else.
[[nodiscard]] base::Result<http::Response> read_round(Service& service, const Call& call);
/// answer_round answers POST /api/v1/round/answers with {stance, part, objective, body, name}.
[[nodiscard]] base::Result<http::Response> answer_round(Service& service, const Call& call);

}  // namespace plumbline::api::rest
