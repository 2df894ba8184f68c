#pragma once
// Where somebody is signed in, and ending it.

#include "api/service.h"

namespace plumbline::api::auth {

/// my_sessions answers GET /api/v1/me/sessions: the caller's live sessions, newest first, each {id, startedAt,
/// lastSeenAt, expiresAt, way, userAgent, address, isThis}.
[[nodiscard]] base::Result<http::Response> my_sessions(Service& service, const Call& call);
/// end_my_session answers DELETE /api/v1/me/sessions/{session}.
[[nodiscard]] base::Result<http::Response> end_my_session(Service& service, const Call& call);
/// end_my_other_sessions answers DELETE /api/v1/me/sessions: all but the one that asks; {"ended": how many}.
[[nodiscard]] base::Result<http::Response> end_my_other_sessions(Service& service, const Call& call);
/// account_sessions answers GET /api/v1/accounts/{id}/sessions for those who may read sign-ins.
[[nodiscard]] base::Result<http::Response> account_sessions(Service& service, const Call& call);
/// end_account_session answers DELETE /api/v1/accounts/{id}/sessions/{session} for those who may change sign-ins.
[[nodiscard]] base::Result<http::Response> end_account_session(Service& service, const Call& call);
/// end_account_sessions answers DELETE /api/v1/accounts/{id}/sessions: every one; {"ended": how many}.
[[nodiscard]] base::Result<http::Response> end_account_sessions(Service& service, const Call& call);

}  // namespace plumbline::api::auth
