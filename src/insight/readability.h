#pragma once
// How many years of school a text asks of its reader.

#include <string_view>

namespace plumbline::insight {

/// TextCounts are what the formulas of readability are made of.
struct TextCounts {
    int sentences = 0;
    int words = 0;
    int syllables = 0;
    int one_syllable = 0;     ///< words of one syllable
    int three_syllables = 0;  ///< words of three syllables or more
    int long_words = 0;       ///< words of more than six letters
};

/// count_text_parts counts sentences, words and syllables. Syllables are groups of vowels; for English a silent e is
/// left out. Words are runs without white space that hold a letter or digit.
[[nodiscard]] TextCounts count_text_parts(std::string_view text, bool is_german);

/// has_word tells whether a text holds a word at all.
[[nodiscard]] bool has_word(std::string_view text);

/// flesch_kincaid_grade is the school grade at which an English text can be read; 0 for a text without words.
[[nodiscard]] double flesch_kincaid_grade(const TextCounts& counts);
/// wiener_grade is the school grade at which a German text can be read; 0 for a text without words.
[[nodiscard]] double wiener_grade(const TextCounts& counts);
/// reading_grade is the grade of a text by the formula of its language.
[[nodiscard]] double reading_grade(std::string_view text, bool is_german);

}  // namespace plumbline::insight
