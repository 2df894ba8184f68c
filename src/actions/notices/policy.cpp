#include "actions/notices/policy.h"

#include "base/zone.h"

namespace plumbline::actions {

namespace {

constexpr std::chrono::minutes Quarter{15};
constexpr int QuartersADay = 96;

bool is_quiet(const Taste& taste, base::Instant moment) {
    const int hour = base::local_time(moment, taste.zone).hour;
    if (taste.quiet_from <= taste.quiet_until) return taste.quiet_from <= hour && hour < taste.quiet_until;
    return hour >= taste.quiet_from || hour < taste.quiet_until;
}

base::Instant to_quarter(base::Instant moment) {
    const auto minutes = std::chrono::floor<std::chrono::minutes>(moment.time_since_epoch());
    return base::Instant(minutes - minutes % Quarter + Quarter);
}

}  // namespace

Taste taste_of(const MailPolicy& policy, const base::JsonObject& account, const base::JsonObject& organization) {
    Taste taste;
    taste.zone = base::text_or(account, "timeZone", base::text_or(organization, "timeZone"));
    taste.language = base::text_or(account, "language", base::text_or(organization, "language", "en"));
    taste.digest = base::text_or(account, "digest", "none");
    taste.quiet_from = static_cast<int>(base::integer_or(account, "quietFrom", policy.quiet_from));
    taste.quiet_until = static_cast<int>(base::integer_or(account, "quietUntil", policy.quiet_until));
    return taste;
}

base::Instant next_open(const Taste& taste, base::Instant from) {
    base::Instant moment = from;
    for (int steps = 0; steps < QuartersADay + 8 && is_quiet(taste, moment); ++steps) moment = to_quarter(moment);
    return moment;
}

base::Instant next_hour(std::string_view zone, base::Instant behind, int hour, int weekday) {
    base::Instant moment = to_quarter(behind);
    for (int steps = 0; steps < QuartersADay * 8; ++steps) {
        const base::LocalTime local = base::local_time(moment, zone);
        if (local.hour == hour && local.minute < Quarter.count() && (weekday == 0 || local.weekday == weekday))
            return moment;
        moment = to_quarter(moment);
    }
    return moment;
}

}  // namespace plumbline::actions
