#pragma once
// A table as a stream of lines: a million of them take no more memory than ten. Every byte read here may be hostile.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/json.h"
#include "connect/tables/file.h"

namespace plumbline::connect::tables {

/// Line is one row below the heading that is not empty.
struct Line {
    std::int64_t number = 0;          ///< as a spreadsheet counts, the heading included; of JSON the element's, from 1
    std::vector<std::string> cells;   ///< one for each column, without blanks at its ends; empty where there is none
    std::vector<std::string> beyond;  ///< what stands behind the last column that has a name
};

/// Table is read from beginning to end, once. Used by one thread.
class Table {
  public:
    Table() = default;
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;
    virtual ~Table() = default;
    /// columns are the names of the columns, in order.
    [[nodiscard]] virtual const std::vector<std::string>& columns() const = 0;
    /// next reads the next line into `line`, whose space is used again; false at the end. Errors name the row; after
    /// one there is no next.
    [[nodiscard]] virtual base::Result<bool> next(Line& line) = 0;
};

/// MostCell is how many bytes one cell may have.
inline constexpr std::size_t MostCell = 1024UL * 1024;
/// MostColumns is how many columns a table may have.
inline constexpr std::size_t MostColumns = 1000;
/// MostItem is how many bytes one element of a list in JSON may have.
inline constexpr std::size_t MostItem = 4UL * 1024 * 1024;
/// MostWorkbook is how many bytes a workbook may have, packed.
inline constexpr std::size_t MostWorkbook = 256UL * 1024 * 1024;

/// open_table reads what a file holds as a table, by its first bytes: a workbook's first sheet, elements of a list in
/// JSON (objects in objects as `outer.inner`, lists as JSON text), else delimited text. Errors: those of the file,
/// `sheet.encoding`, `sheet.quotes`, `sheet.workbook`, `sheet.too-large`, `table.list`, and `table.empty` where there
/// is no heading.
[[nodiscard]] base::Result<std::unique_ptr<Table>> open_table(const File& file);

/// open_delimited reads comma-, semicolon- or tab-separated values (RFC 4180, LF or CRLF, a byte order mark or none, a
/// first line `sep=;` passed over). A leading apostrophe that keeps a formula from being one is taken off.
[[nodiscard]] base::Result<std::unique_ptr<Table>> open_delimited(const File& file);

/// Items are the elements of a list in JSON: of the list that the text is, of the list under `value`, `data`, `items`,
/// `records` or `results` of the object that it is, or one object on each line.
class Items {
  public:
    Items() = default;
    Items(const Items&) = delete;
    Items& operator=(const Items&) = delete;
    virtual ~Items() = default;
    /// next reads the next element; false at the end. Errors: those of the file and `table.list`, naming the element.
    [[nodiscard]] virtual base::Result<bool> next(base::JsonObject& item) = 0;
};

/// open_items reads a file in JSON.
[[nodiscard]] base::Result<std::unique_ptr<Items>> open_items(const File& file);

/// is_json tells whether the first bytes of a file are those of a list or object in JSON.
[[nodiscard]] base::Result<bool> is_json(const File& file);

}  // namespace plumbline::connect::tables
