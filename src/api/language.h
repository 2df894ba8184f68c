#pragma once
// In which language somebody reads, and how an answer says in which it is written.

#include <string_view>

#include "http/request.h"
#include "http/response.h"

namespace plumbline::api {

/// language_of is the language in which an answer is wanted (RFC 9110, 12.5.4): `de`, `en-US`, or empty for the English
/// of everywhere else. Only these are known; another region is of its language, what cannot be read or is beyond the
/// first ranges is passed over, and where nothing else fits it is English. The first English range tells which English.
[[nodiscard]] std::string_view language_of(const http::Request& request);

/// say_language says in which language an answer is written, and that another reader may get another one.
void say_language(http::Response& response, std::string_view language);

/// add_to_vary adds the name of a header on which an answer depends.
void add_to_vary(http::Response& response, std::string_view header);

}  // namespace plumbline::api
