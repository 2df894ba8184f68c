#include "actions/text/stock.h"

#include <algorithm>

#include "base/random.h"
#include "base/text.h"

namespace plumbline::actions::text {

using base::Json;
using base::JsonObject;
using base::Result;
using schema::EntityType;
using schema::Field;
using schema::Relation;

Result<std::vector<JsonObject>> View::select(const EntityType& type, query::Condition condition, int top) {
    query::Query query;
    query.type = &type;
    query.filter = query::all_of({access_.readable(type), std::move(condition)});
    query.top = top;
    std::vector<JsonObject> records;
    for (store::Found& found : TRY(transaction_.select(query)).rows)
        records.push_back(TRY(access_.shown(transaction_, type, found.record)));
    return records;
}

/// In portions, since a statement holds a bounded number of values.
Result<std::vector<JsonObject>> View::select_where(const EntityType& type, std::string_view column,
                                                   const std::set<std::string>& values) {
    constexpr std::size_t Portion = 400;
    std::vector<JsonObject> records;
    std::vector<schema::Cell> cells;
    const auto ask = [&]() -> Result<void> {
        if (cells.empty()) return {};
        for (JsonObject& record : TRY(select(type, query::one_of(type, column, std::move(cells)))))
            records.push_back(std::move(record));
        cells.clear();
        return {};
    };
    for (const std::string& value : values) {
        cells.emplace_back(value);
        if (cells.size() == Portion) TRY(ask());
    }
    TRY(ask());
    return records;
}

Result<void> Stock::load(View& view, JsonObject program) {
    const std::string id = base::text_or(program, "id");
    if (by_id_.contains(id)) return {};
    add(grammar_.program(), std::move(program), id);
    for (const Part* part : grammar_.parts()) {
        if (part->is_program()) continue;
        auto records = TRY(
            view.select(*part->type, query::reached_equals(view.catalog(), *part->type, part->type->program_path, id)));
        for (JsonObject& record : records) add(*part, std::move(record), id);
    }
    return {};
}

void Stock::add(const Part& part, JsonObject record, const std::string& program) {
    Kept kept;
    kept.part = &part;
    kept.id = base::text_or(record, "id");
    kept.program = program;
    if (part.parent_field != nullptr) kept.parent = base::text_or(record, part.parent_field->name);
    kept.record = std::move(record);
    by_id_[kept.id] = kept_.size();
    kept_.push_back(std::move(kept));
}

Result<void> Stock::load_around(View& view) {
    Ids wanted;
    for (const Kept& kept : kept_)
        for (auto& [type, ids] : references(view.catalog(), *kept.part, kept.record)) wanted[type].merge(ids);
    // What the shared records refer to themselves: the owner of a priority, the unit of a person, the unit above.
    while (!wanted.empty()) {
        TRY(load_homes(view, wanted));
        Ids further;
        for (const auto& [type, ids] : wanted) {
            const Part* part = grammar_.find(*type);
            if (part == nullptr || (!part->is_shared && !part->is_program())) continue;
            TRY(directory_.load(view, *type, ids, {}));
            if (!part->is_shared) continue;
            for (const std::string& id : ids) {
                const JsonObject* record = directory_.record(*type, id);
                if (record == nullptr || !around_[type].insert(id).second) continue;
                for (auto& [other, others] : references(view.catalog(), *part, *record)) further[other].merge(others);
            }
        }
        wanted = std::move(further);
    }
    return {};
}

const std::set<std::string>& Stock::around(const EntityType& type) const {
    static const std::set<std::string> None;
    const auto found = around_.find(&type);
    return found == around_.end() ? None : found->second;
}

void Stock::give_names() {
    for (std::size_t i = 0; i < kept_.size(); ++i) {
        Kept& kept = kept_[i];
        const std::string wanted = wanted_name(kept);
        kept.name = wanted;
        for (int number = 2; !by_name_.try_emplace({kept.part, kept.parent, kept.name}, i).second; ++number)
            kept.name = wanted + "-" + std::to_string(number);
    }
}

std::string Stock::wanted_name(const Kept& kept) const {
    if (kept.part->joined != nullptr)
        return name_of(*kept.part->joined->target, base::text_or(kept.record, kept.part->joined->name), kept.program);
    const std::string key = base::text_or(kept.record, kept.part->name->name);
    return is_name(key) ? key : fresh_name(*kept.part->type, kept.record);
}

const Kept* Stock::find(const std::string& id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &kept_[found->second];
}

const Kept* Stock::find(const Part& part, const std::string& parent, const std::string& name) const {
    const auto found = by_name_.find({&part, parent, name});
    return found == by_name_.end() ? nullptr : &kept_[found->second];
}

std::string Stock::name_of(const EntityType& type, const std::string& id, std::string_view home) const {
    if (const auto coming = coming_.find(id); coming != coming_.end()) return coming->second;
    const Kept* kept = find(id);
    if (kept != nullptr && kept->part->type != &type) return id;
    if (kept != nullptr)
        return home.empty() || kept->program == home ? kept->name : find(kept->program)->name + "/" + kept->name;
    const std::string abroad = name_abroad(id);
    return abroad.empty() ? directory_.name_of(type, id) : abroad;
}

Ids references(const schema::Catalog& catalog, const Part& part, const JsonObject& record) {
    Ids ids;
    const auto add = [&](const Field& field) {
        const Json* value = record.if_contains(field.name);
        if (value == nullptr || value->is_null()) return;
        if (field.type->relation() == Relation::One) ids[field.target].emplace(value->get_string());
        if (field.type->relation() == Relation::Many)
            for (const Json& id : value->get_array()) ids[field.target].emplace(id.get_string());
        if (field.type->relation() == Relation::Any) {
            const auto [type, id] = split_reference(catalog, std::string_view(value->get_string()));
            if (type != nullptr) ids[type].insert(id);
        }
    };
    for (const Field* field : part.fields) add(*field);
    if (part.joined != nullptr) add(*part.joined);
    return ids;
}

std::pair<const EntityType*, std::string> split_reference(const schema::Catalog& catalog, std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return {nullptr, std::string()};
    return {catalog.find_collection(text.substr(0, slash)), std::string(text.substr(slash + 1))};
}

Result<std::optional<JsonObject>> find_program(View& view, const std::string& word) {
    const EntityType& type = view.catalog().type("program");
    for (const char* column : {"key", "title", "id"}) {
        auto found = TRY(view.select_where(type, column, {word}));
        if (found.size() > 1)
            return base::fail(base::conflict("program.ambiguous",
                                             "There are several programs called \"" + word.substr(0, 100) + "\".",
                                             "Say which by its key or id."));
        if (!found.empty()) return std::move(found.front());
    }
    return std::nullopt;
}

}  // namespace plumbline::actions::text
