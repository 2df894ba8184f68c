#include "base/time.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "base/text.h"

namespace plumbline::base {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::minutes;
using std::chrono::seconds;

std::optional<int> digits(std::string_view text, size_t from, size_t count) {
    if (from + count > text.size()) return std::nullopt;
    int value = 0;
    for (size_t i = from; i < from + count; ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

Fail bad_instant(std::string_view text) {
    return fail(invalid("validation.instant", "", fmt::format("\"{}\" is not a date and time.", shortened(text, 40)),
                        "Write it as 2026-11-22T09:30:00Z."));
}

Fail bad_date(std::string_view text) {
    return fail(invalid("validation.date", "", fmt::format("\"{}\" is not a date.", shortened(text, 40)),
                        "Write it as 2026-11-22."));
}

/// Reads `.123456789` from `at` on, leaves `at` behind it.
std::optional<microseconds> fraction(std::string_view text, size_t& at) {
    if (at >= text.size() || text[at] != '.') return microseconds{0};
    long long value = 0;
    int seen = 0;
    for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, ++seen)
        if (seen < 6) value = value * 10 + (text[at] - '0');
    if (seen == 0 || seen > 9) return std::nullopt;
    for (int i = seen; i < 6; ++i) value *= 10;
    return microseconds{value};
}

std::optional<minutes> offset(std::string_view text, size_t at) {
    const std::string_view rest = text.substr(at);
    if (rest == "Z" || rest == "z") return minutes{0};
    if (rest.size() != 6 || (rest[0] != '+' && rest[0] != '-') || rest[3] != ':') return std::nullopt;
    const auto hour = digits(rest, 1, 2);
    const auto minute = digits(rest, 4, 2);
    if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
    const minutes size = hours{*hour} + minutes{*minute};
    return rest[0] == '-' ? -size : size;
}

}  // namespace

std::string format_date(Date date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

std::string format_instant(Instant instant) {
    const auto day = std::chrono::floor<days>(instant);
    const std::chrono::hh_mm_ss time{instant - day};
    return fmt::format("{}T{:02}:{:02}:{:02}.{:06}Z", format_date(Date{day}), time.hours().count(),
                       time.minutes().count(), time.seconds().count(), time.subseconds().count());
}

Result<Date> parse_date(std::string_view text) {
    const auto year = digits(text, 0, 4);
    const auto month = digits(text, 5, 2);
    const auto day = digits(text, 8, 2);
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !year || !month || !day) return bad_date(text);
    const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                    std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok() || *year == 0) return bad_date(text);
    return date;
}

Result<Instant> parse_instant(std::string_view text) {
    if (text.size() < 20 || (text[10] != 'T' && text[10] != 't')) return bad_instant(text);
    const auto date = parse_date(text.substr(0, 10));
    const auto hour = digits(text, 11, 2);
    const auto minute = digits(text, 14, 2);
    const auto second = digits(text, 17, 2);
    if (!date || !hour || !minute || !second || text[13] != ':' || text[16] != ':') return bad_instant(text);
    if (*hour > 23 || *minute > 59 || *second > 59) return bad_instant(text);
    size_t at = 19;
    const auto micros = fraction(text, at);
    if (!micros) return bad_instant(text);
    const auto zone = offset(text, at);
    if (!zone) return bad_instant(text);
    const Instant instant =
        Instant{std::chrono::sys_days{*date}} + hours{*hour} + minutes{*minute} + seconds{*second} + *micros - *zone;
    // An offset can lead out of the years that four digits write.
    const auto year = static_cast<int>(date_of(instant).year());
    if (year < 1 || year > 9999) return bad_instant(text);
    return instant;
}

Date date_of(Instant instant) {
    return Date{std::chrono::floor<days>(instant)};
}

Date add_days(Date date, int count) {
    return Date{std::chrono::sys_days{date} + days{count}};
}

int days_between(Date from, Date to) {
    return static_cast<int>((std::chrono::sys_days{to} - std::chrono::sys_days{from}).count());
}

}  // namespace plumbline::base
