#include "actions/sheets/read_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "schema/field_type.h"

namespace plumbline::actions::sheets {

using base::fail;
using base::Json;
using base::JsonObject;
using base::Result;
using connect::sheets::Cell;

namespace {

void add_mistake(const Reading& reading, Draft& draft, const std::string& field, base::Error error) {
    draft.mistakes.push_back({cell_of(reading.columns, field, draft.row->number), field, std::move(error)});
}

void read_system_cell(const Reading& reading, const Column& column, const Cell& cell, Draft& draft) {
    if (column.name == "id") {
        draft.id = base::to_lower_ascii(cell.text);
        draft.is_lost = !base::is_uuid(draft.id);
        if (draft.is_lost)
            add_mistake(reading, draft, "id",
                        base::invalid("import.id", "id", "\"" + base::shortened(cell.text, 40) + "\" is no id.",
                                      "Leave the cell empty for a new record."));
        return;
    }
    std::int64_t number = 0;
    const char* end = cell.text.data() + cell.text.size();
    if (std::from_chars(cell.text.data(), end, number).ptr == end)
        draft.revision = number;
    else
        add_mistake(reading, draft, "revision",
                    base::invalid("import.revision", "revision", "A revision is a whole number.",
                                  "Leave the column out to change what is there now."));
}

void read_cell(const Reading& reading, const Column& column, const Cell& cell, Draft& draft) {
    if (column.name.empty()) return;
    if (cell.is_error) {
        add_mistake(reading, draft, column.name,
                    base::invalid("import.formula", column.name, "The formula in this cell failed: " + cell.text + ".",
                                  "Mend the formula, or write the value."));
        return;
    }
    if (cell.text.empty()) {
        if (column.field != nullptr && reading.options.clears) draft.body[column.name] = nullptr;
        return;
    }
    if (column.field == nullptr) return read_system_cell(reading, column, cell, draft);
    auto value = column.field->type->read_cell(*column.field, cell.text, cell.is_plain);
    if (value && column.field->target == nullptr) {
        auto checked = column.field->type->normalize(*column.field, *value);
        if (!checked) value = fail(std::move(checked).error());
    }
    if (value)
        draft.body[column.name] = std::move(*value);
    else
        add_mistake(reading, draft, column.name, std::move(value).error());
}

/// The field by which a row finds its record, and its value there; empty where it has none.
std::pair<std::string, std::string> key_of(const Draft& draft, const std::vector<std::string>& match) {
    if (draft.id.empty())
        for (const std::string& name : match)
            if (std::string value = base::text_or(draft.body, name); !value.empty()) return {name, std::move(value)};
    return {};
}

std::string candidates_text(const std::vector<const JsonObject*>& records) {
    std::string text;
    for (std::size_t i = 0; i < records.size() && i < 5; ++i)
        text += (i > 0 ? ", " : "") + base::text_or(*records[i], "id");
    return text + (records.size() > 5 ? ", …" : "");
}

std::string candidates_text(const std::vector<Found>& found) {
    std::string text;
    for (std::size_t i = 0; i < found.size() && i < 5; ++i)
        text += (i > 0 ? ", " : "") + fmt::format("{} ({})", found[i].title, found[i].id);
    return text + (found.size() > 5 ? ", …" : "");
}

/// The records found, by id and by what they can be matched by.
class Candidates {
  public:
    Candidates(const std::vector<JsonObject>& found, const std::vector<std::string>& match) {
        for (const JsonObject& record : found) {
            if (!by_id_.emplace(base::text_or(record, "id"), &record).second) continue;
            for (const std::string& name : match) by_key_[{name, base::text_or(record, name)}].push_back(&record);
        }
    }

    [[nodiscard]] const JsonObject* of_id(const std::string& id) const {
        const auto one = by_id_.find(id);
        return one == by_id_.end() ? nullptr : one->second;
    }

    [[nodiscard]] std::vector<const JsonObject*> of_key(const std::pair<std::string, std::string>& key) const {
        const auto all = by_key_.find(key);
        return key.second.empty() || all == by_key_.end() ? std::vector<const JsonObject*>() : all->second;
    }

