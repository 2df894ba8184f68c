#include "base/zone.h"

#include <unicode/timezone.h>

#include <memory>
#include <string>

namespace plumbline::base {

namespace {

std::unique_ptr<icu::TimeZone> find_zone(std::string_view zone) {
    const icu::StringPiece name(zone.data(), static_cast<std::int32_t>(zone.size()));
    return std::unique_ptr<icu::TimeZone>(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
}

using std::chrono::milliseconds;

enum class Reading { Universal, Local };

/// How far a zone's clocks are ahead, at milliseconds of UTC or of its own clocks.
milliseconds ahead(milliseconds at, Reading reading, std::string_view zone) {
    // Making a zone costs microseconds, and each request asks for the one of the organization.
    thread_local std::string name;
    thread_local std::unique_ptr<icu::TimeZone> made;
    if (zone.empty()) return {};
    if (!made || name != zone) {
        made = find_zone(zone);
        name = zone;
    }
    std::int32_t raw = 0;
    std::int32_t summer = 0;
    UErrorCode status = U_ZERO_ERROR;
    const auto is_local = static_cast<UBool>(reading == Reading::Local);
    made->getOffset(static_cast<UDate>(at.count()), is_local, raw, summer, status);
    return milliseconds(raw) + milliseconds(summer);
}

}  // namespace

bool is_zone(std::string_view zone) {
    return !zone.empty() && zone.size() <= 64 && *find_zone(zone) != icu::TimeZone::getUnknown();
}

LocalTime local_time(Instant instant, std::string_view zone) {
    const auto since = std::chrono::floor<milliseconds>(instant.time_since_epoch());
    const std::chrono::sys_time<milliseconds> local(since + ahead(since, Reading::Universal, zone));
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const auto minutes = std::chrono::floor<std::chrono::minutes>(local - day).count();
    return {Date(day), static_cast<int>(minutes / 60), static_cast<int>(minutes % 60),
            static_cast<int>(std::chrono::weekday(day).iso_encoding())};
}

Instant start_of_day(Date date, std::string_view zone) {
    const milliseconds midnight = std::chrono::sys_days{date}.time_since_epoch();
    return Instant(midnight - ahead(midnight, Reading::Local, zone));
}

}  // namespace plumbline::base
