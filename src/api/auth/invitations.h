#pragma once
// Links by which somebody sets a password.

#include "api/service.h"

namespace plumbline::api::auth {

/// invite answers POST /api/v1/accounts/{id}/invitation for those who may change the account: {link, expiresAt,
/// isReset}. A link made before is void. The link is shown this once.
[[nodiscard]] base::Result<http::Response> invite(Service& service, const Call& call);
/// accept_invitation answers POST /api/v1/auth/invitation with {token, password}: a session cookie.
[[nodiscard]] base::Result<http::Response> accept_invitation(Service& service, const Call& call);

/// invitation_json is an invitation as answers show it, the link made for the address that people use.
[[nodiscard]] base::JsonObject invitation_json(const Service& service, const Call& call,
                                               const actions::Invitation& invitation);

}  // namespace plumbline::api::auth
