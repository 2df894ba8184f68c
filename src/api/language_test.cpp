#include "api/language.h"

#include <gtest/gtest.h>

namespace plumbline::api {
namespace {

std::string asked(const std::string& value) {
    http::Request request;
    if (!value.empty()) request.headers.set("Accept-Language", value);
    return language_of(request);
}

TEST(LanguageOf, IsGermanWhereThatWeighsMore) {
    for (const char* value :
         {"de", "DE", "de-AT,de;q=0.9,en;q=0.8", "en;q=0.5, de-CH ; q=0.6", "fr,de;q=0.1", "en;q=0,de;q=0.001"})
        EXPECT_EQ(asked(value), "de") << value;
    for (const char* value : {"", "en", "en-GB,en;q=0.9,de;q=0.8", "fr", "*", "de;q=0", "de;q=0.5,*;q=0.5", "den",
                              "de;q=zzz", "de;q=7", ";;;,,,;q=", "de;q=-1"})
        EXPECT_EQ(asked(value), "en") << value;
}

TEST(LanguageOf, ReadsNoMoreRangesThanPeopleHave) {
    std::string many;
    for (int i = 0; i < 2000; ++i) many += "fr,";
    EXPECT_EQ(asked(many + "de"), "en");
}

}  // namespace
}  // namespace plumbline::api
