#include "actions/notices/check_in_patience.h"

#include <gtest/gtest.h>

namespace plumbline::actions {
namespace {

const base::Instant Begin = base::parse_instant("2026-11-23T07:00:00Z").value();

TEST(CheckInPatience, TenAreFreeThenWaitsDouble) {
    CheckInPatience patience;
    base::Instant now = Begin;
    for (int i = 0; i < 10; ++i) {
        EXPECT_TRUE(patience.check("a", now));
        patience.note_failure("a", now);
    }
    EXPECT_TRUE(patience.check("a", now));
    patience.note_failure("a", now);
    const auto refused = patience.check("a", now);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, base::ErrorKind::TooMany);
    EXPECT_GT(refused.error().retry_after, 0);
    EXPECT_TRUE(patience.check("b", now)) << "another key is free";
    now += std::chrono::seconds(2);
    EXPECT_TRUE(patience.check("a", now));
    patience.note_failure("a", now);
    EXPECT_FALSE(patience.check("a", now + std::chrono::seconds(3)));
    EXPECT_TRUE(patience.check("a", now + std::chrono::seconds(4)));
}

TEST(CheckInPatience, SuccessAndADayForgive) {
    CheckInPatience patience;
    for (int i = 0; i < 15; ++i) patience.note_failure("a", Begin);
    EXPECT_FALSE(patience.check("a", Begin));
    patience.forgive("a");
    EXPECT_TRUE(patience.check("a", Begin));
    for (int i = 0; i < 15; ++i) patience.note_failure("a", Begin);
    patience.note_failure("a", Begin + std::chrono::hours(25));
    EXPECT_TRUE(patience.check("a", Begin + std::chrono::hours(25)));
}

TEST(CheckInPatience, ManyKeysDoNotFillTheMemory) {
    CheckInPatience patience;
    for (int i = 0; i < 25'000; ++i) patience.note_failure(std::to_string(i), Begin);
    EXPECT_TRUE(patience.check("0", Begin));
}

}  // namespace
}  // namespace plumbline::actions
