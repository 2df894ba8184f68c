// Property: what a field type keeps comes back from its cell, whatever the value.

#include <gtest/gtest.h>

#include <cmath>

#include "base/random.h"
#include "base/test_random.h"
#include "schema/field_type.h"
#include "schema/test_catalog.h"

namespace plumbline::schema {
namespace {

using base::Json;
using base::testing::Dice;
using testing::OneField;

void expect_round_trip(const Field& field, const Json& value) {
    const auto kept = field.type->normalize(field, value);
    ASSERT_TRUE(kept.has_value()) << base::to_text(value) << ": " << kept.error().message;
    const Cell cell = field.type->encode(field, *kept);
    ASSERT_EQ(field.type->decode(field, cell), *kept) << base::to_text(value);
    ASSERT_EQ(field.type->encode(field, field.type->decode(field, cell)), cell);
}

class Scale : public ::testing::TestWithParam<int> {};
INSTANTIATE_TEST_SUITE_P(Decimals, Scale, ::testing::Range(0, 10));

TEST_P(Scale, KeepsEveryDecimalOfFifteenDigits) {
    const OneField field(R"("type":"decimal","scale":)" + std::to_string(GetParam()));
    const auto power = static_cast<std::int64_t>(std::llround(std::pow(10.0, GetParam())));
    Dice dice(static_cast<std::uint64_t>(GetParam()) + 100);
    for (int round = 0; round < 3000; ++round) {
        const long long most = std::llround(std::pow(10.0, static_cast<double>(dice.between(1, 15)))) - 1;
        const std::int64_t whole = dice.between(-most, most);
        const double value = static_cast<double>(whole) / static_cast<double>(power);
        ASSERT_NO_FATAL_FAILURE(expect_round_trip(*field, value));
        ASSERT_EQ(field->type->encode(*field, field->type->normalize(*field, value).value()), Cell(whole));
    }
}

TEST_P(Scale, KeepsItsBoundaries) {
    const OneField field(R"("type":"decimal","scale":)" + std::to_string(GetParam()));
    const double power = std::pow(10.0, GetParam());
    for (const double whole :
         {0.0, 999999999999999.0, -999999999999999.0, 999999999999998.0, 100000000000001.0, 4503599.0})
        expect_round_trip(*field, whole / power);
    EXPECT_FALSE(field->type->normalize(*field, 1000000000000000.0 / power * 1.1).has_value());
    EXPECT_FALSE(field->type->normalize(*field, -1000000000000000.0 / power * 1.1).has_value());
}

TEST_P(Scale, RefusesOneDigitMore) {
    const OneField field(R"("type":"decimal","scale":)" + std::to_string(GetParam()));
    Dice dice(7);
    for (int round = 0; round < 300; ++round) {
        const std::int64_t whole = dice.between(-99999999, 99999999);
        if (whole % 10 == 0) continue;
        const double value = static_cast<double>(whole) / std::pow(10.0, GetParam() + 1);
        ASSERT_FALSE(field->type->normalize(*field, value).has_value()) << value;
    }
}

TEST_P(Scale, OrdersCellsAsNumbers) {
    const OneField field(R"("type":"decimal","scale":)" + std::to_string(GetParam()));
    Dice dice(8);
    const double power = std::pow(10.0, GetParam());
    for (int round = 0; round < 500; ++round) {
        const double a = static_cast<double>(dice.between(-9999, 9999)) / power;
        const double b = static_cast<double>(dice.between(-9999, 9999)) / power;
        ASSERT_EQ(a < b, field->type->encode(*field, a) < field->type->encode(*field, b));
    }
}

TEST(Encode, IntegersComeBack) {
    const OneField field(R"("type":"integer")");
    Dice dice(1);
    for (int round = 0; round < 2000; ++round)
        ASSERT_NO_FATAL_FAILURE(expect_round_trip(*field, dice.between(-9007199254740991, 9007199254740991)));
    EXPECT_EQ(field->type->encode(*field, 5), Cell(std::int64_t{5}));
}

TEST(Encode, DatesAndInstantsComeBackInTextOrder) {
    const OneField date(R"("type":"date")");
    const OneField instant(R"("type":"instant")");
    Dice dice(2);
    for (int round = 0; round < 1000; ++round) {
        const base::Instant moment = base::Instant{} + std::chrono::microseconds(dice.between(0, 4000000000000000));
        const base::Instant other = moment + std::chrono::microseconds(dice.between(-5, 5));
        ASSERT_NO_FATAL_FAILURE(expect_round_trip(*date, Json(base::format_date(base::date_of(moment)))));
        ASSERT_NO_FATAL_FAILURE(expect_round_trip(*instant, Json(base::format_instant(moment))));
        const auto cell = [&](base::Instant at) {
            return instant->type->encode(*instant, Json(base::format_instant(at)));
        };
        ASSERT_EQ(moment < other, cell(moment) < cell(other));
    }
}

TEST(Encode, TextsComeBack) {
    static const std::vector<std::string> Pieces{"a", "Z",  " ",  "'", "\"", "\\",  "ß",
                                                 "é", "計", "😀", "%", "_",  ";--", ":p1"};
    for (const char* type : {"text", "markdown", "secret"}) {
        const OneField field(R"("type":")" + std::string(type) + "\"");
        Dice dice(3);
        for (int round = 0; round < 500; ++round) {
            std::string text = "x";
            for (std::size_t i = dice.below(30); i > 0; --i) text += dice.pick(Pieces);
            ASSERT_NO_FATAL_FAILURE(expect_round_trip(*field, Json(text)));
        }
    }
}

TEST(Encode, ReferencesComeBack) {
    const OneField reference(R"("type":"reference","to":["other"])");
    const OneField record(R"("type":"record","to":["*"])");
    base::testing::SeededRandom random;
    for (int round = 0; round < 200; ++round) {
        const std::string id = base::make_uuid7(base::Instant{}, random);
        ASSERT_NO_FATAL_FAILURE(expect_round_trip(*reference, Json(id)));
        ASSERT_NO_FATAL_FAILURE(expect_round_trip(*record, Json("others/" + id)));
    }
}

TEST(Encode, BooleansAreOneAndZero) {
    const OneField field(R"("type":"boolean")");
    EXPECT_EQ(field->type->encode(*field, true), Cell(std::int64_t{1}));
    EXPECT_EQ(field->type->encode(*field, false), Cell(std::int64_t{0}));
    EXPECT_EQ(field->type->decode(*field, Cell(std::int64_t{1})), Json(true));
    EXPECT_EQ(field->type->decode(*field, Cell(std::int64_t{0})), Json(false));
}

TEST(Encode, JsonComesBackWhole) {
    const OneField field(R"("type":"json")");
    for (const char* text : {R"({"b":1,"a":[null,{"c":-2.5}]})", "[]", "{}", "0", "\"\"", "false", R"("\"quoted\"")"})
        expect_round_trip(*field, base::parse_json(text).value());
}

TEST(Encode, NothingIsAnEmptyCellAndBack) {
    for (const char* attributes :
         {R"("type":"text")", R"("type":"integer")", R"("type":"decimal")", R"("type":"boolean")", R"("type":"date")",
          R"("type":"json")", R"("type":"reference","to":["other"])", R"("type":"choice","options":{"a":"A"})"}) {
        const OneField field(attributes);
        EXPECT_EQ(field->type->encode(*field, nullptr), Cell()) << attributes;
        EXPECT_EQ(field->type->decode(*field, Cell()), Json(nullptr)) << attributes;
    }
}

std::string schema_of(const std::string& attributes) {
    const OneField field(attributes);
    return base::canonical_text(Json(field->type->json_schema(*field)));
}

TEST(JsonSchema, DescribesEachType) {
    EXPECT_EQ(schema_of(R"("type":"text","max":30)"), R"({"maxLength":30,"type":"string"})");
    EXPECT_EQ(schema_of(R"("type":"text")"), R"({"maxLength":200,"type":"string"})");
    EXPECT_EQ(schema_of(R"("type":"markdown")"), R"({"format":"markdown","maxLength":20000,"type":"string"})");
    EXPECT_EQ(schema_of(R"("type":"integer","min":0,"max":9)"), R"({"maximum":9,"minimum":0,"type":"integer"})");
    EXPECT_EQ(schema_of(R"("type":"decimal","min":-1.5)"), R"({"minimum":-1.5,"type":"number"})");
    EXPECT_EQ(schema_of(R"("type":"boolean")"), R"({"type":"boolean"})");
    EXPECT_EQ(schema_of(R"("type":"date")"), R"({"format":"date","type":"string"})");
    EXPECT_EQ(schema_of(R"("type":"instant")"), R"({"format":"date-time","type":"string"})");
    EXPECT_EQ(schema_of(R"("type":"email")"), R"({"format":"email","type":"string"})");
    EXPECT_EQ(schema_of(R"("type":"url")"), R"({"format":"uri","type":"string"})");
    EXPECT_EQ(schema_of(R"("type":"json")"), "{}");
}

TEST(JsonSchema, ListsOptionsAndTargets) {
    EXPECT_EQ(schema_of(R"("type":"choice","options":{"b":"B","a":"A"})"), R"({"enum":["b","a"],"type":"string"})");
    EXPECT_EQ(schema_of(R"("type":"tags")"), R"({"items":{"type":"string"},"type":"array"})");
    EXPECT_EQ(schema_of(R"("type":"tags","options":{"b":"B"})"),
              R"({"items":{"enum":["b"],"type":"string"},"type":"array"})");
    EXPECT_EQ(schema_of(R"("type":"reference","to":["other"])"),
              R"({"format":"uuid","type":"string","x-target":"other"})");
    EXPECT_EQ(schema_of(R"("type":"references","to":["other"])"),
              R"({"items":{"format":"uuid","type":"string"},"type":"array","x-target":"other"})");
    EXPECT_EQ(schema_of(R"("type":"record","to":["*"])"), R"({"pattern":"^[a-z-]+/[0-9a-f-]{36}$","type":"string"})");
}

TEST(JsonSchema, NeverShowsASecret) {
    EXPECT_EQ(schema_of(R"("type":"secret")"), R"({"type":"string","writeOnly":true})");
}

}  // namespace
}  // namespace plumbline::schema
