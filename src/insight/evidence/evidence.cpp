#include "insight/evidence/evidence.h"

#include "insight/evidence/all.h"
#include "insight/evidence/workspace.h"

namespace plumbline::insight::evidence {

using base::JsonArray;
using base::JsonObject;
using base::spoken;

const std::vector<Group>& groups() {
    static const std::vector<Group> All{
        {"C01",
         spoken("A plan as a typed graph"),
         {"objective", "key-result", "initiative", "priority", "link"},
         structure},
        {"C02",
         spoken("A vision in versions, tested before it is adopted"),
         {"vision", "test-round", "test-comment"},
         vision},
        {"C03", spoken("What the plan asks for"), {"ask"}, asks},
        {"C04", spoken("Funding of initiatives"), {"initiative", "funding"}, funding},
        {"C05", spoken("The ranked backlog"), {"initiative", "review"}, backlog},
        {"C07", spoken("Units and objectives"), {"objective", "unit", "contribution"}, units_by_objectives},
        {"C09", spoken("What spans several units"), {"initiative", "use-case"}, spanning_units},
        {"C13", spoken("Objectives and priorities"), {"objective", "priority"}, priorities},
        {"C15", spoken("Baselines at activation"), {"objective", "key-result"}, baselines},
        {"C18", spoken("Workspaces of units"), {"initiative", "unit", "check-in"}, workspaces},
        {"C24", spoken("Key results as typed measures"), {"key-result"}, typed_measures},
        {"C27",
         spoken("Gates and overrides"),
         {"objective", "key-result", "initiative", "priority", "override"},
         gates},
        {"C35", spoken("Initiatives by horizon"), {"initiative"}, horizons},
        {"C36", spoken("The roadmap"), {"initiative", "milestone", "dependency"}, roadmap},
        {"C37", spoken("The gate of initiatives"), {"initiative", "link"}, gate_of_initiatives},
        {"C61", spoken("Sponsors of initiatives"), {"program", "initiative"}, sponsor_portfolio},
        {"C67",
         spoken("Projects and strategic goals"),
         {"objective", "priority", "initiative", "funding", "use-case"},
         portfolio},
        {"C69", spoken("Asks of projects"), {"ask"}, project_asks},
        {"C76",
         spoken("Program objectives and business objectives"),
         {"objective", "priority", "contribution"},
         business},
        {"C77", spoken("Mechanisms of links"), {"link"}, mechanisms},
        {"C84", spoken("Activity of sponsors"), {"sponsor-charter", "promise", "leader-act"}, sponsor_activity},
    };
    return All;
}

std::vector<Measured> measure_all(const Facts& facts) {
    std::vector<Measured> all;
    for (const Group& group : groups()) {
        Measured measured{&group, {}, {}};
        for (const std::string_view type : group.needs)
            if (facts.withheld.contains(type)) measured.withheld.push_back(type);
        if (measured.withheld.empty()) measured.figures = group.measure(facts);
        all.push_back(std::move(measured));
    }
    return all;
}

namespace {

JsonArray figures_json(const Figures& figures) {
    JsonArray list;
    for (const Figure& figure : figures) list.emplace_back(to_json(figure));
    return list;
}

JsonArray types_json(const std::vector<std::string_view>& types) {
    JsonArray list;
    for (const std::string_view type : types) list.emplace_back(type);
    return list;
}

}  // namespace

JsonObject to_json(const Facts& facts, const std::vector<Measured>& measured) {
    JsonArray capabilities;
    for (const Measured& one : measured) {
        JsonObject json{{"capability", one.group->capability}, {"title", facts.speech.text(one.group->title)}};
        json["figures"] = figures_json(one.figures);
        if (!one.withheld.empty()) json["withheld"] = types_json(one.withheld);
        capabilities.emplace_back(std::move(json));
    }
    return {{"program", insight::to_json(facts.report.program)},
            {"today", base::format_date(facts.today)},
            {"capabilities", std::move(capabilities)}};
}

JsonObject unit_to_json(const Facts& facts, Index unit) {
    std::vector<std::string_view> withheld;
    for (const std::string_view type : {"initiative", "check-in", "ask", "lesson"})
        if (facts.withheld.contains(type)) withheld.push_back(type);
    const auto& record = facts.plan().units[unit];
    JsonObject json{{"unit", JsonObject{{"type", "unit"}, {"id", record.id}, {"title", record.title}}},
                    {"program", insight::to_json(facts.report.program)},
                    {"today", base::format_date(facts.today)}};
    json["figures"] = figures_json(withheld.empty() ? unit_workspace(facts, unit) : Figures());
    if (!withheld.empty()) json["withheld"] = types_json(withheld);
    return json;
}

}  // namespace plumbline::insight::evidence
