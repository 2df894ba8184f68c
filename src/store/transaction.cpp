#include "store/transaction.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "schema/field_type.h"
#include "store/aggregate.h"
#include "store/compile.h"
#include "store/search_text.h"

namespace plumbline::store {

namespace {

using base::Json;
using base::JsonArray;
using base::JsonObject;
using base::Result;
using schema::Cell;
using schema::EntityType;
using schema::Field;
using schema::Sensitivity;
using schema::Storage;

/// Ids asked for in one statement: SQLite takes 32,766 values, PostgreSQL 65,535.
constexpr std::size_t MostIds = 5000;

std::vector<CellKind> kinds_of(const query::Query& query) {
    std::vector<CellKind> kinds;
    for (const auto& [json, column] : query::SystemColumns)
        kinds.push_back(json == "revision" ? CellKind::Integer : CellKind::Text);
    for (const Field* field : stored_columns(*query.type))
        kinds.push_back(field->type->storage() == Storage::Integer ? CellKind::Integer : CellKind::Text);
    return kinds;
}

CellKind kind_of(const query::Order& order) {
    return query::is_number(order.column) ? CellKind::Integer : CellKind::Text;
}

void set_cell(JsonObject& record, std::string_view name, const Cell& cell) {
    if (const auto* number = std::get_if<std::int64_t>(&cell)) record[name] = *number;
    if (const auto* text = std::get_if<std::string>(&cell)) record[name] = *text;
}

JsonObject read_row(const EntityType& type, const Row& row) {
    JsonObject record;
    std::size_t at = 0;
    for (const auto& [json, column] : query::SystemColumns) set_cell(record, json, row[at++]);
    for (const Field* field : stored_columns(type)) {
        const Cell& cell = row[at++];
        if (field->sensitivity == Sensitivity::Secret || std::holds_alternative<std::monostate>(cell)) continue;
        record[field->name] = field->type->decode(*field, cell);
    }
    return record;
}

/// The columns of a row with their cells: the secret ones only where the record brings a new value.
std::vector<std::pair<std::string, Cell>> cells_of(const EntityType& type, const JsonObject& record) {
    std::vector<std::pair<std::string, Cell>> cells;
    for (const auto& [json, column] : query::SystemColumns) {
        Cell cell;
        if (json == "revision")
            cell = std::int64_t{base::integer_or(record, json)};
        else if (const auto text = base::find_text(record, json))
            cell = std::string(*text);
        cells.emplace_back(std::string(column), std::move(cell));
    }
    for (const Field* field : stored_columns(type)) {
        const Json* value = record.if_contains(field->name);
        if (value == nullptr && field->sensitivity == Sensitivity::Secret) continue;
        cells.emplace_back(field->column, value == nullptr ? Cell() : field->type->encode(*field, *value));
    }
    return cells;
}

}  // namespace

Transaction::Transaction(Connection& connection, const Engine& engine, const schema::Catalog& catalog,
                         base::Random& random)
    : connection_(connection), engine_(engine), catalog_(catalog), random_(random) {}

Result<Page> Transaction::select(const query::Query& query) {
    const bool is_past = query.as_of && query.type->kind == schema::Kind::Record;
    std::vector<CellKind> kinds = is_past ? std::vector<CellKind>{CellKind::Text} : kinds_of(query);
    const std::size_t places = kinds.size();
    for (const query::Order& order : query.order) kinds.push_back(kind_of(order));
    std::vector<Row> rows = TRY(connection_.rows(compile_select(query, engine_), kinds));
    Page page;
    page.has_more = rows.size() > static_cast<std::size_t>(query.top);
    if (page.has_more) rows.resize(static_cast<std::size_t>(query.top));
    for (const Row& row : rows) {
        Found found;
        found.record = is_past ? TRY(base::parse_json(text_at(row, 0)))
        .as_object() : read_row(*query.type, row);
        found.place.assign(row.begin() + static_cast<std::ptrdiff_t>(places), row.end());
        found.place.emplace_back(base::text_or(found.record, "id"));
        page.rows.push_back(std::move(found));
    }
    if (!is_past) TRY(fill_lists(*query.type, page.rows));
    return page;
}

Result<std::int64_t> Transaction::count(const query::Query& query) {
    return connection_.integer(compile_count(query, engine_));
}

Result<std::vector<query::Group>> Transaction::aggregate(const query::Aggregation& question) {
    std::vector<query::Group> groups;
    for (const Row& row : TRY(connection_.rows(compile_aggregation(question, engine_), kinds_of(question))))
        groups.push_back(read_group(question, row));
    const auto place = [](const Cell& cell) { return std::pair(std::holds_alternative<std::monostate>(cell), cell); };
    std::ranges::sort(groups, [&](const query::Group& left, const query::Group& right) {
        return std::ranges::lexicographical_compare(left.keys, right.keys, {}, place, place);
    });
    return groups;
}

Result<void> Transaction::fill_lists(const EntityType& type, std::vector<Found>& rows) {
    if (rows.empty()) return {};
    std::map<std::string, JsonObject*, std::less<>> by_id;
    for (Found& found : rows) by_id[base::text_or(found.record, "id")] = &found.record;
    constexpr CellKind Kinds[] = {CellKind::Text, CellKind::Text};
    for (const Field& field : type.fields) {
        if (field.type->storage() != Storage::List) continue;
        for (auto next = by_id.begin(); next != by_id.end();) {
            Sql sql("SELECT record, value FROM ");
            sql.name(list_table(type, field)).add(" WHERE record IN (");
            for (std::size_t i = 0; i < MostIds && next != by_id.end(); ++i, ++next)
                sql.add(i == 0 ? "" : ",").bind(next->first);
            sql.add(") ORDER BY record, position");
            for (const Row& row : TRY(connection_.rows(sql, Kinds))) {
                Json& list = (*by_id[text_at(row, 0)])[field.name];
                if (!list.is_array()) list = JsonArray();
                list.get_array().emplace_back(text_at(row, 1));
            }
        }
    }
    return {};
}

Result<std::optional<JsonObject>> Transaction::find(const EntityType& type, const std::string& id) {
    query::Query query;
    query.type = &type;
    query.filter = query::equals(type, "id", id);
    query.top = 1;
    Page page = TRY(select(query));
    if (page.rows.empty()) return std::optional<JsonObject>();
    return std::optional<JsonObject>(std::move(page.rows.front().record));
}

Result<std::vector<std::string>> Transaction::missing(const EntityType& type, const std::vector<std::string>& ids) {
    std::vector<std::string> absent;
    for (const std::string& id : ids) {
        Sql sql("SELECT count(*) FROM ");
        sql.name(type.table).add(" WHERE id=").bind(id);
        if (TRY(connection_.integer(sql)) == 0) absent.push_back(id);
    }
    return absent;
}

Result<std::string> Transaction::secret(const EntityType& type, const std::string& id, const Field& field) {
    Sql sql("SELECT ");
    sql.name(field.column).add(" FROM ").name(type.table).add(" WHERE id=").bind(id);
    const auto found = TRY(connection_.texts(sql));
    return found.empty() ? std::string() : found.front();
}

Result<void> Transaction::put(const EntityType& type, const JsonObject& record, bool is_new) {
    const auto cells = cells_of(type, record);
    Sql sql(is_new ? "INSERT INTO " : "UPDATE ");
    sql.name(type.table).add(is_new ? " (" : " SET ");
    std::string_view separator;
    for (const auto& [column, cell] : cells) {
        sql.add(separator).name(column);
        if (!is_new) sql.add("=").bind(cell);
        separator = ",";
    }
    if (is_new) {
        sql.add(") VALUES (");
        separator = "";
        for (const auto& [column, cell] : cells) {
            sql.add(separator).bind(cell);
            separator = ",";
        }
        sql.add(")");
    } else {
        sql.add(" WHERE id=").bind(base::text_or(record, "id"));
    }
    TRY(connection_.run(sql));
    TRY(put_lists(type, record, is_new));
    return index(type, record, is_new);
}

Result<void> Transaction::put_lists(const EntityType& type, const JsonObject& record, bool is_new) {
    const std::string id = base::text_or(record, "id");
    for (const Field& field : type.fields) {
        if (field.type->storage() != Storage::List) continue;
        const std::string table = list_table(type, field);
        if (!is_new) {
            Sql clear("DELETE FROM ");
            TRY(connection_.run(clear.name(table).add(" WHERE record=").bind(id)));
        }
        const Json* list = record.if_contains(field.name);
        if (list == nullptr || !list->is_array()) continue;
        std::int64_t position = 0;
        for (const Json& value : list->get_array()) {
            Sql add("INSERT INTO ");
            add.name(table).add(" (record, position, value) VALUES (").bind(id).add(",").bind(position++).add(",");
            TRY(connection_.run(add.bind(std::string(value.get_string())).add(")")));
        }
    }
    return {};
}

Result<void> Transaction::remove(const EntityType& type, const std::string& id) {
    for (const Field& field : type.fields) {
        if (field.type->storage() != Storage::List) continue;
        Sql clear("DELETE FROM ");
        TRY(connection_.run(clear.name(list_table(type, field)).add(" WHERE record=").bind(id)));
    }
    TRY(reindex(type, id, "normal", ""));
    TRY(reindex(type, id, "confidential", ""));
    Sql sql("DELETE FROM ");
    TRY(connection_.run(sql.name(type.table).add(" WHERE id=").bind(id)));
    return {};
}

Result<void> Transaction::index(const EntityType& type, const JsonObject& record, bool is_new) {
    std::string normal;
    std::string confidential;
    bool searched = false;
    for (const Field& field : type.fields) {
        if (!field.search || field.sensitivity == Sensitivity::Secret) continue;
        searched = true;
        const auto text = base::find_text(record, field.name);
        if (!text) continue;
        std::string& tokens = field.sensitivity == Sensitivity::Normal ? normal : confidential;
        for (const std::string& token : search_tokens(*text)) tokens += (tokens.empty() ? "" : " ") + token;
    }
    if (!searched) return {};
    const std::string id = base::text_or(record, "id");
    const auto keep = is_new ? &Transaction::add_index : &Transaction::reindex;
    TRY((this->*keep)(type, id, "normal", normal));
    return (this->*keep)(type, id, "confidential", confidential);
}

/// Makes the index entry of a record that has none yet.
Result<void> Transaction::add_index(const EntityType& type, const std::string& id, std::string_view sensitivity,
                                    const std::string& tokens) {
    if (tokens.empty()) return {};
    Sql sql("INSERT INTO search_entry (type, record, sensitivity) VALUES (");
    sql.bind(type.name).add(",").bind(id).add(",").bind(std::string(sensitivity)).add(") RETURNING entry");
    const std::int64_t entry = TRY(connection_.integer(sql));
    TRY(connection_.run(engine_.index_text(entry, tokens)));
    return {};
}

/// Keeps one index entry for a record and sensitivity; empty tokens drop it.
Result<void> Transaction::reindex(const EntityType& type, const std::string& id, std::string_view sensitivity,
                                  const std::string& tokens) {
    Sql find("SELECT entry FROM search_entry WHERE record=");
    find.bind(id).add(" AND sensitivity=").bind(std::string(sensitivity));
    const std::int64_t entry = TRY(connection_.integer(find));
    if (entry == 0) return add_index(type, id, sensitivity, tokens);
    if (!tokens.empty()) {
        TRY(connection_.run(engine_.index_text(entry, tokens)));
        return {};
    }
    TRY(connection_.run(engine_.drop_text(entry)));
    Sql drop("DELETE FROM search_entry WHERE entry=");
    TRY(connection_.run(drop.bind(entry)));
    return {};
}

}  // namespace plumbline::store
