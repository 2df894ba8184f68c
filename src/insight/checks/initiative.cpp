#include <algorithm>

#include "insight/checks/all.h"
#include "insight/checks/wording.h"
#include "insight/progress/fiscal.h"

namespace plumbline::insight {

using base::days_between;
using base::Speech;
using base::spoken;
using entities::Initiative;
using Horizon = Initiative::Horizon;

namespace {

Verdict hinted(Verdict verdict, std::string hint) {
    verdict.hint = std::move(hint);
    return verdict;
}

}  // namespace

Verdict ini_action(const Scope& scope, const CheckRule&, Index i) {
    const Initiative& it = scope.all().initiatives[i];
    const bool has_step = says_something(it.next_step);
    if (!it.owner.empty() && has_step && it.next_step_date) {
        const int late = days_between(*it.next_step_date, scope.today());
        return holds(scope.say([&](const Speech& speech) {
            const std::string day = speech.day(*it.next_step_date);
            const std::string owner = scope.name_of(it.owner);
            return late > 0 ? speech("{} does “{}” by {}, which has passed.", owner, it.next_step, day)
                            : speech("{} does “{}” by {}.", owner, it.next_step, day);
        }));
    }
    if (it.owner.empty() && !has_step)
        return fails(scope.say("It has no owner and no next step."), "have no owner and no next step");
    if (it.owner.empty() && !it.next_step_date)
        return fails(scope.say("It has no owner, and its next step has no date."), "have no owner");
    if (it.owner.empty())
        return hinted(fails(scope.say("It has no owner."), "have no owner"),
                      scope.say("Name the person who sees to it."));
    if (!has_step)
        return hinted(fails(scope.say([&](const Speech& speech) {
                          return speech("{} owns it, but it has no next step.", scope.name_of(it.owner));
                      }),
                            "have no next step"),
                      scope.say("Write the next step with the day on which it will be done."));
    return hinted(
        fails(scope.say([&](const Speech& speech) { return speech("Its next step “{}” has no date.", it.next_step); }),
              "have a next step without a date"),
        scope.say("Set the day on which it will be done."));
}

Verdict ini_result(const Scope& scope, const CheckRule&, Index i) {
    std::vector<Node> vague;
    std::size_t results = 0;
    const auto links = scope.graph().initiative_links.of(i);
    for (const Index l : links) {
        const Index kr = scope.graph().link_key_results[l];
        if (kr == NoIndex) continue;
        ++results;
        const entities::Link& link = scope.all().links[l];
        if (!link.effect || !says_something(link.mechanism)) vague.push_back({Part::KeyResult, kr});
    }
    if (results == 0) return fails(scope.say("It is linked to no key result."), "are linked to no key result");
    if (vague.empty())
        return holds(scope.say([&](const Speech& speech) {
            std::vector<Node> moved;
            for (const Index l : links)
                if (const Index kr = scope.graph().link_key_results[l]; kr != NoIndex)
                    moved.push_back({Part::KeyResult, kr});
            return speech("It moves {}, and says by how much and how.", list_titles(speech, scope.graph(), moved));
        }));
    Verdict verdict = fails(scope.say([&](const Speech& speech) {
        return speech("It is linked to {}, but does not say by how much it moves it, or how.",
                      list_titles(speech, scope.graph(), vague));
    }),
                            "do not say by how much, or how, they move their key result");
    verdict.hint =
        scope.say("Add the expected effect in the unit of the key result, and the mechanism in one sentence.");
    verdict.severity = Severity::Advises;
    verdict.records = std::move(vague);
    return verdict;
}

namespace {

struct Window {
    std::string_view name;
    double least;  ///< days: what ends sooner belongs to a nearer horizon
    double most;   ///< days: what begins or ends later belongs to a farther one
};

Window window_of(Horizon horizon, const CheckRule& rule) {
    const double immediate = rule.number("immediateDays", 120);
    const double year = rule.number("nextYearDays", 365);
    switch (horizon) {
        case Horizon::Immediate:
            return {spoken("immediate"), 0, immediate};
        case Horizon::NextYear:
            return {spoken("next year"), immediate, year};
        default:
            return {spoken("next three years"), year, rule.number("nextThreeYearsDays", 1095)};
    }
}

/// too_soon tells whether the whole initiative lies so near and is so short that a nearer horizon is meant. What lies
/// in the past cannot be judged, since the horizon was chosen then; and a date in the next year is "next year" at any
/// distance.
bool too_soon(const Scope& scope, const Initiative& it, const Window& window, double tolerance) {
    if (!it.end_date || *it.end_date < scope.today()) return false;
    const base::Date from = it.start_date ? std::min(*it.start_date, scope.today()) : scope.today();
    if (days_between(from, *it.end_date) > window.least - tolerance) return false;
    if (it.horizon != Horizon::NextYear) return true;
    const int first_month = fiscal_start(scope.all().organization);
    return it.end_date->year() == scope.today().year() &&
           fiscal_year(*it.end_date, first_month) == fiscal_year(scope.today(), first_month);
}

}  // namespace

Verdict ini_horizon(const Scope& scope, const CheckRule& rule, Index i) {
    constexpr std::string_view Gap = spoken("have dates that contradict their horizon");
    const Initiative& it = scope.all().initiatives[i];
    if (it.horizon == Horizon::Unset) return fails(scope.say("It has no horizon."), "have no horizon");
    if (it.start_date && it.end_date && *it.end_date < *it.start_date)
        return fails(scope.say([&](const Speech& speech) {
            return speech("It ends on {}, before it starts on {}.", speech.day(*it.end_date),
                          speech.day(*it.start_date));
        }),
                     Gap);
    const Window window = window_of(it.horizon, rule);
    const double tolerance = rule.number("toleranceDays", 31);
    const auto beyond = [&](const std::optional<base::Date>& date) {
        return date && days_between(scope.today(), *date) > window.most + tolerance;
    };
    const auto contradicts = [&](base::Date date, auto sentence) {
        return fails(scope.say([&](const Speech& speech) {
            return sentence(speech, speech.text(window.name), speech.day(date), days_between(scope.today(), date));
        }),
                     Gap);
    };
    const auto ends = [](const Speech& speech, const std::string& horizon, const std::string& day, int days) {
        return speech("Its horizon is “{}”, but it ends on {}, in {} days.", horizon, day, days);
    };
    if (beyond(it.start_date))
        return contradicts(*it.start_date, [](const Speech& speech, const auto& horizon, const auto& day, int days) {
            return speech("Its horizon is “{}”, but it starts on {}, in {} days.", horizon, day, days);
        });
    if (beyond(it.next_step_date))
        return contradicts(
            *it.next_step_date, [](const Speech& speech, const auto& horizon, const auto& day, int days) {
                return speech("Its horizon is “{}”, but it has its next step on {}, in {} days.", horizon, day, days);
            });
    if (beyond(it.end_date) || (window.least > 0 && too_soon(scope, it, window, tolerance)))
        return contradicts(*it.end_date, ends);
    return holds(scope.say([&](const Speech& speech) {
        return it.end_date ? speech("Its horizon is “{}”, and it ends on {}.", speech.text(window.name),
                                    speech.day(*it.end_date))
                           : speech("Its horizon is “{}”.", speech.text(window.name));
    }));
}

Verdict ini_rank(const Scope& scope, const CheckRule&, Index i) {
    const auto& rank = scope.all().initiatives[i].rank;
    if (rank)
        return holds(scope.say([&](const Speech& speech) { return speech("Its place in the backlog is {}.", *rank); }));
    return fails(scope.say("It has no place in the backlog."), "have no rank");
}

Verdict ini_sponsor(const Scope& scope, const CheckRule&, Index i) {
    const PlanGraph& graph = scope.graph();
    const Initiative& it = scope.all().initiatives[i];
    if (!it.sponsor.empty())
        return holds(
            scope.say([&](const Speech& speech) { return speech("{} sponsors it.", scope.name_of(it.sponsor)); }));
    for (const Index c : graph.initiative_charters.of(i)) {
        const auto& charter = scope.all().sponsor_charters[c];
        if (!charter.sponsor.empty() && charter.status != entities::SponsorCharter::Status::Ended)
            return holds(scope.say([&](const Speech& speech) {
                return speech("{} sponsors it by a charter.", scope.name_of(charter.sponsor));
            }));
    }
    const Index program = look_up(graph.programs, it.program);
    if (program != NoIndex && !scope.all().programs[program].sponsor.empty())
        return holds(scope.say([&](const Speech& speech) {
            return speech("The program's sponsor {} stands for it.",
                          scope.name_of(scope.all().programs[program].sponsor));
        }));
    return fails(scope.say("It has no sponsor, and neither has its program."), "have no sponsor");
}

}  // namespace plumbline::insight
