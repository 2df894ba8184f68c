#include "actions/example/calendar.h"

#include <chrono>

namespace plumbline::actions::example {

using base::Date;
using base::Instant;
using std::chrono::sys_days;

namespace {

/// Summer time of the European Union: from the last Sunday of March to that of October, changing at 01:00 UTC.
bool is_summer(Date date) {
    const auto last_sunday = [&](std::chrono::month month) {
        return sys_days(date.year() / month / std::chrono::Sunday[std::chrono::last]);
    };
    const sys_days day(date);
    return day >= last_sunday(std::chrono::March) && day < last_sunday(std::chrono::October);
}

}  // namespace

Date Calendar::date(int day) const {
    const sys_days wanted(base::add_days(today_, day));
    const unsigned weekday = std::chrono::weekday(wanted).iso_encoding();
    if (weekday < 6) return Date(wanted);
    const sys_days monday = wanted + std::chrono::days(8 - static_cast<int>(weekday));
    return Date(day < 0 && monday >= sys_days(today_) ? wanted : monday);
}

Instant Calendar::instant(int day, int minute) const {
    const Date local = date(day);
    const std::chrono::hours ahead(is_summer(local) ? 2 : 1);
    return Instant(sys_days(local)) + std::chrono::minutes(minute) - ahead;
}

int minute_of(std::string_view time) {
    if (time.size() != 5 || time[2] != ':') return WorkBegins;
    const auto two = [&](std::size_t at) { return (time[at] - '0') * 10 + (time[at + 1] - '0'); };
    return two(0) * 60 + two(3);
}

}  // namespace plumbline::actions::example
