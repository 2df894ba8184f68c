#include "insight/evidence/sponsors.h"

#include <algorithm>
#include <array>
#include <set>

#include "insight/evidence/all.h"
#include "insight/evidence/pick.h"

namespace plumbline::insight::evidence {

using base::JsonObject;
using entities::Initiative;
using entities::LeaderAct;
using entities::Promise;
using entities::SponsorCharter;

namespace {

bool has_ended(const Facts& facts, const SponsorCharter& one) {
    return one.status == SponsorCharter::Status::Ended || (one.end_date && *one.end_date < facts.today);
}

std::vector<const SponsorCharter*> charters_in_force(const Facts& facts, const std::string& person) {
    return those_where(facts.plan().sponsor_charters, [&](const SponsorCharter& one) {
        return one.sponsor == person && one.status == SponsorCharter::Status::Signed && !has_ended(facts, one);
    });
}

bool is_confirmed(const Facts& facts, const SponsorCharter& one) {
    static constexpr std::array<int, 5> Days{92, 7, 14, 31, 92};
    return one.last_confirmed_date && base::days_between(*one.last_confirmed_date, facts.today) <=
                                          Days.at(static_cast<std::size_t>(one.confirm_every));
}

bool is_in_window(const Facts& facts, const std::optional<base::Date>& date) {
    return date && *date <= facts.today && base::days_between(*date, facts.today) < facts.scale.sponsor.window_days;
}

void add_acts(const Facts& facts, SponsorScore& score) {
    double points = 0;
    for (const LeaderAct& act : facts.leader_acts) {
        if (act.person != score.person || !act.date || *act.date > facts.today) continue;
        if (!score.last_act || *score.last_act < *act.date) score.last_act = act.date;
        if (act.kind != LeaderAct::Kind::Confirmed && is_in_window(facts, act.date))
            points += facts.scale.sponsor.per_act;
    }
    score.acts = std::min(points, facts.scale.sponsor.most_for_acts);
}

void add_promises(const Facts& facts, SponsorScore& score) {
    double kept = 0;
    int due = 0;
    for (const Promise& one : facts.promises) {
        if (one.person != score.person || one.status == Promise::Status::Withdrawn ||
            !is_in_window(facts, one.due_date))
            continue;
        ++due;
        if (one.status != Promise::Status::Kept) continue;
        kept += one.kept_date && *one.kept_date > *one.due_date ? facts.scale.sponsor.late_share : 1;
    }
    if (due > 0) score.promises = facts.scale.sponsor.kept_promises * kept / due;
}

JsonObject row_of(const Facts& facts, const SponsorScore& one) {
    JsonObject row{{"person", one.person},          {"name", facts.graph.name_of(one.person, facts.speech)},
                   {"score", rounded(one.score())}, {"charter", one.charter},
                   {"backup", one.backup},          {"time", one.time},
                   {"confirmed", one.confirmed},    {"acts", one.acts}};
    row["promises"] = one.promises ? base::Json(rounded(*one.promises)) : base::Json(nullptr);
    row["recent"] = one.recent;
    row["possible"] = one.possible;
    if (one.last_act) row["lastActDate"] = base::format_date(*one.last_act);
    return row;
}

std::string sponsor_of(const Facts& facts, const Initiative& one) {
    return one.sponsor.empty() ? facts.of_program().sponsor : one.sponsor;
}

}  // namespace

double SponsorScore::score() const {
    const double earned = charter + backup + time + confirmed + acts + promises.value_or(0) + recent;
    return possible > 0 ? 100 * earned / possible : 0;
}

std::vector<std::string> sponsors_of(const Facts& facts) {
    std::set<std::string> people{facts.of_program().sponsor};
    for (const Initiative* one : open_initiatives(facts)) people.insert(one->sponsor);
    for (const SponsorCharter& one : facts.plan().sponsor_charters)
        if (!has_ended(facts, one)) people.insert(one.sponsor);
    people.erase("");
    return {people.begin(), people.end()};
}

SponsorScore score_of(const Facts& facts, const std::string& person) {
    const SponsorScale& scale = facts.scale.sponsor;
    const auto charters = charters_in_force(facts, person);
    const auto some = [&](auto condition) {
        return std::ranges::any_of(charters, [&](const SponsorCharter* one) { return condition(*one); });
    };
    SponsorScore score;
    score.person = person;
    const auto& program = facts.of_program();
    const bool backed = (program.sponsor == person && !program.backup_sponsor.empty()) ||
                        some([](const SponsorCharter& one) { return !one.backup.empty(); });
    score.charter = charters.empty() ? 0 : scale.signed_charter;
    score.backup = backed ? scale.backup : 0;
    score.time =
        some([](const SponsorCharter& one) { return one.hours_per_month.value_or(0) > 0; }) ? scale.stated_time : 0;
    score.confirmed = some([&](const SponsorCharter& one) { return is_confirmed(facts, one); }) ? scale.confirmed : 0;
    add_acts(facts, score);
    add_promises(facts, score);
    std::int64_t lapse = scale.lapse_days;
    if (!charters.empty()) lapse = charters.front()->lapse_days.value_or(lapse);
    if (score.last_act && base::days_between(*score.last_act, facts.today) <= lapse) score.recent = scale.recent_act;
    score.possible = scale.signed_charter + scale.backup + scale.stated_time + scale.confirmed + scale.most_for_acts +
                     (score.promises ? scale.kept_promises : 0) + scale.recent_act;
    return score;
}

Figures sponsor_portfolio(const Facts& facts) {
    const auto open = open_initiatives(facts);
    const auto share = [&](const char* name, std::string label, auto condition) {
        return share_where(name, std::move(label), "initiative", open, condition,
                           facts.speech("There is no open initiative."));
    };
    Figure with =
        share("initiatives-with-sponsor", facts.speech("Open initiatives with a sponsor, their own or the program's"),
              [&](const Initiative& one) { return !sponsor_of(facts, one).empty(); });
    std::map<std::string, std::vector<const Initiative*>> portfolios;
    for (const Initiative* one : open)
        if (const std::string sponsor = sponsor_of(facts, *one); !sponsor.empty()) portfolios[sponsor].push_back(one);
    for (const auto& [person, initiatives] : portfolios) {
        base::JsonArray ids;
        std::size_t active = 0;
        for (const Initiative* one : initiatives) {
            ids.emplace_back(one->id);
            active += one->status == Initiative::Status::Active ? 1U : 0U;
        }
        with.rows.emplace_back(JsonObject{{"person", person},
                                          {"name", facts.graph.name_of(person, facts.speech)},
                                          {"open", initiatives.size()},
                                          {"active", active},
                                          {"initiatives", std::move(ids)}});
    }
    return {std::move(with),
            share("initiatives-with-own-sponsor", facts.speech("Open initiatives with a sponsor of their own"),
                  [](const Initiative& one) { return !one.sponsor.empty(); })};
}

Figures sponsor_activity(const Facts& facts) {
    Figure mean;
    mean.name = "sponsor-activity";
    mean.label = facts.speech("Activity score of the sponsors, the mean of all");
    mean.unit = "points of 100";
    std::vector<std::string> lapsed;
    double sum = 0;
    std::size_t unpromised = 0;
    const auto sponsors = sponsors_of(facts);
    for (const std::string& person : sponsors) {
        const SponsorScore score = score_of(facts, person);
        sum += score.score();
        unpromised += score.promises ? 0U : 1U;
        if (score.recent == 0) lapsed.push_back(person);
        mean.rows.emplace_back(row_of(facts, score));
    }
    mean.drawn_from = sponsors.size();
    mean.type = "person";
    mean.ids = sponsors;
    if (sponsors.empty())
        mean.missing.emplace_back(facts.speech("The program has no sponsor."));
    else
        mean.value = rounded(sum / static_cast<double>(sponsors.size()));
    add_missing(mean, facts.speech, unpromised, "{} sponsor had no promise due, so that promises are left out.",
                "{} sponsors had no promise due, so that promises are left out for them.");
    return {std::move(mean),
            count_of("sponsors-lapsed", facts.speech("Sponsors without an act for longer than they may"), "sponsors",
                     "person", std::move(lapsed), sponsors.size())};
}

}  // namespace plumbline::insight::evidence
