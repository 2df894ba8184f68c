#pragma once
// An SQL text with its bound values, as it is put together.

#include <string>
#include <string_view>
#include <vector>

#include "schema/field.h"

namespace plumbline::store {

/// Sql is a statement in the making. Values are never written into the text; `bind` writes a placeholder for them.
class Sql {
  public:
    Sql() = default;
    /// Sql starts with a text that holds no placeholder.
    explicit Sql(std::string_view text) : text_(text) {}

    /// add appends text.
    Sql& add(std::string_view text) {
        text_ += text;
        return *this;
    }
    /// name appends an identifier in double quotes.
    Sql& name(std::string_view identifier) {
        text_ += '"';
        text_ += identifier;
        text_ += '"';
        return *this;
    }
    /// bind appends a placeholder for the value.
    Sql& bind(schema::Cell value) {
        values_.push_back(std::move(value));
        text_ += "$" + std::to_string(values_.size());
        return *this;
    }
    /// text is the statement so far.
    [[nodiscard]] const std::string& text() const { return text_; }
    /// values are the bound values in the order of their placeholders.
    [[nodiscard]] const std::vector<schema::Cell>& values() const { return values_; }

  private:
    std::string text_;
    std::vector<schema::Cell> values_;
};

/// Row is one row of an answer.
using Row = std::vector<schema::Cell>;

/// text_at is the text in a column, or empty.
[[nodiscard]] inline std::string text_at(const Row& row, std::size_t column) {
    const auto* text = std::get_if<std::string>(&row.at(column));
    return text == nullptr ? std::string() : *text;
}

}  // namespace plumbline::store
