#pragma once
// Writing a sheet row by row.
//
//     auto writer = TRY(make_writer(Format::Workbook, "Units"));
//     TRY(writer->add({{"Sales", Value::Kind::Text}, {"12.5", Value::Kind::Number}}));
//     std::string bytes = TRY(writer->finish());

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace plumbline::connect::sheets {

/// Format is what file it becomes.
enum class Format {
    Csv,       ///< RFC 4180, UTF-8 without a byte order mark
    CsvExcel,  ///< the same with one, so that Excel reads umlauts
    Workbook,  ///< .xlsx
};

/// Value is one cell to be written.
struct Value {
    /// Kind says what the text of a value is.
    enum class Kind {
        Text,    ///< never a formula, whatever it begins with
        Number,  ///< decimal digits with a point
        Date,    ///< `2026-03-31`
    };
    std::string text;  ///< empty for an empty cell
    Kind kind = Kind::Text;
};

/// Writer takes the rows of one sheet, the heading first. Used by one thread.
class Writer {
  public:
    Writer() = default;
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    virtual ~Writer() = default;
    /// add writes a row. What is more than `most_bytes` of text in all fails with `sheet.too-large`.
    [[nodiscard]] virtual base::Result<void> add(const std::vector<Value>& row) = 0;
    /// finish is the file. Call it once, last.
    [[nodiscard]] virtual base::Result<std::string> finish() = 0;
};

/// MostBytes is the most text that one written sheet holds.
inline constexpr std::size_t MostBytes = 128UL * 1024 * 1024;

/// make_writer begins a sheet. A workbook is put together in temporary files without a name, so that memory holds one
/// row at a time and the finished file; texts longer than the 32,767 characters that a cell of Excel takes are cut
/// there and end with "…". Fails with `sheet.unavailable` where there is no place for temporary files.
[[nodiscard]] base::Result<std::unique_ptr<Writer>> make_writer(Format format, const std::string& title,
                                                                std::size_t most_bytes = MostBytes);

}  // namespace plumbline::connect::sheets
