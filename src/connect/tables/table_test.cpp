// Tables of any size read as streams, from files that may be hostile.

#include "connect/tables/table.h"

#include <gtest/gtest.h>
#include <zip.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "connect/sheets/sheet.h"

namespace plumbline::connect::tables {
namespace {

/// Gives a text a few bytes at a time, so that every boundary falls somewhere inside.
class Trickle : public Input {
  public:
    Trickle(std::string text, std::size_t most) : text_(std::move(text)), most_(most) {}
    base::Result<std::size_t> read(std::span<char> space) override {
        const std::size_t count = text_.copy(space.data(), std::min(most_, space.size()), at_);
        at_ += count;
        return count;
    }

  private:
    std::string text_;
    std::size_t most_;
    std::size_t at_ = 0;
};

File trickling(const std::string& text, std::size_t most) {
    return {"t.csv", [=]() -> base::Result<std::unique_ptr<Input>> { return std::make_unique<Trickle>(text, most); }};
}

using Lines = std::vector<std::vector<std::string>>;

/// All lines of a table, its columns first; an error stands alone as its code.
Lines lines_of(const File& file) {
    auto table = open_table(file);
    if (!table) return {{table.error().code}};
    Lines lines{(*table)->columns()};
    Line line;
    for (;;) {
        const auto more = (*table)->next(line);
        if (!more) return {{more.error().code}};
        if (!*more) return lines;
        lines.push_back(line.cells);
    }
}

TEST(Tables, ReadDelimitedTextWhereverItsPiecesEnd) {
    const std::string text =
        "\xEF\xBB\xBF"
        "Name;Note\r\n\"a;\"\"b\"\"\nc\";  d \n\n;\n'=1+1;\"\"";
    const Lines wanted{{"Name", "Note"}, {"a;\"b\"\nc", "d"}, {"=1+1", ""}};
    for (std::size_t most = 4; most < 12; ++most) EXPECT_EQ(lines_of(trickling(text, most)), wanted) << most;
    EXPECT_EQ(lines_of(file_of("t.csv", text)), wanted);
}

TEST(Tables, CountRowsAsASpreadsheetDoesAndKeepWhatStandsBehindTheLastColumn) {
    const auto table = open_table(file_of("t.csv", "a,b,,\n\n1,2,3,,4\n")).value();
    Line line;
    ASSERT_TRUE(table->next(line).value());
    EXPECT_EQ(table->columns(), (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(line.number, 3);
    EXPECT_EQ(line.beyond, (std::vector<std::string>{"3", "4"}));
    EXPECT_FALSE(table->next(line).value());
}

TEST(Tables, FindTheSeparator) {
    EXPECT_EQ(lines_of(file_of("t", "a\tb, c; d\n1\t2")), (Lines{{"a", "b, c; d"}, {"1", "2"}}));
    EXPECT_EQ(lines_of(file_of("t", "\"a,b\";c\n1;2")), (Lines{{"a,b", "c"}, {"1", "2"}}));
    EXPECT_EQ(lines_of(file_of("t", "sep=;\na;b,c,d\n1;2")), (Lines{{"a", "b,c,d"}, {"1", "2"}}));
    EXPECT_EQ(lines_of(file_of("t", "only\n1")), (Lines{{"only"}, {"1"}}));
}

TEST(Tables, RefuseDelimitedTextThatIsNone) {
    EXPECT_EQ(lines_of(file_of("t", "")), (Lines{{"table.empty"}}));
    EXPECT_EQ(lines_of(file_of("t", ";;\n;\n")), (Lines{{"table.empty"}}));
    EXPECT_EQ(lines_of(file_of("t", "a,b\n\"1,2\n")), (Lines{{"sheet.quotes"}}));
    EXPECT_EQ(lines_of(file_of("t", "a,b\n\"1\"x,2\n")), (Lines{{"sheet.quotes"}}));
    EXPECT_EQ(lines_of(file_of("t", "a,b\n\xE4,2\n")), (Lines{{"sheet.encoding"}}));
    EXPECT_EQ(lines_of(file_of("t", std::string("a,b\n1\0,2\n", 9))), (Lines{{"sheet.encoding"}}));
    EXPECT_EQ(lines_of(file_of("t", "a\n\"" + std::string(MostCell + 10, 'x'))), (Lines{{"sheet.quotes"}}));
    EXPECT_EQ(lines_of(file_of("t", std::string(MostColumns + 5, ','))), (Lines{{"sheet.too-large"}}));
}

TEST(Tables, AgreeWithTheReaderOfWholeSheetsOnRandomTexts) {
    std::mt19937 random(7);
    constexpr std::string_view Signs = "ab,;\"\n\r'= \t1";
    int read = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string text = "h,i\n";
        for (std::size_t i = random() % 24; i > 0; --i) text += Signs[random() % Signs.size()];
        const auto whole = sheets::read_delimited(text);
        const Lines lines = lines_of(trickling(text, 5));
        const bool is_refused = lines.size() == 1 && lines[0].size() == 1 && lines[0][0].starts_with("sheet.");
        // A carriage return alone ends a row for the one and is a blank for the other: old Macs are gone.
        if (text.find('\r') != std::string::npos || text.find('\t') != std::string::npos) continue;
        ASSERT_EQ(is_refused, !whole.has_value()) << text;
        if (is_refused) continue;
        ++read;
        ASSERT_EQ(lines.size(), whole->rows.size()) << text;
        for (std::size_t row = 1; row < lines.size(); ++row)
            for (std::size_t i = 0; i < 2; ++i)
                ASSERT_EQ(lines[row][i], i < whole->rows[row].cells.size() ? whole->rows[row].cells[i].text : "")
                    << text;
    }
    EXPECT_GT(read, 1000);
}

TEST(Tables, ReadListsInJsonWhereverTheyStand) {
    const Lines wanted{{"a", "b.c", "d"}, {"1", "x, }", ""}, {"", "", "[1,2]"}};
    const std::string list = R"([{"a": 1, "b": {"c": "x, }"}}, {"d": [1, 2], "a": null}])";
    for (std::size_t most = 8; most < 20; ++most) EXPECT_EQ(lines_of(trickling(list, most)), wanted) << most;
    EXPECT_EQ(lines_of(file_of("t", R"({"@odata.context": "x [", "value": )" + list + R"(, "next": []})")), wanted);
    EXPECT_EQ(lines_of(file_of("t", "{\"a\": 1, \"b\": {\"c\": \"x, }\"}}\n{\"d\": [1, 2]}\n")), wanted);
}

TEST(Tables, RefuseJsonThatIsNoList) {
    for (const std::string_view text :
         {R"([{"a": 1)", R"([{"a": 1}, 2])", R"([1, 2])", R"([{"a" 1}])", R"([{"a": "\ud800"}])"})
        EXPECT_EQ(lines_of(file_of("t", std::string(text))), (Lines{{"table.list"}})) << text;
    EXPECT_EQ(lines_of(file_of("t", "[{\"a\": \"" + std::string(MostItem + 10, 'x') + "\"}]")),
              (Lines{{"table.list"}}));
}

TEST(Tables, HoldAMillionLinesInNoMoreMemoryThanTen) {
    // A line is made as it is asked for: what would keep them all would show as 40 MB here.
    class Endless : public Input {
      public:
        base::Result<std::size_t> read(std::span<char> space) override {
            if (given_ == 1'000'000) return 0;
            const std::string line = given_ == 0 ? "a,b\n" : "0123456789012345678,01234567890123456\n";
            ++given_;
            return line.copy(space.data(), line.size());
        }

      private:
        int given_ = 0;
    };
    const auto table =
        open_delimited({"t", []() -> base::Result<std::unique_ptr<Input>> { return std::make_unique<Endless>(); }})
            .value();
    Line line;
    std::int64_t count = 0;
    while (table->next(line).value()) ++count;
    EXPECT_EQ(count, 999'999);
    EXPECT_EQ(line.number, 1'000'000);
}

TEST(Files, OfFoldersAndArchivesComeInTheOrderOfTheirNames) {
    namespace fs = std::filesystem;
    const fs::path folder = fs::path(testing::TempDir()) / "tables-files";
    fs::remove_all(folder);
    fs::create_directories(folder);
    std::ofstream(folder / "b.csv") << "a\n1";
    std::ofstream(folder / ".hidden") << "x";
    int why = 0;
    zip_t* archive = zip_open((folder / "a.zip").c_str(), ZIP_CREATE, &why);
    ASSERT_NE(archive, nullptr);
    static constexpr std::string_view Text = "c\n2";
    zip_file_add(archive, "in/z.csv", zip_source_buffer(archive, Text.data(), Text.size(), 0), 0);
    zip_file_add(archive, "in/y.csv", zip_source_buffer(archive, Text.data(), Text.size(), 0), 0);
    ASSERT_EQ(zip_close(archive), 0);
    const auto files = find_files({folder.string()}).value();
    ASSERT_EQ(files.size(), 3U);
    EXPECT_EQ(files[0].name, "a.zip/y.csv");
    EXPECT_EQ(files[2].name, "b.csv");
    EXPECT_EQ(lines_of(files[1]), (Lines{{"c"}, {"2"}}));
    EXPECT_EQ(find_files({(folder / "none.csv").string()}).error().code, "table.file");
    std::ofstream(folder / "bad.zip") << "PK\x03\x04 no archive";
    EXPECT_EQ(find_files({folder.string()}).error().code, "table.file");
    EXPECT_EQ(read_whole(files[2], 1).error().code, "table.large");
    fs::remove_all(folder);
}

}  // namespace
}  // namespace plumbline::connect::tables
