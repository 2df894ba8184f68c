#include <algorithm>

#include "insight/evidence/all.h"
#include "insight/evidence/pick.h"

namespace plumbline::insight::evidence {

using base::Json;
using base::JsonObject;
using entities::Initiative;
using entities::Review;

namespace {

std::optional<double> rank_in(const State& state) {
    const Json* rank = state.record.if_contains("rank");
    return rank == nullptr ? std::nullopt : base::number_of(*rank);
}

std::vector<const Review*> held_reviews(const Facts& facts) {
    auto held = those_where(facts.reviews,
                            [](const Review& one) { return one.status == Review::Status::Held && one.held_date; });
    std::ranges::sort(held, {}, [](const Review* one) { return base::format_date(*one->held_date) + one->id; });
    return held;
}

struct Moves {
    std::vector<std::string> changed;
    std::size_t compared = 0;
};

Moves moves_between(const Facts& facts, base::Date from, base::Date to) {
    Moves moves;
    for (const Initiative& initiative : facts.plan().initiatives) {
        const State* before = state_on(facts.states(initiative.id), from);
        const State* after = state_on(facts.states(initiative.id), to);
        if (before == nullptr || after == nullptr) continue;
        ++moves.compared;
        if (rank_in(*before) != rank_in(*after)) moves.changed.push_back(initiative.id);
    }
    return moves;
}

JsonObject row_of(base::Date from, base::Date to, const Moves& moves) {
    return {{"from", base::format_date(from)},
            {"to", base::format_date(to)},
            {"compared", moves.compared},
            {"changed", moves.changed.size()}};
}

Figure rank_changes(const Facts& facts) {
    const auto held = held_reviews(facts);
    Figure figure;
    Moves last;
    std::vector<JsonObject> rows;
    for (std::size_t i = 1; i < held.size(); ++i) {
        last = moves_between(facts, *held[i - 1]->held_date, *held[i]->held_date);
        rows.push_back(row_of(*held[i - 1]->held_date, *held[i]->held_date, last));
    }
    if (!held.empty())
        rows.push_back(
            row_of(*held.back()->held_date, facts.today, moves_between(facts, *held.back()->held_date, facts.today)));
    figure = count_of("rank-changes", facts.speech("Initiatives whose rank changed between the last two reviews"),
                      "initiatives", "initiative", std::move(last.changed), last.compared);
    put_rows(figure, std::move(rows));
    if (held.size() < 2) {
        figure.value.reset();
        figure.missing.emplace_back(facts.speech("Fewer than two reviews were held."));
    }
    return figure;
}

bool is_leader(const Facts& facts, const std::string& id) {
    const auto& program = facts.of_program();
    if (id == program.sponsor || id == program.backup_sponsor) return true;
    const entities::Person* person = facts.graph.find_person(id);
    return person != nullptr && (has(person->roles, "leader") || has(person->roles, "executive"));
}

/// A sign-off holds for the rank that the initiative had when it was given.
bool is_outdated(const Facts& facts, const Initiative& initiative) {
    for (const State& state : facts.states(initiative.id)) {
        const bool is_signed = base::text_or(state.record, "orderSignedOffBy") == initiative.order_signed_off_by;
        const auto at = base::parse_instant(base::text_or(state.record, "orderSignedOffAt"));
        const bool is_same = at.has_value() ? initiative.order_signed_off_at == *at : !initiative.order_signed_off_at;
        if (!is_signed || !is_same) continue;
        return rank_in(state) != (initiative.rank ? std::optional<double>(*initiative.rank) : std::nullopt);
    }
    return false;
}

Figure signed_off(const Facts& facts) {
    std::size_t by_others = 0;
    std::size_t outdated = 0;
    const auto ranked = those_where(facts.plan().initiatives,
                                    [](const Initiative& one) { return is_open(one) && one.rank.has_value(); });
    Figure figure = share_where(
        "order-signed-off", facts.speech("Ranked initiatives whose place a leader signed off"), "initiative", ranked,
        [&](const Initiative& one) {
            if (one.order_signed_off_by.empty()) return false;
            const bool by_other = !is_leader(facts, one.order_signed_off_by);
            const bool is_old = is_outdated(facts, one);
            by_others += by_other ? 1U : 0U;
            outdated += is_old ? 1U : 0U;
            return !by_other && !is_old;
        },
        facts.speech("No open initiative has a rank."));
    add_missing(figure, facts.speech, by_others, "{} sign-off is by somebody who is no leader.",
                "{} sign-offs are by people who are no leaders.");
    add_missing(figure, facts.speech, outdated, "{} sign-off is older than the rank.",
                "{} sign-offs are older than the ranks.");
    return figure;
}

}  // namespace

Figures backlog(const Facts& facts) {
    return {
        share_where(
            "initiatives-ranked", facts.speech("Open initiatives with a rank"), "initiative", open_initiatives(facts),
            [](const Initiative& one) { return one.rank.has_value(); }, facts.speech("There is no open initiative.")),
        rank_changes(facts), signed_off(facts),
        share_where("reviews-confirming-order",
                    facts.speech("Held reviews that confirmed the order of the initiatives"), "review",
                    held_reviews(facts), &Review::is_order_confirmed, facts.speech("No review was held yet."))};
}

Figures gate_of_initiatives(const Facts& facts) {
    const auto open = open_initiatives(facts);
    const auto share = [&](const char* name, std::string label, auto condition) {
        return share_where(name, std::move(label), "initiative", open, condition,
                           facts.speech("There is no open initiative."));
    };
    const auto links_of = [&](const Initiative& one) {
        return facts.graph.initiative_links.of(look_up(facts.graph.initiatives, one.id));
    };
    return {share("with-next-step", facts.speech("Open initiatives with a next step and its day"),
                  [](const Initiative& one) { return !is_blank(one.next_step) && one.next_step_date; }),
            share("with-owner", facts.speech("Open initiatives with an owner"),
                  [](const Initiative& one) { return !one.owner.empty(); }),
            share("with-rank", facts.speech("Open initiatives with a rank"),
                  [](const Initiative& one) { return one.rank.has_value(); }),
            share("with-key-result", facts.speech("Open initiatives linked to a key result"),
                  [&](const Initiative& one) { return !links_of(one).empty(); })};
}

}  // namespace plumbline::insight::evidence
