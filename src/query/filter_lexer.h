#pragma once
// The words of the filter language.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plumbline::query {

/// Token is one word of a filter text.
struct Token {
    /// Kind of a token. Literal covers dates and numbers, which are told apart by their text.
    enum class Kind { Name, Text, Literal, Open, Close, Comma, Slash, Colon, End };
    Kind kind = Kind::End;
    std::string text;  ///< the word; a Text without its quotes and escapes
    int column = 1;    ///< 1-based place in the filter
};

/// read_tokens cuts a filter into tokens; the last one is End.
[[nodiscard]] base::Result<std::vector<Token>> read_tokens(std::string_view text);

/// bad_filter is the error for a mistake at a column of the filter.
[[nodiscard]] base::Error bad_filter(int column, std::string message, std::string hint = {});

}  // namespace plumbline::query
