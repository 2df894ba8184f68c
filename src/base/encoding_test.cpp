#include "base/encoding.h"

#include <gtest/gtest.h>

#include "base/test_random.h"

namespace plumbline::base {
namespace {

using std::string_literals::operator""s;

struct Vector {
    std::string plain;
    std::string coded;
};

/// RFC 4648, section 10, without padding.
TEST(Base64Url, WritesTheVectorsOfTheStandard) {
    for (const Vector& vector : {Vector{"", ""}, Vector{"f", "Zg"}, Vector{"fo", "Zm8"}, Vector{"foo", "Zm9v"},
                                 Vector{"foob", "Zm9vYg"}, Vector{"fooba", "Zm9vYmE"}, Vector{"foobar", "Zm9vYmFy"}}) {
        EXPECT_EQ(to_base64url(vector.plain), vector.coded);
        EXPECT_EQ(from_base64url(vector.coded), vector.plain);
    }
}

TEST(Base64Url, UsesTheLettersThatUrlsAllow) {
    EXPECT_EQ(to_base64url("\xFB\xFF\xBF"s), "-_-_");
    EXPECT_EQ(from_base64url("-_-_"), "\xFB\xFF\xBF"s);
}

TEST(Base64Url, RefusesWhatIsNotIt) {
    for (const char* text : {"Zg==", "Zg=", "Zm8=", "Z", "Zm9vY", "+/+/", "Zm 9v", "Zm9v\n", " Zm9v", "Zm9v!", "Zm9vä",
                             "====", "Zh", "Zm9", "-_-_=", "aGFsbG\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"})
        EXPECT_FALSE(from_base64url(text).has_value()) << text;
    EXPECT_FALSE(from_base64url("Zm9v\0"s).has_value());
}

TEST(Base64Url, RoundTripsRandomBytes) {
    testing::SeededRandom random(3);
    for (std::size_t length = 0; length < 200; ++length) {
        std::string bytes(length, '\0');
        random.fill({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
        const std::string text = to_base64url(bytes);
        ASSERT_EQ(text.size(), (length * 4 + 2) / 3);
        ASSERT_EQ(text.find_first_of("+/="), std::string::npos);
        ASSERT_EQ(from_base64url(text), bytes);
    }
}

TEST(Hex, WritesTwoLowerCaseDigitsAByte) {
    EXPECT_EQ(to_hex({}), "");
    const std::array<std::uint8_t, 5> bytes{0x00, 0x0F, 0xA0, 0xFF, 0x7B};
    EXPECT_EQ(to_hex(bytes), "000fa0ff7b");
}

/// FIPS 180-4 example values and the NIST Cryptographic Algorithm Validation Program's short messages.
TEST(Sha256, DigestsTheVectorsOfTheStandard) {
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(sha256_hex("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnop"
                         "qrsmnopqrstnopqrstu"),
              "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
    EXPECT_EQ(sha256_hex("\xBD"), "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b");
    EXPECT_EQ(sha256_hex("\xC9\x8C\x8E\x55"), "7abc22c0ae5af26ce93dbb94433a0e0b2e119d014f8e7f65bd56c61ccccd9504");
    EXPECT_EQ(sha256_hex(std::string(1000000, 'a')),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, GivesTheBytesOfItsHexadecimalForm) {
    EXPECT_EQ(to_hex(sha256("plan")), sha256_hex("plan"));
}

TEST(Sha256, TakesTheLengthOfTextsWithNul) {
    EXPECT_NE(sha256_hex("a\0b"s), sha256_hex("a"));
    EXPECT_EQ(sha256_hex(std::string(1, '\0')), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
}

TEST(ConstantTime, ComparesTheWholeText) {
    EXPECT_TRUE(equal_in_constant_time("", ""));
    EXPECT_TRUE(equal_in_constant_time("secret", "secret"));
    EXPECT_FALSE(equal_in_constant_time("secret", "secreT"));
    EXPECT_FALSE(equal_in_constant_time("secret", "Secret"));
    EXPECT_FALSE(equal_in_constant_time("secret", "secre"));
    EXPECT_FALSE(equal_in_constant_time("", "s"));
    EXPECT_FALSE(equal_in_constant_time("a\0b"s, "a\0c"s));
}

}  // namespace
}  // namespace plumbline::base
