#include <gtest/gtest.h>

#include <charconv>
#include <cmath>
#include <limits>

#include "base/json.h"
#include "base/test_random.h"
#include "base/text.h"

namespace plumbline::base {
namespace {

using testing::Dice;

/// Equal as JSON sees it: numbers by value, however they are stored; objects by key.
bool same(const Json& left, const Json& right) {
    const auto a = number_of(left);
    const auto b = number_of(right);
    if (a || b) return a && b && *a == *b;
    if (left.kind() != right.kind()) return false;
    if (left.is_array()) {
        const auto& one = left.get_array();
        const auto& two = right.get_array();
        if (one.size() != two.size()) return false;
        for (std::size_t i = 0; i < one.size(); ++i)
            if (!same(one[i], two[i])) return false;
        return true;
    }
    if (left.is_object()) {
        if (left.get_object().size() != right.get_object().size()) return false;
        for (const auto& pair : left.get_object()) {
            const Json* other = right.get_object().if_contains(pair.key());
            if (other == nullptr || !same(pair.value(), *other)) return false;
        }
        return true;
    }
    return left == right;
}

std::string random_text(Dice& dice) {
    static const std::vector<std::string> Pieces{
        "a", "Z",  "0",    " ",    "\"",   "\\",     "/",    "\n", "\r", "\t", "\b",      "ä",
        "€", "😀", "\x01", "\x1F", "\x7F", "\u2028", "null", "{",  "]",  ",",  "\\u0041", std::string(1, '\0')};
    std::string text;
    for (std::size_t i = dice.below(9); i > 0; --i) text += dice.pick(Pieces);
    return text;
}

Json random_number(Dice& dice) {
    switch (dice.below(5)) {
        case 0:
            return static_cast<std::int64_t>(dice.bits());
        case 1:
            return dice.between(-1000, 1000);
        case 2:
            return dice.bits();
        case 3:
            return static_cast<double>(dice.between(-999999999, 999999999)) / 1000.0;
        default:
            return static_cast<double>(dice.between(-999999999999999, 999999999999999)) / 1000000000.0;
    }
}

Json random_value(Dice& dice, int depth) {
    switch (dice.below(depth > 0 ? 7 : 5)) {
        case 0:
            return nullptr;
        case 1:
            return dice.one_in(2);
        case 2:
        case 3:
            return random_number(dice);
        case 4:
            return Json(random_text(dice));
        case 5: {
            JsonArray array;
            for (std::size_t i = dice.below(5); i > 0; --i) array.push_back(random_value(dice, depth - 1));
            return array;
        }
        default: {
            JsonObject object;
            for (std::size_t i = dice.below(5); i > 0; --i) object[random_text(dice)] = random_value(dice, depth - 1);
            return object;
        }
    }
}

TEST(JsonProperty, RandomValuesComeBackEqualFromEveryForm) {
    Dice dice(2026);
    for (int round = 0; round < 2000; ++round) {
        const Json value = random_value(dice, 5);
        for (const std::string& text : {to_text(value), to_pretty_text(value), canonical_text(value)}) {
            const auto parsed = parse_json(text);
            ASSERT_TRUE(parsed.has_value()) << text;
            ASSERT_TRUE(same(*parsed, value)) << text;
        }
        const std::string once = to_text(value);
        ASSERT_EQ(to_text(parse_json(once).value()), once) << "the text is a fixed point";
    }
}

Json shuffled(Dice& dice, const Json& value) {
    if (value.is_array()) {
        JsonArray array;
        for (const Json& entry : value.get_array()) array.push_back(shuffled(dice, entry));
        return array;
    }
    if (!value.is_object()) return value;
    std::vector<std::pair<std::string, Json>> pairs;
    for (const auto& pair : value.get_object()) pairs.emplace_back(pair.key(), shuffled(dice, pair.value()));
    JsonObject object;
    while (!pairs.empty()) {
        const auto at = static_cast<std::ptrdiff_t>(dice.below(pairs.size()));
        object[(pairs.begin() + at)->first] = (pairs.begin() + at)->second;
        pairs.erase(pairs.begin() + at);
    }
    return object;
}

TEST(JsonProperty, CanonicalTextForgetsTheOrderOfKeys) {
    Dice dice(77);
    for (int round = 0; round < 500; ++round) {
        const Json value = random_value(dice, 4);
        ASSERT_EQ(canonical_text(value), canonical_text(shuffled(dice, value)));
    }
}

TEST(JsonCanonical, SortsKeysByByteAtEveryDepth) {
    const Json value = parse_json(R"({"ä":1,"Z":{"b":[{"y":1,"x":2}],"a":3},"a":2,"":0,"😀":4})").value();
    EXPECT_EQ(canonical_text(value), R"({"":0,"Z":{"a":3,"b":[{"x":2,"y":1}]},"a":2,"ä":1,"😀":4})");
}

TEST(JsonCanonical, KeepsTheOrderOfLists) {
    EXPECT_EQ(canonical_text(parse_json("[3,1,2]").value()), "[3,1,2]");
}

TEST(JsonText, KeepsTheOrderOfKeys) {
    const std::string text = R"({"z":1,"a":2,"m":{"y":1,"b":2}})";
    EXPECT_EQ(to_text(parse_json(text).value()), text);
    EXPECT_EQ(to_text(parse_json(text).value().get_object()), text);
}

TEST(JsonText, IndentsForPeople) {
    EXPECT_EQ(to_pretty_text(parse_json(R"({"a":[1,{}],"b":[],"c":"x"})").value()),
              "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": [],\n  \"c\": \"x\"\n}");
}

TEST(JsonText, EscapesOnlyWhatMustBe) {
    EXPECT_EQ(to_text(Json("a\"b\\c/d\n\r\t\b\f\x01 ä😀")), "\"a\\\"b\\\\c/d\\n\\r\\t\\u0008\\u000c\\u0001 ä😀\"");
}

bool reads_back(double value) {
    const std::string text = number_text(value);
    double back = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), back);
    return end.ptr == text.data() + text.size() && back == value;
}

