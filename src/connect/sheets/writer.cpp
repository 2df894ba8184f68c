#include "connect/sheets/writer.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "base/time.h"
#include "connect/sheets/neutral.h"
#include "connect/sheets/sheet.h"

namespace plumbline::connect::sheets {

namespace {

using base::fail;
using base::Result;

constexpr std::size_t MostCharacters = 32'767;

/// Counts what is written, and refuses what is more than may be.
class Bounded : public Writer {
  public:
    explicit Bounded(std::size_t most) : most_(most) {}

  protected:
    Result<void> count(const std::vector<Value>& row) {
        for (const Value& value : row) bytes_ += value.text.size() + 1;
        if (bytes_ <= most_) return {};
        return fail(too_large(std::to_string(most_ / 1024 / 1024) + " MiB of text",
                              "Choose fewer columns, or fewer records by a filter."));
    }

  private:
    std::size_t most_;
    std::size_t bytes_ = 0;
};

class CsvWriter : public Bounded {
  public:
    CsvWriter(bool has_mark, std::size_t most) : Bounded(most), text_(has_mark ? "\xEF\xBB\xBF" : "") {}

    Result<void> add(const std::vector<Value>& row) override {
        TRY(count(row));
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) text_ += ',';
            put(row[i].kind == Value::Kind::Text ? guarded(row[i].text) : row[i].text);
        }
        text_ += "\r\n";
        return {};
    }

    Result<std::string> finish() override { return std::move(text_); }

  private:
    std::string text_;

    void put(const std::string& cell) {
        // a tab would make some programs guess another separator
        if (cell.find_first_of(",\"\r\n;\t") == std::string::npos) {
            text_ += cell;
            return;
        }
        text_ += '"';
        for (const char c : cell) {
            if (c == '"') text_ += '"';
            text_ += c;
        }
        text_ += '"';
    }
};

base::Error no_place(const std::string& cause) {
    base::Error error = base::unavailable(cause);
    error.code = "sheet.unavailable";
    error.message = "There is no room to put a sheet together just now.";
    error.hint = "Try again in a moment, or export as CSV.";
    return error;
}

/// A file in memory, which the library finds by a name.
class MemoryFile {
  public:
    MemoryFile() : file_(memfd_create("sheet", MFD_CLOEXEC)) {}
    ~MemoryFile() {
        if (file_ >= 0) close(file_);
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    [[nodiscard]] bool is_open() const { return file_ >= 0; }
    [[nodiscard]] std::string name() const { return "/proc/self/fd/" + std::to_string(file_); }
    [[nodiscard]] Result<std::string> content() const {
        const off_t size = lseek(file_, 0, SEEK_END);
        if (size < 0) return fail(no_place("the size of a sheet in memory"));
        std::string bytes(static_cast<std::size_t>(size), '\0');
        std::size_t done = 0;
        while (done < bytes.size()) {
            const ssize_t got = pread(file_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
            if (got <= 0) return fail(no_place("a sheet in memory cannot be read"));
            done += static_cast<std::size_t>(got);
        }
        return bytes;
    }

  private:
    int file_;
};

/// The names of sheets in a workbook are short and without some characters.
std::string sheet_name(const std::string& title) {
    std::string name = base::shortened(title, 28);
    for (char& c : name)
        if (std::string_view("[]:*?/\\'").find(c) != std::string_view::npos) c = ' ';
    return name.empty() ? "Sheet" : name;
}

class WorkbookWriter : public Bounded {
  public:
    WorkbookWriter(const std::string& title, std::size_t most) : Bounded(most) {
        if (!file_.is_open()) return;
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        workbook_ = workbook_new_opt(file_.name().c_str(), &options);
        if (workbook_ == nullptr) return;
        sheet_ = workbook_add_worksheet(workbook_, sheet_name(title).c_str());
        heading_ = workbook_add_format(workbook_);
        format_set_bold(heading_);
        day_ = workbook_add_format(workbook_);
        format_set_num_format(day_, "yyyy-mm-dd");
        if (sheet_ != nullptr) worksheet_freeze_panes(sheet_, 1, 0);
    }
    ~WorkbookWriter() override {
        if (workbook_ != nullptr) lxw_workbook_free(workbook_);
    }
    WorkbookWriter(const WorkbookWriter&) = delete;
    WorkbookWriter& operator=(const WorkbookWriter&) = delete;

    [[nodiscard]] bool is_ready() const { return workbook_ != nullptr && sheet_ != nullptr; }

    Result<void> add(const std::vector<Value>& row) override {
        TRY(count(row));
        if (row_ == LXW_ROW_MAX) return fail(too_large("1,048,576 rows", "Choose fewer records by a filter."));
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (row[i].text.empty()) continue;
            const lxw_error error = put(static_cast<lxw_col_t>(i), row[i]);
            if (error != LXW_NO_ERROR) return fail(failed(error));
        }
        ++row_;
        return {};
    }

    Result<std::string> finish() override {
        lxw_workbook* workbook = std::exchange(workbook_, nullptr);
        const lxw_error error = workbook_close(workbook);
        if (error != LXW_NO_ERROR) return fail(failed(error));
        return file_.content();
    }

  private:
    MemoryFile file_;
    lxw_workbook* workbook_ = nullptr;
    lxw_worksheet* sheet_ = nullptr;
    lxw_format* heading_ = nullptr;
    lxw_format* day_ = nullptr;
    lxw_row_t row_ = 0;

    lxw_error put(lxw_col_t column, const Value& value) {
        double number = 0;
        if (value.kind == Value::Kind::Number &&
            std::from_chars(value.text.data(), value.text.data() + value.text.size(), number).ec == std::errc())
            return worksheet_write_number(sheet_, row_, column, number, nullptr);
        const auto date =
            value.kind == Value::Kind::Date ? base::parse_date(value.text) : Result<base::Date>(base::Date());
        // Excel has no days before 1900, and counts one too many in its first two months
        if (value.kind == Value::Kind::Date && date && date->year() > std::chrono::year(1900)) {
            const base::Date first{std::chrono::year(1899), std::chrono::December, std::chrono::day(30)};
            return worksheet_write_number(sheet_, row_, column, base::days_between(first, *date), day_);
        }
        std::string text = value.text;
        if (text.size() > MostCharacters && base::count_code_points(text) > MostCharacters)
            text = base::shortened(text, MostCharacters - 1);
        return worksheet_write_string(sheet_, row_, column, text.c_str(), row_ == 0 ? heading_ : nullptr);
    }

    static base::Error failed(lxw_error error) { return no_place(std::string("a workbook: ") + lxw_strerror(error)); }
};

}  // namespace

Result<std::unique_ptr<Writer>> make_writer(Format format, const std::string& title, std::size_t most_bytes) {
    if (format != Format::Workbook)
        return std::unique_ptr<Writer>(std::make_unique<CsvWriter>(format == Format::CsvExcel, most_bytes));
    auto writer = std::make_unique<WorkbookWriter>(title, most_bytes);
    if (!writer->is_ready()) return fail(no_place("a workbook cannot be begun: no temporary files?"));
    return std::unique_ptr<Writer>(std::move(writer));
}

}  // namespace plumbline::connect::sheets
