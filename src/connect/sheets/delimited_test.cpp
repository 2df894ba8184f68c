#include <gtest/gtest.h>

#include "connect/sheets/neutral.h"
#include "connect/sheets/sheet.h"
#include "connect/sheets/writer.h"

namespace plumbline::connect::sheets {

namespace {

std::vector<std::vector<std::string>> texts(const Sheet& sheet) {
    std::vector<std::vector<std::string>> all;
    for (const Row& row : sheet.rows) {
        auto& cells = all.emplace_back();
        for (const Cell& cell : row.cells) cells.push_back(cell.text);
    }
    return all;
}

using Rows = std::vector<std::vector<std::string>>;

TEST(Delimited, IsReadWithAnyOfItsSeparatorsAndEnds) {
    const Rows wanted{{"a", "b"}, {"1", "2"}};
    for (const char* text : {"a,b\r\n1,2\r\n", "a;b\n1;2", "a\tb\n1\t2\n",
                             "\xEF\xBB\xBF"
                             "a,b\n1,2\n",
                             "\"a\",\"b\"\n1,2", "a,b,,\n\n1,2,\n,,\n"})
        EXPECT_EQ(texts(read_delimited(text).value()), wanted) << text;
}

TEST(Delimited, KeepsWhatStandsInQuotationMarks) {
    const Rows wanted{{"a, b", "say \"so\"\nand so", "x"}};
    EXPECT_EQ(texts(read_delimited("\"a, b\",\"say \"\"so\"\"\nand so\",x").value()), wanted);
}

TEST(Delimited, KnowsItsRowsByTheirNumbers) {
    const Sheet sheet = read_delimited("a\n\n\nb").value();
    EXPECT_EQ(sheet.rows.at(1).number, 4);
}

TEST(Delimited, RefusesWhatIsNoUtf8AndBrokenQuotes) {
    EXPECT_EQ(read_delimited("a\n\xFC").error().code, "sheet.encoding");
    EXPECT_EQ(read_delimited(std::string_view("a\0b", 3)).error().code, "sheet.encoding");
    EXPECT_EQ(read_delimited("\xFF\xFE"
                             "a\0")
                  .error()
                  .code,
              "sheet.encoding");
    const auto open = read_delimited("a\n\"b");
    EXPECT_EQ(open.error().code, "sheet.quotes");
    EXPECT_EQ(open.error().line, 2);
    EXPECT_EQ(read_delimited("\"a\"b").error().code, "sheet.quotes");
}

TEST(Delimited, HoldsItsLimits) {
    const Limits limits{.rows = 3, .columns = 4, .cells = 6, .cell_bytes = 10};
    EXPECT_TRUE(read_delimited("a\nb\nc", limits));
    EXPECT_EQ(read_delimited("a\nb\nc\nd", limits).error().code, "sheet.too-large");
    EXPECT_EQ(read_delimited("a,b,c,d,e", limits).error().code, "sheet.too-large");
    EXPECT_EQ(read_delimited("a,b,c\nd,e,f\ng", limits).error().code, "sheet.too-large");
    EXPECT_EQ(read_delimited("12345678901", limits).error().code, "sheet.too-large");
}

TEST(Formulas, AreNeutralizedAndFoundAgain) {
    for (const char* text : {"=1+1", "+49", "-5", "@sum", "\tx", "\rx", "'=1", "''+1"}) {
        EXPECT_EQ(guarded(text), std::string("'") + text);
        EXPECT_EQ(without_guard(guarded(text)), text);
    }
    for (const char* text : {"", "a", "a=b", "'", "'quoted'", "1-2"}) {
        EXPECT_EQ(guarded(text), text);
        EXPECT_EQ(without_guard(text), text);
    }
}

TEST(Writing, OfCsvFollowsRfc4180) {
    const auto writer = make_writer(Format::CsvExcel, "x").value();
    ASSERT_TRUE(writer->add({{"Title"}, {"a, \"b\""}, {"=cmd()"}}));
    ASSERT_TRUE(writer->add({{"two\nlines"}, {"-5", Value::Kind::Number}, {"2026-01-31", Value::Kind::Date}}));
    EXPECT_EQ(writer->finish().value(),
              "\xEF\xBB\xBFTitle,\"a, \"\"b\"\"\",'=cmd()\r\n\"two\nlines\",-5,2026-01-31\r\n");
}

TEST(Writing, StopsAtItsBound) {
    for (const Format format : {Format::Csv, Format::Workbook}) {
        const auto writer = make_writer(format, "x", 1000).value();
        EXPECT_TRUE(writer->add({{std::string(900, 'x')}}));
        EXPECT_EQ(writer->add({{std::string(200, 'x')}}).error().code, "sheet.too-large");
    }
}

TEST(ColumnLetters, CountAsSheetsDo) {
    EXPECT_EQ(column_letters(0), "A");
    EXPECT_EQ(column_letters(25), "Z");
    EXPECT_EQ(column_letters(26), "AA");
    EXPECT_EQ(column_letters(701), "ZZ");
    EXPECT_EQ(column_letters(702), "AAA");
}

}  // namespace

}  // namespace plumbline::connect::sheets