TEST(NumberText, ReadsBackToTheSameDouble) {
    Dice dice(42);
    for (int round = 0; round < 20000; ++round) {
        const double value = std::bit_cast<double>(dice.bits());
        if (!std::isfinite(value)) continue;
        ASSERT_TRUE(reads_back(value)) << number_text(value);
    }
    using Limits = std::numeric_limits<double>;
    for (const double value : {0.0,
                               1.0,
                               -1.0,
                               0.1,
                               1e-7,
                               9.99e-8,
                               1e21,
                               9.99e20,
                               1e22,
                               9007199254740991.0,
                               9007199254740993.0,
                               1e15,
                               999999999999999.0,
                               Limits::max(),
                               Limits::lowest(),
                               Limits::min(),
                               Limits::denorm_min(),
                               Limits::epsilon(),
                               123456789.123456789,
                               5e-324,
                               1.7976931348623157e308,
                               0.30000000000000004})
        EXPECT_TRUE(reads_back(value)) << number_text(value);
}

TEST(NumberText, IsTheShortestThatReadsBack) {
    Dice dice(43);
    for (int round = 0; round < 5000; ++round) {
        const long long digits = dice.between(1, 999999);
        const int places = static_cast<int>(dice.below(7));
        const double value = static_cast<double>(digits) / std::pow(10.0, places);
        std::string plain = std::to_string(digits);
        if (plain.size() <= static_cast<std::size_t>(places))
            plain.insert(0, static_cast<std::size_t>(places) + 1 - plain.size(), '0');
        if (places > 0) {
            plain.insert(plain.size() - static_cast<std::size_t>(places), ".");
            plain.erase(plain.find_last_not_of('0') + 1);
            if (plain.back() == '.') plain.pop_back();
        }
        ASSERT_EQ(number_text(value), plain);
    }
}

