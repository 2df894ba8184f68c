#include "actions/sheets/columns.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace plumbline::actions::sheets {

using base::fail;
using base::Result;
using schema::EntityType;

namespace {

constexpr std::pair<std::string_view, std::string_view> SystemLabels[] = {
    {"id", "Id"},
    {"revision", "Revision"},
    {"createdAt", "Created"},
    {"createdBy", "Created by"},
    {"updatedAt", "Changed"},
    {"updatedBy", "Changed by"},
};

/// A heading without case, blanks and marks: "Key result" and "keyResult" are the same.
std::string folded(std::string_view text) {
    std::string plain;
    for (const char c : base::to_lower_ascii(text))
        if (std::string_view(" \t\r\n-_.:*()[]\"'").find(c) == std::string_view::npos) plain += c;
    return plain;
}

std::vector<std::string> names_of(const EntityType& type, const query::Visible& visible) {
    std::vector<std::string> names;
    for (const Column& column : all_columns(type, visible)) names.push_back(column.name);
    return names;
}

base::Error no_column(const EntityType& type, const query::Visible& visible, std::string_view name) {
    const std::vector<std::string> names = names_of(type, visible);
    const std::string near = base::closest(name, names);
    return base::bad_request("sheet.columns", "columns",
                             fmt::format("{} has no field \"{}\".", type.label, base::shortened(name)),
                             near.empty() ? "Fields: " + base::join(names, ", ") + "." : "Did you mean " + near + "?");
}

bool is_left_to_server(const Column& column) {
    if (column.field != nullptr) return column.field->read_only;
    return column.name != "id" && column.name != "revision";
}

/// The column that a heading means: by its label, or else by its name.
std::optional<Column> meant(const EntityType& type, const query::Visible& visible, std::string_view heading) {
    const std::string word = folded(heading);
    if (word.empty()) return std::nullopt;
    for (const schema::Field& field : type.fields)
        if (folded(field.label) == word)
            if (auto column = find_column(type, visible, field.name)) return column;
    for (const schema::Field& field : type.fields)
        if (folded(field.name) == word)
            if (auto column = find_column(type, visible, field.name)) return column;
    for (const auto& [name, label] : SystemLabels)
        if (folded(name) == word || folded(label) == word) return find_column(type, visible, name);
    return std::nullopt;
}

Mapped guessed(const EntityType& type, const query::Visible& visible, const std::string& heading,
               const std::vector<Mapped>& before) {
    Mapped mapped{heading, {}, {}};
    auto column = meant(type, visible, heading);
    if (!column) {
        const std::string near = base::closest(heading, names_of(type, visible));
        mapped.note = near.empty() ? "No field has this name." : "No field has this name. Is it " + near + "?";
    } else if (is_left_to_server(*column)) {
        mapped.note = "The server sets this by itself.";
    } else if (std::ranges::any_of(before, [&](const Mapped& other) { return other.column.name == column->name; })) {
        mapped.note = "Another column goes to this field already.";
    } else {
        mapped.column = std::move(*column);
    }
    return mapped;
}

}  // namespace

std::optional<Column> find_column(const EntityType& type, const query::Visible& visible, std::string_view name) {
    if (const schema::Field* field = type.find_field(name)) {
        if (field->sensitivity == schema::Sensitivity::Secret || !visible(type, field)) return std::nullopt;
        return Column{field->name, field->label, field};
    }
    for (const auto& [system, label] : SystemLabels) {
        if (system != name) continue;
        const bool names_author = system == "createdBy" || system == "updatedBy";
        if (names_author && (type.hides_authors || !type.nameless.empty()) && !visible(type, &query::author_field()))
            return std::nullopt;
        return Column{std::string(system), std::string(label), nullptr};
    }
    return std::nullopt;
}

std::vector<Column> all_columns(const EntityType& type, const query::Visible& visible) {
    std::vector<Column> columns;
    columns.reserve(type.fields.size() + 2);
    for (const schema::Field& field : type.fields)
        if (auto column = find_column(type, visible, field.name)) columns.push_back(std::move(*column));
    for (const char* name : {"id", "revision"}) columns.push_back(*find_column(type, visible, name));
    return columns;
}

Result<std::vector<Column>> chosen_columns(const EntityType& type, const query::Visible& visible,
                                           std::string_view names) {
    if (names.empty()) return all_columns(type, visible);
    std::vector<Column> columns;
    for (const std::string_view part : base::split(names, ',')) {
        const std::string_view name = base::trim(part);
        auto column = find_column(type, visible, name);
        if (!column) return fail(no_column(type, visible, name));
        columns.push_back(std::move(*column));
        if (columns.size() > 200) return fail(connect::sheets::too_large("200 columns", "Choose fewer."));
    }
    return columns;
}

Result<std::vector<Mapped>> map_columns(const EntityType& type, const query::Visible& visible,
                                        const connect::sheets::Row& heading, const std::optional<std::string>& given) {
    std::vector<Mapped> mapped;
    const auto names = given ? base::split(*given, ',') : std::vector<std::string_view>();
    for (std::size_t i = 0; i < heading.cells.size(); ++i) {
        const std::string& text = heading.cells[i].text;
        if (!given) {
            mapped.push_back(guessed(type, visible, text, mapped));
            continue;
        }
        const std::string_view name = i < names.size() ? base::trim(names[i]) : std::string_view();
        mapped.push_back({text, {}, name.empty() ? "Left out." : ""});
        if (name.empty()) continue;
        auto column = find_column(type, visible, name);
        if (!column) return fail(no_column(type, visible, name));
        if (is_left_to_server(*column))
            return fail(base::bad_request("sheet.columns", "columns", column->label + " is set by the server alone.",
                                          "Leave this column out."));
        for (const Mapped& other : mapped)
            if (other.column.name == column->name)
                return fail(base::bad_request("sheet.columns", "columns",
                                              "Two columns cannot go to the same field, " + column->label + ".",
                                              "Leave one of them out."));
        mapped.back().column = std::move(*column);
    }
    if (std::ranges::all_of(mapped, [](const Mapped& one) { return one.column.field == nullptr; }))
        return fail(base::invalid("import.heading", "columns",
                                  "No column of the first row is a field of " + type.plural + ".",
                                  "The first row has the names of the fields, such as " +
                                      (type.fields.empty() ? std::string("id") : type.fields.front().label) + "."));
    return mapped;
}

}  // namespace plumbline::actions::sheets
