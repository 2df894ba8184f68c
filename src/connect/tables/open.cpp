#include <array>
#include <map>
#include <utility>

#include "base/text.h"
#include "connect/sheets/sheet.h"
#include "connect/tables/table.h"

namespace plumbline::connect::tables {

namespace {

using base::fail;
using base::Json;
using base::JsonObject;
using base::Result;

/// Calls `visit` with each value of an object, objects in it laid flat.
template <class Visit>
void lay_flat(const JsonObject& object, const std::string& prefix, const Visit& visit) {
    for (const auto& [key, value] : object) {
        const std::string name = prefix + std::string(key);
        if (value.is_object() && !value.get_object().empty())
            lay_flat(value.get_object(), name + ".", visit);
        else
            visit(name, value);
    }
}

std::string cell_text(const Json& value) {
    if (value.is_null()) return {};
    if (value.is_string()) return std::string(base::trim(std::string_view(value.get_string())));
    return base::to_text(value);
}

/// Elements in JSON as lines. The names of all columns are found in a first pass, since any element may bring more.
class Flat : public Table {
  public:
    static Result<std::unique_ptr<Table>> open(const File& file) {
        auto table = std::make_unique<Flat>();
        const auto first = TRY(open_items(file));
        for (JsonObject item; TRY(first->next(item));)
            lay_flat(item, "", [&](const std::string& name, const Json&) { table->add_column(name); });
        if (table->names_.size() > MostColumns)
            return fail(sheets::too_large(std::to_string(MostColumns) + " columns", "Leave out what is not needed."));
        table->items_ = TRY(open_items(file));
        return std::unique_ptr<Table>(std::move(table));
    }

    [[nodiscard]] const std::vector<std::string>& columns() const override { return names_; }

    Result<bool> next(Line& line) override {
        if (!TRY(items_->next(item_))) return false;
        line.number = ++number_;
        line.beyond.clear();
        line.cells.assign(names_.size(), {});
        lay_flat(item_, "", [&](const std::string& name, const Json& value) {
            if (const auto at = places_.find(name); at != places_.end()) line.cells[at->second] = cell_text(value);
        });
        return true;
    }

  private:
    std::unique_ptr<Items> items_;
    std::vector<std::string> names_;
    std::map<std::string, std::size_t, std::less<>> places_;
    JsonObject item_;
    std::int64_t number_ = 0;

    void add_column(const std::string& name) {
        if (names_.size() > MostColumns) return;
        if (places_.emplace(name, names_.size()).second) names_.push_back(name);
    }
};

class Book : public Table {
  public:
    static Result<std::unique_ptr<Table>> open(const File& file) {
        const std::string bytes = TRY(read_whole(file, MostWorkbook));
        constexpr sheets::Limits Limits{
            .rows = 1'048'577, .columns = MostColumns, .cells = 30'000'000, .unpacked = 2UL * 1024 * 1024 * 1024};
        auto table = std::make_unique<Book>();
        table->sheet_ = TRY(sheets::read_workbook(bytes, {}, Limits));
        if (table->sheet_.rows.empty())
            return fail(base::invalid("table.empty", "files", file.name + " holds nothing.",
                                      "The first line of its first sheet names the columns."));
        for (const sheets::Cell& cell : table->sheet_.rows.front().cells) table->names_.push_back(cell.text);
        return std::unique_ptr<Table>(std::move(table));
    }

    [[nodiscard]] const std::vector<std::string>& columns() const override { return names_; }

    Result<bool> next(Line& line) override {
        if (++at_ >= sheet_.rows.size()) return false;
        const sheets::Row& row = sheet_.rows[at_];
        line.number = row.number;
        line.cells.assign(names_.size(), {});
        line.beyond.clear();
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const std::string& text = row.cells[i].text;
            if (i < names_.size())
                line.cells[i] = text;
            else if (!text.empty())
                line.beyond.push_back(text);
        }
        return true;
    }

  private:
    sheets::Sheet sheet_;
    std::vector<std::string> names_;
    std::size_t at_ = 0;
};

Result<bool> is_workbook(const File& file) {
    const auto input = TRY(file.open());
    std::array<char, 4> space{};
    const std::size_t count = TRY(input->read(space));
    const std::string_view text(space.data(), count);
    return text == "PK\x03\x04" || text == "\xD0\xCF\x11\xE0";
}

}  // namespace

Result<std::unique_ptr<Table>> open_table(const File& file) {
    if (TRY(is_workbook(file))) return Book::open(file);
    if (TRY(is_json(file))) return Flat::open(file);
    return open_delimited(file);
}

}  // namespace plumbline::connect::tables
