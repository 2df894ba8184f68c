#include <gtest/gtest.h>
#include <zip.h>

#include <map>

#include "connect/sheets/sheet.h"
#include "connect/sheets/writer.h"

namespace plumbline::connect::sheets {

namespace {

using Parts = std::map<std::string, std::string>;

/// An archive of these parts.
std::string packed(const Parts& parts) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(source);
    zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    for (const auto& [name, text] : parts)
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), 0);
    zip_close(archive);
    zip_source_open(source);
    zip_source_seek(source, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(source)), '\0');
    zip_source_seek(source, 0, SEEK_SET);
    zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    zip_source_free(source);
    return bytes;
}

/// A workbook of one sheet whose rows are given.
Parts workbook(const std::string& rows, const std::string& before = "") {
    return {{"xl/workbook.xml",
             "<workbook xmlns:r=\"r\"><sheets><sheet name=\"One\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
            {"xl/_rels/workbook.xml.rels",
             "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
            {"xl/styles.xml",
             "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"dd.mm.yyyy\"/><numFmt numFmtId=\"171\" "
             "formatCode=\"0.0 &quot;days&quot;\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf "
             "numFmtId=\"170\"/><xf numFmtId=\"171\"/></cellXfs></styleSheet>"},
            {"xl/sharedStrings.xml",
             "<sst><si><t>shared</t></si><si><r><t>in </t></r><r><t>parts</t></r><rPh><t>spoken</t></rPh></si></sst>"},
            {"xl/worksheets/sheet1.xml", before + "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}};
}

base::Result<Sheet> read(const Parts& parts, const Limits& limits = {}) {
    return read_workbook(packed(parts), {}, limits);
}

std::string only(const std::string& cell) {
    const auto sheet = read(workbook("<row r=\"1\">" + cell + "</row>"));
    if (!sheet) return sheet.error().code;
    return sheet->rows.empty() || sheet->rows.front().cells.empty() ? "" : sheet->rows.front().cells.back().text;
}

TEST(Workbook, HasCellsOfEveryKind) {
    EXPECT_EQ(only("<c r=\"A1\" t=\"s\"><v>0</v></c>"), "shared");
    EXPECT_EQ(only("<c r=\"A1\" t=\"s\"><v>1</v></c>"), "in parts");
    EXPECT_EQ(only("<c r=\"A1\" t=\"inlineStr\"><is><t>=1+1</t></is></c>"), "=1+1");
    EXPECT_EQ(only("<c r=\"A1\" t=\"str\"><f>A2&amp;A3</f><v>last</v></c>"), "last");
    EXPECT_EQ(only("<c r=\"A1\"><v>0.1000000000000001</v></c>"), "0.1000000000000001");
    EXPECT_EQ(only("<c r=\"A1\"><v>1.5E2</v></c>"), "150");
    EXPECT_EQ(only("<c r=\"A1\" s=\"1\"><v>46113</v></c>"), "2026-04-01");
    EXPECT_EQ(only("<c r=\"A1\" s=\"2\"><v>46113.5</v></c>"), "2026-04-01T12:00:00Z");
    EXPECT_EQ(only("<c r=\"A1\" s=\"3\"><v>12</v></c>"), "12");
    EXPECT_EQ(only("<c r=\"A1\" s=\"1\"><v>1</v></c>"), "1900-01-01");
    EXPECT_EQ(only("<c r=\"A1\" t=\"b\"><v>1</v></c>"), "true");
    EXPECT_EQ(only("<c r=\"A1\" t=\"inlineStr\"><is><t>a_x000A_b _x9 _x0000_</t></is></c>"), "a\nb _x9 _x0000_");
    EXPECT_EQ(only("<c r=\"C1\"><v>7</v></c>"), "7");
    const Sheet failed = read(workbook("<row><c t=\"e\"><v>#REF!</v></c></row>")).value();
    EXPECT_TRUE(failed.rows.front().cells.front().is_error);
}

TEST(Workbook, ThatWasWrittenIsReadBack) {
    const auto writer = make_writer(Format::Workbook, "Key results: all of them, with a long name").value();
    const std::string odd = "=HYPERLINK(\"x\") <&> ü\nnext";
    ASSERT_TRUE(writer->add({{"Title"}, {"Target"}, {"Day"}}));
    ASSERT_TRUE(writer->add({{odd}, {"-12.5", Value::Kind::Number}, {"2026-04-01", Value::Kind::Date}}));
    ASSERT_TRUE(writer->add({{""}, {""}, {"1850-04-01", Value::Kind::Date}}));
    const Sheet sheet = read_workbook(writer->finish().value()).value();
    ASSERT_EQ(sheet.rows.size(), 3U);
    EXPECT_EQ(sheet.rows[1].cells[0].text, odd);
    EXPECT_FALSE(sheet.rows[1].cells[0].is_plain);
    EXPECT_EQ(sheet.rows[1].cells[1].text, "-12.5");
    EXPECT_TRUE(sheet.rows[1].cells[1].is_plain);
    EXPECT_EQ(sheet.rows[1].cells[2].text, "2026-04-01");
    EXPECT_EQ(sheet.rows[2].cells[2].text, "1850-04-01");
}

TEST(Workbook, IsFoundByTheNameOfItsSheet) {
    const std::string bytes = packed(workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"));
    EXPECT_EQ(read_workbook(bytes, "One")->name, "One");
    const auto other = read_workbook(bytes, "Two");
    EXPECT_EQ(other.error().code, "sheet.name");
    EXPECT_EQ(other.error().hint, "Its sheets: One.");
}

TEST(Workbook, ThatIsNoneIsRefused) {
    EXPECT_EQ(read_workbook("").error().code, "sheet.workbook");
    EXPECT_EQ(read_workbook("PK\x03\x04 and nothing").error().code, "sheet.workbook");
    EXPECT_EQ(read_workbook("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").error().code, "sheet.workbook");
    EXPECT_EQ(read({{"a", "b"}}).error().code, "sheet.workbook");
    EXPECT_EQ(only("<c r=\"A1\" t=\"s\"><v>9</v></c>"), "sheet.workbook");
    EXPECT_EQ(only("<c r=\"A1\" t=\"s\"><v>-1</v></c>"), "sheet.workbook");
    EXPECT_EQ(only("<c r=\"A1\"><v>1</c>"), "sheet.workbook");
    EXPECT_EQ(read(workbook("<row r=\"0\"/>")).error().code, "sheet.workbook");
    EXPECT_EQ(read(workbook("<row r=\"2\"><c><v>1</v></c></row><row r=\"1\"><c><v>1</v></c></row>")).error().code,
              "sheet.workbook");
}

TEST(Workbook, HasNoDocumentTypes) {
    const std::string entities = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    EXPECT_EQ(read(workbook("<row><c t=\"str\"><v>&b;</v></c></row>", entities)).error().code, "sheet.workbook");
    const std::string outside = "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">";
    EXPECT_EQ(read(workbook("<row><c><v>1</v></c></row>", outside)).error().code, "sheet.workbook");
}

TEST(Workbook, HoldsItsLimits) {
    // packed a thousand times smaller than it is
    const std::string blanks(20UL * 1024 * 1024, ' ');
    EXPECT_LT(packed(workbook(blanks)).size(), 100'000U);
    EXPECT_EQ(read(workbook(blanks), {.unpacked = 10UL * 1024 * 1024}).error().code, "sheet.too-large");
    EXPECT_EQ(only("<c r=\"GS1\"><v>1</v></c>"), "sheet.too-large");
    EXPECT_EQ(only("<c r=\"ZZZZZZZZZZZZZZZZZZZZ1\"><v>1</v></c>"), "sheet.too-large");
    std::string rows;
    for (int i = 0; i < 5; ++i) rows += "<row><c t=\"s\"><v>0</v></c><c><v>1</v></c></row>";
    EXPECT_TRUE(read(workbook(rows)));
    EXPECT_EQ(read(workbook(rows), {.rows = 4}).error().code, "sheet.too-large");
    EXPECT_EQ(read(workbook(rows), {.cells = 9}).error().code, "sheet.too-large");
    EXPECT_EQ(read(workbook(rows), {.cell_bytes = 3}).error().code, "sheet.too-large");
    std::string deep;
    for (int i = 0; i < 100; ++i) deep += "<x>";
    EXPECT_EQ(read(workbook(deep)).error().code, "sheet.workbook");
}

TEST(Workbook, CannotNameOneLongTextManyTimes) {
    Parts parts = workbook("");
    parts["xl/sharedStrings.xml"] = "<sst><si><t>" + std::string(500'000, 'x') + "</t></si></sst>";
    std::string rows;
    for (int i = 0; i < 200; ++i) rows += "<row><c t=\"s\"><v>0</v></c></row>";
    parts["xl/worksheets/sheet1.xml"] = "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
    EXPECT_EQ(read(parts).error().code, "sheet.too-large");
}

}  // namespace

}  // namespace plumbline::connect::sheets
