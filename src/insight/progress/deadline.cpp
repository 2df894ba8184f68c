#include "insight/progress/deadline.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"

namespace plumbline::insight {

using entities::KeyResult;
using Kind = KeyResult::Kind;

std::optional<double> target_of(const KeyResult& kr) {
    if (kr.kind == Kind::Zero) return 0.0;
    if (!kr.target) return std::nullopt;
    const bool is_change = kr.kind == Kind::RelativeChange || kr.kind == Kind::Growth;
    if (is_change && kr.direction == KeyResult::Direction::Decrease && *kr.target > 0) return -*kr.target;
    return kr.target;
}

std::optional<base::Date> start_of(const KeyResult& kr) {
    return kr.start_date ? kr.start_date : kr.baseline_date;
}

std::optional<base::Date> deadline_of(const KeyResult& kr) {
    if (kr.deadline) return kr.deadline;
    if (kr.kind == Kind::RelativeDeadline && kr.start_date && kr.within_days)
        return base::add_days(*kr.start_date, static_cast<int>(*kr.within_days));
    return std::nullopt;
}

std::optional<PeriodLength> period_length(const KeyResult& kr) {
    switch (kr.recurrence) {
        case KeyResult::Recurrence::Month:
            return PeriodLength::Month;
        case KeyResult::Recurrence::Quarter:
            return PeriodLength::Quarter;
        case KeyResult::Recurrence::HalfYear:
            return PeriodLength::HalfYear;
        case KeyResult::Recurrence::Year:
            return PeriodLength::Year;
        case KeyResult::Recurrence::Unset:
        case KeyResult::Recurrence::None:
            break;
    }
    return std::nullopt;
}

bool is_unit_of_time(std::string_view unit) {
    static constexpr std::array<std::string_view, 20> Units{
        "h",      "hour",   "hours",   "minute", "minutes", "day",    "days",  "week",  "weeks",  "month",
        "months", "stunde", "stunden", "tag",    "tage",    "wochen", "woche", "monat", "monate", "minuten"};
    return std::ranges::find(Units, base::to_lower_ascii(base::trim(unit))) != Units.end();
}

bool passes(double value, double target, KeyResult::Direction direction) {
    const double nothing =
        1e-9 * (1 + std::fabs(target));  // 70 of 50 is 40 % more, though not to the last binary digit
    return direction == KeyResult::Direction::Decrease ? value <= target + nothing : value >= target - nothing;
}

}  // namespace plumbline::insight
