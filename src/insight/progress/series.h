#pragma once
// The values of a measure and of a key result over time: one for each day, the one that counts.

#include <string_view>
#include <vector>

#include "base/time.h"
#include "insight/plan_graph.h"

namespace plumbline::insight {

/// Grade says how well a value is backed.
enum class Grade { None, Claimed, Measured, Verified };

/// Point is the value of one day.
struct Point {
    base::Date date;
    double value = 0;
    Grade grade = Grade::Measured;
    bool is_check_in = false;  ///< someone's word, not an observation
};

/// measure_series is the values of a measure, or of one unit in it, ordered by date. Superseded observations and those
/// of an older definition are left out; of several for one day the best backed counts, then the one recorded last.
[[nodiscard]] std::vector<Point> measure_series(const PlanGraph& graph, Index measure, std::string_view unit_id = {});

/// key_result_series adds the check-ins with a value to the series of the measure. Measured values outrank claimed ones
/// of the same day.
[[nodiscard]] std::vector<Point> key_result_series(const PlanGraph& graph, Index key_result);

/// grade_name is the key of a grade: `measured`.
[[nodiscard]] std::string_view grade_name(Grade grade);

}  // namespace plumbline::insight
