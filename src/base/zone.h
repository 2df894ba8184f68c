#pragma once
// Instants as the clocks of a time zone show them. The rules of the zones come with ICU.

#include <string_view>

#include "base/time.h"

namespace plumbline::base {

/// LocalTime is what a calendar and a clock show at some place.
struct LocalTime {
    Date date;
    int hour = 0;     ///< 0 to 23
    int minute = 0;   ///< 0 to 59
    int weekday = 1;  ///< 1 Monday to 7 Sunday
};

/// is_zone tells whether a zone of that name is known, such as `Europe/Berlin`.
[[nodiscard]] bool is_zone(std::string_view zone);
/// local_time is an instant in a zone; one that is not known, or empty, counts as UTC. Thread-safe.
[[nodiscard]] LocalTime local_time(Instant instant, std::string_view zone);
/// start_of_day is the instant at which a day begins in a zone: its midnight, or where the clocks leave that out, what
/// they show instead. A zone that is not known, or empty, counts as UTC. Thread-safe.
[[nodiscard]] Instant start_of_day(Date date, std::string_view zone);

}  // namespace plumbline::base
