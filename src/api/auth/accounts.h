#pragma once
// Signing in and out, who I am, accounts and tokens.

#include "api/service.h"

namespace plumbline::api::auth {

/// sign_in answers POST /api/v1/auth/sign-in with {email, password}: a session cookie.
[[nodiscard]] base::Result<http::Response> sign_in(Service& service, const Call& call);
/// sign_out answers POST /api/v1/auth/sign-out.
[[nodiscard]] base::Result<http::Response> sign_out(Service& service, const Call& call);
/// set_up answers POST /api/v1/auth/set-up with {token, email, password, title, organization}.
[[nodiscard]] base::Result<http::Response> set_up(Service& service, const Call& call);
/// me answers GET /api/v1/me: who is signed in and what they may do with each collection.
[[nodiscard]] base::Result<http::Response> me(Service& service, const Call& call);
/// change_password answers POST /api/v1/auth/password with {password, current}: every session ends, and the browser
/// that asks gets a new one.
[[nodiscard]] base::Result<http::Response> change_password(Service& service, const Call& call);
/// create_account answers POST /api/v1/accounts with the fields of an account, and password, role and
/// program (of the role) besides.
[[nodiscard]] base::Result<http::Response> create_account(Service& service, const Call& call);
/// create_token answers POST /api/v1/api-tokens with {title, scopes, expiresAt, account, program}: the record with
/// `token`, shown once.
[[nodiscard]] base::Result<http::Response> create_token(Service& service, const Call& call);

}  // namespace plumbline::api::auth
