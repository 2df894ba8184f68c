#pragma once
// Password hashes, with a bound on how many are computed at once: hashing is slow on purpose, and must not starve the
// rest.

#include <atomic>
#include <semaphore>
#include <string>
#include <string_view>

#include "base/result.h"

namespace plumbline::base {

/// PasswordHasher computes argon2id hashes (RFC 9106) with 46 MiB and one pass, the least that OWASP ASVS 5.0 asks for.
/// Thread-safe. At most `AtOnce` are computed at a time and at most `Waiting` wait, 3 s each; everybody else gets
/// TooMany at once, so that hashing never holds more than AtOnce + Waiting threads.
class PasswordHasher {
  public:
    /// AtOnce and Waiting are the bounds.
    static constexpr int AtOnce = 2;
    /// Waiting is how many may wait for their turn.
    static constexpr int Waiting = 3;

    /// hash makes the hash to keep, with its salt and parameters in it.
    [[nodiscard]] Result<std::string> hash(std::string_view password);
    /// verify tells whether the password belongs to the hash. An empty hash takes as long and never fits, so that
    /// nobody learns by the time it takes whether an account exists.
    [[nodiscard]] Result<bool> verify(std::string_view password, const std::string& hash);

  private:
    std::counting_semaphore<> free_{AtOnce};
    std::atomic<int> inside_{0};
};

/// check_length refuses a new password shorter than 15 or longer than 256 characters (NIST SP 800-63B-4, 3.1.1.2), or
/// one that is no UTF-8.
[[nodiscard]] Result<void> check_length(std::string_view password);

}  // namespace plumbline::base
