#pragma once
// Small questions about text. All text is UTF-8.

#include <string>
#include <string_view>
#include <vector>

namespace plumbline::base {

/// is_space tells whether a character is white space of ASCII.
[[nodiscard]] bool is_space(char c);
/// trim removes white space at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);
/// split cuts at every separator; n separators give n + 1 parts, empty ones included.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
/// join puts the separator between the parts.
[[nodiscard]] std::string join(const std::vector<std::string>& parts, std::string_view separator);
/// to_lower_ascii lowers A to Z and leaves every other byte.
[[nodiscard]] std::string to_lower_ascii(std::string_view text);
/// snake_case turns `keyResult` and `key-result` into `key_result`: the names of columns and members.
[[nodiscard]] std::string snake_case(std::string_view name);
/// is_utf8 tells whether the bytes are well-formed UTF-8 (no surrogates, no overlong forms).
[[nodiscard]] bool is_utf8(std::string_view bytes);
/// count_code_points counts the code points of well-formed UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view text);
/// shortened is the text, cut behind `most` code points, for messages that quote what somebody sent.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most = 60);
/// closest is the candidate that resembles the word most (edit distance of at most a third of its length), or empty:
/// for "did you mean" hints.
[[nodiscard]] std::string closest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace plumbline::base