TEST(NumberText, IsPlainBetweenTheBoundsOfJavaScript) {
    EXPECT_EQ(number_text(0.0000001), "0.0000001");
    EXPECT_EQ(number_text(100000000000000000000.0), "100000000000000000000");
    EXPECT_NE(number_text(1e21).find('e'), std::string::npos);
    EXPECT_NE(number_text(9e-8).find('e'), std::string::npos);
}

TEST(NumberText, WritesNullForWhatJsonCannotHold) {
    EXPECT_EQ(number_text(std::numeric_limits<double>::infinity()), "null");
    EXPECT_EQ(number_text(-std::numeric_limits<double>::infinity()), "null");
    EXPECT_EQ(number_text(std::nan("")), "null");
    EXPECT_EQ(to_text(Json(std::nan(""))), "null");
}

TEST(JsonNumbers, KeepEveryWholeNumberOf64Bits) {
    for (const char* text : {"0", "-1", "9223372036854775807", "-9223372036854775808", "9223372036854775808",
                             "18446744073709551615", "9007199254740993"})
        EXPECT_EQ(to_text(parse_json(text).value()), text);
}

TEST(JsonNumbers, KeepDecimalsOfFifteenDigits) {
    Dice dice(44);
    for (int round = 0; round < 5000; ++round) {
        const double value =
            static_cast<double>(dice.between(-999999999999999, 999999999999999)) / std::pow(10.0, dice.between(0, 9));
        ASSERT_EQ(number_of(parse_json(number_text(value)).value()), value) << number_text(value);
    }
}

TEST(JsonNumbers, AreReadToTheNearestDouble) {
    Dice dice(45);
    for (int round = 0; round < 20000; ++round) {
        const double value = round % 2 == 0 ? std::bit_cast<double>(dice.bits())
                                            : static_cast<double>(dice.bits() >> 11U) / 9007199254740992.0 * 1000;
        if (!std::isfinite(value)) continue;
        const Json read = parse_json(number_text(value)).value();
        ASSERT_EQ(number_of(read), value) << number_text(value);
        ASSERT_EQ(to_text(read), number_text(value));
    }
    for (const char* text :
         {"926.7110760906581", "9007199254740993.0", "2.2250738585072014e-308", "1.7976931348623157e308"})
        EXPECT_EQ(number_of(parse_json(text).value()), std::stod(text)) << text;
}

TEST(JsonNumbers, WriteZeroWithoutASign) {
    EXPECT_EQ(to_text(parse_json("-0.0").value()), "0");
    EXPECT_EQ(number_text(-0.0), "0");
}

TEST(JsonHelpers, FindOnlyWhatIsOfTheKind) {
    const JsonObject object =
        parse_json(R"({"t":"x","n":5,"u":18446744073709551615,"d":2.5,"b":true,"f":false,"z":null,"a":[]})")
            .value()
            .get_object();
    EXPECT_EQ(find_text(object, "t"), "x");
    for (const char* key : {"n", "b", "z", "a", "missing"}) EXPECT_FALSE(find_text(object, key).has_value()) << key;
    EXPECT_EQ(text_or(object, "n", "else"), "else");
    EXPECT_EQ(text_or(object, "t", "else"), "x");
    EXPECT_EQ(integer_or(object, "n", 9), 5);
    for (const char* key : {"t", "d", "b", "z", "missing"}) EXPECT_EQ(integer_or(object, key, 9), 9) << key;
    EXPECT_TRUE(is_true(object, "b"));
    for (const char* key : {"f", "t", "n", "z", "missing"}) EXPECT_FALSE(is_true(object, key)) << key;
    EXPECT_EQ(number_of(object.at("d")), 2.5);
    EXPECT_EQ(number_of(object.at("n")), 5);
    for (const char* key : {"t", "b", "z", "a"}) EXPECT_FALSE(number_of(object.at(key)).has_value()) << key;
    EXPECT_TRUE(is_text(object.at("t"), "x"));
    EXPECT_FALSE(is_text(object.at("t"), "xx"));
    EXPECT_FALSE(is_text(object.at("n"), "5"));
}

}  // namespace
}  // namespace plumbline::base
