#include <fmt/format.h>

#include "insight/checks/all.h"
#include "insight/checks/wording.h"

namespace plumbline::insight {

using base::days_between;
using base::format_date;

namespace {

/// horizon_problem is what is wrong with the horizon, or empty. A day more or less is forgiven: people write 1 January
/// to 31 December for a year, and years differ in length.
std::string horizon_problem(const entities::Vision& vision, const CheckRule& rule) {
    if (!vision.horizon_start && !vision.horizon_end) return "It has no horizon.";
    if (!vision.horizon_start) return "Its horizon has no first day.";
    if (!vision.horizon_end) return "Its horizon has no last day.";
    const int days = days_between(*vision.horizon_start, *vision.horizon_end);
    const double least = rule.number("minimumHorizonDays", 365);
    const double most = rule.number("maximumHorizonDays", 730);
    if (days + 1 >= least && days - 1 <= most) return {};
    return fmt::format("Its horizon from {} to {} lasts {} days; between {:.0f} and {:.0f} are wanted.",
                       format_date(*vision.horizon_start), format_date(*vision.horizon_end), days, least, most);
}

}  // namespace

Verdict vis_grammar(const Scope& scope, const CheckRule& rule, Index i) {
    const entities::Vision& vision = scope.all().visions[i];
    std::vector<std::string> missing;
    if (!says_something(vision.goal)) missing.emplace_back("goal");
    if (!says_something(vision.reason)) missing.emplace_back("reason");
    if (!says_something(vision.method)) missing.emplace_back("method");
    const std::string horizon = horizon_problem(vision, rule);
    if (!missing.empty())
        return fails(scope.say([&] {
            return fmt::format("It has no {}.{}{}", list_words(missing, "or"), horizon.empty() ? "" : " ", horizon);
        }),
                     "lack goal, reason or method");
    if (!horizon.empty()) return fails(horizon, "have no horizon of one to two years");
    return holds(scope.say([&] {
        return fmt::format("Goal, reason and method are stated, for {} to {}.", format_date(*vision.horizon_start),
                           format_date(*vision.horizon_end));
    }));
}

Verdict vis_tested(const Scope& scope, const CheckRule& rule, Index i) {
    int finished = 0;
    const entities::TestRound* open = nullptr;
    std::vector<Node> rounds;
    for (const Index r : scope.graph().vision_rounds.of(i)) {
        const entities::TestRound& round = scope.all().test_rounds[r];
        rounds.push_back({Part::TestRound, r});
        if (round.outcome != entities::TestRound::Outcome::Unset)
            ++finished;
        else
            open = &round;
    }
    const auto wanted = static_cast<int>(rule.number("minimumRounds", 1));
    if (finished >= wanted)
        return holds(scope.say([&] {
            return fmt::format("It was tried in {} and revised or confirmed after it.",
                               count_text(finished, "test round"));
        }));
    Verdict verdict = rounds.empty() ? fails(scope.say("No test round was held."), "were never tried on a small group")
                                     : fails(scope.say([&] {
                                           return fmt::format("{} of {} led to an outcome.", finished,
                                                              count_text(wanted, "test round"));
                                       }),
                                             "were never tried on a small group");
    if (finished == 0 && open != nullptr)
        verdict.reason =
            fmt::format("The test round “{}” has no outcome yet: neither revised nor confirmed.", open->title);
    verdict.records = std::move(rounds);
    return verdict;
}

Verdict vis_review(const Scope& scope, const CheckRule& rule, Index i) {
    const auto& next = scope.all().visions[i].next_review_date;
    if (!next) return fails(scope.say("Its next review has no date."), "have no date for the next review");
    const int late = days_between(*next, scope.today());
    if (late > rule.number("graceDays", 0))
        return fails(scope.say([&] {
            return fmt::format("Its review was due on {}, {} ago.", format_date(*next), count_text(late, "day"));
        }),
                     "have an overdue review");
    return holds(scope.say([&] { return fmt::format("Its next review is on {}.", format_date(*next)); }));
}

}  // namespace plumbline::insight
