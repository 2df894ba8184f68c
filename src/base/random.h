#pragma once
// Randomness and ids, passed in so that tests and the example organization come out the same each time.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/time.h"

namespace plumbline::base {

/// Random fills memory with bytes. The server's is the system's generator; tests seed theirs. Thread-safe.
class Random {
  public:
    Random() = default;
    Random(const Random&) = delete;
    Random& operator=(const Random&) = delete;
    virtual ~Random() = default;
    /// fill overwrites every byte of the span.
    virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

/// make_uuid7 is a new UUID of version 7 (RFC 9562, 5.7): 48 bits of Unix milliseconds, then random bits, so that ids
/// made later sort later. Lower case, with hyphens.
[[nodiscard]] std::string make_uuid7(Instant now, Random& random);
/// is_uuid tells whether the text is a UUID in lower case with hyphens, of any version.
[[nodiscard]] bool is_uuid(std::string_view text);
/// random_token is a secret of `bytes` random bytes in base64url without padding.
[[nodiscard]] std::string random_token(Random& random, std::size_t bytes = 32);

}  // namespace plumbline::base
