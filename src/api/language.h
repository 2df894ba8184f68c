#pragma once
// The language in which a page or an answer is read.

#include <string>

#include "http/request.h"

namespace plumbline::api {

/// language_of is the language of Plumbline that a request asks for by Accept-Language (RFC 9110, section 12.5.4): `de`
/// where German weighs more than English, otherwise `en`. What cannot be read counts as nothing. Pure; thread-safe.
[[nodiscard]] std::string language_of(const http::Request& request);

}  // namespace plumbline::api
