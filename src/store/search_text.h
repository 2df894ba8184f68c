#pragma once
// Text as the search index keeps it: the engines see tokens only, so both find the same.

#include <string>
#include <string_view>
#include <vector>

namespace plumbline::store {

/// search_tokens cuts text into folded words: runs of letters and digits, case folded, compatibility forms and
/// diacritics removed (ü → u). The parts of an e-mail address become words of their own. At most `most` tokens.
[[nodiscard]] std::vector<std::string> search_tokens(std::string_view text, std::size_t most = 2000);

}  // namespace plumbline::store
