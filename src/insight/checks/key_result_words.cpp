#include "insight/checks/all.h"
#include "insight/checks/wording.h"
#include "insight/compound.h"
#include "insight/progress/course.h"
#include "insight/realism.h"

namespace plumbline::insight {

using base::Speech;
using entities::KeyResult;

namespace {

const Words& german_joiners() {
    static const Words All{"und", "sowie", "während", "zugleich", "bei gleichzeitig", "außerdem"};
    return All;
}

const Words& german_vague_words() {
    static const Words All{"besser",  "bessere",  "besserer", "effektiv", "effizient",   "nahtlos",
                           "hohe",    "hoher",    "hohem",    "hohes",    "stark",       "starke",
                           "robust",  "robuste",  "modern",   "moderne",  "verbesserte", "verbesserter",
                           "einfach", "einfache", "schnell",  "schnelle", "erfolgreich"};
    return All;
}

bool is_kept_rather_than_reached(const KeyResult& kr) {
    return kr.kind == KeyResult::Kind::Zero || kr.direction == KeyResult::Direction::Maintain;
}

/// is_reached_from_the_start tells whether the target lies behind the baseline, so that nothing has to move.
bool is_reached_from_the_start(const KeyResult& kr) {
    using Kind = KeyResult::Kind;
    if (is_kept_rather_than_reached(kr) || period_length(kr) || !kr.baseline || !kr.target) return false;
    if (kr.kind == Kind::Growth || kr.kind == Kind::RelativeChange || kr.kind == Kind::Unset) return false;
    if (kr.direction == KeyResult::Direction::Unset) return false;
    return passes(*kr.baseline, *kr.target, kr.direction);
}

/// chance_text never claims what no forecast from a few values knows: that something is certain or impossible.
std::string chance_text(const Speech& speech, double chance) {
    constexpr double Nearest = 0.01;
    if (chance < Nearest) return speech("under {}", speech.percent(100 * Nearest, 0));
    if (chance > 1 - Nearest) return speech("over {}", speech.percent(100 * (1 - Nearest), 0));
    return speech.percent(100 * chance, 0);
}

Verdict too_few_values(const Scope& scope, const KeyResult& kr, std::size_t have, double wanted) {
    if (says_something(kr.realism_grounds)) return holds(scope.say("A person has stated why the target is in reach."));
    return cannot_tell(scope.say([&](const Speech& speech) {
        return have == 1 ? speech("It has {} value; a forecast needs {:.0f}.", have, wanted)
                         : speech("It has {} values; a forecast needs {:.0f}.", have, wanted);
    }));
}

}  // namespace

Verdict kr_single(const Scope& scope, const CheckRule& rule, Index i) {
    auto found = find_compound(scope.all().key_results[i].title, scope.words(rule, "joiners", german_joiners()),
                               scope.words(rule, "vagueWords", german_vague_words()), scope.speech());
    if (!found) return holds(scope.say("It states one measure."));
    Verdict verdict = fails(found->why, "state more than one measure");
    verdict.hint = scope.say([&](const Speech& speech) {
        std::vector<std::string> texts;
        for (const std::string& part : found->parts) texts.push_back(speech("“{}”", part));
        return speech("Split it into {}.", list_words(speech, texts));
    });
    verdict.proposal = std::move(found->parts);
    return verdict;
}

Verdict kr_real(const Scope& scope, const CheckRule& rule, Index i) {
    const KeyResult& kr = scope.all().key_results[i];
    if (is_reached_from_the_start(kr))
        return fails(scope.say([&](const Speech& speech) {
            return speech("Its target of {} is no step beyond its baseline of {}.",
                          value_text(speech, *kr.target, kr.unit), value_text(speech, *kr.baseline, kr.unit));
        }),
                     "have a target that is reached from the start");
    const Outlook outlook = outlook_of(scope.graph(), i, scope.today(), scope.speech());
    const double wanted = rule.number("minimumObservations", static_cast<double>(FewestToForecast));
    if (static_cast<double>(outlook.history.size()) < wanted)
        return too_few_values(scope, kr, outlook.history.size(), wanted);
    if (!outlook.missing.empty()) return cannot_tell(outlook.missing);
    if (!is_ahead(outlook, scope.today()))
        return cannot_tell(scope.say([&](const Speech& speech) {
            return speech("Its time ended on {}; there is nothing left to forecast.", speech.day(outlook.last));
        }));
    const auto forecast = forecast_drift(outlook.history, outlook.last);
    if (!forecast) return cannot_tell(scope.say("Its values are too few to see a drift."));
    const double chance = chance_of(*forecast, outlook.aim, kr.direction);
    const std::string text = scope.say([&](const Speech& speech) {
        return speech("Going by its {} values, the chance to reach {} by {} is {}.", outlook.history.size(),
                      value_text(speech, outlook.aim, kr.unit), speech.day(outlook.last), chance_text(speech, chance));
    });
    if (chance < rule.number("minimumProbability", 0.05))
        return fails(text + ' ' + scope.say("Lower the target, move the deadline, or change what you do."),
                     "have a target out of reach");
    if (chance > rule.number("maximumProbability", 0.95) && !is_kept_rather_than_reached(kr))
        return fails(text + ' ' + scope.say("Aim higher, or name an earlier day."),
                     "have a target that is as good as certain");
    return holds(text);
}

}  // namespace plumbline::insight
