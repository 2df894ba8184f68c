#include "actions/password_rule.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/password.h"
#include "base/text.h"
#include "entities/library.h"

namespace plumbline::actions {

using base::fail;
using base::Result;

namespace {

constexpr int FewestParts = 4;
constexpr std::size_t LongestWord = 32;
constexpr std::array<std::string_view, 8> Rows{
    "qwertyuiop", "qwertzuiop",          "asdfghjkl", "zxcvbnm", "yxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn",
    "azertyuiop", "1q2w3e4r5t6y7u8i9o0p"};

/// The list is sorted by bytes and stays in the binary; views into it are all that is made.
const std::vector<std::string_view>& common_words() {
    static const std::vector<std::string_view> Words = [] {
        std::vector<std::string_view> words = base::split(entities::library_text("common-passwords"), '\n');
        std::erase_if(words, [](std::string_view word) { return word.empty() || word.starts_with("# "); });
        std::ranges::sort(words);
        return words;
    }();
    return Words;
}

char letter_of(char sign) {
    constexpr std::string_view Signs = "0134579@$";
    constexpr std::string_view Letters = "oleastgas";
    const std::size_t at = Signs.find(sign);
    return at == std::string_view::npos ? sign : Letters[at];
}

bool is_part_sign(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '@' || c == '$' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// Lower case, without blanks and what stands between words.
std::string bare(std::string_view text) {
    std::string kept = base::to_lower_ascii(text);
    std::erase_if(kept, [](char c) { return !is_part_sign(c); });
    return kept;
}

std::string with_letters(std::string text) {
    std::ranges::transform(text, text.begin(), letter_of);
    return text;
}

/// Whether a piece goes up, down or stays by one step from sign to sign, or lies in a row of the keyboard.
bool is_run(std::string_view piece) {
    if (piece.size() < 3) return false;
    const int step = piece[1] - piece[0];
    bool is_even = step >= -1 && step <= 1;
    for (std::size_t i = 1; i < piece.size() && is_even; ++i) is_even = piece[i] - piece[i - 1] == step;
    if (is_even) return true;
    const std::string back(piece.rbegin(), piece.rend());
    return piece.size() >= 4 && std::ranges::any_of(Rows, [&](std::string_view row) {
               return row.find(piece) != std::string_view::npos || row.find(back) != std::string_view::npos;
           });
}

bool is_number(std::string_view piece) {
    return piece.size() <= 4 && std::ranges::all_of(piece, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_listed(const std::vector<std::string>& words, std::string_view piece) {
    return std::ranges::binary_search(common_words(), piece) || std::ranges::find(words, piece) != words.end();
}

/// What a piece of a password costs: nothing where it stood in it before, one where it is a part, too much otherwise.
int cost_of(const std::string& text, const std::string& lettered, std::size_t from, std::size_t size,
            const std::vector<std::string>& words) {
    constexpr int TooMuch = 1000;
    const std::string_view piece = std::string_view(text).substr(from, size);
    const std::string_view before = std::string_view(text).substr(0, from);
    if (size >= 3 && before.find(piece) != std::string_view::npos) return 0;
    if (size == 1 && from > 0 && text[from] == text[from - 1]) return 0;
    if (size == 1 || is_number(piece) || is_run(piece)) return 1;
    if (size < 3) return TooMuch;
    return is_listed(words, piece) || is_listed(words, std::string_view(lettered).substr(from, size)) ? 1 : TooMuch;
}

/// Each word alone and as it stands, from three letters on.
std::vector<std::string> own_words(const std::vector<std::string>& words) {
    std::vector<std::string> own{"plumbline"};
    for (const std::string& word : words) {
        own.push_back(bare(word));
        std::string part;
        for (const char c : base::to_lower_ascii(word) + " ") {
            if (is_part_sign(c) && c != '@') {
                part += c;
                continue;
            }
            own.push_back(std::move(part));
            part.clear();
        }
    }
    std::erase_if(own, [](const std::string& word) { return word.size() < 3; });
    return own;
}

}  // namespace

int password_parts(std::string_view password, const std::vector<std::string>& words) {
    const std::string text = bare(password);
    const std::string lettered = with_letters(text);
    const std::vector<std::string> own = own_words(words);
    std::vector<int> fewest(text.size() + 1, std::numeric_limits<int>::max());
    fewest[0] = 0;
    for (std::size_t from = 0; from < text.size(); ++from)
        for (std::size_t size = 1; size <= std::min(LongestWord, text.size() - from); ++size)
            fewest[from + size] =
                std::min(fewest[from + size], fewest[from] + cost_of(text, lettered, from, size, own));
    return fewest.back();
}

Result<void> check_password(std::string_view password, const std::vector<std::string>& words) {
    TRY(base::check_length(password));
    if (password_parts(password, words) >= FewestParts) return {};
    return fail(base::invalid("password.obvious", "password",
                              "The password is one that others would guess: it is made of well-known passwords, names, "
                              "runs or repetitions.",
                              "Use four words or more that do not belong together."));
}

}  // namespace plumbline::actions
