#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

#include "base/text.h"
#include "connect/sheets/neutral.h"
#include "connect/sheets/sheet.h"
#include "connect/tables/table.h"

namespace plumbline::connect::tables {

namespace {

using base::fail;
using base::Result;

constexpr std::size_t Piece = 256UL * 1024;

/// A file a character at a time, read in pieces.
class Characters {
  public:
    explicit Characters(std::unique_ptr<Input> input) : input_(std::move(input)) {}

    /// Whether there is a character; reads the next piece where the last one is used up.
    Result<bool> more() {
        if (at_ < size_) return true;
        size_ = TRY(input_->read(piece_));
        at_ = 0;
        return size_ > 0;
    }
    /// Reads on until the first line is there, or as much of it as a piece holds.
    Result<void> gather() {
        while (size_ < piece_.size() && rest().find('\n') == std::string_view::npos) {
            const std::size_t count = TRY(input_->read(std::span(piece_).subspan(size_)));
            if (count == 0) break;
            size_ += count;
        }
        return {};
    }
    [[nodiscard]] char here() const { return piece_[at_]; }
    void pass(std::size_t count = 1) { at_ += count; }
    /// What is left of the piece.
    [[nodiscard]] std::string_view rest() const { return std::string_view(piece_.data() + at_, size_ - at_); }

  private:
    std::unique_ptr<Input> input_;
    std::vector<char> piece_ = std::vector<char>(Piece);
    std::size_t at_ = 0;
    std::size_t size_ = 0;
};

/// Takes the blanks at the ends and the apostrophe of a guarded formula off, in place.
void clean(std::string& cell) {
    const std::string_view kept = base::trim(cell);
    if (kept.starts_with('\''))
        cell = sheets::without_guard(kept);
    else if (kept.size() != cell.size())
        cell = std::string(kept);
}

class Delimited : public Table {
  public:
    explicit Delimited(std::unique_ptr<Input> input) : characters_(std::move(input)) {}

    Result<void> begin(const std::string& name) {
        TRY(characters_.gather());
        if (TRY(characters_.more())) {
            if (characters_.rest().starts_with("\xEF\xBB\xBF")) characters_.pass(3);
            if (characters_.rest().starts_with("sep=") && characters_.rest().size() > 4) {
                characters_.pass(4);
                separator_ = characters_.here();
                std::vector<std::string> line;
                TRY(read_record(line));
            } else {
                separator_ = sheets::separator_of(characters_.rest());
            }
        }
        while (columns_.empty()) {
            if (!TRY(read_record(columns_)))
                return fail(base::invalid("table.empty", "files", name + " holds nothing.",
                                          "Its first line names the columns."));
            while (!columns_.empty() && columns_.back().empty()) columns_.pop_back();
        }
        return {};
    }

    [[nodiscard]] const std::vector<std::string>& columns() const override { return columns_; }

    Result<bool> next(Line& line) override {
        do {
            if (!TRY(read_record(line.cells))) return false;
        } while (std::ranges::all_of(line.cells, &std::string::empty));
        line.number = number_;
        line.beyond.clear();
        for (std::size_t i = columns_.size(); i < line.cells.size(); ++i)
            if (!line.cells[i].empty()) line.beyond.push_back(std::move(line.cells[i]));
        line.cells.resize(columns_.size());
        return true;
    }

  private:
    enum class State { Start, Bare, Quoted, Closed };

    Characters characters_;
    char separator_ = ',';
    std::int64_t number_ = 0;
    std::vector<std::string> columns_;

    /// One record into cells whose space is used again; false at the end.
    Result<bool> read_record(std::vector<std::string>& cells) {
        if (!TRY(characters_.more())) return false;
        ++number_;
        std::size_t count = 0;
        const auto open_cell = [&] {
            if (count == cells.size()) cells.emplace_back();
            cells[count++].clear();
        };
        open_cell();
        State state = State::Start;
        while (TRY(characters_.more())) {
            const char c = characters_.here();
            if (state == State::Quoted) {
                TRY(take_quoted(cells[count - 1], state));
                continue;
            }
            characters_.pass();
            if (c == separator_) {
                if (count == MostColumns) return fail(too_wide());
                open_cell();
                state = State::Start;
            } else if (c == '\n') {
                break;
            } else if (c == '"' && state == State::Closed) {
                cells[count - 1] += '"';
                state = State::Quoted;
            } else if (c == '"' && state == State::Start) {
                state = State::Quoted;
            } else if (state == State::Closed && c != '\r') {
                return fail(broken("Text stands behind a closing quotation mark."));
            } else if (state != State::Closed) {
                cells[count - 1] += c;
                state = State::Bare;
                TRY(take_bare(cells[count - 1]));
            }
        }
        if (state == State::Quoted) return fail(broken("A quotation mark is opened and never closed."));
        cells.resize(count);
        for (std::string& cell : cells) {
            clean(cell);
            if (!base::is_utf8(cell) || cell.find('\0') != std::string::npos) return fail(unreadable());
        }
        return true;
    }

    /// Takes what is certain to belong to a bare cell.
    Result<void> take_bare(std::string& cell) {
        const std::string_view rest = characters_.rest();
        const char ends[] = {separator_, '\n', '\0'};
        const std::size_t count = std::min(rest.find_first_of(ends), rest.size());
        cell.append(rest.substr(0, count));
        characters_.pass(count);
        return in_bounds(cell);
    }

    /// Takes what stands before the next quotation mark, and the mark.
    Result<void> take_quoted(std::string& cell, State& state) {
        const std::string_view rest = characters_.rest();
        const std::size_t count = rest.find('"');
        cell.append(rest.substr(0, count));
        characters_.pass(std::min(count, rest.size()));
        if (count != std::string_view::npos) {
            characters_.pass();
            state = State::Closed;
        }
        return in_bounds(cell);
    }

    Result<void> in_bounds(const std::string& cell) {
        if (cell.size() > MostCell)
            return fail(broken("A cell has more than a megabyte: is a quotation mark missing?"));
        return {};
    }

    [[nodiscard]] base::Error broken(const std::string& what) const {
        base::Error error =
            base::malformed("sheet.quotes", fmt::format("Row {}: {}", number_, what), static_cast<int>(number_));
        error.hint = "Inside quotation marks, write a quotation mark twice.";
        return error;
    }

    [[nodiscard]] base::Error unreadable() const {
        base::Error error = base::malformed("sheet.encoding", fmt::format("Row {}: The text is not in UTF-8.", number_),
                                            static_cast<int>(number_));
        error.hint = "In Excel choose \"CSV UTF-8\" when saving, or save a workbook (.xlsx).";
        return error;
    }

    [[nodiscard]] static base::Error too_wide() {
        return sheets::too_large(fmt::format("{} columns", MostColumns), "Leave out what is not needed.");
    }
};

}  // namespace

Result<std::unique_ptr<Table>> open_delimited(const File& file) {
    auto table = std::make_unique<Delimited>(TRY(file.open()));
    TRY(table->begin(file.name));
    return std::unique_ptr<Table>(std::move(table));
}

}  // namespace plumbline::connect::tables
