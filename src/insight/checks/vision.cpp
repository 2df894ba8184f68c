#include "insight/checks/all.h"
#include "insight/checks/wording.h"

namespace plumbline::insight {

using base::days_between;
using base::Speech;

namespace {

/// horizon_problem is what is wrong with the horizon, or empty. A day more or less is forgiven: people write 1 January
/// to 31 December for a year, and years differ in length.
std::string horizon_problem(const entities::Vision& vision, const CheckRule& rule, const Speech& speech) {
    if (!vision.horizon_start && !vision.horizon_end) return speech("It has no horizon.");
    if (!vision.horizon_start) return speech("Its horizon has no first day.");
    if (!vision.horizon_end) return speech("Its horizon has no last day.");
    const int days = days_between(*vision.horizon_start, *vision.horizon_end);
    const double least = rule.number("minimumHorizonDays", 365);
    const double most = rule.number("maximumHorizonDays", 730);
    if (days + 1 >= least && days - 1 <= most) return {};
    return speech("Its horizon from {} to {} lasts {} days; between {:.0f} and {:.0f} are wanted.",
                  speech.day(*vision.horizon_start), speech.day(*vision.horizon_end), days, least, most);
}

}  // namespace

Verdict vis_grammar(const Scope& scope, const CheckRule& rule, Index i) {
    const entities::Vision& vision = scope.all().visions[i];
    std::vector<std::string> missing;
    if (!says_something(vision.goal)) missing.push_back(scope.say("goal"));
    if (!says_something(vision.reason)) missing.push_back(scope.say("reason"));
    if (!says_something(vision.method)) missing.push_back(scope.say("method"));
    const std::string horizon = horizon_problem(vision, rule, scope.speech());
    if (!missing.empty())
        return fails(scope.say([&](const Speech& speech) {
            return speech("It has no {}.", list_words(speech, missing, Joiner::Or)) +
                   (horizon.empty() ? "" : " " + horizon);
        }),
                     "lack goal, reason or method");
    if (!horizon.empty()) return fails(horizon, "have no horizon of one to two years");
    return holds(scope.say([&](const Speech& speech) {
        return speech("Goal, reason and method are stated, for {} to {}.", speech.day(*vision.horizon_start),
                      speech.day(*vision.horizon_end));
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
        return holds(scope.say([&](const Speech& speech) {
            return speech.count(finished, "It was tried in {} test round and revised or confirmed after it.",
                                "It was tried in {} test rounds and revised or confirmed after them.");
        }));
    Verdict verdict = rounds.empty()
                          ? fails(scope.say("No test round was held."), "were never tried on a small group")
                          : fails(scope.say([&](const Speech& speech) {
                                return speech("Test rounds that led to an outcome: {} of {}.", finished, wanted);
                            }),
                                  "were never tried on a small group");
    if (finished == 0 && open != nullptr)
        verdict.reason = scope.say([&](const Speech& speech) {
            return speech("The test round “{}” has no outcome yet: neither revised nor confirmed.", open->title);
        });
    verdict.records = std::move(rounds);
    return verdict;
}

Verdict vis_review(const Scope& scope, const CheckRule& rule, Index i) {
    const auto& next = scope.all().visions[i].next_review_date;
    if (!next) return fails(scope.say("Its next review has no date."), "have no date for the next review");
    const int late = days_between(*next, scope.today());
    if (late > rule.number("graceDays", 0))
        return fails(scope.say([&](const Speech& speech) {
            return speech("Its review was due on {}, {}.", speech.day(*next), days_ago(speech, late));
        }),
                     "have an overdue review");
    return holds(
        scope.say([&](const Speech& speech) { return speech("Its next review is on {}.", speech.day(*next)); }));
}

}  // namespace plumbline::insight
