#pragma once
// Small helpers to pick records and to add up amounts that do not share a unit.

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "insight/evidence/facts.h"
#include "insight/evidence/figure.h"

namespace plumbline::insight::evidence {

/// ids_where is the ids of the records for which a condition holds, in their order.
template <class Record, class Condition>
[[nodiscard]] std::vector<std::string> ids_where(const std::vector<Record>& records, Condition condition) {
    std::vector<std::string> ids;
    for (const Record& record : records)
        if (std::invoke(condition, record)) ids.push_back(record.id);
    return ids;
}

/// share_where is the share of the records for which a condition holds; its ids are those of the others.
template <class Record, class Condition>
[[nodiscard]] Figure share_where(std::string name, std::string label, std::string_view type,
                                 const std::vector<const Record*>& records, Condition condition,
                                 std::string_view none) {
    std::vector<std::string> others;
    for (const Record* record : records)
        if (!std::invoke(condition, *record)) others.push_back(record->id);
    Figure figure = share_of(std::move(name), std::move(label), records.size() - others.size(), records.size(), none);
    figure.type = type;
    figure.ids = std::move(others);
    return figure;
}

/// those_where is the records for which a condition holds.
template <class Record, class Condition>
[[nodiscard]] std::vector<const Record*> those_where(const std::vector<Record>& records, Condition condition) {
    std::vector<const Record*> list;
    for (const Record& record : records)
        if (std::invoke(condition, record)) list.push_back(&record);
    return list;
}

/// Sums adds up amounts by what they count: EUR, hours a week.
using Sums = std::map<std::string, double, std::less<>>;

/// currency_of is the currency of an amount: its own, or the organization's.
[[nodiscard]] std::string currency_of(const Facts& facts, const std::string& own);

/// has tells whether a list holds a text.
[[nodiscard]] bool has(const std::vector<std::string>& list, std::string_view text);

/// is_blank tells whether a text says nothing.
[[nodiscard]] bool is_blank(std::string_view text);

/// is_open tells whether an initiative is planned or running.
[[nodiscard]] bool is_open(const entities::Initiative& initiative);
/// is_open_objective tells whether an objective is planned or running.
[[nodiscard]] bool is_open_objective(const entities::Objective& objective);
/// open_initiatives is the initiatives that are planned or running.
[[nodiscard]] std::vector<const entities::Initiative*> open_initiatives(const Facts& facts);

/// title_of_initiative is the title of an initiative; empty where it is not here.
[[nodiscard]] std::string title_of_initiative(const Facts& facts, std::string_view id);
/// state_on is the last state of a record on a day, or null where there was none.
[[nodiscard]] const State* state_on(std::span<const State> states, base::Date day);
/// day_of is the day of a state.
[[nodiscard]] std::string_view day_of(const State& state);
/// put_one_sum gives a figure its value where only one thing was counted; otherwise the rows hold the sums.
void put_one_sum(const Facts& facts, Figure& figure, const Sums& sums);

/// priorities_of is the places of the priorities that an initiative serves: those of its objectives and of the
/// objectives of the key results that it moves.
[[nodiscard]] std::vector<Index> priorities_of(const Facts& facts, Index initiative);

/// objectives_of is the places of the objectives that an initiative serves, its own and those of the key results that
/// it moves, each once, in their order.
[[nodiscard]] std::vector<Index> objectives_of(const Facts& facts, Index initiative);

}  // namespace plumbline::insight::evidence
