#include <fmt/format.h>

#include <algorithm>

#include "actions/text/text.h"
#include "base/text.h"

namespace plumbline::actions::text {

namespace {

using base::Json;
using base::JsonArray;
using base::JsonObject;
using records::Act;

constexpr std::size_t LongestShown = 70;

/// A value on one line, cut where it is long.
std::string shown(const Json& value) {
    if (value.is_null()) return "(blank)";
    std::string text;
    if (value.is_array() && std::ranges::all_of(value.get_array(), [](const Json& item) { return item.is_string(); })) {
        std::vector<std::string> words;
        for (const Json& item : value.get_array()) words.emplace_back(item.get_string());
        text = "[" + base::join(words, ", ") + "]";
    } else {
        text = value.is_string() ? std::string(value.get_string()) : base::to_text(value);
    }
    std::string line;
    for (const char c : text) line += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    if (line.size() <= LongestShown) return line;
    std::size_t cut = LongestShown;
    while (cut > 0 && (static_cast<unsigned char>(line[cut]) & 0xC0U) == 0x80U) --cut;
    return line.substr(0, cut) + "…";
}

std::string_view word_of(Act act) {
    return act == Act::Create ? "create" : act == Act::Delete ? "delete" : "update";
}

std::size_t count_of(const Plan& plan, Act act) {
    return static_cast<std::size_t>(std::ranges::count(plan.changes, act, &Change::act));
}

std::string summary(const Plan& plan) {
    const std::size_t created = count_of(plan, Act::Create);
    const std::size_t updated = count_of(plan, Act::Update);
    const std::size_t deleted = count_of(plan, Act::Delete);
    if (plan.is_empty())
        return fmt::format("No changes: the store says what the text says (change {}).\n", plan.revision);
    if (!plan.is_applied)
        return fmt::format("Plan against change {}: {} to create, {} to update, {} to delete{}.\n", plan.revision,
                           created, updated, deleted, deleted > 0 && !plan.prune ? " (only with --prune)" : "");
    const std::size_t gone = plan.prune ? deleted : 0;
    std::string text = fmt::format("Applied as change {}: {} created, {} updated, {} deleted.\n", plan.revision,
                                   created, updated, gone);
    if (created + updated + gone == 0) text = "Nothing was changed.\n";
    if (deleted > gone)
        text += fmt::format("{} records that the text does not hold were left; --prune deletes them.\n", deleted);
    return text;
}

}  // namespace

std::string to_text(const Plan& plan) {
    std::string text;
    for (const Change& change : plan.changes) {
        const char sign = change.act == Act::Create ? '+' : change.act == Act::Delete ? '-' : '~';
        text += fmt::format("{} {} {}", sign, word_of(change.act), change.path);
        if (!change.title.empty()) text += " \"" + shown(Json(change.title)) + "\"";
        text += '\n';
        for (const FieldChange& field : change.fields)
            text += change.act == Act::Create
                        ? fmt::format("    {}: {}\n", field.field, shown(field.after))
                        : fmt::format("    {}: {} → {}\n", field.field, shown(field.before), shown(field.after));
    }
    if (!text.empty()) text += '\n';
    text += summary(plan);
    if (!plan.refusal.empty()) text += "You may not apply it: " + plan.refusal + "\n";
    return text;
}

JsonObject to_json(const Plan& plan) {
    JsonArray changes;
    for (const Change& change : plan.changes) {
        JsonArray fields;
        for (const FieldChange& field : change.fields)
            fields.push_back(JsonObject{{"field", field.field}, {"before", field.before}, {"after", field.after}});
        JsonObject object{{"act", word_of(change.act)},
                          {"type", change.type->name},
                          {"path", change.path},
                          {"title", change.title},
                          {"id", change.id}};
        if (change.revision > 0) object["revision"] = change.revision;
        if (change.act == Act::Delete && !plan.prune) object["needsPrune"] = true;
        if (change.mark.line > 0) {
            object["line"] = change.mark.line;
            object["column"] = change.mark.column;
        }
        object["fields"] = std::move(fields);
        changes.push_back(std::move(object));
    }
    JsonObject object{{"revision", plan.revision},
                      {"prune", plan.prune},
                      {"applied", plan.is_applied},
                      {"empty", plan.is_empty()},
                      {"summary", JsonObject{{"create", count_of(plan, Act::Create)},
                                             {"update", count_of(plan, Act::Update)},
                                             {"delete", count_of(plan, Act::Delete)}}},
                      {"changes", std::move(changes)}};
    if (!plan.refusal.empty()) object["refusal"] = plan.refusal;
    return object;
}

}  // namespace plumbline::actions::text
