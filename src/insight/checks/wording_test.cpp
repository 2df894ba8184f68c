#include "insight/checks/wording.h"

#include <gtest/gtest.h>

#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

TEST(Wording, TellsWordsFromBlanks) {
    for (const char* text : {"Save time", "x", "5", "Ü", "tbd later", "No"}) EXPECT_TRUE(says_something(text)) << text;
    for (const char* text :
         {"", "  ", "-", "–", "…", "___", "Win ___ leaders", "TBD", "tbd.", "n/a", "Todo", "None", "?!"})
        EXPECT_FALSE(says_something(text)) << text;
}

TEST(Wording, FindsBlanks) {
    EXPECT_TRUE(has_blank("___ % of staff"));
    EXPECT_TRUE(has_blank("__ stories"));
    EXPECT_TRUE(has_blank("[number] stories", "[number]"));
    EXPECT_FALSE(has_blank("snake_case stays"));
    EXPECT_FALSE(has_blank("12 stories", ""));
}

TEST(Wording, CountsWords) {
    EXPECT_EQ(count_words("We build – and share"), 4);
    EXPECT_EQ(count_words("self-built apps\nsave 5 hours"), 5);
    EXPECT_EQ(count_words(""), 0);
}

TEST(Wording, ListsWordsAndTitles) {
    EXPECT_EQ(list_words({}), "");
    EXPECT_EQ(list_words({"a"}), "a");
    EXPECT_EQ(list_words({"a", "b"}), "a and b");
    EXPECT_EQ(list_words({"a", "b", "c"}, "or"), "a, b or c");
    const PlanGraph graph = testing::sound_plan().graph();
    const Node node{Part::Vision, 0};
    EXPECT_EQ(list_titles(graph, {node}), "“Vision”");
    EXPECT_EQ(list_titles(graph, {node, node, node, node, node}), "“Vision”, “Vision”, “Vision” and 2 more");
}

TEST(Wording, WritesCountsAndValues) {
    EXPECT_EQ(count_text(1, "day"), "1 day");
    EXPECT_EQ(count_text(0, "day"), "0 days");
    EXPECT_EQ(value_text(12.504, "%"), "12.5 %");
    EXPECT_EQ(value_text(2000, ""), "2000");
    EXPECT_EQ(value_text(-0.333, "h"), "-0.33 h");
}

}  // namespace
}  // namespace plumbline::insight
