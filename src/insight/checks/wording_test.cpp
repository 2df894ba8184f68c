#include "insight/checks/wording.h"

#include <gtest/gtest.h>

#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

using base::Speech;

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
    const Speech& english = Speech::english();
    EXPECT_EQ(list_words(english, {}), "");
    EXPECT_EQ(list_words(english, {"a"}), "a");
    EXPECT_EQ(list_words(english, {"a", "b"}), "a and b");
    EXPECT_EQ(list_words(english, {"a", "b", "c"}, Joiner::Or), "a, b or c");
    const PlanGraph graph = testing::sound_plan().graph();
    const Node node{Part::Vision, 0};
    EXPECT_EQ(list_titles(english, graph, {node}), "“Vision”");
    EXPECT_EQ(list_titles(english, graph, {node, node, node, node, node}), "“Vision”, “Vision”, “Vision” and 2 more");
    const Speech& german = testing::german();
    EXPECT_EQ(list_titles(german, graph, {node, node, node, node, node}), "„Vision“, „Vision“, „Vision“ und 2 weitere");
    EXPECT_EQ(list_words(german, {"a", "b", "c"}, Joiner::Or), "a, b oder c");
}

TEST(Wording, WritesValues) {
    EXPECT_EQ(value_text(Speech::english(), 12.504, "%"), "12.5%");
    EXPECT_EQ(value_text(Speech::english(), 2000, ""), "2000");
    EXPECT_EQ(value_text(Speech::english(), -0.333, "h"), "\u22120.33 h");
    EXPECT_EQ(value_text(testing::german(), -0.333, "h"), "\u22120,33 h");
}

}  // namespace
}  // namespace plumbline::insight
