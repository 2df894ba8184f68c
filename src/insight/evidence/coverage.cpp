#include <algorithm>
#include <set>

#include "insight/evidence/all.h"
#include "insight/evidence/pick.h"

namespace plumbline::insight::evidence {

using base::JsonArray;
using base::JsonObject;
using entities::Contribution;
using entities::Objective;
using entities::Unit;

namespace {

bool is_in_scope(const Facts& facts, const Unit& unit) {
    const auto& chosen = facts.of_program().units;
    return unit.is_active && (chosen.empty() || has(chosen, unit.id));
}

bool contributes(const Contribution& one) {
    return one.status != Contribution::Status::Declined;
}

struct Row {
    std::size_t contributing = 0;
    std::size_t declined = 0;
    JsonArray cells;
};

Row row_of(const Facts& facts, const Objective& objective, const std::set<std::string>& scope) {
    Row row;
    for (const Contribution& one : facts.plan().contributions) {
        if (one.objective != objective.id || !scope.contains(one.unit)) continue;
        ++(contributes(one) ? row.contributing : row.declined);
        JsonObject cell{{"unit", one.unit}, {"state", contributes(one) ? "contributes" : "declined"}};
        if (one.strength) cell["strength"] = *one.strength;
        row.cells.emplace_back(std::move(cell));
    }
    return row;
}

template <class Record, class UnitsOf>
Figure spanning(const Facts& facts, const char* name, std::string label, std::string_view type,
                const std::vector<const Record*>& records, UnitsOf units_of, std::string_view none) {
    std::vector<std::string> ids;
    std::size_t untagged = 0;
    for (const Record* record : records) {
        const std::set<std::string> units = units_of(*record);
        untagged += units.empty() ? 1U : 0U;
        if (units.size() > 1) ids.push_back(record->id);
    }
    Figure figure = share_of(name, std::move(label), ids.size(), records.size(), none);
    figure.type = type;
    figure.ids = std::move(ids);
    add_missing(figure, facts.speech, untagged, "{} is tagged with no unit.", "{} are tagged with no unit.");
    return figure;
}

}  // namespace

Figures units_by_objectives(const Facts& facts) {
    std::set<std::string> scope;
    for (const Unit& unit : facts.plan().units)
        if (is_in_scope(facts, unit)) scope.insert(unit.id);
    std::set<std::string> contributing;
    std::vector<std::string> without;
    std::vector<JsonObject> rows;
    std::size_t silent = 0;
    const auto objectives = those_where(facts.plan().objectives, is_open_objective);
    for (const Objective* objective : objectives) {
        Row row = row_of(facts, *objective, scope);
        if (row.contributing == 0) without.push_back(objective->id);
        const std::size_t unsaid = scope.size() - row.contributing - row.declined;
        silent += unsaid;
        JsonObject json{{"objective", objective->id},
                        {"title", objective->title},
                        {"contributing", row.contributing},
                        {"declined", row.declined},
                        {"silent", unsaid}};
        if (!scope.empty())
            json["share"] = rounded(100.0 * static_cast<double>(row.contributing) / static_cast<double>(scope.size()));
        json["units"] = std::move(row.cells);
        rows.push_back(std::move(json));
    }
    for (const Contribution& one : facts.plan().contributions)
        if (contributes(one) && scope.contains(one.unit)) contributing.insert(one.unit);
    Figure share = share_of("units-contributing", facts.speech("Units that contribute to at least one objective"),
                            contributing.size(), scope.size(), facts.speech("There is no unit."));
    put_rows(share, std::move(rows));
    add_missing(share, facts.speech, silent, "{} pair of unit and objective has not been spoken about.",
                "{} pairs of unit and objective have not been spoken about.");
    return {std::move(share),
            count_of("objectives-without-unit", facts.speech("Open objectives to which no unit contributes"),
                     "objectives", "objective", std::move(without), objectives.size())};
}

Figures spanning_units(const Facts& facts) {
    const auto with_owner = [](const auto& record) {
        std::set<std::string> units(record.units.begin(), record.units.end());
        if (!record.owner_unit.empty()) units.insert(record.owner_unit);
        return units;
    };
    const auto cases = those_where(facts.use_cases, [](const entities::UseCase& one) {
        return one.stage != entities::UseCase::Stage::Rejected && one.stage != entities::UseCase::Stage::Retired;
    });
    return {spanning(facts, "initiatives-spanning-units", facts.speech("Open initiatives of two units or more"),
                     "initiative", open_initiatives(facts), with_owner, facts.speech("There is no open initiative.")),
            spanning(facts, "use-cases-spanning-units", facts.speech("Use cases of two units or more"), "use-case",
                     cases, with_owner, facts.speech("There is no use case."))};
}

}  // namespace plumbline::insight::evidence
