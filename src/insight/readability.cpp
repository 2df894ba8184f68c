#include "insight/readability.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace plumbline::insight {

namespace {

/// folded writes the letters of a word in lower case without accents; digits are kept, all else is dropped.
std::string folded(std::string_view word) {
    static constexpr std::string_view Latin1 = "aaaaaaaceeeeiiiidnooooo.ouuuuyts";  // U+00E0 and following
    std::string letters;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const auto byte = static_cast<unsigned char>(word[i]);
        if (byte == 0xC3 && i + 1 < word.size()) {
            const unsigned next = static_cast<unsigned char>(word[++i]);
            letters += next == 0x9F ? 's' : Latin1[next & 0x1F];
        } else if (byte >= 'A' && byte <= 'Z') {
            letters += static_cast<char>(byte - 'A' + 'a');
        } else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
            letters += static_cast<char>(byte);
        } else if (byte == 0xE2 && i + 2 < word.size() && static_cast<unsigned char>(word[i + 1]) == 0x80) {
            i += 2;  // dashes, quotes and dots beyond ASCII
        } else if (byte >= 0xC4) {
            letters += 'n';  // a letter of another alphabet counts as a consonant
        }
    }
    return letters;
}

bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/// has_silent_e tells whether the e of an English word's ending is not heard: make, makes, named, but not table or
/// needed.
bool has_silent_e(std::string_view word) {
    const auto ends = [&](std::string_view ending) { return word.ends_with(ending); };
    std::size_t e = word.size() - 1;
    if (ends("es") || ends("ed")) --e;
    if (word[e] != 'e' || e == 0 || is_vowel(word[e - 1])) return false;
    const char before = word[e - 1];
    if (ends("ed")) return before != 't' && before != 'd';
    if (ends("es")) {
        const bool hisses = before == 's' || before == 'x' || before == 'z' || before == 'c' || before == 'g';
        if (hisses || word.ends_with("shes") || word.ends_with("ches")) return false;
    }
    return !(before == 'l' && e >= 2 && !is_vowel(word[e - 2]));
}

int count_syllables(std::string_view word, bool is_german) {
    int groups = 0;
    bool in_group = false;
    for (const char c : word) {
        if (is_vowel(c) && !in_group) ++groups;
        in_group = is_vowel(c);
    }
    if (!is_german && groups > 1 && has_silent_e(word)) --groups;
    return groups == 0 ? 1 : groups;
}

}  // namespace

bool has_word(std::string_view text) {
    const bool has_plain_letter = std::ranges::any_of(
        text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
    return has_plain_letter || !folded(text).empty();
}

TextCounts count_text_parts(std::string_view text, bool is_german) {
    TextCounts counts;
    bool is_open = false;  // a sentence has words but no end yet
    std::size_t at = 0;
    while (at < text.size()) {
        if (base::is_space(text[at])) {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        while (at < text.size() && !base::is_space(text[at])) ++at;
        const std::string_view token = text.substr(begin, at - begin);
        if (const std::string word = folded(token); !word.empty()) {
            const int syllables = count_syllables(word, is_german);
            ++counts.words;
            counts.syllables += syllables;
            counts.one_syllable += syllables == 1 ? 1 : 0;
            counts.three_syllables += syllables >= 3 ? 1 : 0;
            counts.long_words += word.size() > 6 ? 1 : 0;
            is_open = true;
        }
        const std::size_t last = token.find_last_not_of("\"')]*_");
        if (is_open && last != std::string_view::npos &&
            std::string_view(".!?").find(token[last]) != std::string_view::npos) {
            ++counts.sentences;
            is_open = false;
        }
    }
    if (is_open) ++counts.sentences;
    return counts;
}

// Kincaid, Fishburne, Rogers and Chissom (1975), Research Branch Report 8-75:
//     grade = 0.39 · words/sentences + 11.8 · syllables/words − 15.59
double flesch_kincaid_grade(const TextCounts& counts) {
    if (counts.words == 0) return 0;
    const double words = counts.words;
    return 0.39 * words / counts.sentences + 11.8 * counts.syllables / words - 15.59;
}

// Bamberger and Vanecek (1984), first Wiener Sachtextformel. Its answer is a school grade, as a plan's level is, while
// Flesch's reading ease in Amstad's version has a scale of its own.
//     grade = 0.1935 · MS + 0.1672 · SL + 0.1297 · IW − 0.0327 · ES − 0.875
// MS: percent of words with three syllables or more, SL: words per sentence, IW: percent with more than six letters,
// ES: percent with one syllable.
double wiener_grade(const TextCounts& counts) {
    if (counts.words == 0) return 0;
    const double words = counts.words;
    return 0.1935 * 100 * counts.three_syllables / words + 0.1672 * words / counts.sentences +
           0.1297 * 100 * counts.long_words / words - 0.0327 * 100 * counts.one_syllable / words - 0.875;
}

double reading_grade(std::string_view text, bool is_german) {
    const TextCounts counts = count_text_parts(text, is_german);
    return is_german ? wiener_grade(counts) : flesch_kincaid_grade(counts);
}

}  // namespace plumbline::insight
