#pragma once
// Until when a key result runs, towards what, and in which periods: the same answer for checks, progress and reminders.

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "entities/plan.h"
#include "insight/progress/fiscal.h"

namespace plumbline::insight {

/// target_of is the target with its sign: 0 for the kind zero, negative for a relative change or growth that is to
/// fall.
[[nodiscard]] std::optional<double> target_of(const entities::KeyResult& key_result);
/// start_of is the day from which progress is expected: the start, or else the day of the baseline.
[[nodiscard]] std::optional<base::Date> start_of(const entities::KeyResult& key_result);
/// deadline_of is the last day: the deadline, or the start and the days after it for a relative deadline.
[[nodiscard]] std::optional<base::Date> deadline_of(const entities::KeyResult& key_result);
/// period_length is the period in which the key result recurs, or nothing.
[[nodiscard]] std::optional<PeriodLength> period_length(const entities::KeyResult& key_result);
/// is_unit_of_time tells whether a unit counts time: days, weeks, h, Tage.
[[nodiscard]] bool is_unit_of_time(std::string_view unit);
/// passes tells whether a value has reached the target in its direction.
[[nodiscard]] bool passes(double value, double target, entities::KeyResult::Direction direction);

}  // namespace plumbline::insight
