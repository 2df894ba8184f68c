#include "api/language.h"

#include <gtest/gtest.h>

namespace plumbline::api {
namespace {

std::string_view wanted(const std::vector<std::string>& lines) {
    http::Request request;
    for (const std::string& line : lines) request.headers.add("Accept-Language", line);
    return language_of(request);
}

TEST(Language, IsTheOneThatIsWantedMost) {
    for (const char* german :
         {"de", "DE", "de-AT", "de-CH-1996", "de, en", "de;q=0.9, en;q=0.8", "en;q=0.8, de;q=0.9", "fr, de;q=0.5",
          "fr;q=1, de;q=0.001", "en;q=0, de", "de;q=0.5, en;q=0.5", " de ; q=1 ", "de;Q=0.5", "de;q=1.000",
          "*;q=0.1, de;q=0.2", "*, en;q=0", "*, de", "de;q=0.2, de-AT;q=0.9, en;q=0.5", ",,de,,"})
        EXPECT_EQ(wanted({german}), "de") << german;
    for (const char* english : {"", "en", "en-GB", "fr", "*", "en, de", "en;q=0.9, de;q=0.8", "de;q=0", "de;q=0.000",
                                "*;q=0", "*, de;q=0.5", "en;q=0.5, de;q=0.5", "fr, es;q=0.9", "den", "d", "dexyz-AT"})
        EXPECT_EQ(wanted({english}), "") << english;
}

TEST(Language, KnowsTheEnglishThatPutsTheMonthFirst) {
    for (const char* american : {"en-US", "en-us,en;q=0.9", "EN-US, de;q=0.9", "fr, en-US;q=0.5", "en-US, en-GB"})
        EXPECT_EQ(wanted({american}), "en-US") << american;
    for (const char* english : {"en-GB, en-US;q=0.9", "en, en-US", "en-US;q=0", "en-USA", "en-US;q=2", "en-US-x"})
        EXPECT_EQ(wanted({english}), "") << english;
    EXPECT_EQ(wanted({"en-US;q=0.5, de"}), "de");
}

TEST(Language, SpansTheLinesOfTheHeader) {
    EXPECT_EQ(wanted({}), "");
    EXPECT_EQ(wanted({"fr", "de"}), "de");
    EXPECT_EQ(wanted({"en", "de"}), "");
}

TEST(Language, PassesOverWhatCannotBeRead) {
    for (const char* broken : {"de;q=2", "de;q=-1", "de;q=", "de;q=abc", "de;q=0.1234", "de;q=1.001", "de;x=1", "de;;;",
                               ";q=1", "de q=1", "\"de\"", "de;q=0.5;x", "q=1",
                               "d\x01"
                               "e"})
        EXPECT_EQ(wanted({broken}), "") << broken;
    EXPECT_EQ(wanted({"de;q=oops, de;q=0.1"}), "de") << "the rest counts";
    EXPECT_EQ(wanted({std::string(60000, 'd')}), "");
    EXPECT_EQ(wanted({std::string(60000, ',') + "de"}), "") << "only the first ranges are read";
    EXPECT_EQ(wanted({"de-" + std::string(60000, 'x')}), "");
    EXPECT_EQ(wanted(std::vector<std::string>(1000, "fr,es")), "");
}

TEST(Language, IsSaidInTheAnswer) {
    http::Response response;
    say_language(response, "de");
    EXPECT_EQ(*response.headers.find_value("Content-Language"), "de");
    EXPECT_EQ(*response.headers.find_value("Vary"), "Accept-Language");
    add_to_vary(response, "Accept-Encoding");
    EXPECT_EQ(*response.headers.find_value("Vary"), "Accept-Language, Accept-Encoding");
}

}  // namespace
}  // namespace plumbline::api
