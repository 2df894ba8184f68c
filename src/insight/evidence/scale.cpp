#include "insight/evidence/scale.h"

#include "base/json.h"
#include "entities/library.h"

namespace plumbline::insight::evidence {

using base::Json;
using base::JsonObject;
using base::Result;

namespace {

const JsonObject& part_of(const Json& document, std::string_view key) {
    static const JsonObject None;
    const Json* part = document.is_object() ? document.get_object().if_contains(key) : nullptr;
    return part != nullptr && part->is_object() ? part->get_object() : None;
}

template <class Number>
Result<void> take(const JsonObject& part, std::string_view key, Number& number) {
    const Json* value = part.if_contains(key);
    if (value == nullptr) return {};
    const auto given = base::number_of(*value);
    if (!given || *given < 0)
        return base::fail(base::invalid("evidence.number", std::string(key), "A number of 0 or more is needed."));
    number = static_cast<Number>(*given);
    return {};
}

}  // namespace

Result<Scale> read_scale(std::string_view json) {
    const Json document = TRY(base::parse_json(json));
    Scale scale;
    SponsorScale& sponsor = scale.sponsor;
    const JsonObject& points = part_of(document, "sponsorScore");
    TRY(take(part_of(document, "reporting"), "windowDays", scale.reporting_days));
    TRY(take(points, "windowDays", sponsor.window_days));
    TRY(take(points, "lapseDays", sponsor.lapse_days));
    TRY(take(points, "signedCharter", sponsor.signed_charter));
    TRY(take(points, "backup", sponsor.backup));
    TRY(take(points, "statedTime", sponsor.stated_time));
    TRY(take(points, "confirmed", sponsor.confirmed));
    TRY(take(points, "perAct", sponsor.per_act));
    TRY(take(points, "mostForActs", sponsor.most_for_acts));
    TRY(take(points, "keptPromises", sponsor.kept_promises));
    TRY(take(points, "lateShare", sponsor.late_share));
    TRY(take(points, "recentAct", sponsor.recent_act));
    return scale;
}

Result<Scale> load_shipped_scale() {
    return read_scale(entities::library_text("evidence"));
}

}  // namespace plumbline::insight::evidence
