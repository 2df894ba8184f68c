#include <set>

#include "insight/evidence/all.h"
#include "insight/evidence/pick.h"

namespace plumbline::insight::evidence {

using base::JsonArray;
using base::JsonObject;
using entities::Link;
using entities::Objective;
using entities::Priority;

namespace {

bool is_wanted(const Facts& facts, const Priority& priority) {
    const auto& chosen = facts.of_program().priorities;
    return chosen.empty() ? priority.is_chosen : has(chosen, priority.id);
}

JsonArray ids_of(const std::vector<const Objective*>& objectives) {
    JsonArray ids;
    for (const Objective* one : objectives) ids.emplace_back(one->id);
    return ids;
}

bool has_statement(const Facts& facts, const std::vector<const Objective*>& objectives) {
    for (const entities::Contribution& one : facts.plan().contributions) {
        if (one.status == entities::Contribution::Status::Declined || is_blank(one.statement)) continue;
        for (const Objective* objective : objectives)
            if (one.objective == objective->id) return true;
    }
    return false;
}

struct BusinessObjective {
    std::string title;
    std::string unit;
    std::string priority;  ///< id, where it is a priority; else somebody wrote it into an objective
    std::vector<const Objective*> objectives;
};

std::vector<BusinessObjective> business_objectives(const Facts& facts, const std::vector<const Objective*>& open) {
    std::vector<BusinessObjective> all;
    for (const Priority& priority : facts.plan().priorities) {
        const bool is_goal = priority.kind == Priority::Kind::Goal || priority.kind == Priority::Kind::Unset;
        if (!is_goal || !is_wanted(facts, priority)) continue;
        BusinessObjective one{priority.title, priority.unit, priority.id, {}};
        for (const Objective* objective : open)
            if (has(objective->priorities, priority.id)) one.objectives.push_back(objective);
        all.push_back(std::move(one));
    }
    std::map<std::pair<std::string, std::string>, std::vector<const Objective*>> written;
    for (const Objective* objective : open)
        if (!is_blank(objective->business_objective))
            written[{objective->business_objective, objective->unit}].push_back(objective);
    for (auto& [key, objectives] : written) all.push_back({key.first, key.second, {}, std::move(objectives)});
    return all;
}

Figure contributed(const Facts& facts, const std::vector<const Objective*>& open) {
    std::size_t stated = 0;
    std::vector<JsonObject> rows;
    const auto all = business_objectives(facts, open);
    for (const BusinessObjective& one : all) {
        const bool is_stated = has_statement(facts, one.objectives);
        stated += is_stated ? 1 : 0;
        JsonObject row{{"title", one.title}, {"objectives", ids_of(one.objectives)}, {"contributionStated", is_stated}};
        if (!one.priority.empty()) row["priority"] = one.priority;
        if (!one.unit.empty()) row["unit"] = one.unit;
        rows.push_back(std::move(row));
    }
    Figure figure = share_of(
        "business-objectives-contributed",
        facts.speech("Business objectives for which a unit has stated its contribution"), stated, all.size(),
        facts.speech("There is no business objective: no goal among the priorities, none named by an objective."));
    put_rows(figure, std::move(rows));
    return figure;
}

}  // namespace

Figures priorities(const Facts& facts) {
    const auto open = those_where(facts.plan().objectives, is_open_objective);
    const auto wanted =
        those_where(facts.plan().priorities, [&](const Priority& one) { return is_wanted(facts, one); });
    std::set<std::string> served;
    std::vector<std::string> loose;
    for (const Objective* one : open) {
        if (one->priorities.empty()) loose.push_back(one->id);
        served.insert(one->priorities.begin(), one->priorities.end());
    }
    std::vector<std::string> unserved;
    for (const Priority* one : wanted)
        if (!served.contains(one->id)) unserved.push_back(one->id);
    return {count_of("objectives-without-priority", facts.speech("Open objectives that serve no priority"),
                     "objectives", "objective", std::move(loose), open.size()),
            count_of("priorities-without-objective", facts.speech("Chosen priorities that no open objective serves"),
                     "priorities", "priority", std::move(unserved), wanted.size())};
}

Figures business(const Facts& facts) {
    const auto open = those_where(facts.plan().objectives, is_open_objective);
    Figure named = share_where(
        "objectives-naming-business", facts.speech("Open objectives that name the business objective they help"),
        "objective", open, [](const Objective& one) { return !is_blank(one.business_objective); },
        facts.speech("There is no open objective."));
    for (const Objective* one : open) {
        JsonArray priorities;
        for (const std::string& id : one->priorities) priorities.emplace_back(id);
        JsonObject row{{"objective", one->id}, {"title", one->title}, {"priorities", std::move(priorities)}};
        if (!is_blank(one->business_objective)) row["businessObjective"] = one->business_objective;
        if (!one->unit.empty()) row["unit"] = one->unit;
        named.rows.emplace_back(std::move(row));
    }
    return {contributed(facts, open), std::move(named)};
}

Figures mechanisms(const Facts& facts) {
    const auto all = those_where(facts.plan().links, [](const Link&) { return true; });
    const auto share = [&](const char* name, std::string label, auto condition) {
        return share_where(name, std::move(label), "link", all, condition,
                           facts.speech("No initiative is linked to a key result."));
    };
    return {share("links-with-mechanism", facts.speech("Links that say how the one moves the other"),
                  [](const Link& one) { return !is_blank(one.mechanism); }),
            share("links-with-effect", facts.speech("Links that say by how much"),
                  [](const Link& one) { return one.effect.has_value(); })};
}

}  // namespace plumbline::insight::evidence
