#pragma once
// What a key result is compared with, whatever its shape: the way it should go (course) and the way it has come
// (outlook).

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/speech.h"
#include "insight/progress/deadline.h"
#include "insight/progress/series.h"

namespace plumbline::insight {

/// Mode says how a value is judged against its aim.
enum class Mode {
    Reach,       ///< move from the origin to the aim
    Accumulate,  ///< sum up to the aim within the period, from 0
    Ceiling,     ///< stay at or below the aim in every period
    Keep,        ///< stay near the aim
};

/// Course is the way that a key result should go, in the unit in which it states its target.
struct Course {
    std::string missing;  ///< why it cannot be judged, one sentence; empty where it can
    Mode mode = Mode::Reach;
    double origin = 0;  ///< the value that is no progress yet
    double from = 0;    ///< expected on the first day
    double aim = 0;     ///< expected on the last day
    base::Date first;
    base::Date last;
    std::vector<std::pair<base::Date, double>> steps;  ///< expected from each day on, in place of a straight line
    std::optional<PeriodLength> recurs;                ///< first and last are this period's days
    std::optional<Point> current;  ///< the value that is compared; of a period: all its values as one
};

/// course_of is the course of a key result as of today. What was observed later does not count. The rules by shape:
/// - share, count, currency, duration, hours, service share: straight from the baseline to the target at the deadline.
/// - relative change: in percent of the baseline; a baseline of 0 says that the values are changes in percent already.
/// - growth: in each period, from the period before (at first the baseline) to that much more in percent.
/// - zero: down to nothing; where it recurs, nothing in each period.
/// - relative deadline: the start and the days after it are the deadline where none is set.
/// A recurring key result is judged in its current period: what is summed grows from 0, other figures move from the
/// value of the period before (at first the baseline), and what is summed and should fall has the target as its
/// ceiling.
[[nodiscard]] Course course_of(const PlanGraph& graph, Index key_result, base::Date today,
                               const base::Speech& speech = base::Speech::english());

/// expected_on is the value that the course expects on a day.
[[nodiscard]] double expected_on(const Course& course, base::Date day);
/// elapsed_on is the share of the time that has gone by, 0 to 1.
[[nodiscard]] double elapsed_on(const Course& course, base::Date day);
/// share_of is the share of the way to the aim that a value has come: 0 at the origin, 1 at the aim, more beyond it.
[[nodiscard]] double share_of(const Course& course, double value, entities::KeyResult::Direction direction);

/// Outlook is the past of a key result and what it should come to, made for a forecast.
struct Outlook {
    std::string missing;         ///< why there is nothing to forecast; empty where there is
    std::vector<Point> history;  ///< in the unit of the aim; sums and growth have one value for each complete period
    double aim = 0;
    base::Date last;  ///< the day for which the aim is meant
};

/// outlook_of is the outlook of a key result as of today.
[[nodiscard]] Outlook outlook_of(const PlanGraph& graph, Index key_result, base::Date today,
                                 const base::Speech& speech = base::Speech::english());

}  // namespace plumbline::insight
