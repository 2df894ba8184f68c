#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <optional>
#include <set>

#include "base/json.h"
#include "base/text.h"
#include "base/time.h"
#include "connect/sheets/package.h"
#include "connect/sheets/sheet.h"

namespace plumbline::connect::sheets {

namespace {

using base::fail;
using base::Result;

std::string attribute(const Attributes& attributes, std::string_view name) {
    const auto found = attributes.find(name);
    return found == attributes.end() ? std::string() : found->second;
}

template <class T>
std::optional<T> number(std::string_view text) {
    T value{};
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || end.ec != std::errc() || end.ptr != text.data() + text.size()) return std::nullopt;
    return value;
}

/// `_x000D_` stands for a character that XML cannot hold.
std::string decoded(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned code = 0;
        const bool is_coded = text.substr(i).starts_with("_x") && i + 6 < text.size() && text[i + 6] == '_' &&
                              std::from_chars(&text[i + 2], &text[i + 6], code, 16).ptr == &text[i + 6];
        if (is_coded && code < 0x80 && code != 0) {
            plain += static_cast<char>(code);
            i += 6;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

/// The tables of the book, and from which day it counts.
class Book : public Handler {
  public:
    struct Table {
        std::string name;
        std::string relation;
    };
    std::vector<Table> tables;
    bool counts_from_1904 = false;

    Result<void> begin(std::string_view name, const Attributes& attributes) override {
        if (name == "workbookPr") {
            const std::string value = attribute(attributes, "date1904");
            counts_from_1904 = value == "1" || value == "true";
        }
        // r:id without its prefix; sheetId is another attribute
        if (name == "sheet") tables.push_back({attribute(attributes, "name"), attribute(attributes, "id")});
        return {};
    }
    Result<void> end(std::string_view) override { return {}; }
    Result<void> text(std::string_view) override { return {}; }
};

/// Which part a relation of the book leads to.
class Relations : public Handler {
  public:
    std::map<std::string, std::string> targets;

    Result<void> begin(std::string_view name, const Attributes& attributes) override {
        if (name != "Relationship") return {};
        std::string target = attribute(attributes, "Target");
        target = target.starts_with('/') ? target.substr(1) : "xl/" + target;
        targets[attribute(attributes, "Id")] = std::move(target);
        return {};
    }
    Result<void> end(std::string_view) override { return {}; }
    Result<void> text(std::string_view) override { return {}; }
};

/// Which styles show a number as a day.
class Styles : public Handler {
  public:
    [[nodiscard]] bool is_day(std::size_t style) const {
        return style < formats_.size() && (is_built_in_day(formats_[style]) || days_.contains(formats_[style]));
    }

    Result<void> begin(std::string_view name, const Attributes& attributes) override {
        if (name == "numFmt" && shows_day(attribute(attributes, "formatCode")))
            days_.insert(number<int>(attribute(attributes, "numFmtId")).value_or(0));
        if (name == "cellXfs") is_inside_ = true;
        if (name == "xf" && is_inside_) formats_.push_back(number<int>(attribute(attributes, "numFmtId")).value_or(0));
        return {};
    }
    Result<void> end(std::string_view name) override {
        if (name == "cellXfs") is_inside_ = false;
        return {};
    }
    Result<void> text(std::string_view) override { return {}; }

  private:
    std::vector<int> formats_;
    std::set<int> days_;
    bool is_inside_ = false;

    static bool is_built_in_day(int format) {
        return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 50 && format <= 58);
    }

    /// A format with a letter of days or years outside quotes and brackets.
    static bool shows_day(const std::string& format) {
        char closing = '\0';
        for (std::size_t i = 0; i < format.size(); ++i) {
            const char c = format[i];
            if (closing != '\0')
                closing = c == closing ? '\0' : closing;
            else if (c == '"' || c == '[')
                closing = c == '"' ? '"' : ']';
            else if (c == '\\' || c == '_' || c == '*')
                ++i;
            else if (std::string_view("dDyY").find(c) != std::string_view::npos)
                return true;
        }
        return false;
    }
};

/// The texts that cells name by their number.
class SharedTexts : public Handler {
  public:
    explicit SharedTexts(const Limits& limits) : limits_(limits) {}
    std::vector<std::string> all;

    Result<void> begin(std::string_view name, const Attributes&) override {
        if (name == "si") {
            if (all.size() == limits_.cells)
                return fail(too_large(fmt::format("{} texts", limits_.cells), "Import it in parts."));
            all.emplace_back();
        }
        if (name == "rPh") ++sound_;
        is_text_ = name == "t" && sound_ == 0;
        return {};
    }
    Result<void> end(std::string_view name) override {
        if (name == "rPh") --sound_;
        is_text_ = false;
        return {};
    }
    Result<void> text(std::string_view piece) override {
        if (!is_text_ || all.empty()) return {};
        if (all.back().size() + piece.size() > limits_.cell_bytes)
            return fail(too_large(fmt::format("{} bytes in one cell", limits_.cell_bytes), "Shorten it."));
        all.back() += piece;
        return {};
    }

  private:
    const Limits& limits_;
    int sound_ = 0;  ///< how a text is spoken is no part of it
    bool is_text_ = false;
};

/// A day, or a moment of one, by the count of a workbook.
std::string day_text(double count, bool from_1904) {
    double days = std::floor(count);
    const int seconds = static_cast<int>(std::lround((count - days) * 86400));
    if (from_1904)
        days += 1462;
    else if (days < 60)
        days += 1;  // the 29th of February 1900 counts here, though it never was
    if (days < 1 || days > 2'958'465) return base::number_text(count);
    const base::Date first{std::chrono::year(1899), std::chrono::December, std::chrono::day(30)};
    std::string day = base::format_date(base::add_days(first, static_cast<int>(days)));
    if (seconds == 0) return day;
    return fmt::format("{}T{:02}:{:02}:{:02}Z", day, seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
}

/// The cells of one table.
class Cells : public Handler {
  public:
    Cells(const Limits& limits, const std::vector<std::string>& texts, const Styles& styles, bool from_1904)
        : limits_(limits), texts_(texts), styles_(styles), from_1904_(from_1904) {}
    std::vector<Row> rows;

    Result<void> begin(std::string_view name, const Attributes& attributes) override {
        if (name == "row") return begin_row(attribute(attributes, "r"));
        if (name == "c") return begin_cell(attributes);
        is_value_ = name == "v" || name == "t";
        return {};
    }

    Result<void> end(std::string_view name) override {
        is_value_ = false;
        if (name == "c") return end_cell();
        if (name == "row") return end_row();
        return {};
    }

    Result<void> text(std::string_view piece) override {
        if (!is_value_) return {};
        if (value_.size() + piece.size() > limits_.cell_bytes)
            return fail(
                too_large(fmt::format("{} bytes in one cell (row {})", limits_.cell_bytes, number_), "Shorten it."));
        value_ += piece;
        return {};
    }

  private:
    const Limits& limits_;
    const std::vector<std::string>& texts_;
    const Styles& styles_;
    bool from_1904_;
    Row row_;
    int number_ = 0;
    std::size_t cells_ = 0;
    std::size_t bytes_ = 0;
    std::size_t column_ = 0;
    std::size_t style_ = 0;
    std::string kind_;
    std::string value_;
    bool is_value_ = false;

    Result<void> begin_row(const std::string& said) {
        const auto number_said = number<int>(said);
        number_ = number_said ? *number_said : number_ + 1;
        if (number_ < 1 || number_ > 1'048'576) return fail(bad_workbook("a row has no place"));
        row_ = {number_, {}};
        column_ = 0;
        return {};
    }

    Result<void> begin_cell(const Attributes& attributes) {
        const std::string place = attribute(attributes, "r");
        std::size_t column = 0;
        for (const char c : place)
            if (c >= 'A' && c <= 'Z' && column < 1'000'000)
                column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
        column_ = column > 0 ? column : column_ + 1;
        kind_ = attribute(attributes, "t");
        style_ = number<std::size_t>(attribute(attributes, "s")).value_or(0);
        value_.clear();
        return {};
    }

    Result<void> end_cell() {
        Cell cell = TRY(read_cell());
        if (cell.text.empty()) return {};
        // many cells may name one long text
        bytes_ += cell.text.size();
        if (bytes_ > limits_.unpacked) return fail(too_large("64 MiB of text", "Import it in parts."));
        if (column_ > limits_.columns)
            return fail(too_large(fmt::format("{} columns", limits_.columns), "Leave out what is not needed."));
        if (row_.cells.size() < column_) {
            cells_ += column_ - row_.cells.size();
            if (cells_ > limits_.cells)
                return fail(too_large(fmt::format("{} cells", limits_.cells), "Import it in parts."));
            row_.cells.resize(column_);
        }
        row_.cells[column_ - 1] = std::move(cell);
        return {};
    }

    Result<Cell> read_cell() {
        if (kind_ == "s") {
            const auto index = number<std::size_t>(value_);
            if (!index || *index >= texts_.size()) return fail(bad_workbook("a cell names a text that is not there"));
            return Cell{.text = std::string(base::trim(decoded(texts_[*index])))};
        }
        if (kind_ == "inlineStr" || kind_ == "str") return Cell{.text = std::string(base::trim(decoded(value_)))};
        if (kind_ == "e") return Cell{.text = value_, .is_plain = false, .is_error = true};
        if (kind_ == "b") return Cell{.text = value_ == "1" ? "true" : "false", .is_plain = true};
        if (kind_ == "d") return Cell{.text = value_, .is_plain = true};
        const auto figure = number<double>(value_);
        if (!figure || !std::isfinite(*figure)) return Cell{.text = value_};
        if (styles_.is_day(style_)) return Cell{.text = day_text(*figure, from_1904_), .is_plain = true};
        return Cell{.text = base::number_text(*figure), .is_plain = true};
    }

    Result<void> end_row() {
        if (row_.cells.empty()) return {};
        if (rows.size() == limits_.rows)
            return fail(too_large(fmt::format("{} rows", limits_.rows), "Import it in parts."));
        if (!rows.empty() && rows.back().number >= number_) return fail(bad_workbook("its rows are out of order"));
        rows.push_back(std::move(row_));
        row_ = {};
        return {};
    }
};

std::string joined_names(const std::vector<std::string>& names) {
    std::vector<std::string> first(
        names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(names.size(), 20)));
    return base::join(first, ", ");
}

}  // namespace

Result<Sheet> read_workbook(std::string_view bytes, std::string_view name, const Limits& limits) {
    const auto package = TRY(Package::open(bytes, limits.unpacked));
    Book book;
    if (!TRY(package->read("xl/workbook.xml", book)) || book.tables.empty())
        return fail(bad_workbook("it has no sheets"));
    Sheet sheet;
    sheet.names.reserve(book.tables.size());
    for (const Book::Table& table : book.tables) sheet.names.push_back(table.name);
    std::size_t wanted = 0;
    while (!name.empty() && wanted < sheet.names.size() && sheet.names[wanted] != name) ++wanted;
    if (wanted == sheet.names.size())
        return fail(base::bad_request("sheet.name", "sheet",
                                      "There is no sheet \"" + base::shortened(name) + "\" in this workbook.",
                                      "Its sheets: " + joined_names(sheet.names) + "."));
    sheet.name = sheet.names[wanted];
    Relations relations;
    TRY(package->read("xl/_rels/workbook.xml.rels", relations));
    SharedTexts texts(limits);
    TRY(package->read("xl/sharedStrings.xml", texts));
    Styles styles;
    TRY(package->read("xl/styles.xml", styles));
    Cells cells(limits, texts.all, styles, book.counts_from_1904);
    if (!TRY(package->read(relations.targets[book.tables[wanted].relation], cells)))
        return fail(bad_workbook("the sheet \"" + base::shortened(sheet.name) + "\" is not in it"));
    sheet.rows = std::move(cells.rows);
    return sheet;
}

}  // namespace plumbline::connect::sheets
