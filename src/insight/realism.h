#pragma once
// The plainest forecast that is honest: where a series goes if it drifts on as it did, and how sure that is.

#include <optional>
#include <span>

#include "base/time.h"
#include "entities/plan.h"
#include "insight/progress/course.h"

namespace plumbline::insight {

/// DriftForecast is a normal distribution of the value on a later day.
struct DriftForecast {
    double drift = 0;      ///< change per day
    double sigma = 0;      ///< standard deviation of the change of one day around the drift
    double mean = 0;       ///< expected value on that day
    double deviation = 0;  ///< standard deviation of the value on that day
};

/// forecast_drift looks ahead from the last of the points, which are ordered by date, to a later day. Nothing for fewer
/// than three points, or where they do not span time.
[[nodiscard]] std::optional<DriftForecast> forecast_drift(std::span<const Point> points, base::Date day);

/// chance_of is the probability that the value reaches the target in this direction; for "keep at the level", that it
/// stays within a fifth of it.
[[nodiscard]] double chance_of(const DriftForecast& forecast, double target, entities::KeyResult::Direction direction);

/// FewestToForecast is how many values a forecast should have to go by, where no rule says another number.
inline constexpr std::size_t FewestToForecast = 5;

/// is_ahead tells whether there is time left between today, the last value of an outlook and the day that it is for.
[[nodiscard]] bool is_ahead(const Outlook& outlook, base::Date today);

/// probability_of is the chance that a key result comes to its aim by its day, going by its own values, as seen today.
/// Nothing where it has too few of them, no target, no deadline, or no time left.
[[nodiscard]] std::optional<double> probability_of(const PlanGraph& graph, Index key_result, base::Date today);

}  // namespace plumbline::insight
