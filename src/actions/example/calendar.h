#pragma once
// The days of the example: counted from today, in the time zone of the company.

#include <string>

#include "base/time.h"

namespace plumbline::actions::example {

/// Calendar turns days counted from today into dates. A Saturday or Sunday becomes the Monday after, unless that Monday
/// is not over yet; so a later day never has an earlier date.
class Calendar {
  public:
    /// Calendar of a day that is today.
    explicit Calendar(base::Date today) : today_(today) {}

    /// date is the date of a day; -1 is yesterday or the Friday before.
    [[nodiscard]] base::Date date(int day) const;
    /// instant is a minute of that day in the company's zone, Europe/Berlin.
    [[nodiscard]] base::Instant instant(int day, int minute) const;

  private:
    base::Date today_;
};

/// minute_of reads a time of the day such as `14:30`; anything else is 09:00.
[[nodiscard]] int minute_of(std::string_view time);

/// WorkBegins is the minute of the day at which things happen that say no time: 09:00.
inline constexpr int WorkBegins = 9 * 60;

}  // namespace plumbline::actions::example
