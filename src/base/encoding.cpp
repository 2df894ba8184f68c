#include "base/encoding.h"

#include <sodium.h>

#include <algorithm>

namespace plumbline::base {

namespace {
const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
}  // namespace

std::string to_hex(std::span<const std::uint8_t> bytes) {
    static constexpr std::string_view Digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text += Digits[byte >> 4U];
        text += Digits[byte & 0x0FU];
    }
    return text;
}

std::string to_base64url(std::span<const std::uint8_t> bytes) {
    constexpr int Variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), Variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), Variant);
    text.pop_back();
    return text;
}

std::string to_base64url(std::string_view text) {
    return to_base64url(std::span<const std::uint8_t>(bytes_of(text), text.size()));
}

std::optional<std::string> from_base64url(std::string_view text) {
    // libsodium 1.0.18 takes bytes above 0x7f for digits where char is signed
    const bool is_known = std::ranges::all_of(text, [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
    if (!is_known) return std::nullopt;
    std::string bytes(text.size(), '\0');
    size_t length = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(),
                          nullptr, &length, nullptr, sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0)
        return std::nullopt;
    bytes.resize(length);
    return bytes;
}

std::array<std::uint8_t, 32> sha256(std::string_view text) {
    std::array<std::uint8_t, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), bytes_of(text), text.size());
    return digest;
}

std::string sha256_hex(std::string_view text) {
    return to_hex(sha256(text));
}

bool equal_in_constant_time(std::string_view left, std::string_view right) {
    return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace plumbline::base
