#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "connect/sheets/neutral.h"
#include "connect/sheets/sheet.h"

namespace plumbline::connect::sheets {

namespace {

using base::fail;
using base::Result;

constexpr std::string_view Mark = "\xEF\xBB\xBF";

/// Reads one record after the other.
class Reader {
  public:
    Reader(std::string_view text, const Limits& limits)
        : text_(text), limits_(limits), separator_(separator_of(text)) {}

    Result<Sheet> read() {
        Sheet sheet;
        while (at_ < text_.size()) {
            ++number_;
            TRY(read_record());
            while (!row_.cells.empty() && row_.cells.back().text.empty()) row_.cells.pop_back();
            if (row_.cells.empty()) continue;
            if (sheet.rows.size() == limits_.rows)
                return fail(too_large(fmt::format("{} rows", limits_.rows), "Import it in parts."));
            cells_ += row_.cells.size();
            if (cells_ > limits_.cells)
                return fail(too_large(fmt::format("{} cells", limits_.cells), "Import it in parts."));
            row_.number = number_;
            sheet.rows.push_back(std::move(row_));
        }
        return sheet;
    }

  private:
    std::string_view text_;
    const Limits& limits_;
    char separator_;
    std::size_t at_ = 0;
    std::size_t cells_ = 0;
    int number_ = 0;
    Row row_;

    Result<void> read_record() {
        row_ = {};
        for (;;) {
            if (row_.cells.size() == limits_.columns)
                return fail(too_large(fmt::format("{} columns", limits_.columns), "Leave out what is not needed."));
            std::string cell = text_.substr(at_).starts_with('"') ? TRY(read_quoted()) : read_bare();
            if (cell.size() > limits_.cell_bytes)
                return fail(too_large(fmt::format("{} bytes in one cell (row {})", limits_.cell_bytes, number_),
                                      "Is a quotation mark missing?"));
            row_.cells.push_back({.text = without_guard(base::trim(cell))});
            if (at_ == text_.size()) return {};
            const char end = text_[at_++];
            if (end == separator_) continue;
            if (end == '\r' && text_.substr(at_).starts_with('\n')) ++at_;
            return {};
        }
    }

    std::string read_bare() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
        return std::string(text_.substr(begin, at_ - begin));
    }

    Result<std::string> read_quoted() {
        std::string cell;
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] != '"') {
                cell += text_[at_];
                continue;
            }
            if (!text_.substr(at_ + 1).starts_with('"')) break;
            cell += '"';
            ++at_;
        }
        if (at_ == text_.size()) return fail(bad_quotes("A quotation mark is opened and never closed."));
        ++at_;
        if (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r')
            return fail(bad_quotes("Text stands behind a closing quotation mark."));
        return cell;
    }

    [[nodiscard]] base::Error bad_quotes(const std::string& what) const {
        base::Error error = base::malformed("sheet.quotes", fmt::format("Row {}: {}", number_, what), number_);
        error.hint = "Inside quotation marks, write a quotation mark twice.";
        return error;
    }
};

}  // namespace

char separator_of(std::string_view text) {
    constexpr std::array<char, 3> Separators{',', ';', '\t'};
    std::array<std::size_t, 3> counts{};
    bool is_quoted = false;
    for (const char c : text) {
        if (c == '"') is_quoted = !is_quoted;
        if (is_quoted) continue;
        if (c == '\n') break;
        for (std::size_t i = 0; i < Separators.size(); ++i)
            if (c == Separators.at(i)) ++counts.at(i);
    }
    // a paste from a spreadsheet has tabs, whatever stands between them
    if (counts[2] > 0) return '\t';
    return counts[1] > counts[0] ? ';' : ',';
}

Result<Sheet> read_delimited(std::string_view text, const Limits& limits) {
    if (text.starts_with(Mark)) text.remove_prefix(Mark.size());
    if (!base::is_utf8(text) || text.find('\0') != std::string_view::npos) {
        base::Error error = base::malformed("sheet.encoding", "The text is not in UTF-8.");
        error.hint = "In Excel choose \"CSV UTF-8\" when saving, or save a workbook (.xlsx).";
        return fail(std::move(error));
    }
    return Reader(text, limits).read();
}

std::string column_letters(std::size_t column) {
    std::string letters;
    for (++column; column > 0; column = (column - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    return letters;
}

base::Error too_large(const std::string& what, const std::string& hint) {
    base::Error error = base::malformed("sheet.too-large", "The sheet has more than " + what + ".");
    error.kind = base::ErrorKind::TooLarge;
    error.hint = hint;
    return error;
}

}  // namespace plumbline::connect::sheets
