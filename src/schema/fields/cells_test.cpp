#include <gtest/gtest.h>

#include "schema/field_type.h"

namespace plumbline::schema {

namespace {

Field field_of(const char* type) {
    Field field;
    field.name = "field";
    field.label = "Field";
    field.type = find_field_type(type);
    return field;
}

std::string read(const Field& field, const char* text, bool plain = false) {
    const auto value = field.type->read_cell(field, text, plain);
    return value ? base::to_text(*value) : value.error().code;
}

TEST(Cells, OfNumbersAreReadInOneWayOrNone) {
    const Field field = field_of("decimal");
    for (const auto& [text, wanted] :
         std::initializer_list<std::pair<const char*, const char*>>{{"12", "12"},
                                                                    {"-12.5", "-12.5"},
                                                                    {"12,5", "12.5"},
                                                                    {"1,234.5", "1234.5"},
                                                                    {"1.234,5", "1234.5"},
                                                                    {"1 234,5", "1234.5"},
                                                                    {"1\u00a0234\u202f567", "1234567"},
                                                                    {"1'234.5", "1234.5"},
                                                                    {"1,234,567", "1234567"},
                                                                    {"1.234.567", "1234567"},
                                                                    {"0.125", "0.125"},
                                                                    {"0,125", "0.125"},
                                                                    {"1.2340", "1.234"},
                                                                    {"1234.567", "1234.567"},
                                                                    {"\u22125", "-5"},
                                                                    {"1,234", "validation.number"},
                                                                    {"1.234", "validation.number"},
                                                                    {"-1,234", "validation.number"},
                                                                    {"1,23,4", "validation.number"},
                                                                    {"1,2.3,4", "validation.number"},
                                                                    {"12 apps", "validation.number"},
                                                                    {"", "validation.number"},
                                                                    {"-", "validation.number"},
                                                                    {"1e5", "validation.number"},
                                                                    {"nan", "validation.number"},
                                                                    {"1e400", "validation.number"},
                                                                    {"99999999999999999999", "validation.number"}})
        EXPECT_EQ(read(field, text), wanted) << text;
    EXPECT_EQ(read(field, "1.234", true), "1.234");
    EXPECT_EQ(read(field_of("integer"), "1.234"), "1234");
    EXPECT_EQ(read(field, "inf", true), "validation.number");
}

TEST(Cells, OfNumbersAreReadBackAsTheyWereWritten) {
    const Field field = field_of("decimal");
    for (const double number : {0.0, 1.234, -12.345, 1234.567, 999.999, 0.125, 1e9, 12.5, 1000.0}) {
        const std::string text = field.type->write_cell(field, number);
        const auto value = field.type->read_cell(field, text, false);
        ASSERT_TRUE(value) << text;
        EXPECT_EQ(base::number_of(*value), number) << text;
    }
}

TEST(Cells, OfDaysAreReadAsBothLanguagesWriteThem) {
    const Field field = field_of("date");
    for (const char* text :
         {"2026-03-31", "31.03.2026", "31.3.2026", "31/3/2026", "3/31/2026", "31 March 2026", "March 31, 2026",
          "Mar 31 2026", "31. März 2026", "31. Mär. 2026", "31. MÄRZ 2026", "2026-03-31T00:00:00"})
        EXPECT_EQ(read(field, text), "\"2026-03-31\"") << text;
    EXPECT_EQ(read(field, "5/5/2026"), "\"2026-05-05\"");
    for (const char* text : {"3/4/2026", "31.02.2026", "31.3.26", "2026", "soon", "1.2.3.4", "32 March 2026",
                             "31 Foo 2026", "0.0.0000", "/ /", "9999999999.1.2026"})
        EXPECT_EQ(read(field, text), "validation.date") << text;
    const auto either = field.type->read_cell(field, "3/4/2026", false);
    EXPECT_EQ(either.error().message, "\"3/4/2026\" can be 2026-04-03 or 2026-03-04.");
    EXPECT_EQ(either.error().field, "field");
}

TEST(Cells, OfFlagsAreReadInBothLanguages) {
    const Field field = field_of("boolean");
    for (const char* text : {"yes", "Ja", "TRUE", "wahr", "1", "x"}) EXPECT_EQ(read(field, text), "true") << text;
    for (const char* text : {"no", "Nein", "FALSE", "falsch", "0"}) EXPECT_EQ(read(field, text), "false") << text;
    EXPECT_EQ(read(field, "perhaps"), "validation.kind");
    EXPECT_EQ(field.type->write_cell(field, true), "yes");
}

TEST(Cells, OfChoicesTakeKeysAndLabelsInAnyCase) {
    Field field = field_of("choice");
    field.options = {{"on-track", "On track"}, {"late", "Too late"}};
    for (const char* text : {"on-track", "On Track", "ON-TRACK"}) EXPECT_EQ(read(field, text), "\"on-track\"");
    const auto near = field.type->read_cell(field, "On trak", false);
    EXPECT_EQ(near.error().hint, "Did you mean \"On track\"? Allowed: On track, Too late.");
    EXPECT_EQ(field.type->write_cell(field, "late"), "Too late");
}

TEST(Cells, OfListsHoldSeveral) {
    EXPECT_EQ(read(field_of("tags"), "a, b;c\n d ;"), R"(["a","b","c","d"])");
    EXPECT_EQ(read(field_of("references"), "Sales, north; Field"), R"(["Sales, north","Field"])");
    const Field tags = field_of("tags");
    EXPECT_EQ(tags.type->write_cell(tags, base::JsonArray{"a", "b"}), "a; b");
}

TEST(Cells, OfMomentsAndJson) {
    EXPECT_EQ(read(field_of("instant"), "31.3.2026"), "\"2026-03-31T00:00:00Z\"");
    EXPECT_EQ(read(field_of("instant"), "2026-03-31T12:00:00Z"), "\"2026-03-31T12:00:00Z\"");
    EXPECT_EQ(read(field_of("json"), "{\"a\": 1}"), "{\"a\":1}");
    EXPECT_EQ(read(field_of("json"), "{a"), "validation.kind");
}

}  // namespace

}  // namespace plumbline::schema
