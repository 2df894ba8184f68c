#pragma once
// What somebody wants of their mails.

#include "api/service.h"

namespace plumbline::api::auth {

/// my_notices answers GET /api/v1/me/notices: {digest, quietFrom, quietUntil, mutedNotices} of the caller's account,
/// absent where the account says nothing, with what then counts under `usual`, the `timeZone`, and `isMailOn`.
[[nodiscard]] base::Result<http::Response> my_notices(Service& service, const Call& call);
/// change_my_notices answers PATCH /api/v1/me/notices with any of these four (RFC 7396).
[[nodiscard]] base::Result<http::Response> change_my_notices(Service& service, const Call& call);

}  // namespace plumbline::api::auth
