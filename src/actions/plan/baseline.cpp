#include "actions/plan/baseline.h"

#include <algorithm>

#include "actions/plan/load_plan.h"

namespace plumbline::actions {

using base::JsonObject;
using base::Result;
using records::Draft;

namespace {

bool is_active(const JsonObject* record) {
    return record != nullptr && base::find_text(*record, "status") == "active";
}

const base::JsonArray& objectives_of(const JsonObject& key_result) {
    static const base::JsonArray None;
    const base::Json* list = key_result.if_contains("objectives");
    return list != nullptr && list->is_array() ? list->get_array() : None;
}

Result<bool> serves_active(store::Transaction& transaction, const schema::EntityType& objective,
                           const JsonObject& key_result) {
    for (const base::Json& id : objectives_of(key_result)) {
        const auto found = TRY(transaction.find(objective, std::string(id.get_string())));
        if (found && is_active(&*found)) return true;
    }
    return false;
}

}  // namespace

records::Hook keep_baseline(const schema::Catalog& catalog) {
    return [&catalog](store::Transaction& transaction, Draft& draft) -> Result<void> {
        JsonObject& after = draft.after;
        const bool may_keep = draft.act != records::Act::Delete && is_active(&after) && after.contains("baseline") &&
                              !after.contains("baselineKeptAt");
        if (!may_keep || !TRY(serves_active(transaction, catalog.type("objective"), after))) return {};
        static constexpr std::pair<std::string_view, std::string_view> Fields[] = {
            {"baseline", "keptBaseline"},
            {"baselineDate", "keptBaselineDate"},
            {"baselineSource", "keptBaselineSource"}};
        for (const auto& [from, to] : Fields)
            if (const base::Json* value = after.if_contains(from)) after[to] = base::Json(*value);
        after["baselineKeptAt"] = draft.asking.at;
        return {};
    };
}

records::Hook keep_baselines(const schema::Catalog& catalog) {
    return [&catalog](store::Transaction& transaction, Draft& draft) -> Result<void> {
        if (draft.act == records::Act::Delete || is_active(draft.before) || !is_active(&draft.after)) return {};
        const schema::EntityType& type = catalog.type("key-result");
        const base::Json id(base::text_or(draft.after, "id"));
        for (const JsonObject& key_result :
             TRY(select_of_program(transaction, catalog, type, base::text_or(draft.after, "program")))) {
            const base::JsonArray& objectives = objectives_of(key_result);
            const bool is_ours = std::ranges::find(objectives, id) != objectives.end();
            if (!is_ours || !is_active(&key_result)) continue;
            // Saving it is enough: its own hook sees that the objective is active now.
            records::Command command;
            command.act = records::Act::Update;
            command.type = &type;
            command.id = base::text_or(key_result, "id");
            draft.follow_ups.push_back(std::move(command));
        }
        return {};
    };
}

}  // namespace plumbline::actions
