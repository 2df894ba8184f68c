#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "actions/sheets/import.h"
#include "connect/sheets/sheet.h"

namespace plumbline::actions::sheets {

using base::JsonArray;
using base::JsonObject;

namespace {

constexpr std::size_t MostShown = 2000;
constexpr std::size_t MostNamed = 100;
constexpr std::size_t MostUnknown = 1000;

std::string_view effect_name(Effect effect) {
    switch (effect) {
        case Effect::Create:
            return "create";
        case Effect::Update:
            return "update";
        case Effect::Unchanged:
            return "unchanged";
        case Effect::Mistake:
            break;
    }
    return "mistake";
}

JsonObject column_json(const Mapped& mapped, std::size_t place) {
    JsonObject json{{"column", connect::sheets::column_letters(place)}, {"heading", mapped.heading}};
    if (!mapped.column.name.empty()) {
        json["field"] = mapped.column.name;
        json["label"] = mapped.column.label;
    }
    if (!mapped.note.empty()) json["note"] = mapped.note;
    if (!mapped.example.empty()) json["example"] = mapped.example;
    return json;
}

JsonObject mistake_json(const Mistake& mistake) {
    JsonObject json{{"code", mistake.error.code}, {"detail", mistake.error.message}};
    if (!mistake.cell.empty()) json["cell"] = mistake.cell;
    if (!mistake.field.empty()) json["field"] = mistake.field;
    if (!mistake.error.hint.empty()) json["hint"] = mistake.error.hint;
    return json;
}

JsonObject row_json(const ImportRow& row) {
    JsonObject json{{"row", row.number}, {"effect", effect_name(row.effect)}, {"title", row.title}};
    if (!row.id.empty()) json["id"] = row.id;
    JsonArray changes;
    for (const Change& change : row.changes)
        changes.push_back(JsonObject{{"field", change.field},
                                     {"before", change.before},
                                     {"after", change.after},
                                     {"beforeText", change.before_text},
                                     {"afterText", change.after_text}});
    json["changes"] = std::move(changes);
    JsonArray mistakes;
    for (const Mistake& mistake : row.mistakes) mistakes.push_back(mistake_json(mistake));
    json["mistakes"] = std::move(mistakes);
    return json;
}

/// The names that lead to no record, by field, each once: what else would have to be made first.
JsonObject unknown_json(const Import& import) {
    std::map<std::string, std::set<std::string>> unknown;
    for (const ImportRow& row : import.rows)
        for (const Mistake& mistake : row.mistakes)
            if (!mistake.unknown.empty() && unknown[mistake.field].size() < MostUnknown)
                unknown[mistake.field].insert(mistake.unknown);
    JsonObject json;
    for (const auto& [field, names] : unknown) json[field] = JsonArray(names.begin(), names.end());
    return json;
}

}  // namespace

base::Error mistakes_of(const Import& import) {
    base::Error error = base::invalid("import.mistakes", "",
                                      fmt::format("{} of {} rows have mistakes; nothing was imported.",
                                                  import.count(Effect::Mistake), import.rows.size()),
                                      "Mend them in the sheet, or leave these rows out.");
    for (const ImportRow& row : import.rows)
        for (const Mistake& mistake : row.mistakes) {
            if (error.details.size() == MostNamed) return error;
            base::Error& detail = error.details.emplace_back(mistake.error);
            detail.field = mistake.cell.empty() ? fmt::format("row {}", row.number) : mistake.cell;
        }
    return error;
}

JsonObject to_json(const Import& import) {
    JsonArray columns;
    for (std::size_t i = 0; i < import.columns.size(); ++i) columns.push_back(column_json(import.columns[i], i));
    std::vector<const ImportRow*> shown;
    shown.reserve(import.rows.size());
    for (const ImportRow& row : import.rows) shown.push_back(&row);
    std::ranges::stable_partition(shown, [](const ImportRow* row) { return row->effect == Effect::Mistake; });
    if (shown.size() > MostShown) shown.resize(MostShown);
    std::ranges::sort(shown, {}, &ImportRow::number);
    JsonArray rows;
    for (const ImportRow* row : shown) rows.push_back(row_json(*row));
    return {{"columns", std::move(columns)},
            {"match", JsonArray(import.match.begin(), import.match.end())},
            {"summary", JsonObject{{"create", import.count(Effect::Create)},
                                   {"update", import.count(Effect::Update)},
                                   {"unchanged", import.count(Effect::Unchanged)},
                                   {"mistake", import.count(Effect::Mistake)}}},
            {"plan", import.digest},
            {"unknown", unknown_json(import)},
            {"rows", std::move(rows)}};
}

}  // namespace plumbline::actions::sheets
