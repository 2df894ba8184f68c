#include "insight/evidence/pick.h"

#include <set>

#include "base/text.h"

namespace plumbline::insight::evidence {

std::string currency_of(const Facts& facts, const std::string& own) {
    if (!own.empty()) return own;
    const std::string& organization = facts.plan().organization.currency;
    return organization.empty() ? "EUR" : organization;
}

bool is_blank(std::string_view text) {
    return base::trim(text).empty();
}

bool is_open(const entities::Initiative& initiative) {
    using Status = entities::Initiative::Status;
    return initiative.status != Status::Done && initiative.status != Status::Stopped;
}

std::vector<Index> objectives_of(const Facts& facts, Index initiative) {
    const PlanGraph& graph = facts.graph;
    std::set<Index> objectives;
    for (const std::string& id : facts.plan().initiatives[initiative].objectives)
        if (const Index objective = look_up(graph.objectives, id); objective != NoIndex) objectives.insert(objective);
    for (const Index link : graph.initiative_links.of(initiative)) {
        const Index key_result = look_up(graph.key_results, facts.plan().links[link].key_result);
        if (key_result == NoIndex) continue;
        for (const Index objective : graph.key_result_objectives.of(key_result)) objectives.insert(objective);
    }
    return {objectives.begin(), objectives.end()};
}

std::vector<Index> priorities_of(const Facts& facts, Index initiative) {
    std::set<Index> priorities;
    for (const Index objective : objectives_of(facts, initiative))
        for (const Index priority : facts.graph.objective_priorities.of(objective)) priorities.insert(priority);
    return {priorities.begin(), priorities.end()};
}

}  // namespace plumbline::insight::evidence
