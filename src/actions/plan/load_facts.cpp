#include "actions/plan/load_facts.h"

#include "actions/plan/load_plan.h"

namespace plumbline::actions {

using base::JsonObject;
using base::Result;
using insight::evidence::Past;

namespace {

/// Figures count people by whose word it is: what a delegate did is their leader's.
std::string answers_for(const store::Seal& seal) {
    const std::string principal = seal.principal();
    return principal.empty() ? seal.doer() : principal;
}

Result<void> add_past(store::Transaction& transaction, const records::Access& access, const schema::EntityType& type,
                      const std::vector<JsonObject>& list, std::optional<std::int64_t> as_of, Past& past) {
    for (const JsonObject& record : list) {
        const std::string id = base::text_or(record, "id");
        for (const store::Entry& entry : TRY(transaction.history(type, id))) {
            if (as_of && entry.seq > *as_of) continue;
            JsonObject shown = TRY(access.shown(transaction, type, entry.data));
            past[id].push_back({entry.seal.at, answers_for(entry.seal), entry.seal.reason, std::move(shown)});
        }
    }
    return {};
}

}  // namespace

Result<insight::evidence::Facts> load_facts(records::Records& records, const insight::CheckBook& book,
                                            const base::Speeches& speeches, const records::Asking& asking,
                                            const std::string& program, const std::string& as_of) {
    const schema::Catalog& catalog = records.catalog();
    const records::Access access(catalog, asking.caller);
    const base::Date today = TRY(records::day_of(asking, as_of));
    const auto scale = TRY(insight::evidence::load_shipped_scale());
    insight::RecordsByType all;
    Past past;
    TRY(records.store().read([&](store::Transaction& transaction) -> Result<void> {
        const auto change = TRY(records::as_of_change(transaction, asking, as_of));
        const Reading reading{&access, change};
        all = TRY(load_plan(transaction, catalog, program, Depth::Structure, reading));
        all["check-in"] = TRY(select_of_program(transaction, catalog, catalog.type("check-in"), program, reading));
        for (const std::string_view name : insight::evidence::around())
            all[std::string(name)] = TRY(select_of_program(transaction, catalog, catalog.type(name), program, reading));
        for (const std::string_view name : insight::evidence::with_past())
            TRY(add_past(transaction, access, catalog.type(name), all[std::string(name)], reading.as_of, past));
        return {};
    }));
    auto facts =
        insight::evidence::facts_from(all, std::move(past), program, book, scale, today, speeches.in(asking.language));
    for (const schema::EntityType& type : catalog.types())
        if (!access.may(records::Act::Read, type)) facts.withheld.insert(type.name);
    return facts;
}

}  // namespace plumbline::actions
