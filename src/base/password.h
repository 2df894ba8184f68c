#pragma once
// Password hashes, with a bound on how many are computed at once: hashing is slow on purpose, and must not starve the
// rest.

#include <semaphore>
#include <string>
#include <string_view>

#include "base/result.h"

namespace plumbline::base {

/// PasswordHasher computes argon2id hashes (RFC 9106) with 46 MiB and one pass, the least that OWASP ASVS 5.0 asks for.
/// Thread-safe. At most two are computed at a time; who waits longer than 5 s gets TooMany.
class PasswordHasher {
  public:
    /// hash makes the hash to keep, with its salt and parameters in it.
    [[nodiscard]] Result<std::string> hash(std::string_view password);
    /// verify tells whether the password belongs to the hash. An empty hash takes as long and never fits, so that
    /// nobody learns by the time it takes whether an account exists.
    [[nodiscard]] Result<bool> verify(std::string_view password, const std::string& hash);

  private:
    std::counting_semaphore<> free_{2};
};

/// check_password says what is wrong with a new password: shorter than 15 or longer than 256 characters (NIST SP
/// 800-63B-4, 3.1.1.2), or made of the e-mail address.
[[nodiscard]] Result<void> check_password(std::string_view password, std::string_view email);

}  // namespace plumbline::base
