#include "insight/progress/check_in_due.h"

#include <algorithm>
#include <array>

#include "insight/progress/deadline.h"
#include "insight/progress/fiscal.h"

namespace plumbline::insight {

namespace {

/// as_cadence reads the choice of any of the three types; all list weekly, two-weekly, monthly, quarterly behind unset.
template <class Choice>
std::optional<Cadence> as_cadence(Choice choice) {
    static_assert(static_cast<int>(Choice::Weekly) == 1 && static_cast<int>(Choice::Quarterly) == 4);
    if (choice == Choice::Unset) return std::nullopt;
    return static_cast<Cadence>(static_cast<int>(choice) - 1);
}

base::Date after(base::Date date, Cadence cadence) {
    switch (cadence) {
        case Cadence::Weekly:
            return base::add_days(date, 7);
        case Cadence::TwoWeekly:
            return base::add_days(date, 14);
        case Cadence::Monthly:
            return add_months(date, 1);
        case Cadence::Quarterly:
            break;
    }
    return add_months(date, 3);
}

/// begun_on is the day from which check-ins are counted where there was none yet.
base::Date begun_on(const entities::KeyResult& kr, base::Date today) {
    if (kr.activated_at) return base::date_of(*kr.activated_at);
    if (const auto start = start_of(kr)) return *start;
    const auto created = base::parse_instant(kr.created_at);
    return created ? base::date_of(*created) : today;
}

bool is_active(const PlanGraph& graph, const std::string& id) {
    const entities::Person* person = graph.find_person(id);
    return !id.empty() && (person == nullptr || person->active);
}

}  // namespace

Cadence cadence_of(const PlanGraph& graph, const entities::KeyResult& key_result) {
    if (const auto own = as_cadence(key_result.check_in_cadence)) return *own;
    const Index program = look_up(graph.programs, key_result.program);
    if (program != NoIndex)
        if (const auto cadence = as_cadence(graph.records.programs[program].check_in_cadence)) return *cadence;
    return as_cadence(graph.records.organization.check_in_cadence).value_or(Cadence::Monthly);
}

std::optional<CheckInDue> check_in_due(const PlanGraph& graph, Index key_result, base::Date today) {
    const entities::KeyResult& kr = graph.records.key_results[key_result];
    if (kr.status != entities::KeyResult::Status::Active) return std::nullopt;
    CheckInDue due;
    due.key_result = key_result;
    due.cadence = cadence_of(graph, kr);
    due.owner = kr.owner;
    due.delegate = kr.delegate;
    for (const Index i : graph.key_result_check_ins.of(key_result)) {
        const auto& date = graph.records.check_ins[i].date;
        if (date && *date <= today && (!due.last || *due.last < *date)) due.last = *date;
    }
    due.due = after(due.last.value_or(begun_on(kr, today)), due.cadence);
    due.is_due = due.due <= today;
    due.days_late = std::max(0, base::days_between(due.due, today));
    due.asked = kr.owner;
    if (!is_active(graph, due.asked)) due.asked = kr.delegate;
    if (!is_active(graph, due.asked)) {
        const Index program = look_up(graph.programs, kr.program);
        due.asked = program == NoIndex ? std::string() : graph.records.programs[program].lead;
    }
    return due;
}

base::JsonObject to_json(const PlanGraph& graph, const CheckInDue& due) {
    static constexpr std::array<std::string_view, 4> Names{"weekly", "two-weekly", "monthly", "quarterly"};
    base::JsonObject json;
    const Node node{Part::KeyResult, due.key_result};
    json["keyResult"] = graph.id_of(node);
    json["title"] = graph.title_of(node);
    json["cadence"] = Names.at(static_cast<std::size_t>(due.cadence));
    if (due.last) json["lastDate"] = base::format_date(*due.last);
    json["dueDate"] = base::format_date(due.due);
    json["isDue"] = due.is_due;
    json["daysLate"] = due.days_late;
    if (!due.owner.empty()) json["owner"] = due.owner;
    if (!due.delegate.empty()) json["delegate"] = due.delegate;
    if (!due.asked.empty()) json["asked"] = due.asked;
    return json;
}

}  // namespace plumbline::insight
