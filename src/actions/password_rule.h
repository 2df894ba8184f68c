#pragma once
// What a new password must not be.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plumbline::actions {

/// check_password says what is wrong with a new password, as an error on `password`: shorter than 15 or longer than 256
/// characters, or made of fewer than four parts. A part is a word of library/common-passwords.txt, one of the `words`
/// (address, names; the product's own is added), a run such as 4567, aaaa or asdf, a number of up to four digits, or
/// any other single character. Blanks, signs between words and whatever was there before in the same password count
/// nothing. Letters may be written as digits (p4ssw0rd). No kinds of characters are asked for (NIST SP
/// 800-63B-4, 3.1.1.2). Thread-safe.
[[nodiscard]] base::Result<void> check_password(std::string_view password, const std::vector<std::string>& words);

/// password_parts is how many parts a password is made of.
[[nodiscard]] int password_parts(std::string_view password, const std::vector<std::string>& words);

}  // namespace plumbline::actions
