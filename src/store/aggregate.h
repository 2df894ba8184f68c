#pragma once
// From a typed question for numbers to one SQL statement, and from its rows to groups.

#include "query/aggregation.h"
#include "store/connection.h"
#include "store/engine.h"
#include "store/sql.h"

namespace plumbline::store {

/// compile_aggregation asks for the groups, in no order, whatever is asked for in one statement:
///
///   1. each row that the filter lets through, with its keys, and for each tally its value where the tally's filter
///   holds
///   2. with medians: the place of each value among those of its group, and how many they are
///   3. the keys, and the numbers of each group
[[nodiscard]] Sql compile_aggregation(const query::Aggregation& question, const Engine& engine);

/// kinds_of are the kinds of the columns that compile_aggregation asks for.
[[nodiscard]] std::vector<CellKind> kinds_of(const query::Aggregation& question);

/// read_group reads a row of them.
[[nodiscard]] query::Group read_group(const query::Aggregation& question, const Row& row);

}  // namespace plumbline::store
