#include <algorithm>
#include <array>

#include "insight/evidence/all.h"
#include "insight/evidence/amounts.h"
#include "insight/evidence/pick.h"

namespace plumbline::insight::evidence {

using base::JsonObject;
using entities::Ask;
using entities::Funding;
using entities::UseCase;

namespace {

/// Project is an initiative or a use case with what it costs and what it serves.
struct Project {
    std::string_view type;
    std::string id;
    std::string title;
    std::vector<std::string> objectives;
    bool is_linked = false;  ///< to a priority
    bool is_open = false;
    Sums spent;
};

std::vector<std::string> ids_of(const Facts& facts, const std::vector<Index>& objectives) {
    std::vector<std::string> ids;
    ids.reserve(objectives.size());
    for (const Index one : objectives) ids.push_back(facts.plan().objectives[one].id);
    return ids;
}

bool serves_priority(const Facts& facts, const UseCase& one) {
    if (!one.priorities.empty()) return true;
    for (const std::string& id : one.objectives)
        if (const Index objective = look_up(facts.graph.objectives, id); objective != NoIndex)
            if (!facts.graph.objective_priorities.of(objective).empty()) return true;
    const Index initiative = look_up(facts.graph.initiatives, one.initiative);
    return initiative != NoIndex && !priorities_of(facts, initiative).empty();
}

std::vector<Project> projects_of(const Facts& facts) {
    std::vector<Project> projects;
    const auto& initiatives = facts.plan().initiatives;
    projects.reserve(initiatives.size());
    for (Index i = 0; i < initiatives.size(); ++i)
        projects.push_back({"initiative",
                            initiatives[i].id,
                            initiatives[i].title,
                            ids_of(facts, objectives_of(facts, i)),
                            !priorities_of(facts, i).empty(),
                            is_open(initiatives[i]),
                            {}});
    for (const Funding& one : facts.fundings)
        if (const Index i = look_up(facts.graph.initiatives, one.initiative); i != NoIndex && one.spent)
            projects[i].spent[currency_of(facts, one.currency)] += *one.spent;
    for (const UseCase& one : facts.use_cases) {
        const bool is_over = one.stage == UseCase::Stage::Retired || one.stage == UseCase::Stage::Rejected;
        Project project{"use-case", one.id, one.title, one.objectives, serves_priority(facts, one), !is_over, {}};
        if (one.spent) project.spent[currency_of(facts, one.currency)] += *one.spent;
        projects.push_back(std::move(project));
    }
    return projects;
}

Figure not_linked(const Facts& facts, const std::vector<const Project*>& projects, const char* name,
                  std::string label) {
    Sums loose;
    Figure figure;
    figure.name = name;
    figure.label = std::move(label);
    std::size_t unspent = 0;
    for (const Project* project : projects) {
        figure.type = project->type;
        unspent += project->is_open && project->spent.empty() ? 1U : 0U;
        for (const auto& [currency, amount] : project->spent) {
            loose[currency] += project->is_linked ? 0 : amount;
            ++figure.drawn_from;
            if (!project->is_linked && amount > 0) figure.ids.push_back(project->id);
        }
    }
    put_one_sum(facts, figure, loose);
    if (loose.empty()) figure.missing.emplace_back(facts.speech("No spending is recorded."));
    add_missing(figure, facts.speech, unspent, "{} open project has no spending recorded.",
                "{} open projects have no spending recorded.");
    return figure;
}

/// What each project spent for each objective; an amount is shared equally among a project's objectives.
Figure heat_map(const Facts& facts, const std::vector<Project>& projects) {
    Figure figure;
    figure.name = "portfolio";
    figure.label = facts.speech("What was spent for each objective, by project");
    figure.unit = "cells";
    for (const Project& project : projects)
        for (const auto& [currency, amount] : project.spent) {
            const std::vector<std::string> cells =
                project.objectives.empty() ? std::vector<std::string>{""} : project.objectives;
            for (const std::string& id : cells) {
                const Index objective = look_up(facts.graph.objectives, id);
                JsonObject row{{"project", JsonObject{{"type", project.type}, {"id", project.id}}},
                               {"title", project.title},
                               {"objective", id.empty() ? base::Json(nullptr) : base::Json(id)},
                               {"currency", currency},
                               {"spent", rounded(amount / static_cast<double>(cells.size()))},
                               {"isLinked", project.is_linked}};
                if (objective != NoIndex) row["objectiveTitle"] = facts.plan().objectives[objective].title;
                figure.rows.emplace_back(std::move(row));
            }
        }
    figure.value = static_cast<double>(figure.rows.size());
    figure.drawn_from = projects.size();
    return figure;
}

}  // namespace

Figures portfolio(const Facts& facts) {
    const std::vector<Project> projects = projects_of(facts);
    const auto of_type = [&](std::string_view type, bool open_only) {
        return those_where(projects,
                           [=](const Project& one) { return one.type == type && (one.is_open || !open_only); });
    };
    return {
        share_where("initiatives-linked", facts.speech("Open initiatives that serve a strategic goal"), "initiative",
                    of_type("initiative", true), &Project::is_linked, facts.speech("There is no open initiative.")),
        share_where("use-cases-linked", facts.speech("Use cases that serve a strategic goal"), "use-case",
                    of_type("use-case", true), &Project::is_linked, facts.speech("There is no use case.")),
        not_linked(facts, of_type("initiative", false), "initiative-spend-not-linked",
                   facts.speech("Money spent on initiatives that serve no strategic goal")),
        not_linked(facts, of_type("use-case", false), "use-case-spend-not-linked",
                   facts.speech("Money spent on use cases that serve no strategic goal")),
        heat_map(facts, projects)};
}

Figures project_asks(const Facts& facts) {
    using Resource = Ask::Resource;
    std::map<std::array<std::string, 4>, AmountSum> sums;  // type and id of the project, resource, what is counted
    std::vector<std::string> short_of;
    std::size_t loose = 0;
    std::size_t open = 0;
    std::size_t unstated = 0;
    std::size_t counted = 0;
    for (const Ask& ask : facts.asks) {
        const bool is_typed =
            ask.resource == Resource::Technology || ask.resource == Resource::Talent || ask.resource == Resource::Time;
        if (!is_typed || ask.status == Ask::Status::Draft || ask.status == Ask::Status::Withdrawn) continue;
        const bool is_case = !ask.use_case.empty();
        const auto amount = amount_of(ask);
        loose += ask.initiative.empty() && !is_case ? 1U : 0U;
        open += is_answered(ask) ? 0U : 1U;
        unstated += is_answered(ask) && !amount ? 1U : 0U;
        if (!amount || (ask.initiative.empty() && !is_case)) continue;
        ++counted;
        sums[{is_case ? "use-case" : "initiative", is_case ? ask.use_case : ask.initiative,
              std::string(resource_name(ask)), ask.quantity_unit}]
            .add(*amount);
        if (amount->shortfall() > 0) short_of.push_back(ask.id);
    }
    Figure figure = count_of("project-asks-short", facts.speech("Asks of projects that got less than was asked for"),
                             "asks", "ask", std::move(short_of), counted);
    for (const auto& [key, sum] : sums) {
        base::JsonObject row{
            {"project", JsonObject{{"type", key[0]}, {"id", key[1]}}}, {"resource", key[2]}, {"countedIn", key[3]}};
        sum.write(row);
        figure.rows.emplace_back(std::move(row));
    }
    if (counted == 0) {
        figure.value.reset();
        figure.missing.emplace_back(
            facts.speech("No answered ask of a project for technology, talent or time states its amounts."));
    }
    add_missing(figure, facts.speech, loose, "{} ask names no project.", "{} asks name no project.");
    add_missing(figure, facts.speech, open, "{} ask has no answer yet.", "{} asks have no answer yet.");
    add_missing(figure, facts.speech, unstated, "{} answered ask does not state its amounts.",
                "{} answered asks do not state their amounts.");
    return {std::move(figure)};
}

}  // namespace plumbline::insight::evidence
