#include "insight/evidence/pick.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace plumbline::insight::evidence {

std::string currency_of(const Facts& facts, const std::string& own) {
    if (!own.empty()) return own;
    const std::string& organization = facts.plan().organization.currency;
    return organization.empty() ? "EUR" : organization;
}

bool has(const std::vector<std::string>& list, std::string_view text) {
    return std::ranges::find(list, text) != list.end();
}

bool is_blank(std::string_view text) {
    return base::trim(text).empty();
}

bool is_open(const entities::Initiative& initiative) {
    using Status = entities::Initiative::Status;
    return initiative.status != Status::Done && initiative.status != Status::Stopped;
}

bool is_open_objective(const entities::Objective& objective) {
    using Status = entities::Objective::Status;
    return objective.status != Status::Achieved && objective.status != Status::Abandoned;
}

std::vector<const entities::Initiative*> open_initiatives(const Facts& facts) {
    return those_where(facts.plan().initiatives, [](const entities::Initiative& one) { return is_open(one); });
}

std::string title_of_initiative(const Facts& facts, std::string_view id) {
    const Index place = look_up(facts.graph.initiatives, id);
    return place == NoIndex ? std::string() : facts.plan().initiatives[place].title;
}

std::string_view day_of(const State& state) {
    return std::string_view(state.at).substr(0, 10);
}

const State* state_on(std::span<const State> states, base::Date day) {
    const std::string last = base::format_date(day);
    const State* found = nullptr;
    for (const State& state : states)
        if (day_of(state) <= last) found = &state;
    return found;
}

void put_one_sum(const Facts& facts, Figure& figure, const Sums& sums) {
    if (sums.size() == 1) {
        figure.unit = sums.begin()->first;
        figure.value = rounded(sums.begin()->second);
    }
    if (sums.size() > 1)
        figure.missing.emplace_back(facts.speech("Amounts in several currencies are not added up; see the rows."));
    for (const auto& [unit, sum] : sums)
        figure.rows.emplace_back(base::JsonObject{{"unit", unit}, {"amount", rounded(sum)}});
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
