#include "actions/links/patience.h"

#include <gtest/gtest.h>

namespace plumbline::actions {
namespace {

using std::chrono::seconds;

TEST(Patience, LetsTenTriesPassAndThenWaitsLongerEachTime) {
    Patience patience;
    base::Instant now{};
    for (int i = 0; i < 10; ++i) ASSERT_TRUE(patience.guess("a", now)) << i;
    const auto refused = patience.guess("a", now);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "round.wait");
    EXPECT_EQ(refused.error().retry_after, 1);
    EXPECT_TRUE(patience.guess("b", now));
    now += seconds(1);
    EXPECT_TRUE(patience.guess("a", now));
    EXPECT_EQ(patience.guess("a", now).error().retry_after, 2);
    now += std::chrono::hours(2);
    for (int i = 0; i < 30; ++i) {
        ASSERT_TRUE(patience.guess("a", now));
        EXPECT_LE(patience.guess("a", now).error().retry_after, 2048);
        now += seconds(2048);
    }
}

TEST(Patience, GivesOutSoManyWithinASpan) {
    Patience patience;
    base::Instant now{};
    for (int i = 0; i < 3; ++i) ASSERT_TRUE(patience.spend("a", 3, seconds(600), now));
    EXPECT_EQ(patience.spend("a", 3, seconds(600), now + seconds(500)).error().retry_after, 100);
    EXPECT_TRUE(patience.spend("b", 3, seconds(600), now));
    EXPECT_TRUE(patience.spend("a", 3, seconds(600), now + seconds(600)));
}

}  // namespace
}  // namespace plumbline::actions
