#include "base/password.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace plumbline::base {
namespace {

constexpr std::string_view Good = "correct horse battery staple";

TEST(Password, FitsItsHashOnly) {
    PasswordHasher hasher;
    const std::string hash = hasher.hash(Good).value();
    EXPECT_TRUE(hasher.verify(Good, hash).value());
    EXPECT_FALSE(hasher.verify("correct horse battery stapl", hash).value());
    EXPECT_FALSE(hasher.verify("Correct horse battery staple", hash).value());
    EXPECT_FALSE(hasher.verify("correct horse battery staple ", hash).value());
    EXPECT_FALSE(hasher.verify("", hash).value());
}

TEST(Password, IsHashedByArgon2idWithTheStatedCost) {
    PasswordHasher hasher;
    const std::string hash = hasher.hash(Good).value();
    EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=47104,t=1,p=1$")) << hash;
    EXPECT_EQ(hash.find("horse"), std::string::npos);
}

TEST(Password, HasAnotherSaltEachTime) {
    PasswordHasher hasher;
    EXPECT_NE(hasher.hash(Good).value(), hasher.hash(Good).value());
}

TEST(Password, NeverFitsAMissingOrBrokenHash) {
    PasswordHasher hasher;
    EXPECT_FALSE(hasher.verify(Good, "").value());
    EXPECT_FALSE(hasher.verify("", "").value());
    EXPECT_FALSE(hasher.verify(Good, "plain text").value());
    EXPECT_FALSE(hasher.verify(Good, "$argon2id$v=19$m=47104,t=1,p=1$c2FsdA$").value());
    EXPECT_FALSE(hasher.verify(Good, std::string(Good)).value());
}

TEST(PasswordHasher, LetsFewInAndRefusesTheRestAtOnce) {
    PasswordHasher hasher;
    std::atomic<int> done{0};
    std::atomic<int> refused{0};
    {
        std::vector<std::jthread> threads;
        threads.reserve(20);
        for (int i = 0; i < 20; ++i)
            threads.emplace_back([&] {
                const auto hash = hasher.hash(Good);
                (hash ? done : refused).fetch_add(1);
                if (!hash) {
                    EXPECT_EQ(hash.error().kind, ErrorKind::TooMany);
                    EXPECT_GT(hash.error().retry_after, 0);
                }
            });
    }
    EXPECT_EQ(done + refused, 20);
    EXPECT_GE(done, PasswordHasher::AtOnce + PasswordHasher::Waiting);
    EXPECT_GT(refused, 0);
    EXPECT_TRUE(hasher.hash(Good).has_value()) << "and has room again";
}

std::string code_of(std::string_view password) {
    const auto result = check_length(password);
    EXPECT_TRUE(result || result.error().field == "password");
    return result ? "" : result.error().code;
}

TEST(PasswordLength, TakesFifteenTo256Characters) {
    EXPECT_EQ(code_of(Good), "");
    EXPECT_EQ(code_of(std::string(15, 'x')), "");
    EXPECT_EQ(code_of(std::string(256, 'x')), "");
}

TEST(PasswordLength, CountsCharactersNotBytes) {
    std::string umlauts;
    for (int i = 0; i < 14; ++i) umlauts += "ü";
    EXPECT_EQ(code_of(umlauts), "password.short");
    EXPECT_EQ(code_of(umlauts + "ü"), "");
    std::string emoji;
    for (int i = 0; i < 256; ++i) emoji += "😀";
    EXPECT_EQ(code_of(emoji), "");
    EXPECT_EQ(code_of(emoji + "!"), "password.long");
}

TEST(PasswordLength, RefusesShortLongAndBroken) {
    EXPECT_EQ(code_of(""), "password.short");
    EXPECT_EQ(code_of(std::string(14, 'x')), "password.short");
    EXPECT_EQ(code_of(std::string(257, 'x')), "password.long");
    EXPECT_EQ(code_of("\xFF\xFE abcdefghijklmnopqrs"), "password.short");
}

TEST(PasswordLength, SaysHowToMendIt) {
    EXPECT_FALSE(check_length("short").error().hint.empty());
    EXPECT_EQ(check_length("short").error().kind, ErrorKind::Invalid);
}

}  // namespace
}  // namespace plumbline::base
