#include "http/entity_tags.h"

#include <gtest/gtest.h>

namespace plumbline::http {
namespace {

std::string read(const std::vector<std::string_view>& lines) {
    const EntityTags tags = read_entity_tags(lines);
    std::string all = tags.is_any ? "* " : "";
    for (const std::string& tag : tags.strong) all += tag + " ";
    for (const std::string& tag : tags.weak) all += "W/" + tag + " ";
    return all;
}

TEST(EntityTags, AreReadOneOrMany) {
    EXPECT_EQ(read({}), "");
    EXPECT_EQ(read({""}), "");
    EXPECT_EQ(read({"*"}), "* ");
    EXPECT_EQ(read({"  * "}), "* ");
    EXPECT_EQ(read({R"("1")"}), R"("1" )");
    EXPECT_EQ(read({R"("")"}), R"("" )");
    EXPECT_EQ(read({R"("7", "1" ,W/"3",,"a,b")"}), R"("7" "1" "a,b" W/"3" )");
    EXPECT_EQ(read({R"("7")", R"(W/"1","2")"}), R"("7" "2" W/"1" )");
}

TEST(EntityTags, PassOverWhatIsNone) {
    for (const char* text :
         {"1", "\"1", "1\"", "'1'", "w/\"1\"", "W/1", "W/ \"1\"", "\"1\"x", "x\"1\"", "\"a b\"", "**", "*, x", ","})
        EXPECT_EQ(read({text}), "") << text;
    EXPECT_EQ(read({R"(x, "2")"}), R"("2" )");
    EXPECT_EQ(read({R"(*, "2")"}), R"("2" )");
}

TEST(EntityTags, MatchWeaklyWhicheverWayTheyAreWritten) {
    const EntityTags tags = read_entity_tags({R"("7", W/"3")"});
    EXPECT_TRUE(tags.matches_weakly("\"7\""));
    EXPECT_TRUE(tags.matches_weakly("\"3\""));
    EXPECT_FALSE(tags.matches_weakly("\"1\""));
    EXPECT_FALSE(tags.matches_weakly("7"));
}

}  // namespace
}  // namespace plumbline::http
