#pragma once
// The small rules of RFC 9110 and RFC 9112 that the larger ones are made of. All functions are pure.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace plumbline::http {

/// is_token tells whether the text is one or more tchar (RFC 9110, 5.6.2).
[[nodiscard]] bool is_token(std::string_view text);
/// is_field_value tells whether the text may be a header value: tab, blank, visible ASCII and bytes from 0x80 (RFC
/// 9110, 5.5).
[[nodiscard]] bool is_field_value(std::string_view text);
/// is_target tells whether every byte may stand in a request target: RFC 3986 without `#`, percent signs before two
/// digits.
[[nodiscard]] bool is_target(std::string_view text);
/// is_authority tells whether the text is `host` or `host:port`: a name of letters, digits and `-._~`, an IPv4 address,
/// or an IPv6 address in brackets; a port from 0 to 65535. Narrower than RFC 3986, whose other host names nobody uses.
[[nodiscard]] bool is_authority(std::string_view text);
/// equal_ignoring_case compares ASCII letters without regard to case and every other byte as it is.
[[nodiscard]] bool equal_ignoring_case(std::string_view left, std::string_view right);
/// trim_blanks removes blanks and tabs at both ends (OWS), and nothing else.
[[nodiscard]] std::string_view trim_blanks(std::string_view text);
/// parse_decimal reads 1 to 19 digits and nothing else.
[[nodiscard]] std::optional<std::uint64_t> parse_decimal(std::string_view text);
/// hex_digit is the value of one hexadecimal digit, or -1.
[[nodiscard]] int hex_digit(char c);
/// list_members are the parts between commas, trimmed, without empty ones.
[[nodiscard]] std::vector<std::string_view> list_members(std::string_view value);

}  // namespace plumbline::http
