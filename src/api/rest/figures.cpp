#include "api/rest/figures.h"

#include <algorithm>

#include "api/rest/parameters.h"
#include "insight/figures/reckon.h"

namespace plumbline::api::rest {

using base::fail;
using base::JsonArray;
using base::JsonObject;
using base::Result;
using http::Response;
using insight::figures::Definition;
using insight::figures::Part;
using insight::figures::Point;
using insight::figures::Reckoned;
using insight::figures::Wish;

namespace {

std::string asked(const Call& call, std::string_view name) {
    return std::string(call.request.find_query(name).value_or(std::string_view()));
}

/// The first month of the organization's year.
Result<int> first_month(Service& service) {
    const auto& type = service.records.catalog().type("organization");
    const auto organizations = TRY(service.records.all(type, query::all_of({})));
    if (organizations.empty()) return 1;
    return static_cast<int>(std::clamp(base::integer_or(organizations.front(), "fiscalYearStart", 1), 1LL, 12LL));
}

Result<Wish> wish_of(Service& service, const Call& call) {
    Wish wish{.program = asked(call, "program"), .as_of = asked(call, "asOf")};
    if (!wish.program.empty()) {
        records::Listing then;
        then.as_of = wish.as_of;
        TRY(service.records.read(call.asking, service.records.catalog().type("program"), wish.program, then));
    }
    const std::string by = asked(call, "by");
    if (!by.empty() && by != "unit")
        return fail(base::bad_request("evidence.by", "by", "Figures are split by unit or not at all.", "by=unit"));
    wish.by_unit = by == "unit";
    if (const std::string period = asked(call, "period"); !period.empty())
        wish.period = TRY(insight::figures::read_period(period));
    wish.from = asked(call, "from");
    if (!wish.from.empty() && !base::parse_date(wish.from))
        return fail(base::bad_request("evidence.from", "from", "from is no day.", "Write it as 2026-01-31."));
    wish.first_month = TRY(first_month(service));
    return wish;
}

JsonObject part_json(const Part& part, const Wish& wish, base::Date today, int window) {
    const std::string from =
        !wish.period && window > 0 ? base::format_date(base::add_days(today, 1 - window)) : wish.from;
    JsonObject json{{"collection", part.type->collection}};
    const std::string until = part.day.empty() ? "" : base::format_date(base::add_days(today, 1));
    const std::string filter = insight::figures::filter_of(part, wish, today, {}, from, until);
    if (!filter.empty()) json["filter"] = filter;
    if (!part.unit.empty()) json["unit"] = part.unit;
    if (!part.day.empty()) json["day"] = part.day;
    return json;
}

JsonObject point_json(const Point& point) {
    JsonObject json{{"value", nullptr}, {"numerator", point.numerator}, {"records", point.records}};
    if (point.value) json["value"] = *point.value;
    if (point.denominator) json["denominator"] = *point.denominator;
    if (!point.unit.empty()) json["unit"] = point.unit;
    if (!point.period.empty()) json["period"] = point.period;
    return json;
}

JsonObject figure_json(const Reckoned& reckoned, const Call& call, const Wish& wish, base::Date today) {
    const Definition& figure = *reckoned.definition;
    JsonObject json{{"key", figure.key},
                    {"capability", figure.capability},
                    {"title", call.asking.language == "de" ? figure.german : figure.title},
                    {"says", figure.says},
                    {"better", figure.is_less_better ? "less" : "more"},
                    {"byUnit", reckoned.is_by_unit},
                    {"byPeriod", reckoned.is_by_period},
                    {"counted", part_json(figure.counted, wish, today, figure.window)}};
    if (figure.base) json["base"] = part_json(*figure.base, wish, today, figure.window);
    if (reckoned.refused) json["refused"] = reckoned.refused->message;
    JsonArray points;
    for (const Point& point : reckoned.points) points.emplace_back(point_json(point));
    json["points"] = std::move(points);
    return json;
}

}  // namespace

Result<Response> figures(Service& service, const Call& call) {
    TRY(check_parameters(call.request, {"program", "capability", "key", "by", "period", "from", "asOf"}));
    const Wish wish = TRY(wish_of(service, call));
    const base::Date today = TRY(records::day_of(call.asking, wish.as_of));
    const std::string capability = asked(call, "capability");
    const std::string key = asked(call, "key");
    std::vector<const Definition*> wanted;
    for (const Definition& one : service.figures)
        if ((capability.empty() || one.capability == capability) && (key.empty() || one.key == key))
            wanted.push_back(&one);
    JsonArray items;
    for (const Reckoned& one : TRY(insight::figures::reckon(service.records, call.asking, wanted, wish)))
        items.emplace_back(figure_json(one, call, wish, today));
    return http::json_response(200, JsonObject{{"today", base::format_date(today)}, {"items", std::move(items)}});
}

}  // namespace plumbline::api::rest
