#pragma once
// Links by which somebody sets a password.

#include "api/service.h"

namespace plumbline::api::auth {

/// invite answers POST /api/v1/accounts/{id}/invitation for those who may change the account: {link, expiresAt,
/// isReset, isMailed}. A link made before is void. The link is shown this once.
[[nodiscard]] base::Result<http::Response> invite(Service& service, const Call& call);
/// accept_invitation answers POST /api/v1/auth/invitation with {token, password}: a session cookie.
[[nodiscard]] base::Result<http::Response> accept_invitation(Service& service, const Call& call);

/// make_invitation makes a link for an account and answers it as JSON, made for the address that people use. Where mail
/// is set up it is sent as well, and `isMailed` says so. What the caller may do is the caller's to check.
[[nodiscard]] base::Result<base::JsonObject> make_invitation(Service& service, const Call& call,
                                                             const std::string& account);

}  // namespace plumbline::api::auth
