#pragma once
// The page behind the link of a mail that asks for a check-in. It works without signing in and without scripts.

#include "api/service.h"

namespace plumbline::api::pages {

/// linked_check_in answers GET /check-in?link=… with the form, and changes nothing: programs that look at the links of
/// mails use none up. 401 where the link does not hold.
[[nodiscard]] base::Result<http::Response> linked_check_in(Service& service, const Call& call);
/// check_in_by_link answers its form, POST /check-in with {link, value, confidence, note}: it checks in with the rights
/// of the account that the mail went to, and uses the link up.
[[nodiscard]] base::Result<http::Response> check_in_by_link(Service& service, const Call& call);

}  // namespace plumbline::api::pages
