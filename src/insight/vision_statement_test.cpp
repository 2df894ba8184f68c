#include "insight/vision_statement.h"

#include <gtest/gtest.h>

namespace plumbline::insight {
namespace {

std::string composed(std::string_view json) {
    return compose_statement(base::parse_json(json).value().as_object());
}

// C02: goal, reason and method become one statement.
TEST(VisionStatement, GoesOnBehindACommaWhereAPartBeginsSmall) {
    EXPECT_EQ(composed(R"({"goal":"Teams solve small problems themselves","reason":"so that nobody waits",
                           "method":"by learning on real work"})"),
              "Teams solve small problems themselves, so that nobody waits, by learning on real work.");
    EXPECT_EQ(composed(R"({"goal":"Teams help themselves.","reason":"so that nobody waits."})"),
              "Teams help themselves, so that nobody waits.");
}

TEST(VisionStatement, BeginsASentenceWhereAPartBeginsLarge) {
    EXPECT_EQ(composed(R"({"goal":"Who waits?","reason":"Nobody has time to wait.","method":"We learn"})"),
              "Who waits? Nobody has time to wait. We learn.");
}

TEST(VisionStatement, IsOneLine) {
    EXPECT_EQ(composed(R"({"goal":"  Teams help\n  themselves ","method":"by  learning\n"})"),
              "Teams help themselves, by learning.");
}

TEST(VisionStatement, NeedsAGoal) {
    EXPECT_EQ(composed(R"({"reason":"so that nobody waits"})"), "");
    EXPECT_EQ(composed(R"({"goal":"Grow"})"), "Grow.");
}

TEST(VisionStatement, IsRewordedByAnyOfItsParts) {
    const auto of = [](std::string_view json) { return base::parse_json(json).value().as_object(); };
    EXPECT_FALSE(is_reworded(of(R"({"goal":"a","owner":"x"})"), of(R"({"goal":"a","owner":"y"})")));
    EXPECT_TRUE(is_reworded(of(R"({"goal":"a"})"), of(R"({"goal":"a","method":"b"})")));
}

}  // namespace
}  // namespace plumbline::insight