  private:
    std::map<std::string, const JsonObject*, std::less<>> by_id_;
    std::map<std::pair<std::string, std::string>, std::vector<const JsonObject*>> by_key_;
};

/// Gives a row the record that it speaks of.
void assign(const Reading& reading, const std::vector<std::string>& match, Draft& draft, const Candidates& candidates) {
    if (!draft.id.empty()) {
        draft.before = candidates.of_id(draft.id);
        draft.is_lost = draft.before == nullptr;
        if (draft.before == nullptr && base::is_uuid(draft.id))
            add_mistake(
                reading, draft, "id",
                base::invalid("import.id", "id", "There is no such " + reading.type.label + ", or you may not see it.",
                              "Leave the cell empty for a new record."));
        return;
    }
    const auto key = key_of(draft, match);
    const auto all = candidates.of_key(key);
    if (all.size() == 1) draft.before = all.front();
    draft.is_lost = all.size() > 1;
    if (draft.is_lost)
        add_mistake(reading, draft, key.first,
                    base::invalid("import.ambiguous", key.first,
                                  fmt::format("{} {} are called \"{}\".", all.size(), reading.type.plural,
                                              base::shortened(key.second)),
                                  "Add a column Id and name one: " + candidates_text(all) + "."));
}

/// Two rows about the same record would undo each other.
void refuse_twins(const Reading& reading, const std::vector<std::string>& match, std::vector<Draft>& drafts) {
    std::map<std::string, int, std::less<>> seen;
    for (Draft& draft : drafts) {
        const auto [name, value] = key_of(draft, match);
        std::string key = value.empty() ? std::string() : fmt::format("{} {}", name, value);
        if (draft.before != nullptr) key = "id " + base::text_or(*draft.before, "id");
        if (key.empty()) continue;
        const auto [first, is_new] = seen.emplace(key, draft.row->number);
        if (is_new) continue;
        draft.is_lost = true;
        add_mistake(reading, draft, draft.id.empty() ? name : "id",
                    base::invalid("import.twice", draft.id.empty() ? name : "id",
                                  fmt::format("Row {} speaks of the same {}.", first->second, reading.type.label),
                                  "Keep one of the two rows, or give the records different names."));
    }
}

}  // namespace

std::string cell_of(const std::vector<Mapped>& columns, std::string_view field, int row) {
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (!field.empty() && columns[i].column.name == field)
            return connect::sheets::column_letters(i) + std::to_string(row);
    return {};
}

std::vector<Draft> read_rows(const Reading& reading, const connect::sheets::Sheet& sheet) {
    static const Cell Nothing;
    std::vector<Draft> drafts;
    drafts.reserve(sheet.rows.size());
    for (std::size_t i = 1; i < sheet.rows.size(); ++i) {
        Draft& draft = drafts.emplace_back();
        draft.row = &sheet.rows[i];
        for (std::size_t place = 0; place < reading.columns.size(); ++place)
            read_cell(reading, reading.columns[place].column,
                      place < draft.row->cells.size() ? draft.row->cells[place] : Nothing, draft);
    }
    return drafts;
}

Result<std::vector<std::string>> choose_match(const Reading& reading) {
    const auto has = [&](std::string_view name) {
        return std::ranges::any_of(reading.columns, [&](const Mapped& mapped) { return mapped.column.name == name; });
    };
    const std::string& wanted = reading.options.match;
    std::vector<std::string> keys;
    for (const schema::Field* key : keys_of(reading.type)) keys.push_back(key->name);
    if (reading.type.find_field("title") != nullptr) keys.emplace_back("title");
    if (wanted == "id" || wanted == "none") return std::vector<std::string>();
    if (!wanted.empty()) {
        if (std::ranges::find(keys, wanted) != keys.end() && has(wanted)) return std::vector{wanted};
        return fail(
            base::bad_request("import.match", "match", "Rows cannot be matched by \"" + base::shortened(wanted) + "\".",
                              "Match by id, none, or a column of the sheet among: " + base::join(keys, ", ") + "."));
    }
    if (reading.type.kind == schema::Kind::Fact) return std::vector<std::string>();
    std::erase_if(keys, [&](const std::string& key) { return !has(key); });
    return keys;
}

Result<void> match_rows(const Reading& reading, const std::vector<std::string>& match, std::vector<Draft>& drafts,
                        std::vector<JsonObject>& found) {
    std::vector<schema::Cell> ids;
    std::map<std::string, std::vector<schema::Cell>> keys;
    for (const Draft& draft : drafts) {
        if (base::is_uuid(draft.id)) ids.emplace_back(draft.id);
        if (auto [name, value] = key_of(draft, match); !value.empty()) keys[name].emplace_back(std::move(value));
    }
    found = TRY(reading.records.having(reading.asking, reading.type, "id", ids));
    for (const auto& [name, values] : keys)
        for (JsonObject& record : TRY(reading.records.having(reading.asking, reading.type, name, values)))
            found.push_back(std::move(record));
    const Candidates candidates(found, match);
    for (Draft& draft : drafts) assign(reading, match, draft, candidates);
    refuse_twins(reading, match, drafts);
    return {};
}

namespace {

bool refers_to(const JsonObject& record, const std::string& field, const std::string& id) {
    const Json* value = record.if_contains(field);
    if (value == nullptr) return false;
    if (value->is_array())
        return std::ranges::any_of(value->get_array(), [&](const Json& entry) { return base::is_text(entry, id); });
    return base::is_text(*value, id);
}

/// Replaces names by ids, cell by cell.
class Resolver {
  public:
    Resolver(const Reading& reading, const std::vector<Draft>& drafts, const std::vector<std::string>& made)
        : reading_(reading), made_(made) {
        for (std::size_t i = 0; i < drafts.size(); ++i)
            if (!made[i].empty()) own_[base::text_or(drafts[i].body, "title")].push_back(i);
    }

