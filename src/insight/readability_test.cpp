#include "insight/readability.h"

#include <gtest/gtest.h>

namespace plumbline::insight {
namespace {

constexpr std::string_view Platypus =
    "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.";

// The published example: 13 words, 24 syllables, grade 11.3.
TEST(Readability, MeetsThePublishedExampleOfFleschKincaid) {
    const TextCounts counts = count_text_parts(Platypus, false);
    EXPECT_EQ(counts.words, 13);
    EXPECT_EQ(counts.sentences, 1);
    EXPECT_EQ(counts.syllables, 24);
    EXPECT_NEAR(flesch_kincaid_grade(counts), 11.3, 0.05);
    EXPECT_NEAR(reading_grade(Platypus, false), 11.3, 0.05);
}

TEST(Readability, ComputesTheFormulaByHand) {
    // 0.39 · 20/2 + 11.8 · 30/20 − 15.59 = 3.9 + 17.7 − 15.59
    EXPECT_NEAR(flesch_kincaid_grade({.sentences = 2, .words = 20, .syllables = 30}), 6.01, 1e-9);
    EXPECT_EQ(flesch_kincaid_grade({}), 0);
}

TEST(Readability, CountsEnglishSyllables) {
    const std::pair<std::string_view, int> words[] = {
        {"make", 1},    {"makes", 1}, {"named", 1},  {"needed", 2},      {"table", 2},   {"people", 2},
        {"changes", 2}, {"value", 2}, {"values", 2}, {"played", 1},      {"watches", 2}, {"whole", 1},
        {"the", 1},     {"be", 1},    {"apps", 1},   {"organization", 5}};
    for (const auto& [word, syllables] : words) EXPECT_EQ(count_text_parts(word, false).syllables, syllables) << word;
}

TEST(Readability, CountsSentencesAndLeavesOutWhatIsNoWord) {
    const TextCounts counts = count_text_parts("We learn. We build – and “share”! Why not?", false);
    EXPECT_EQ(counts.sentences, 3);
    EXPECT_EQ(counts.words, 8);
    EXPECT_EQ(count_text_parts("No full stop", false).sentences, 1);
    EXPECT_EQ(count_text_parts(" – … ", false).words, 0);
    EXPECT_EQ(reading_grade("", false), 0);
}

// Eleven words in one sentence: three of three syllables and more and of more than six letters (Abteilungen, arbeiten,
// gemeinsam), six of one syllable (Die, so, dass, wir, mehr, Zeit).
TEST(Readability, ComputesTheWienerSachtextformelByHand) {
    constexpr std::string_view Text = "Die Abteilungen arbeiten gemeinsam, so dass wir alle mehr Zeit haben.";
    const TextCounts counts = count_text_parts(Text, true);
    EXPECT_EQ(counts.words, 11);
    EXPECT_EQ(counts.sentences, 1);
    EXPECT_EQ(counts.three_syllables, 3);
    EXPECT_EQ(counts.long_words, 3);
    EXPECT_EQ(counts.one_syllable, 6);
    const double expected = 0.1935 * 300 / 11 + 0.1672 * 11 + 0.1297 * 300 / 11 - 0.0327 * 600 / 11 - 0.875;
    EXPECT_NEAR(wiener_grade(counts), expected, 1e-9);
    EXPECT_NEAR(reading_grade(Text, true), expected, 1e-9);
    EXPECT_EQ(wiener_grade({}), 0);
}

TEST(Readability, CountsGermanSyllablesWithUmlautsAndDiphthongs) {
    const std::pair<std::string_view, int> words[] = {{"Straße", 2},   {"über", 2}, {"Häuser", 2},
                                                      {"Maßnahme", 3}, {"viel", 1}, {"gehe", 2}};
    for (const auto& [word, syllables] : words) EXPECT_EQ(count_text_parts(word, true).syllables, syllables) << word;
}

TEST(Readability, GradesHardTextAboveEasyText) {
    const double easy = reading_grade("We build small tools. They save us time.", false);
    const double hard = reading_grade(
        "Operationalizing interdisciplinary organizational capabilities necessitates comprehensive transformation "
        "methodologies.",
        false);
    EXPECT_LT(easy, 5);
    EXPECT_GT(hard, 20);
    EXPECT_GT(reading_grade("Die Operationalisierung organisationsübergreifender Befähigungsmaßnahmen erfordert "
                            "Transformationsmethodik.",
                            true),
              reading_grade("Wir bauen, was wir brauchen.", true) + 5);
}

}  // namespace
}  // namespace plumbline::insight
