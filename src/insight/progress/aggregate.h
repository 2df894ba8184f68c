#pragma once
// How several values of one period become one.

#include <optional>
#include <span>
#include <vector>

#include "insight/progress/fiscal.h"
#include "insight/progress/series.h"

namespace plumbline::insight {

/// Aggregation is the measure's rule; the last value where there is none.
using Aggregation = entities::Measure::Aggregation;

/// aggregation_of is the rule of a measure, which may be null.
[[nodiscard]] Aggregation aggregation_of(const entities::Measure* measure);
/// value_of is the value of a period, dated as its last point; nothing where the period has no point.
[[nodiscard]] std::optional<Point> value_of(std::span<const Point> points, const Period& period, Aggregation how);
/// complete_periods is one point for each period before `now` that has values, dated on its last day. The first period
/// is left out where the series begins within it, since it may hold only a part; the last value of a period needs no
/// whole one.
[[nodiscard]] std::vector<Point> complete_periods(std::span<const Point> points, const Period& now, PeriodLength length,
                                                  int first_month, Aggregation how);
/// growth_of is the growth from point to point, in percent.
[[nodiscard]] std::vector<Point> growth_of(std::span<const Point> points);

}  // namespace plumbline::insight
