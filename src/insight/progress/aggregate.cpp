#include "insight/progress/aggregate.h"

#include <algorithm>

namespace plumbline::insight {

Aggregation aggregation_of(const entities::Measure* measure) {
    if (measure == nullptr || measure->aggregation == Aggregation::Unset) return Aggregation::Last;
    return measure->aggregation;
}

std::optional<Point> value_of(std::span<const Point> points, const Period& period, Aggregation how) {
    std::optional<Point> all;
    int count = 0;
    for (const Point& point : points) {
        if (point.date < period.first || point.date > period.last) continue;
        ++count;
        if (!all) {
            all = point;
            continue;
        }
        all->date = point.date;
        all->grade = std::min(all->grade, point.grade);
        all->is_check_in = all->is_check_in || point.is_check_in;
        if (how == Aggregation::Maximum)
            all->value = std::max(all->value, point.value);
        else if (how == Aggregation::Last)
            all = point;
        else
            all->value += point.value;
    }
    if (all && how == Aggregation::Mean) all->value /= count;
    return all;
}

std::vector<Point> complete_periods(std::span<const Point> points, const Period& now, PeriodLength length,
                                    int first_month, Aggregation how) {
    std::vector<Point> values;
    if (points.empty()) return values;
    Period period = period_of(points.front().date, length, first_month);
    const bool is_partial = how != Aggregation::Last && points.front().date > base::add_days(period.first, 6);
    if (is_partial) period = period_of(base::add_days(period.last, 1), length, first_month);
    while (period.last < now.first) {
        if (auto value = value_of(points, period, how)) {
            value->date = period.last;
            values.push_back(*value);
        }
        period = period_of(base::add_days(period.last, 1), length, first_month);
    }
    return values;
}

std::vector<Point> growth_of(std::span<const Point> points) {
    std::vector<Point> growth;
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (points[i - 1].value == 0) continue;
        Point point = points[i];
        point.value = (points[i].value / points[i - 1].value - 1) * 100;
        growth.push_back(point);
    }
    return growth;
}

}  // namespace plumbline::insight
