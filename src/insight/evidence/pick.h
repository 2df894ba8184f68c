#pragma once
// Small helpers to pick records and to add up amounts that do not share a unit.

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "insight/evidence/facts.h"

namespace plumbline::insight::evidence {

/// ids_where is the ids of the records for which a condition holds, in their order.
template <class Record, class Condition>
[[nodiscard]] std::vector<std::string> ids_where(const std::vector<Record>& records, Condition condition) {
    std::vector<std::string> ids;
    for (const Record& record : records)
        if (std::invoke(condition, record)) ids.push_back(record.id);
    return ids;
}

/// Sums adds up amounts by what they count: EUR, hours a week.
using Sums = std::map<std::string, double, std::less<>>;

/// currency_of is the currency of an amount: its own, or the organization's.
[[nodiscard]] std::string currency_of(const Facts& facts, const std::string& own);

/// is_blank tells whether a text says nothing.
[[nodiscard]] bool is_blank(std::string_view text);

/// is_open tells whether an initiative is planned or running.
[[nodiscard]] bool is_open(const entities::Initiative& initiative);

/// priorities_of is the places of the priorities that an initiative serves: those of its objectives and of the
/// objectives of the key results that it moves.
[[nodiscard]] std::vector<Index> priorities_of(const Facts& facts, Index initiative);

/// objectives_of is the places of the objectives that an initiative serves, its own and those of the key results that
/// it moves, each once, in their order.
[[nodiscard]] std::vector<Index> objectives_of(const Facts& facts, Index initiative);

}  // namespace plumbline::insight::evidence
