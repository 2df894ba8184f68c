#pragma once
// Instants, dates and the clock that is passed in. No code below app/ asks the machine for the time.

#include <chrono>
#include <string>
#include <string_view>

#include "base/result.h"

namespace plumbline::base {

/// Instant is a moment in UTC, to the microsecond.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;
/// Date is a day of the calendar, without a time zone: a date of the organization.
using Date = std::chrono::year_month_day;

/// Clock tells the time. Thread-safe.
class Clock {
  public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;
    /// now is the present instant.
    [[nodiscard]] virtual Instant now() const = 0;
};

/// format_instant writes RFC 3339 in UTC with six decimals, fixed width, so that text order is time order:
/// `2026-11-22T09:30:00.000000Z`.
[[nodiscard]] std::string format_instant(Instant instant);
/// parse_instant reads an RFC 3339 date-time with any offset and up to nine decimals (microseconds are kept).
[[nodiscard]] Result<Instant> parse_instant(std::string_view text);
/// format_date writes `2026-11-22`.
[[nodiscard]] std::string format_date(Date date);
/// parse_date reads `2026-11-22`; a day that the calendar does not have is an error.
[[nodiscard]] Result<Date> parse_date(std::string_view text);
/// date_of is the UTC day of an instant.
[[nodiscard]] Date date_of(Instant instant);
/// add_days moves a date by whole days.
[[nodiscard]] Date add_days(Date date, int days);
/// days_between counts the days from one date to another; negative when `to` is earlier.
[[nodiscard]] int days_between(Date from, Date to);

}  // namespace plumbline::base
