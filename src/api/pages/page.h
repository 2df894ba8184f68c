#pragma once
// The few pages that the server writes itself: start, sign-in, first set-up, API documentation. They work without
// scripts.

#include <string>
#include <string_view>

#include "http/request.h"
#include "http/response.h"

namespace plumbline::api::pages {

/// escape makes text safe inside HTML text and quoted attributes.
[[nodiscard]] std::string escape(std::string_view text);

/// page wraps the HTML of a body in a whole page with title, style and a strict content-security policy. `language` is
/// that of its words, for screen readers.
[[nodiscard]] http::Response page(int status, std::string_view title, std::string_view body,
                                  std::string_view language = "en");

/// page_language is the language in which somebody reads a page: `de` or `en`, by Accept-Language.
[[nodiscard]] std::string page_language(const http::Request& request);

/// figure writes a number for people: thousands apart, and the fewer decimals the larger it is (two at most).
[[nodiscard]] std::string figure(double value);

/// form_value reads application/x-www-form-urlencoded: the first value of a name, or empty.
[[nodiscard]] std::string form_value(std::string_view body, std::string_view name);

}  // namespace plumbline::api::pages
