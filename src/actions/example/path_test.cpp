#include <gtest/gtest.h>

#include "actions/example/series.h"

namespace plumbline::actions::example {

using base::JsonArray;
using base::JsonObject;

namespace {

std::vector<Reading> drawn(const JsonObject& spec) {
    Dice dice("test");
    return Path(spec, dice).readings();
}

JsonObject spec(JsonObject more) {
    JsonObject all{{"from", -100}, {"to", 0}, {"every", 10}, {"decimals", 2}};
    for (const auto& pair : more) all[pair.key()] = pair.value();
    return all;
}

}  // namespace

TEST(Path, LeadsFromStartToEnd) {
    for (const char* shape : {"steady", "late-rise", "early-rise", "decline"}) {
        const auto readings = drawn(spec({{"start", 10}, {"end", 90}, {"shape", shape}}));
        EXPECT_EQ(readings.size(), 11U);
        EXPECT_EQ(readings.front().value, 10) << shape;
        EXPECT_EQ(readings.back().value, 90) << shape;
    }
    EXPECT_EQ(drawn(spec({{"start", 10}, {"end", 90}, {"shape", "flat"}})).back().value, 10);
    EXPECT_EQ(drawn(spec({{"start", 0}, {"end", 8}, {"shape", "late-rise"}}))[5].value, 1);
    EXPECT_EQ(drawn(spec({{"start", 0}, {"end", 8}, {"shape", "early-rise"}}))[5].value, 7);
}

TEST(Path, ReachesItsEndWithSteps) {
    const JsonArray steps{JsonObject{{"day", -50}, {"by", 20}}};
    const auto readings = drawn(spec({{"start", 0}, {"end", 70}, {"steps", steps}}));
    EXPECT_EQ(readings[4].value, 20);
    EXPECT_EQ(readings[5].value, 45);
    EXPECT_EQ(readings.back().value, 70);
}

TEST(Path, FollowsPointsAndValues) {
    const JsonArray points{JsonObject{{"day", -100}, {"value", 0}}, JsonObject{{"day", -50}, {"value", 10}},
                           JsonObject{{"day", 0}, {"value", 0}}};
    const auto along = drawn(spec({{"points", points}}));
    EXPECT_EQ(along[5].value, 10);
    EXPECT_EQ(along[8].value, 4);
    const auto counted = drawn(spec({{"values", JsonObject{{"-52", 3}}}, {"otherwise", 1}}));
    EXPECT_EQ(counted[5].value, 3);
    EXPECT_EQ(counted[6].value, 1);
    const auto alone = drawn({{"values", JsonObject{{"-7", 5}, {"-30", 4}}}, {"decimals", 0}});
    ASSERT_EQ(alone.size(), 2U);
    EXPECT_EQ(alone.front().day, -30);
    EXPECT_EQ(alone.back().value, 5);
}

TEST(Path, CountsSharesInWholePeople) {
    const auto readings = drawn(spec({{"start", 10}, {"end", 50}, {"denominator", 26}, {"decimals", 0}}));
    EXPECT_EQ(readings.front().count, 3);
    EXPECT_EQ(readings.front().of, 26);
    EXPECT_EQ(readings.front().value, 12);
}

TEST(Path, KeepsItsBoundsAndGaps) {
    const JsonArray gaps{JsonObject{{"from", -60}, {"to", -40}}};
    const auto readings =
        drawn(spec({{"start", 0}, {"end", 1}, {"noise", 50}, {"minimum", 0}, {"maximum", 100}, {"gaps", gaps}}));
    EXPECT_EQ(readings.size(), 8U);
    for (const Reading& reading : readings) {
        EXPECT_GE(reading.value, 0);
        EXPECT_LE(reading.value, 100);
    }
}

TEST(Dice, FallTheSameForTheSameName) {
    Dice left("a");
    Dice same("a");
    Dice other("b");
    double sum = 0;
    double squares = 0;
    bool differs = false;
    for (int i = 0; i < 20000; ++i) {
        const double value = left.normal();
        EXPECT_EQ(value, same.normal());
        differs = differs || value != other.normal();
        sum += value;
        squares += value * value;
    }
    EXPECT_TRUE(differs);
    EXPECT_NEAR(sum / 20000, 0, 0.03);
    EXPECT_NEAR(squares / 20000, 1, 0.04);
    EXPECT_EQ(Dice("a").word({{"never", 0}, {"always", 1}}), "always");
}

}  // namespace plumbline::actions::example
