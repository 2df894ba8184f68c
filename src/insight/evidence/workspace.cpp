#include "insight/evidence/workspace.h"

#include <algorithm>

#include "insight/evidence/all.h"
#include "insight/evidence/pick.h"
#include "insight/progress/fiscal.h"

namespace plumbline::insight::evidence {

using base::JsonObject;
using entities::Initiative;
using entities::Unit;

namespace {

/// The choices weekly, two-weekly, monthly, quarterly stand behind unset in every type that has a cadence.
int cadence_of(const Facts& facts, const Initiative& one) {
    if (const int own = static_cast<int>(one.reporting_cadence); own != 0) return own;
    if (const Index unit = look_up(facts.graph.units, one.owner_unit); unit != NoIndex)
        if (const int of_unit = static_cast<int>(facts.plan().units[unit].reporting_cadence); of_unit != 0)
            return of_unit;
    if (const int of_program = static_cast<int>(facts.of_program().check_in_cadence); of_program != 0)
        return of_program;
    const int usual = static_cast<int>(facts.plan().organization.check_in_cadence);
    return usual == 0 ? static_cast<int>(Initiative::ReportingCadence::Monthly) : usual;
}

/// The end of the period that is the n-th from a day on; counted from the first day, so that months do not drift.
base::Date end_of(base::Date begun, int cadence, int number) {
    using Cadence = Initiative::ReportingCadence;
    switch (static_cast<Cadence>(cadence)) {
        case Cadence::Weekly:
            return base::add_days(begun, 7 * number);
        case Cadence::TwoWeekly:
            return base::add_days(begun, 14 * number);
        case Cadence::Quarterly:
            return add_months(begun, 3 * number);
        default:
            return add_months(begun, number);
    }
}

base::Date begun_on(const Facts& facts, const Initiative& one) {
    if (one.activated_at) return base::date_of(*one.activated_at);
    if (one.start_date) return *one.start_date;
    const auto created = base::parse_instant(one.created_at);
    return created ? base::date_of(*created) : facts.today;
}

bool has_update(const Facts& facts, const Initiative& one, base::Date after, base::Date until) {
    const auto found = facts.updates.find(one.id);
    return found != facts.updates.end() &&
           std::ranges::any_of(found->second, [&](base::Date day) { return day > after && day <= until; });
}

struct Workspace {
    std::vector<std::string> initiatives;
    std::size_t asks = 0;
    std::size_t lessons = 0;
    std::size_t key_figures = 0;  ///< key results that its initiatives move
    Punctuality updates;
};

Workspace workspace_of(const Facts& facts, const std::string& unit) {
    Workspace space;
    std::vector<std::string> moved;
    for (Index i = 0; i < facts.plan().initiatives.size(); ++i) {
        const Initiative& one = facts.plan().initiatives[i];
        if (one.owner_unit != unit || !is_open(one)) continue;
        space.initiatives.push_back(one.id);
        const Punctuality own = punctuality_of(facts, i);
        space.updates.due += own.due;
        space.updates.kept += own.kept;
        for (const Index link : facts.graph.initiative_links.of(i))
            moved.push_back(facts.plan().links[link].key_result);
    }
    std::ranges::sort(moved);
    moved.erase(std::unique(moved.begin(), moved.end()), moved.end());
    space.key_figures = moved.size();
    for (const entities::Ask& ask : facts.asks) space.asks += ask.unit == unit ? 1U : 0U;
    for (const entities::Lesson& lesson : facts.lessons) space.lessons += lesson.unit == unit ? 1U : 0U;
    return space;
}

Figure punctuality_figure(const Facts& facts, const Punctuality& updates) {
    return share_of("updates-punctual", facts.speech("Updates that came in the period in which they were promised"),
                    updates.kept, updates.due, facts.speech("No update has fallen due."));
}

JsonObject row_of(const Unit& unit, const Workspace& space) {
    JsonObject row{{"unit", unit.id},
                   {"title", unit.title},
                   {"initiatives", space.initiatives.size()},
                   {"keyResults", space.key_figures},
                   {"asks", space.asks},
                   {"lessons", space.lessons},
                   {"updatesDue", space.updates.due},
                   {"updatesKept", space.updates.kept}};
    row["reporter"] = unit.reporter.empty() ? base::Json(nullptr) : base::Json(unit.reporter);
    return row;
}

}  // namespace

Punctuality punctuality_of(const Facts& facts, Index initiative) {
    Punctuality found;
    const Initiative& one = facts.plan().initiatives[initiative];
    if (one.status != Initiative::Status::Active) return found;
    const base::Date begun = begun_on(facts, one);
    const base::Date from = base::add_days(facts.today, -facts.scale.reporting_days);
    const int cadence = cadence_of(facts, one);
    base::Date start = begun;
    for (int number = 1;; ++number) {
        const base::Date end = end_of(begun, cadence, number);
        if (end > facts.today) return found;
        if (end > from) {
            ++found.due;
            found.kept += has_update(facts, one, start, end) ? 1U : 0U;
        }
        start = end;
    }
}

Figures unit_workspace(const Facts& facts, Index unit) {
    const Unit& record = facts.plan().units[unit];
    Workspace space = workspace_of(facts, record.id);
    const auto counted = [&](const char* name, std::string label, const char* what, std::string_view type,
                             std::vector<std::string> ids) {
        const std::size_t from = ids.size();
        return count_of(name, std::move(label), what, type, std::move(ids), from);
    };
    const auto of_unit = [&](const auto& one) { return one.unit == record.id; };
    Figure updates = punctuality_figure(facts, space.updates);
    if (record.reporter.empty())
        updates.missing.emplace_back(facts.speech("Nobody is named who reports for the unit."));
    return {counted("unit-initiatives", facts.speech("Open initiatives of the unit"), "initiatives", "initiative",
                    std::move(space.initiatives)),
            counted("unit-asks", facts.speech("Asks of the unit"), "asks", "ask", ids_where(facts.asks, of_unit)),
            counted("unit-lessons", facts.speech("Lessons of the unit"), "lessons", "lesson",
                    ids_where(facts.lessons, of_unit)),
            std::move(updates)};
}

Figures workspaces(const Facts& facts) {
    Figure owned = share_where(
        "initiatives-owned-by-unit", facts.speech("Open initiatives that a unit owns"), "initiative",
        open_initiatives(facts), [](const Initiative& one) { return !one.owner_unit.empty(); },
        facts.speech("There is no open initiative."));
    Punctuality all;
    std::vector<const Unit*> owning;
    for (const Unit& unit : facts.plan().units) {
        const Workspace space = workspace_of(facts, unit.id);
        if (space.initiatives.empty()) continue;
        owning.push_back(&unit);
        owned.rows.emplace_back(row_of(unit, space));
        all.due += space.updates.due;
        all.kept += space.updates.kept;
    }
    return {std::move(owned), punctuality_figure(facts, all),
            share_where(
                "units-with-reporter", facts.speech("Units with open initiatives that name who reports for them"),
                "unit", owning, [](const Unit& one) { return !one.reporter.empty(); },
                facts.speech("No unit owns an open initiative."))};
}

}  // namespace plumbline::insight::evidence
