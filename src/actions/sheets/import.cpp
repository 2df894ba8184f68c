#include "actions/sheets/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <set>

#include "actions/sheets/read_rows.h"
#include "base/encoding.h"
#include "base/text.h"
#include "schema/field_type.h"

namespace plumbline::actions::sheets {

using base::fail;
using base::Json;
using base::JsonObject;
using base::Result;
using records::Act;
using records::Command;

namespace {

/// Rows that make what others refer to come before these; what goes in a circle stays where it is.
std::vector<std::size_t> order_of(const std::vector<Draft>& drafts) {
    std::vector<std::size_t> order;
    order.reserve(drafts.size());
    std::vector<std::vector<std::size_t>> waiting(drafts.size());
    std::vector<std::size_t> open(drafts.size(), 0);
    for (std::size_t i = 0; i < drafts.size(); ++i)
        for (const std::size_t need : drafts[i].needs) {
            waiting[need].push_back(i);
            ++open[i];
        }
    std::set<std::size_t> free;
    for (std::size_t i = 0; i < drafts.size(); ++i)
        if (open[i] == 0) free.insert(i);
    while (!free.empty()) {
        const std::size_t next = *free.begin();
        free.erase(free.begin());
        order.push_back(next);
        for (const std::size_t other : waiting[next])
            if (--open[other] == 0) free.insert(other);
    }
    for (std::size_t i = 0; i < drafts.size(); ++i)
        if (open[i] > 0) order.push_back(i);
    return order;
}

Command command_for(const schema::EntityType& type, const Draft& draft, const std::string& made) {
    Command command;
    command.type = &type;
    command.act = draft.before == nullptr ? Act::Create : Act::Update;
    command.body = draft.body;
    command.id = made;
    if (draft.before == nullptr) {
        command.body = {};
        for (const auto& pair : draft.body)
            if (!pair.value().is_null()) command.body[pair.key()] = pair.value();
        return command;
    }
    command.id = base::text_or(*draft.before, "id");
    command.revision = draft.revision ? *draft.revision : base::integer_or(*draft.before, "revision");
    return command;
}

/// The mistakes that saving found, each at its cell. What a cell is known to be wrong for already is not said again.
void add_refusal(const std::vector<Mapped>& columns, ImportRow& row, const base::Error& error) {
    const std::vector<base::Error> single{error};
    for (const base::Error& one : error.details.empty() ? single : error.details) {
        const bool is_known = std::ranges::any_of(
            row.mistakes, [&](const Mistake& mistake) { return !one.field.empty() && mistake.field == one.field; });
        if (is_known) continue;
        Mistake& mistake = row.mistakes.emplace_back(cell_of(columns, one.field, row.number), one.field, one);
        mistake.error.details.clear();
        if (one.code == "revision.outdated")
            mistake.error.hint =
                "Somebody changed it since the sheet was made. Look at it, and leave the column Revision out.";
    }
}

Json value_in(const JsonObject* record, const std::string& name) {
    const Json* value = record == nullptr ? nullptr : record->if_contains(name);
    return value == nullptr ? Json(nullptr) : *value;
}

/// What a row says of each of its fields, with titles instead of ids.
class Changes {
  public:
    Changes(const Reading& reading, const std::vector<Draft>& drafts) : reading_(reading) {
        for (const Draft& draft : drafts)
            for (const Mapped& mapped : reading.columns)
                if (mapped.column.field != nullptr && mapped.column.field->target != nullptr && draft.before != nullptr)
                    want(*mapped.column.field, value_in(draft.before, mapped.column.name));
    }

    Result<void> look_up() { return names_.look_up(reading_.records, reading_.asking); }

    void add_to(ImportRow& row, const Draft& draft, const JsonObject& after) const {
        for (std::size_t i = 0; i < reading_.columns.size(); ++i) {
            const Column& column = reading_.columns[i].column;
            if (column.field == nullptr || !draft.body.contains(column.name)) continue;
            Change change{column.name, value_in(draft.before, column.name), value_in(&after, column.name), {}, {}};
            if (change.before == change.after) continue;
            change.before_text = text_of(*column.field, change.before);
            const bool is_named = column.field->target != nullptr && i < draft.row->cells.size();
            change.after_text = is_named ? draft.row->cells[i].text : text_of(*column.field, change.after);
            row.changes.push_back(std::move(change));
        }
    }

  private:
    const Reading& reading_;
    Names names_;

    void want(const schema::Field& field, const Json& value) {
        if (value.is_string()) names_.want(*field.target, std::string(value.get_string()));
        if (value.is_array())
            for (const Json& entry : value.get_array()) names_.want(*field.target, std::string(entry.get_string()));
    }

