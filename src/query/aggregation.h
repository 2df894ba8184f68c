#pragma once
// A typed question for numbers instead of rows: how many, how much, by what and when.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "query/query.h"

namespace plumbline::query {

/// Period is what days are gathered by. Its key is its first day, as ISO date; weeks begin on Monday (ISO 8601).
enum class Period { Day, Week, Month, Quarter, HalfYear, Year };

/// Window is a stretch of days with a name, such as the 28 days before one. Windows may overlap: a row counts in each.
struct Window {
    std::string name;
    std::string from;   ///< ISO date, the first day; empty: since ever
    std::string until;  ///< ISO date, the day behind the last; empty: for ever
};

/// Split is what an aggregation is split by: the values of a column (of a list field: a row counts for each entry), or
/// the periods or windows that a day or instant falls into. Rows without a value have the empty key; with windows, rows
/// that fall into none do not count.
struct Split {
    Column column;
    Condition limit = {};                  ///< rows for which it does not hold have no value; see bind_order
    const schema::Field* above = nullptr;  ///< of what the column refers to, its reference to the one above it: a row
                                           ///< counts for that one and for all above, however high
    std::optional<Period> period = {};
    int first_month = 1;               ///< 1 to 12, in which the year begins; quarters and halves count from there
    std::vector<Window> windows = {};  ///< instead of a period
};

/// Aggregate is how one number comes out of many rows.
enum class Aggregate { Count, Distinct, Sum, Minimum, Maximum, Median };

/// Tally is one number of an aggregation: over the rows for which its filter holds, and that have a value.
struct Tally {
    Aggregate aggregate = Aggregate::Count;
    std::optional<Column> column = {};  ///< whose values; absent for Count: the rows themselves
    std::optional<Column> until = {};   ///< then the value is the days from `column` to this one, which are days both
    std::optional<std::int64_t> most = {};  ///< of days: only rows with at most so many
    Condition filter = {};
    Condition limit = {};  ///< rows for which it does not hold have no value; see bind_order
};

/// Aggregation is the whole question: each combination of keys that occurs gives a group with all tallies.
struct Aggregation {
    const schema::EntityType* type = nullptr;
    Condition filter = {};
    std::vector<Split> splits = {};
    std::vector<Tally> tallies = {};
    std::optional<std::int64_t> as_of = {};  ///< change number to read as of; absent: now
};

/// Tallied is what came of a tally in a group. Mean: `value / count` of a Sum.
struct Tallied {
    std::int64_t count = 0;  ///< rows that have a value
    double value = 0;        ///< in the unit of the field; of Count and Distinct the number itself; 0 where count is 0
    std::string text = {};   ///< instead of `value`: the least or greatest of a column that holds text or days
};

/// Group is the answer for one combination of keys. Groups are ordered by their keys, empty ones last.
struct Group {
    std::vector<schema::Cell> keys;  ///< one for each split: a cell of its column, the day of a period, or the name of
                                     ///< a window
    std::vector<Tallied> values;     ///< one for each tally
};

/// check_reach refuses a question whose paths lead to more records at a time than a database joins, as it does a Query.
[[nodiscard]] base::Result<void> check_reach(const Aggregation& question);

}  // namespace plumbline::query
