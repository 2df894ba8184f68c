#include <array>

#include "insight/evidence/all.h"
#include "insight/evidence/pick.h"

namespace plumbline::insight::evidence {

using base::JsonObject;
using entities::Initiative;

namespace {

constexpr std::array<std::string_view, 4> Names{"", "immediate", "next-year", "next-three-years"};

Figure by_horizon(const Facts& facts) {
    std::array<std::size_t, Names.size()> total{};
    std::array<std::size_t, Names.size()> active{};
    std::vector<std::string> placed;
    const auto open = open_initiatives(facts);
    for (const Initiative* one : open) {
        const auto place = static_cast<std::size_t>(one->horizon);
        ++total.at(place);
        active.at(place) += one->status == Initiative::Status::Active ? 1U : 0U;
        if (place != 0) placed.push_back(one->id);
    }
    Figure figure = count_of("initiatives-placed", facts.speech("Open initiatives in a horizon"), "initiatives",
                             "initiative", std::move(placed), open.size());
    for (std::size_t i = 1; i < Names.size(); ++i)
        figure.rows.emplace_back(JsonObject{{"horizon", Names.at(i)}, {"open", total.at(i)}, {"active", active.at(i)}});
    add_missing(figure, facts.speech, total.front(), "{} open initiative has no horizon.",
                "{} open initiatives have no horizon.");
    return figure;
}

Figure moves(const Facts& facts) {
    std::vector<std::string> moved;
    std::vector<JsonObject> rows;
    for (const Initiative& one : facts.plan().initiatives) {
        std::string last;
        const std::size_t before = rows.size();
        for (const State& state : facts.states(one.id)) {
            const std::string now = base::text_or(state.record, "horizon");
            if (!last.empty() && !now.empty() && now != last)
                rows.push_back({{"initiative", one.id}, {"on", day_of(state)}, {"from", last}, {"to", now}});
            if (!now.empty()) last = now;
        }
        if (rows.size() > before) moved.push_back(one.id);
    }
    Figure figure = count_of("horizon-moves", facts.speech("Initiatives that were moved to another horizon"),
                             "initiatives", "initiative", std::move(moved), facts.plan().initiatives.size());
    put_rows(figure, std::move(rows));
    return figure;
}

Figure slippage(const Facts& facts) {
    std::vector<double> days;
    std::vector<std::string> late;
    std::size_t undated = 0;
    for (const Initiative& one : facts.plan().initiatives) {
        std::optional<base::Date> first;
        for (const State& state : facts.states(one.id))
            if (const auto end = base::parse_date(base::text_or(state.record, "endDate")); end && !first) first = *end;
        const auto now = one.done_date ? one.done_date : one.end_date;
        if (!first || !now) {
            ++undated;
            continue;
        }
        days.push_back(base::days_between(*first, *now));
        if (days.back() > 0) late.push_back(one.id);
    }
    Figure figure =
        median_of("slippage", facts.speech("Days from the end first planned to the end now planned or reached"), "days",
                  std::move(days), facts.speech("No initiative has a planned end."));
    figure.type = "initiative";
    figure.ids = std::move(late);
    add_missing(figure, facts.speech, undated, "{} initiative has no planned end.",
                "{} initiatives have no planned end.");
    return figure;
}

}  // namespace

Figures horizons(const Facts& facts) {
    return {by_horizon(facts), moves(facts), slippage(facts)};
}

}  // namespace plumbline::insight::evidence
