#pragma once
// A title cut into words, with its amounts and its joined segments found.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "insight/check_book.h"

namespace plumbline::insight {

/// Token is one word of a title.
struct Token {
    std::string_view text;  ///< as written, without punctuation around it
    std::string lower;      ///< in lower case
    std::size_t begin = 0;  ///< its place in the title
    std::size_t end = 0;
    bool is_amount = false;  ///< a number, a blank to fill, or a bare "%", that states how much
    bool comma_behind = false;
};

/// Segment is a run of tokens between joiners.
struct Segment {
    std::size_t first = 0;       ///< its first token
    std::size_t last = 0;        ///< one behind its last token
    std::size_t joiner = 0;      ///< the first token of the joiner before it; equal to `first` for the first segment
    std::string_view joined_by;  ///< the joiner before it, in lower case; empty for the first segment
    bool has_amount = false;
};

/// tokens_of cuts a title into words and marks its amounts.
[[nodiscard]] std::vector<Token> tokens_of(std::string_view title);
/// segments_of cuts tokens at joiners (the longest that fits) and at ";" and "&".
[[nodiscard]] std::vector<Segment> segments_of(std::span<const Token> tokens, const Words& joiners);
/// is_one_of tells whether a word is in a list.
[[nodiscard]] bool is_one_of(std::string_view word, std::span<const std::string_view> list);

}  // namespace plumbline::insight
