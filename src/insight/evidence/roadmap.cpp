#include "insight/evidence/all.h"
#include "insight/evidence/pick.h"

namespace plumbline::insight::evidence {

using base::JsonObject;
using entities::Dependency;
using entities::Initiative;
using entities::Milestone;

namespace {

Figure on_time(const Facts& facts) {
    const auto due = those_where(facts.plan().milestones, [&](const Milestone& one) {
        return !one.is_cancelled && one.due_date && *one.due_date <= facts.today;
    });
    const auto undated =
        ids_where(facts.plan().milestones, [](const Milestone& one) { return !one.is_cancelled && !one.due_date; });
    Figure figure = share_where(
        "milestones-on-time", facts.speech("Milestones that fell due and were reached by their day"), "milestone", due,
        [](const Milestone& one) { return one.done_date && *one.done_date <= *one.due_date; },
        facts.speech("No milestone has fallen due yet."));
    add_missing(figure, facts.speech, undated.size(), "{} milestone has no day.", "{} milestones have no day.");
    return figure;
}

Figure late(const Facts& facts) {
    const auto open = those_where(facts.plan().milestones, [&](const Milestone& one) {
        return !one.is_cancelled && !one.done_date && one.due_date && *one.due_date < facts.today;
    });
    std::vector<std::string> ids;
    std::vector<JsonObject> rows;
    for (const Milestone* one : open) {
        ids.push_back(one->id);
        rows.push_back({{"milestone", one->id},
                        {"title", one->title},
                        {"initiative", one->initiative},
                        {"owner", one->owner},
                        {"daysLate", base::days_between(*one->due_date, facts.today)}});
    }
    Figure figure = count_of("milestones-late", facts.speech("Milestones past their day and not reached"), "milestones",
                             "milestone", std::move(ids), facts.plan().milestones.size());
    put_rows(figure, std::move(rows));
    return figure;
}

/// From when on the waiting initiative may begin, as far as the dates say.
std::optional<base::Date> freed_on(const Dependency& dependency, const Initiative& other) {
    if (dependency.kind == Dependency::Kind::StartToStart) return other.start_date;
    return other.done_date ? other.done_date : other.end_date;
}

Figure contradictions(const Facts& facts) {
    std::vector<std::string> ids;
    std::vector<JsonObject> rows;
    std::size_t undated = 0;
    std::size_t compared = 0;
    for (const Dependency& one : facts.plan().dependencies) {
        const Index waiting = look_up(facts.graph.initiatives, one.initiative);
        const Index other = look_up(facts.graph.initiatives, one.depends_on);
        if (waiting == NoIndex || other == NoIndex) continue;
        const Initiative& begins = facts.plan().initiatives[waiting];
        const auto freed = freed_on(one, facts.plan().initiatives[other]);
        if (!begins.start_date || !freed) {
            ++undated;
            continue;
        }
        ++compared;
        if (*begins.start_date >= *freed) continue;
        ids.push_back(one.id);
        rows.push_back({{"initiative", begins.id},
                        {"waitsFor", one.depends_on},
                        {"begins", base::format_date(*begins.start_date)},
                        {"mustWaitUntil", base::format_date(*freed)}});
    }
    Figure figure = count_of("dependencies-contradicted", facts.speech("Dependencies that the dates contradict"),
                             "dependencies", "dependency", std::move(ids), compared);
    put_rows(figure, std::move(rows));
    add_missing(figure, facts.speech, undated, "{} dependency lacks a date on one side.",
                "{} dependencies lack a date on one side.");
    return figure;
}

}  // namespace

Figures roadmap(const Facts& facts) {
    const auto wanted = those_where(facts.plan().milestones, [](const Milestone& one) { return !one.is_cancelled; });
    return {on_time(facts), late(facts), contradictions(facts),
            share_where(
                "milestones-responsible", facts.speech("Milestones with a person responsible"), "milestone", wanted,
                [](const Milestone& one) { return !one.owner.empty(); }, facts.speech("There is no milestone."))};
}

}  // namespace plumbline::insight::evidence
