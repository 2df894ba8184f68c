#include "base/random.h"

#include <array>
#include <chrono>
#include <vector>

#include "base/encoding.h"

namespace plumbline::base {

std::string make_uuid7(Instant now, Random& random) {
    std::array<std::uint8_t, 16> bytes{};
    random.fill(bytes);
    const auto since = std::chrono::floor<std::chrono::milliseconds>(now.time_since_epoch()).count();
    const auto millis = static_cast<std::uint64_t>(since);
    for (int i = 0; i < 6; ++i) bytes[static_cast<size_t>(i)] = static_cast<std::uint8_t>(millis >> (40 - 8 * i));
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0FU) | 0x70U);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3FU) | 0x80U);
    std::string text = to_hex(bytes);
    for (const size_t at : {8U, 13U, 18U, 23U}) text.insert(at, 1, '-');
    return text;
}

bool is_uuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            if (c != '-') return false;
        } else if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
            return false;
        }
    }
    return true;
}

std::string random_token(Random& random, std::size_t bytes) {
    std::vector<std::uint8_t> secret(bytes);
    random.fill(secret);
    return to_base64url(secret);
}

}  // namespace plumbline::base
