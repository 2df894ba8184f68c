#pragma once
// Figures reckoned from the records: all those over the same records at once, in one question to the store.

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "insight/figures/definition.h"
#include "records/records.h"

namespace plumbline::insight::figures {

/// Wish says of what figures are wanted.
struct Wish {
    std::string program;   ///< only what belongs to it, where the records belong to programs; empty: all
    bool by_unit = false;  ///< each unit, with all below it
    std::optional<query::Period> period = {};  ///< each period of that length; absent: the natural window up to the day
    std::string from;                          ///< ISO date: periods from the one that it falls into
    int first_month = 1;                       ///< of the year of the organization
    std::string as_of;                         ///< instant or day as text; empty: now
};

/// Point is a value of a figure. Without `value` it cannot be told, since nothing is there to reckon with.
struct Point {
    std::string unit;    ///< id; empty for the whole, or for what belongs to no unit
    std::string period;  ///< ISO date of its first day; empty where no period was asked for
    std::optional<double> value = {};
    double numerator = 0;
    std::optional<double> denominator = {};
    std::int64_t records = 0;  ///< that were counted
};

/// Reckoned is a figure with its values, by unit and within it by period.
struct Reckoned {
    const Definition* definition = nullptr;
    bool is_by_unit = false;    ///< whether it can be told by unit and was asked for so
    bool is_by_period = false;  ///< likewise by period
    std::vector<Point> points = {};
    std::optional<base::Error> refused = {};  ///< the caller may not read what it is made of; then there are no points
};

/// reckon answers for figures, over what the caller may read:
///
///   1. parts over the same records with the same splits become one question (records::AggregateWish)
///   2. `$today` in filters is the day that is asked for
///   3. value = factor × counted ÷ base, each the number of its part; what has no base is the number itself
///   4. nothing counted is 0; a mean, median, least or greatest of nothing, and a quotient by nothing, have no value
///
/// Errors of a single figure stand in it; others are those of the store.
[[nodiscard]] base::Result<std::vector<Reckoned>> reckon(records::Records& records, const records::Asking& asking,
                                                         std::span<const Definition* const> figures, const Wish& wish);

/// filter_of is the filter by which a list shows the records that a part of a figure counts, for one unit and those
/// below it (ids; none: all) and one period or window (ISO dates, the last day left out; empty: open).
[[nodiscard]] std::string filter_of(const Part& part, const Wish& wish, base::Date today,
                                    std::span<const std::string> units, std::string_view from, std::string_view until);

}  // namespace plumbline::insight::figures
