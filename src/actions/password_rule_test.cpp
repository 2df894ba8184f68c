#include "actions/password_rule.h"

#include <gtest/gtest.h>

namespace plumbline::actions {
namespace {

const std::vector<std::string> Words{"ann.berg@alpine-works.example", "Ann Berg", "Alpine Works GmbH"};

std::string code_of(std::string_view password) {
    const auto result = check_password(password, Words);
    EXPECT_TRUE(result || (result.error().field == "password" && !result.error().message.empty()));
    return result ? "" : result.error().code;
}

TEST(PasswordRule, TakesWhatNobodyWouldGuess) {
    for (const char* good :
         {"violet tram under seven bells", "river anchor melody fox", "Kx9#mQ2$vL7!pR4", "jede Nacht fliegt ein Zug",
          "a very long first sentence", "the first long sentence", "zwölf Büffel übers Moor",
          "ann likes cold rivers and maps", "日本語のパスワードは十五文字以上"})
        EXPECT_EQ(code_of(good), "") << good;
}

TEST(PasswordRule, RefusesWhatOthersGuessFirst) {
    for (const char* bad : {"passwordpassword",
                            "Password12345678",
                            "p4ssw0rdp4ssw0rd",
                            "P@ssw0rd!P@ssw0rd!",
                            "qwertyuiopasdfgh",
                            "qwertzuiop123456",
                            "123456789012345",
                            "aaaaaaaaaaaaaaa",
                            "abcabcabcabcabc",
                            "iloveyouiloveyou",
                            "letmeinletmein2026",
                            "111111111111111111",
                            "correct horse battery staple",
                            "Correct-Horse-Battery-Staple",
                            "a long sentence to remember",
                            "1qaz2wsx3edc4rfv",
                            "monkey dragon monkey",
                            "sunshine 2026 2026 2026",
                            "abcdefghijklmnop",
                            "zyxwvutsrqponml",
                            "!!!!!!!!!!!!!!!!"})
        EXPECT_EQ(code_of(bad), "password.obvious") << bad;
}

TEST(PasswordRule, RefusesWhatIsMadeOfOnesOwnNames) {
    for (const char* bad : {"ann.berg@alpine-works.example", "ANN.BERG@Alpine-Works.Example 1", "AnnBergAnnBergAnnBerg",
                            "alpineworks2026!!", "plumblineplumbline", "Plumbline-Alpine-Works", "Alpine Works GmbH 1"})
        EXPECT_EQ(code_of(bad), "password.obvious") << bad;
}

TEST(PasswordRule, CountsPartsOnce) {
    EXPECT_EQ(password_parts("password", {}), 1);
    EXPECT_EQ(password_parts("password password", {}), 1);
    EXPECT_EQ(password_parts("password7391", {}), 2);
    EXPECT_EQ(password_parts("xkq", {}), 3);
    EXPECT_EQ(password_parts("", {}), 0);
}

TEST(PasswordRule, HoldsAgainstALongPasswordInShortTime) {
    std::string longest;
    for (int i = 0; i < 256; ++i) longest += static_cast<char>('a' + (i * 7 + i / 26) % 26);
    EXPECT_EQ(code_of(longest), "");
    EXPECT_EQ(code_of(longest + "x"), "password.long");
    EXPECT_EQ(code_of("short"), "password.short");
}

}  // namespace
}  // namespace plumbline::actions
