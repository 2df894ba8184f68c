#include "base/zone.h"

#include <unicode/timezone.h>

#include <memory>

namespace plumbline::base {

namespace {

std::unique_ptr<icu::TimeZone> find_zone(std::string_view zone) {
    const icu::StringPiece name(zone.data(), static_cast<std::int32_t>(zone.size()));
    return std::unique_ptr<icu::TimeZone>(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
}

}  // namespace

bool is_zone(std::string_view zone) {
    return !zone.empty() && zone.size() <= 64 && *find_zone(zone) != icu::TimeZone::getUnknown();
}

LocalTime local_time(Instant instant, std::string_view zone) {
    using std::chrono::milliseconds;
    const auto since = std::chrono::floor<milliseconds>(instant.time_since_epoch());
    std::int32_t raw = 0;
    std::int32_t summer = 0;
    UErrorCode status = U_ZERO_ERROR;
    if (!zone.empty()) find_zone(zone)->getOffset(static_cast<UDate>(since.count()), 0, raw, summer, status);
    const auto local = std::chrono::sys_time<milliseconds>(since + milliseconds(raw) + milliseconds(summer));
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const auto minutes = std::chrono::floor<std::chrono::minutes>(local - day).count();
    return {Date(day), static_cast<int>(minutes / 60), static_cast<int>(minutes % 60),
            static_cast<int>(std::chrono::weekday(day).iso_encoding())};
}

}  // namespace plumbline::base
