#pragma once
// Formula injection: a text that a spreadsheet would take for a formula is kept a text (OWASP, CSV Injection).

#include <string>
#include <string_view>

namespace plumbline::connect::sheets {

/// guarded is the text with an apostrophe before it where it begins with = + - @ tab or carriage return, apostrophes
/// before these included, so that without_guard finds the same text again.
[[nodiscard]] std::string guarded(std::string_view text);
/// without_guard takes that apostrophe off.
[[nodiscard]] std::string without_guard(std::string_view text);

}  // namespace plumbline::connect::sheets