    Result<void> look_up(const std::vector<Draft>& drafts) {
        for (const Mapped& mapped : reading_.columns) {
            if (mapped.column.field == nullptr || mapped.column.field->target == nullptr) continue;
            for (const Draft& draft : drafts) {
                const Json* value = draft.body.if_contains(mapped.column.name);
                if (value == nullptr) continue;
                if (value->is_string()) names_.want(*mapped.column.field->target, std::string(value->get_string()));
                if (value->is_array())
                    for (const Json& entry : value->get_array())
                        names_.want(*mapped.column.field->target, std::string(entry.get_string()));
            }
        }
        return names_.look_up(reading_.records, reading_.asking);
    }

    void resolve(const schema::Field& field, Draft& draft) {
        Json* value = draft.body.if_contains(field.name);
        if (value == nullptr || value->is_null()) return;
        bool is_bad = false;
        const auto put = [&](Json& name) {
            auto id = id_of(field, std::string(name.get_string()), draft);
            if (id) {
                name = *id;
                return;
            }
            is_bad = true;
            const bool is_unknown = id.error().code == "validation.reference";
            add_mistake(reading_, draft, field.name, std::move(id).error());
            if (is_unknown) draft.mistakes.back().unknown = std::string(name.get_string());
        };
        if (value->is_string()) put(*value);
        if (value->is_array())
            for (Json& entry : value->get_array()) put(entry);
        if (is_bad) draft.body.erase(field.name);
    }

  private:
    const Reading& reading_;
    const std::vector<std::string>& made_;
    Names names_;
    std::map<std::string, std::vector<std::size_t>, std::less<>> own_;  ///< rows that make a record, by its title

    Result<std::string> id_of(const schema::Field& field, const std::string& text, Draft& draft) {
        const std::vector<Found>& found = names_.find(*field.target, text);
        if (found.size() == 1) return found.front().id;
        // where several are called alike, the one that stands there already stays
        for (const Found& one : found)
            if (found.size() > 1 && draft.before != nullptr && refers_to(*draft.before, field.name, one.id))
                return one.id;
        if (found.size() > 1)
            return fail(base::invalid(
                "import.ambiguous", field.name,
                fmt::format("{} {} are called \"{}\".", found.size(), field.target->plural, base::shortened(text)),
                "Write the id of one: " + candidates_text(found) + "."));
        const auto own = own_.find(text);
        if (field.target == &reading_.type && own != own_.end() && own->second.size() == 1) {
            draft.needs.push_back(own->second.front());
            return made_[own->second.front()];
        }
        return fail(base::invalid(
            "validation.reference", field.name,
            fmt::format("There is no {} \"{}\", or you may not see it.", field.target->label, base::shortened(text)),
            "Write its title just as it is, or its id."));
    }
};

}  // namespace

Result<void> resolve_references(const Reading& reading, std::vector<Draft>& drafts,
                                const std::vector<std::string>& made) {
    Resolver resolver(reading, drafts, made);
    TRY(resolver.look_up(drafts));
    for (const Mapped& mapped : reading.columns)
        if (mapped.column.field != nullptr && mapped.column.field->target != nullptr)
            for (Draft& draft : drafts) resolver.resolve(*mapped.column.field, draft);
    return {};
}

}  // namespace plumbline::actions::sheets
