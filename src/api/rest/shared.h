#pragma once
// The strategy on one page by link, for people without an account.

#include "api/service.h"

namespace plumbline::api::rest {

/// ShareHeader carries what follows the # in a link, so that no log of addresses has it.
inline constexpr std::string_view ShareHeader = "X-Share-Link";

/// make_share_link answers POST /api/v1/publications/{id}/link with {days, names}: freezes the strategy of the
/// publication's program and gives {link, expiresAt}.
[[nodiscard]] base::Result<http::Response> make_share_link(Service& service, const Call& call);
/// revoke_share_link answers DELETE /api/v1/publications/{id}/link.
[[nodiscard]] base::Result<http::Response> revoke_share_link(Service& service, const Call& call);
/// read_shared answers GET /api/v1/shared, for anybody who has a link.
[[nodiscard]] base::Result<http::Response> read_shared(Service& service, const Call& call);

}  // namespace plumbline::api::rest
