#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "connect/tables/table.h"

namespace plumbline::connect::tables {

namespace {

using base::fail;
using base::JsonObject;
using base::Result;

constexpr std::size_t Piece = 256UL * 1024;
constexpr std::array<std::string_view, 5> Lists{"value", "data", "items", "records", "results"};

base::Error bad_json(const std::string& name, std::int64_t number, const std::string& why) {
    return base::invalid("table.list", "files", fmt::format("{}, element {}: {}", name, number, why),
                         "Bring a list of objects in JSON: [{\"name\": \"…\"}, …].");
}

/// Cuts a text in JSON into the elements of its list without reading it whole.
class Cut : public Items {
  public:
    Cut(std::unique_ptr<Input> input, std::string name) : input_(std::move(input)), name_(std::move(name)) {}

    /// Goes to where the elements begin.
    Result<void> begin() {
        TRY(fill());
        if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
        if (!TRY(skip_blanks())) return fail(bad_json(name_, 0, "there is nothing in it"));
        if (text_[at_] == '[') {
            ++at_;
            return {};
        }
        if (text_[at_] != '{') return fail(bad_json(name_, 0, "it begins neither with [ nor with {"));
        return find_list();
    }

    Result<bool> next(JsonObject& item) override {
        if (!TRY(skip_blanks()) || text_[at_] == ']') return false;
        const std::size_t size = TRY(element());
        ++number_;
        auto value = base::parse_json(std::string_view(text_).substr(at_, size));
        if (!value) return fail(bad_json(name_, number_, value.error().message));
        if (!value->is_object()) return fail(bad_json(name_, number_, "it is no object"));
        item = std::move(value->get_object());
        at_ += size;
        if (at_ > 4 * Piece) {
            text_.erase(0, at_);
            at_ = 0;
        }
        return true;
    }

  private:
    std::unique_ptr<Input> input_;
    std::string name_;
    std::string text_;
    std::size_t at_ = 0;
    std::int64_t number_ = 0;
    bool is_end_ = false;

    Result<bool> fill() {
        if (is_end_) return false;
        const std::size_t before = text_.size();
        text_.resize(before + Piece);
        const std::size_t count = TRY(input_->read(std::span(text_).subspan(before)));
        text_.resize(before + count);
        is_end_ = count == 0;
        return !is_end_;
    }

    /// Whether anything but blanks and commas follows.
    Result<bool> skip_blanks() {
        for (;;) {
            while (at_ < text_.size() && (base::is_space(text_[at_]) || text_[at_] == ',')) ++at_;
            if (at_ < text_.size()) return true;
            if (!TRY(fill())) return false;
        }
    }

    /// How many bytes the element has that begins here.
    Result<std::size_t> element() {
        int depth = 0;
        bool is_text = false;
        for (std::size_t i = at_;; ++i) {
            if (i - at_ > MostItem) return fail(bad_json(name_, number_ + 1, "it has more than 4 MB"));
            if (i == text_.size() && !TRY(fill())) return fail(bad_json(name_, number_ + 1, "it breaks off"));
            const char c = text_[i];
            if (is_text) {
                if (c == '\\')
                    ++i;
                else if (c == '"')
                    is_text = false;
                continue;
            }
            if (c == '"') is_text = true;
            if (c == '{' || c == '[') ++depth;
            if (c == '}' || c == ']') --depth;
            if (depth == 0 && (c == '}' || c == ']')) return i - at_ + 1;
            if (depth == 0 && !is_text && (c == ',' || c == '\n'))
                return fail(bad_json(name_, number_ + 1, "it is no object"));
        }
    }

    /// From the beginning of an object to the list in it; where it has none, the objects themselves are the elements.
    Result<void> find_list() {
        const std::size_t begin = at_;
        int depth = 0;
        std::string key;
        for (std::size_t i = at_; i < begin + Piece; ++i) {
            if (i == text_.size() && !TRY(fill())) break;
            const char c = text_[i];
            if (c == '"') {
                const std::size_t from = ++i;
                while (i < text_.size() && text_[i] != '"') i += text_[i] == '\\' ? 2U : 1U;
                if (i < text_.size()) key = text_.substr(from, i - from);
                continue;
            }
            if (c == '[' && depth == 1 && std::ranges::find(Lists, key) != Lists.end()) {
                at_ = i + 1;
                return {};
            }
            if (c == '{' || c == '[') ++depth;
            if (c == '}' || c == ']') --depth;
            if (depth == 0) break;
        }
        return {};
    }
};

}  // namespace

Result<std::unique_ptr<Items>> open_items(const File& file) {
    auto items = std::make_unique<Cut>(TRY(file.open()), file.name);
    TRY(items->begin());
    return std::unique_ptr<Items>(std::move(items));
}

Result<bool> is_json(const File& file) {
    const auto input = TRY(file.open());
    std::array<char, 64> space{};
    const std::size_t count = TRY(input->read(space));
    std::string_view text(space.data(), count);
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    text = base::trim(text);
    return text.starts_with('[') || text.starts_with('{');
}

}  // namespace plumbline::connect::tables