    [[nodiscard]] std::string text_of(const schema::Field& field, const Json& value) const {
        if (value.is_null()) return {};
        if (field.target == nullptr) return field.type->write_cell(field, value);
        const auto title = [&](const Json& id) {
            const auto& found = names_.find(*field.target, std::string(id.get_string()));
            return found.empty() ? std::string(id.get_string()) : found.front().title;
        };
        if (value.is_string()) return title(value);
        base::JsonArray titles;
        for (const Json& entry : value.get_array()) titles.emplace_back(title(entry));
        return field.type->write_cell(field, Json(std::move(titles)));
    }
};

/// Tries all rows on the store, in the order of saving, and notes what came of each.
Result<void> rehearse(const Reading& reading, const std::vector<Draft>& drafts, Import& import) {
    std::vector<Command> commands;
    std::vector<std::size_t> places;
    commands.reserve(import.rows.size());
    for (const std::size_t place : import.order) {
        // without the record that it means there is nothing to try
        if (drafts[place].is_lost) continue;
        commands.push_back(import.rows[place].command);
        places.push_back(place);
    }
    Changes changes(reading, drafts);
    TRY(changes.look_up());
    const auto outcomes = TRY(reading.records.rehearse_each(reading.asking, std::move(commands)));
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        ImportRow& row = import.rows[places[i]];
        const Draft& draft = drafts[places[i]];
        if (!outcomes[i]) {
            add_refusal(import.columns, row, outcomes[i].error());
            continue;
        }
        changes.add_to(row, draft, outcomes[i]->record);
        if (!row.mistakes.empty()) continue;
        row.effect = draft.before == nullptr   ? Effect::Create
                     : outcomes[i]->is_changed ? Effect::Update
                                               : Effect::Unchanged;
    }
    return {};
}

/// What would happen, in a form that is the same for the same state of things: new ids are not in it.
std::string digest_of(const Import& import) {
    std::string text = import.type->name;
    for (const ImportRow& row : import.rows) {
        text += fmt::format("\n{} {} {} {}", row.number, static_cast<int>(row.effect), row.id,
                            row.command.revision.value_or(0));
        for (const Change& change : row.changes)
            text += fmt::format("\t{}={}>{}", change.field, base::to_text(change.before), change.after_text);
    }
    return base::sha256_hex(text).substr(0, 32);
}

/// By what stands below it, people know which column is meant.
void add_examples(const connect::sheets::Sheet& sheet, std::vector<Mapped>& columns) {
    constexpr std::ptrdiff_t MostRows = 50;
    for (std::size_t i = 0; i < columns.size(); ++i)
        for (const connect::sheets::Row& row : sheet.rows | std::views::drop(1) | std::views::take(MostRows))
            if (i < row.cells.size() && !row.cells[i].text.empty()) {
                columns[i].example = base::shortened(row.cells[i].text, 60);
                break;
            }
}

std::string title_of(const Draft& draft) {
    const std::string said = base::text_or(draft.body, "title");
    return said.empty() && draft.before != nullptr ? base::text_or(*draft.before, "title") : said;
}

}  // namespace

std::size_t Import::count(Effect effect) const {
    return static_cast<std::size_t>(std::ranges::count(rows, effect, &ImportRow::effect));
}

std::vector<Command> Import::commands(std::vector<std::size_t>& places) const {
    std::vector<Command> all;
    all.reserve(rows.size());
    for (const std::size_t place : order) {
        if (rows[place].effect != Effect::Create && rows[place].effect != Effect::Update) continue;
        all.push_back(rows[place].command);
        places.push_back(place);
    }
    return all;
}

Result<Import> plan_import(records::Records& records, const records::Asking& asking, const schema::EntityType& type,
                           const connect::sheets::Sheet& sheet, const ImportOptions& options) {
    const records::Access access(records.catalog(), asking.caller);
    if (!access.may(Act::Create, type) && !access.may(Act::Update, type))
        return fail(records::refusal(asking.caller, Act::Create, type));
    if (sheet.rows.size() < 2)
        return fail(base::invalid("import.empty", "", "The sheet has no rows below its heading.",
                                  "The first row has the names of the fields, each further row one record."));
    Import import;
    import.type = &type;
    import.columns = TRY(map_columns(type, access.visible(), sheet.rows.front(), options.columns));
    add_examples(sheet, import.columns);
    const Reading reading{records, asking, type, import.columns, options};
    import.match = TRY(choose_match(reading));
    std::vector<Draft> drafts = read_rows(reading, sheet);
    std::vector<JsonObject> found;
    TRY(match_rows(reading, import.match, drafts, found));
    std::vector<std::string> made(drafts.size());
    for (std::size_t i = 0; i < drafts.size(); ++i)
        if (drafts[i].before == nullptr) made[i] = base::make_uuid7(records.clock().now(), records.random());
    TRY(resolve_references(reading, drafts, made));
    import.rows.reserve(drafts.size());
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        ImportRow& row = import.rows.emplace_back();
        row.number = drafts[i].row->number;
        row.title = title_of(drafts[i]);
        row.command = command_for(type, drafts[i], made[i]);
        row.mistakes = std::move(drafts[i].mistakes);
        if (drafts[i].before != nullptr) row.id = row.command.id;
    }
    import.order = order_of(drafts);
    TRY(rehearse(reading, drafts, import));
    import.digest = digest_of(import);
    return import;
}

}  // namespace plumbline::actions::sheets
