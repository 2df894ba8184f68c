#pragma once
// Bytes as text, and SHA-256.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace plumbline::base {

/// to_hex writes two lower-case digits a byte.
[[nodiscard]] std::string to_hex(std::span<const std::uint8_t> bytes);
/// to_base64url writes RFC 4648 section 5 without padding.
[[nodiscard]] std::string to_base64url(std::span<const std::uint8_t> bytes);
/// to_base64url of the bytes of a text.
[[nodiscard]] std::string to_base64url(std::string_view text);
/// from_base64url reads RFC 4648 section 5 without padding; nothing where the text is not that.
[[nodiscard]] std::optional<std::string> from_base64url(std::string_view text);
/// sha256 is the digest of the text's bytes (FIPS 180-4).
[[nodiscard]] std::array<std::uint8_t, 32> sha256(std::string_view text);
/// sha256_hex is the digest in lower-case hexadecimal.
[[nodiscard]] std::string sha256_hex(std::string_view text);
/// equal_in_constant_time compares two texts without telling by its timing where they differ.
[[nodiscard]] bool equal_in_constant_time(std::string_view left, std::string_view right);

}  // namespace plumbline::base
