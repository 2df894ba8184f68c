#include "actions/plan/activate.h"

#include <algorithm>

#include "actions/plan/gate.h"
#include "actions/plan/load_plan.h"

namespace plumbline::actions {

using base::JsonObject;
using base::Result;
using records::Act;
using records::Command;

namespace {

Command make_active(const schema::EntityType& type, const std::string& id) {
    Command command;
    command.act = Act::Activate;
    command.type = &type;
    command.id = id;
    command.any_revision = true;
    command.body = {{"status", "active"}};
    return command;
}

/// The draft key results of an objective that may go live with it.
Result<std::vector<std::string>> ready_key_results(records::Records& records, const insight::CheckBook& book,
                                                   const records::Asking& asking, const std::string& objective) {
    std::vector<std::string> ready;
    const base::Date today = records::today(asking);
    const schema::EntityType& type = records.catalog().type("objective");
    TRY(records.store().read([&](store::Transaction& transaction) -> Result<void> {
        const auto record = TRY(transaction.find(type, objective));
        if (!record) return {};
        const auto plan =
            TRY(load_plan(transaction, records.catalog(), base::text_or(*record, "program"), Depth::Blocking));
        const insight::PlanGraph graph = insight::graph_from_records(plan);
        const auto node = graph.find(objective);
        if (!node) return {};
        for (const insight::Index index : graph.objective_key_results.of(node->index)) {
            const entities::KeyResult& key_result = graph.records.key_results[index];
            const bool is_draft = key_result.status == entities::KeyResult::Status::Draft;
            if (is_draft && insight::blocking(graph, {insight::Part::KeyResult, index}, book, today).empty())
                ready.push_back(key_result.id);
        }
        return {};
    }));
    return ready;
}

}  // namespace

Result<records::Written> activate(records::Records& records, const insight::CheckBook& book,
                                  const records::Asking& asking, const schema::EntityType& type,
                                  const std::string& id) {
    static constexpr std::string_view Types[] = {"program", "objective", "key-result", "initiative"};
    if (std::ranges::find(Types, type.name) == std::end(Types))
        return base::fail(base::not_found(type.plural + " are not activated.",
                                          "Programs, objectives, key results and initiatives are."));
    std::vector<Command> commands;
    if (type.name == "objective")
        for (const std::string& key_result : TRY(ready_key_results(records, book, asking, id)))
            commands.push_back(make_active(records.catalog().type("key-result"), key_result));
    commands.push_back(make_active(type, id));
    records::Written written = TRY(records.write(asking, std::move(commands)));
    std::ranges::rotate(written.outcomes, written.outcomes.end() - 1);
    return written;
}

}  // namespace plumbline::actions
