#include "base/speech.h"

#include <gtest/gtest.h>

namespace plumbline::base {
namespace {

using namespace std::chrono_literals;

constexpr Date Monday{2026y, std::chrono::November, 16d};

Speech german(std::string_view json) {
    auto speech = Speech::load("de", json);
    EXPECT_TRUE(speech.has_value()) << (speech ? "" : speech.error().message);
    return speech ? *speech : Speech::english();
}

TEST(Speech, SaysEnglishAsItIsWritten) {
    const Speech& speech = Speech::english();
    EXPECT_EQ(speech("{} of {:.0f}", 3, 4.6), "3 of 5");
    EXPECT_EQ(speech.text("It has no owner."), "It has no owner.");
    EXPECT_EQ(speech.language(), "en");
}

TEST(Speech, TranslatesAndFallsBack) {
    const Speech speech = german(R"({"{} of {:.0f}":"{1:.0f}, davon {0}","It has no owner.":"Niemand.",
        "{} day":"{} Tag","{} days":"{} Tage"})");
    EXPECT_EQ(speech("{} of {:.0f}", 3, 4.6), "5, davon 3");
    EXPECT_EQ(speech.text("It has no owner."), "Niemand.");
    EXPECT_EQ(speech("It has no {}.", "end"), "It has no end.");
    EXPECT_EQ(speech.text("Braces {} stay"), "Braces {} stay");
    EXPECT_EQ(speech.count(1, "{} day", "{} days"), "1 Tag");
    EXPECT_EQ(speech.count(0, "{} day", "{} days"), "0 Tage");
    const Speech copy = speech;  // shares the catalogue
    EXPECT_EQ(copy.text("It has no owner."), "Niemand.");
}

TEST(Speech, RefusesTranslationsWhosePlaceholdersDoNotFit) {
    for (const char* fits : {R"({"a {}":"b {}"})", R"({"a {}":"b {0} und {0}"})", R"({"{} {}":"{1} {0}"})",
                             R"({"{:.1f} %":"{0:.1f} Prozent"})", R"({"{{}} {}":"{} {{"})", "{}"})
        EXPECT_TRUE(Speech::load("de", fits).has_value()) << fits;
    for (const char* wrong :
         {R"({"a {}":"b"})", R"({"a":"b {}"})", R"({"a {}":"b {} {}"})", R"({"a {}":"b {1}"})",
          R"({"a {:.0f}":"b {}"})", R"({"a {}":"b {:d}"})", R"({"a {}":"b {"})", R"({"a {}":"b }"})",
          R"({"a {}":"b {name}"})", R"({"{} {}":"{0} {}"})", R"({"{} {}":"{} {1}"})", R"({"a {}":"b {:{}}"})",
          R"({"a {}":"b {999999999999}"})", R"({"a":1})", R"(["a"])", R"({"a":)"})
        EXPECT_FALSE(Speech::load("de", wrong).has_value()) << wrong;
}

TEST(Speech, WritesNumbersAndDays) {
    const Speech speech = german("{}");
    EXPECT_EQ(Speech::english().number(12.504), "12.5");
    EXPECT_EQ(speech.number(12.504), "12,5");
    EXPECT_EQ(speech.number(-0.333), "\u22120,33");
    EXPECT_EQ(Speech::english().percent(62.5), "62.5%");
    EXPECT_EQ(speech.percent(-62.5), "\u221262,5\u202f%");
    EXPECT_EQ(speech.number(8.04, 1), "8");
    EXPECT_EQ(speech.number(-0.001), "0");
    EXPECT_EQ(speech.number(2000), "2000");
    EXPECT_EQ(Speech::english().day(Monday), "16 Nov 2026");
    EXPECT_EQ(Speech::american().day(Monday), "Nov 16, 2026");
    EXPECT_EQ(speech.day(Monday), "16.11.2026");
    EXPECT_EQ(speech.day({2027y, std::chrono::March, 1d}), "01.03.2027");
    EXPECT_EQ(speech.day({2027y, std::chrono::February, 30d}), format_date({2027y, std::chrono::February, 30d}));
}

TEST(Speeches, FindLanguagesByTheirTag) {
    const Speeches speeches({german(R"({"yes":"ja"})")});
    EXPECT_EQ(speeches.in("de").text("yes"), "ja");
    EXPECT_EQ(speeches.in("en-US").day(Monday), "Nov 16, 2026");
    EXPECT_EQ(speeches.in("en-US").language(), "en");
    for (const char* language : {"", "en", "en-GB", "fr", "DE"})
        EXPECT_EQ(speeches.in(language).text("yes"), "yes") << language;
}

}  // namespace
}  // namespace plumbline::base
