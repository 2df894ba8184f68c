#include "actions/plan/load_plan.h"

#include <set>

#include "records/access.h"

namespace plumbline::actions {

using base::JsonObject;
using base::Result;
using schema::EntityType;

namespace {

constexpr std::string_view Structure[] = {"vision",          "test-round", "objective",   "key-result",
                                          "initiative",      "link",       "milestone",   "dependency",
                                          "sponsor-charter", "override",   "contribution"};
constexpr std::string_view Organization[] = {"organization", "priority"};

/// The people that the plan names, so that a thousand others are not read.
Result<std::vector<JsonObject>> people_of(store::Transaction& transaction, const schema::Catalog& catalog,
                                          const insight::RecordsByType& records, const Reading& reading) {
    std::set<std::string> ids;
    for (const auto& [name, list] : records)
        for (const schema::Field& field : catalog.type(name).fields)
            if (field.target != nullptr && field.target->name == "person")
                for (const JsonObject& record : list)
                    if (const auto id = base::find_text(record, field.name)) ids.emplace(*id);
    if (ids.empty()) return std::vector<JsonObject>();
    const EntityType& person = catalog.type("person");
    return select_all(transaction, person, query::one_of(person, "id", {ids.begin(), ids.end()}), reading);
}

Result<void> add_figures(store::Transaction& transaction, const schema::Catalog& catalog,
                         insight::RecordsByType& records, const Reading& reading) {
    std::vector<schema::Cell> measures;
    for (const JsonObject& key_result : records["key-result"])
        if (const auto id = base::find_text(key_result, "measure")) measures.emplace_back(std::string(*id));
    const EntityType& measure = catalog.type("measure");
    const EntityType& observation = catalog.type("observation");
    records["measure"] = TRY(select_all(transaction, measure, query::one_of(measure, "id", measures), reading));
    records["observation"] =
        TRY(select_all(transaction, observation, query::one_of(observation, "measure", measures), reading));
    return {};
}

}  // namespace

Result<std::vector<JsonObject>> select_all(store::Transaction& transaction, const EntityType& type,
                                           query::Condition condition, const Reading& reading) {
    query::Query query;
    query.type = &type;
    const records::Access* access = reading.access;
    query.filter =
        access == nullptr ? std::move(condition) : query::all_of({std::move(condition), access->readable(type)});
    query.top = 1000000;
    query.as_of = reading.as_of;
    std::vector<JsonObject> records;
    for (store::Found& found : TRY(transaction.select(query)).rows)
        records.push_back(access == nullptr ? std::move(found.record)
                                            : TRY(access->shown(transaction, type, found.record)));
    return records;
}

Result<std::vector<JsonObject>> select_of_program(store::Transaction& transaction, const schema::Catalog& catalog,
                                                  const EntityType& type, const std::string& program,
                                                  const Reading& reading) {
    return select_all(transaction, type, query::reached_equals(catalog, type, type.program_path, program), reading);
}

Result<insight::RecordsByType> load_plan(store::Transaction& transaction, const schema::Catalog& catalog,
                                         const std::string& program, Depth depth, const Reading& reading) {
    insight::RecordsByType records;
    const EntityType& program_type = catalog.type("program");
    records["program"] =
        TRY(select_all(transaction, program_type, query::equals(program_type, "id", program), reading));
    if (records["program"].empty()) return base::fail(base::not_found("There is no such program."));
    const auto add = [&](std::string_view name) -> Result<void> {
        records[std::string(name)] = TRY(select_of_program(transaction, catalog, catalog.type(name), program, reading));
        return {};
    };
    for (const std::string_view name : Structure) TRY(add(name));
    const auto add_all = [&](std::string_view name) -> Result<void> {
        records[std::string(name)] = TRY(select_all(transaction, catalog.type(name), query::all_of({}), reading));
        return {};
    };
    for (const std::string_view name : Organization) TRY(add_all(name));
    if (depth != Depth::Blocking) TRY(add_all("unit"));
    if (depth == Depth::Whole) {
        TRY(add("check-in"));
        TRY(add_figures(transaction, catalog, records, reading));
    }
    records["person"] = TRY(people_of(transaction, catalog, records, reading));
    return records;
}

Result<std::string> program_of(store::Transaction& transaction, const EntityType& type, const JsonObject& record) {
    if (type.name == "program") return base::text_or(record, "id");
    return records::follow_path(transaction, type, record, type.program_path);
}

}  // namespace plumbline::actions
