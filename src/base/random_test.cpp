#include "base/random.h"

#include <gtest/gtest.h>

#include <set>

#include "base/encoding.h"
#include "base/test_random.h"

namespace plumbline::base {
namespace {

using testing::SeededRandom;

class AllOnes : public Random {
  public:
    void fill(std::span<std::uint8_t> bytes) override {
        for (std::uint8_t& byte : bytes) byte = 0xFF;
    }
};

class AllZeros : public Random {
  public:
    void fill(std::span<std::uint8_t> bytes) override {
        for (std::uint8_t& byte : bytes) byte = 0;
    }
};

Instant instant(std::string_view text) {
    return parse_instant(text).value();
}

/// RFC 9562, appendix A.6: Tuesday, February 22, 2022 2:22:22.00 PM GMT-05:00 is 0x017F22E279B0.
TEST(Uuid7, HoldsTheMillisecondsOfTheStandardsExample) {
    SeededRandom random;
    EXPECT_TRUE(make_uuid7(instant("2022-02-22T14:22:22-05:00"), random).starts_with("017f22e2-79b0-7"));
}

TEST(Uuid7, HasVersionAndVariantWhateverTheRandomBits) {
    AllOnes ones;
    AllZeros zeros;
    EXPECT_EQ(make_uuid7(instant("1970-01-01T00:00:00Z"), ones), "00000000-0000-7fff-bfff-ffffffffffff");
    EXPECT_EQ(make_uuid7(instant("1970-01-01T00:00:00Z"), zeros), "00000000-0000-7000-8000-000000000000");
    EXPECT_EQ(make_uuid7(instant("1970-01-01T00:00:00.001Z"), zeros), "00000000-0001-7000-8000-000000000000");
}

TEST(Uuid7, RoundsTheMomentDownToMilliseconds) {
    AllZeros zeros;
    EXPECT_EQ(make_uuid7(instant("2026-11-22T09:30:00.123999Z"), zeros),
              make_uuid7(instant("2026-11-22T09:30:00.123000Z"), zeros));
    EXPECT_NE(make_uuid7(instant("2026-11-22T09:30:00.124000Z"), zeros),
              make_uuid7(instant("2026-11-22T09:30:00.123000Z"), zeros));
}

TEST(Uuid7, SortsByTheMoment) {
    SeededRandom random(11);
    testing::HandClock clock;
    std::string last;
    for (int i = 0; i < 2000; ++i) {
        const std::string id = make_uuid7(clock.now(), random);
        ASSERT_TRUE(is_uuid(id)) << id;
        ASSERT_EQ(id[14], '7');
        ASSERT_NE(std::string("89ab").find(id[19]), std::string::npos) << id;
        ASSERT_LT(last, id);
        last = id;
        clock.forward(std::chrono::milliseconds(1 + i % 5000));
    }
}

TEST(Uuid7, DiffersWithinOneMoment) {
    SeededRandom random(12);
    std::set<std::string> ids;
    for (int i = 0; i < 1000; ++i) ids.insert(make_uuid7(instant("2026-11-22T09:30:00Z"), random));
    EXPECT_EQ(ids.size(), 1000U);
}

TEST(Uuid7, ComesBackWithTheSameSeed) {
    SeededRandom first(5);
    SeededRandom second(5);
    SeededRandom other(6);
    const Instant now = instant("2026-11-22T09:30:00Z");
    const std::string id = make_uuid7(now, first);
    EXPECT_EQ(id, make_uuid7(now, second));
    EXPECT_NE(id, make_uuid7(now, other));
}

TEST(IsUuid, TakesLowerCaseWithHyphensOfAnyVersion) {
    for (const char* text : {"00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff",
                             "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"})
        EXPECT_TRUE(is_uuid(text)) << text;
}

TEST(IsUuid, RefusesEverythingElse) {
    for (const char* text : {"", "017f22e2-79b0-7cc3-98c4-dc0c0c07398", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0",
                             "017F22E2-79B0-7CC3-98C4-DC0C0C07398F", "017f22e279b07cc398c4dc0c0c07398f",
                             "{017f22e2-79b0-7cc3-98c4-dc0c0c07398f}", "017f22e2-79b0-7cc3-98c4-dc0c0c07398g",
                             "017f22e2-79b0-7cc3-98c4_dc0c0c07398f", "017f22e-279b0-7cc3-98c4-dc0c0c07398f",
                             "017f22e2-79b0-7cc3-98c4-dc0c0c0739-f", " 17f22e2-79b0-7cc3-98c4-dc0c0c07398f",
                             "urn:uuid:017f22e2-79b0-7cc3-98c4-dc0"})
        EXPECT_FALSE(is_uuid(text)) << text;
}

TEST(Token, HasTheLengthAskedFor) {
    SeededRandom random(2);
    EXPECT_EQ(random_token(random).size(), 43U);
    EXPECT_EQ(random_token(random, 16).size(), 22U);
    EXPECT_EQ(random_token(random, 0), "");
    EXPECT_EQ(from_base64url(random_token(random)).value().size(), 32U);
}

TEST(Token, NeverRepeats) {
    SeededRandom random(2);
    std::set<std::string> tokens;
    for (int i = 0; i < 1000; ++i) tokens.insert(random_token(random, 16));
    EXPECT_EQ(tokens.size(), 1000U);
}

}  // namespace
}  // namespace plumbline::base
