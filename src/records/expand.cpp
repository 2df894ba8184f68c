#include "records/expand.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "schema/field_type.h"

namespace plumbline::records {

namespace {

using base::fail;
using base::Json;
using base::JsonArray;
using base::JsonObject;
using base::Result;
using schema::Cell;
using schema::EntityType;
using schema::Relation;

/// The most records that one name may expand to: more than the longest page can hold in references to one record.
constexpr int MostExpanded = 10000;
/// Ids asked for in one statement: SQLite takes 32,766 values, PostgreSQL 65,535.
constexpr std::size_t MostIds = 5000;

using ById = std::map<std::string, JsonObject, std::less<>>;

base::Error bad_expand(const EntityType& type, std::string_view name, const std::vector<std::string>& names) {
    return base::bad_request("list.expand", "expand",
                             fmt::format("{} has nothing to expand called \"{}\".", type.label, name),
                             "Expandable: " + base::join(names, ", ") + ".");
}

std::vector<std::string> expandable(const schema::Catalog& catalog, const EntityType& type,
                                    const query::Visible& visible) {
    std::vector<std::string> names;
    for (const schema::Field& field : type.fields)
        if (field.target != nullptr && visible(type, &field)) names.push_back(field.name);
    for (const schema::Inverse& inverse : catalog.inverses(type))
        if (visible(*inverse.from, inverse.field)) names.push_back(inverse.name);
    return names;
}

Result<void> add_path(const schema::Catalog& catalog, const EntityType& type, std::vector<std::string_view> path,
                      const query::Visible& visible, std::vector<Expansion>& into) {
    const std::string_view name = path.front();
    Expansion made;
    const schema::Field* field = type.find_field(name);
    if (field != nullptr && field->target != nullptr && visible(type, field)) {
        made.field = field;
        made.target = field->target;
    } else if (const schema::Inverse* inverse = catalog.find_inverse(type, name);
               inverse != nullptr && visible(*inverse->from, inverse->field)) {
        made.inverse = inverse;
        made.target = inverse->from;
    } else {
        return fail(bad_expand(type, name, expandable(catalog, type, visible)));
    }
    auto found = std::ranges::find_if(
        into, [&](const Expansion& other) { return other.field == made.field && other.inverse == made.inverse; });
    if (found == into.end()) found = into.insert(into.end(), std::move(made));
    path.erase(path.begin());
    return path.empty() ? Result<void>() : add_path(catalog, *found->target, path, visible, found->inner);
}

/// The records of a type that the caller may read, by a condition, already stripped and expanded further.
Result<std::vector<JsonObject>> load(store::Transaction& transaction, const Access& access,
                                     const schema::Catalog& catalog, const Expansion& expansion,
                                     query::Condition condition, std::optional<std::int64_t> as_of) {
    query::Query query;
    query.type = expansion.target;
    query.filter = query::all_of({access.readable(*expansion.target), std::move(condition)});
    query.order = query::default_order(catalog, *expansion.target);
    query.top = MostExpanded;
    query.as_of = as_of;
    std::vector<JsonObject> records;
    const store::Page page = TRY(transaction.select(query));
    if (page.has_more)
        return fail(
            base::bad_request("list.expand", "expand",
                              fmt::format("More than {} {} would be expanded.", MostExpanded, query.type->plural),
                              "Ask for fewer records at a time, or for this list by itself with a filter."));
    records.reserve(page.rows.size());
    for (const store::Found& found : page.rows)
        records.push_back(TRY(access.shown(transaction, *expansion.target, found.record)));
    TRY(expand(transaction, access, catalog, *expansion.target, expansion.inner, as_of, records));
    return records;
}

void collect_ids(const JsonObject& record, std::string_view name, std::set<std::string>& ids) {
    const Json* value = record.if_contains(name);
    if (value == nullptr) return;
    if (value->is_string()) ids.emplace(value->get_string());
    if (value->is_array())
        for (const Json& entry : value->get_array())
            if (entry.is_string()) ids.emplace(entry.get_string());
}

void put_in_place(Json& value, const ById& by_id) {
    if (value.is_array()) {
        for (Json& entry : value.get_array()) put_in_place(entry, by_id);
        return;
    }
    if (!value.is_string()) return;
    const auto found = by_id.find(std::string_view(value.get_string()));
    if (found != by_id.end()) value = found->second;
}

/// The ids in pieces that one statement can take.
std::vector<std::set<std::string>> pieces_of(const std::set<std::string>& ids) {
    std::vector<std::set<std::string>> pieces;
    for (const std::string& id : ids) {
        if (pieces.empty() || pieces.back().size() == MostIds) pieces.emplace_back();
        pieces.back().insert(id);
    }
    return pieces;
}

std::vector<Cell> cells_of(const std::set<std::string>& ids) {
    return {ids.begin(), ids.end()};
}

Result<void> expand_field(store::Transaction& transaction, const Access& access, const schema::Catalog& catalog,
                          const Expansion& expansion, std::optional<std::int64_t> as_of,
                          std::vector<JsonObject>& records) {
    std::set<std::string> ids;
    for (const JsonObject& record : records) collect_ids(record, expansion.field->name, ids);
    ById by_id;
    for (const auto& piece : pieces_of(ids)) {
        auto wanted = query::one_of(*expansion.target, "id", cells_of(piece));
        for (JsonObject& found : TRY(load(transaction, access, catalog, expansion, std::move(wanted), as_of)))
            by_id[base::text_or(found, "id")] = std::move(found);
    }
    for (JsonObject& record : records)
        if (Json* value = record.if_contains(expansion.field->name)) put_in_place(*value, by_id);
    return {};
}

query::Condition refers_to(const schema::Inverse& inverse, const std::set<std::string>& ids) {
    if (inverse.field->type->relation() == Relation::One)
        return query::one_of(*inverse.from, inverse.field->name, cells_of(ids));
    return query::holds_one_of(*inverse.from, *inverse.field, cells_of(ids));
}

/// The ids that a record refers to, whether the field has been expanded in it already or not.
std::set<std::string> referred(const JsonObject& record, std::string_view name) {
    std::set<std::string> ids;
    collect_ids(record, name, ids);
    const Json* value = record.if_contains(name);
    if (value != nullptr && value->is_object()) ids.insert(base::text_or(value->get_object(), "id"));
    if (value != nullptr && value->is_array())
        for (const Json& entry : value->get_array())
            if (entry.is_object()) ids.insert(base::text_or(entry.get_object(), "id"));
    return ids;
}

Result<void> expand_inverse(store::Transaction& transaction, const Access& access, const schema::Catalog& catalog,
                            const Expansion& expansion, std::optional<std::int64_t> as_of,
                            std::vector<JsonObject>& records) {
    std::set<std::string> ids;
    std::map<std::string, JsonObject*, std::less<>> owners;
    for (JsonObject& record : records) {
        const std::string id = base::text_or(record, "id");
        record[expansion.inverse->name] = JsonArray();
        ids.insert(id);
        owners[id] = &record;
    }
    for (const auto& piece : pieces_of(ids)) {
        const auto condition = refers_to(*expansion.inverse, piece);
        for (const JsonObject& found : TRY(load(transaction, access, catalog, expansion, condition, as_of)))
            for (const std::string& id : referred(found, expansion.inverse->field->name))
                if (piece.contains(id)) (*owners[id])[expansion.inverse->name].get_array().emplace_back(found);
    }
    return {};
}

}  // namespace

Result<std::vector<Expansion>> read_expand(const schema::Catalog& catalog, const EntityType& type,
                                           const std::string& text, const query::Visible& visible) {
    std::vector<Expansion> expansions;
    if (text.empty()) return expansions;
    const auto parts = base::split(text, ',');
    if (parts.size() > 10)
        return fail(base::bad_request("list.expand", "expand", "At most ten names can be expanded at once."));
    for (const std::string_view part : parts) {
        const auto path = base::split(base::trim(part), '/');
        if (path.size() > 3) return fail(base::bad_request("list.expand", "expand", "At most three names deep."));
        TRY(add_path(catalog, type, path, visible, expansions));
    }
    return expansions;
}

Result<void> expand(store::Transaction& transaction, const Access& access, const schema::Catalog& catalog,
                    const EntityType&, const std::vector<Expansion>& expansions, std::optional<std::int64_t> as_of,
                    std::vector<JsonObject>& records) {
    for (const Expansion& expansion : expansions)
        TRY(expansion.field != nullptr ? expand_field(transaction, access, catalog, expansion, as_of, records)
                                       : expand_inverse(transaction, access, catalog, expansion, as_of, records));
    return {};
}

}  // namespace plumbline::records
