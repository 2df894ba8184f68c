#include "insight/realism.h"

#include <cmath>

namespace plumbline::insight {

// A random walk with drift, observed at uneven times (Hyndman and Athanasopoulos, Forecasting: Principles and Practice,
// 3rd edition, table 5.2, the drift method, written for steps of any length). Points v0 … vn on days t0 … tn, n steps:
//     1. drift      d = Σ(step) / Σ(days) = (vn − v0) / (tn − t0)
//     2. residual   r_i = step_i − d · days_i, scaled to one day: r_i / √days_i
//     3. variance   s² = Σ(r_i² / days_i) / (n − 1)                       (one degree of freedom went into d)
//     4. h days on  mean = vn + d · h,  variance = s² · h · (1 + h / (tn − t0))   (the second term: d is itself
//     uncertain)
//     5. chance     Φ((mean − target) / deviation), or its complement where less is better
std::optional<DriftForecast> forecast_drift(std::span<const Point> points, base::Date day) {
    if (points.size() < 3) return std::nullopt;
    const double span = base::days_between(points.front().date, points.back().date);
    if (span <= 0) return std::nullopt;
    DriftForecast forecast;
    forecast.drift = (points.back().value - points.front().value) / span;
    double squares = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const double days = base::days_between(points[i - 1].date, points[i].date);
        const double residual = points[i].value - points[i - 1].value - forecast.drift * days;
        squares += residual * residual / days;
    }
    const double variance = squares / static_cast<double>(points.size() - 2);
    const double ahead = base::days_between(points.back().date, day);
    forecast.sigma = std::sqrt(variance);
    forecast.mean = points.back().value + forecast.drift * ahead;
    forecast.deviation = std::sqrt(variance * ahead * (1 + ahead / span));
    return forecast;
}

namespace {

/// below is the probability of a value of at most `limit`. A rounding error is no difference: a straight line that ends
/// on the target reaches it.
double below(const DriftForecast& forecast, double limit) {
    const double gap = limit - forecast.mean;
    const double nothing = 1e-9 * (1 + std::fabs(limit));
    if (forecast.deviation <= nothing) return gap >= -nothing ? 1 : 0;
    return 0.5 * std::erfc(-gap / (forecast.deviation * std::sqrt(2.0)));
}

double above(const DriftForecast& forecast, double limit) {
    return below({forecast.drift, forecast.sigma, -forecast.mean, forecast.deviation}, -limit);
}

}  // namespace

double chance_of(const DriftForecast& forecast, double target, entities::KeyResult::Direction direction) {
    using Direction = entities::KeyResult::Direction;
    if (direction == Direction::Decrease) return below(forecast, target);
    if (direction != Direction::Maintain) return above(forecast, target);
    const double band = std::fabs(target) / 5;
    return std::max(0.0, below(forecast, target + band) - below(forecast, target - band));
}

bool is_ahead(const Outlook& outlook, base::Date today) {
    return outlook.last >= today && !outlook.history.empty() && outlook.last > outlook.history.back().date;
}

std::optional<double> probability_of(const PlanGraph& graph, Index key_result, base::Date today) {
    const Outlook outlook = outlook_of(graph, key_result, today);
    if (outlook.history.size() < FewestToForecast || !outlook.missing.empty() || !is_ahead(outlook, today))
        return std::nullopt;
    const auto forecast = forecast_drift(outlook.history, outlook.last);
    if (!forecast) return std::nullopt;
    return chance_of(*forecast, outlook.aim, graph.records.key_results[key_result].direction);
}

}  // namespace plumbline::insight
