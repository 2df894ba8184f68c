#pragma once
// A table of cells, as it comes from a file or a paste: what CSV and workbooks have in common. Every byte read here may
// be hostile: each limit holds before memory is taken for what exceeds it.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plumbline::connect::sheets {

/// Cell is what stands in one cell.
struct Cell {
    std::string text;  ///< without blanks at its ends; empty where the cell is
    bool is_plain =
        false;  ///< a number, date or flag of a workbook, written by a program: `1234.5`, `2026-03-31`, `true`
    bool is_error = false;  ///< a formula that failed: `#REF!`
};

/// Row is one row that is not empty. Cells behind the last one that is set may be missing.
struct Row {
    int number = 0;  ///< 1-based, as in the sheet
    std::vector<Cell> cells;
};

/// Sheet is a table with the names of all tables of the same file.
struct Sheet {
    std::string name;                ///< empty where the file has no names for its tables
    std::vector<std::string> names;  ///< of all tables of the file, in order; empty likewise
    std::vector<Row> rows;           ///< in order
};

/// Limits bound what is read.
struct Limits {
    std::size_t rows = 10'001;                  ///< the heading included
    std::size_t columns = 200;                  ///< of the widest row
    std::size_t cells = 500'000;                ///< in all, empty ones up to the last of a row included
    std::size_t cell_bytes = 1024UL * 1024;     ///< of one cell
    std::size_t unpacked = 64UL * 1024 * 1024;  ///< bytes of a workbook's parts together, unpacked
};

/// read_delimited reads comma-, semicolon- or tab-separated values (RFC 4180, with LF or CRLF, a byte order mark or
/// none); which of the separators it is shows in the first line. A leading apostrophe that keeps a formula from being
/// one is taken off. Errors have the codes `sheet.encoding`, `sheet.quotes`, `sheet.too-large` and say in which line.
[[nodiscard]] base::Result<Sheet> read_delimited(std::string_view text, const Limits& limits = {});

/// separator_of is the separator that the first line has most of, outside quotes: a comma, a semicolon, or a tab where
/// there is one.
[[nodiscard]] char separator_of(std::string_view text);

/// read_workbook reads a table of an .xlsx file: the one of that name, or the first. Of formulas it takes the last
/// values. Errors have the codes `sheet.workbook`, `sheet.name` and `sheet.too-large`.
[[nodiscard]] base::Result<Sheet> read_workbook(std::string_view bytes, std::string_view name = {},
                                                const Limits& limits = {});

/// column_letters is how sheets call a column, from 0: A, B, …, Z, AA, ….
[[nodiscard]] std::string column_letters(std::size_t column);

/// too_large is the error for what exceeds a limit; `what` completes "The sheet has more than".
[[nodiscard]] base::Error too_large(const std::string& what, const std::string& hint);

}  // namespace plumbline::connect::sheets
