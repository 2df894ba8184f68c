#include "base/text.h"
#include "insight/checks/all.h"
#include "insight/checks/wording.h"
#include "insight/progress/deadline.h"

namespace plumbline::insight {

using base::days_between;
using base::Speech;
using entities::KeyResult;
using Kind = KeyResult::Kind;

namespace {

std::string_view recurs_each(PeriodLength period) {
    switch (period) {
        case PeriodLength::Month:
            return base::spoken("It recurs each month.");
        case PeriodLength::Quarter:
            return base::spoken("It recurs each quarter.");
        case PeriodLength::HalfYear:
            return base::spoken("It recurs each half-year.");
        case PeriodLength::Year:
            break;
    }
    return base::spoken("It recurs each year.");
}

}  // namespace

Verdict kr_unit(const Scope& scope, const CheckRule&, Index i) {
    const KeyResult& kr = scope.all().key_results[i];
    std::vector<std::string> missing;
    if (kr.kind == Kind::Unset) missing.push_back(scope.say("kind"));
    if (!says_something(kr.unit) && kr.unit.find('%') == std::string::npos) missing.push_back(scope.say("unit"));
    if (kr.direction == KeyResult::Direction::Unset) missing.push_back(scope.say("direction"));
    if (!missing.empty())
        return fails(scope.say([&](const Speech& speech) {
            const std::string list = list_words(speech, missing);
            return missing.size() == 1 ? speech("Its {} is not set.", list) : speech("Its {} are not set.", list);
        }),
                     "lack kind, unit or direction");
    const bool is_share = kr.kind == Kind::Share || kr.kind == Kind::ServiceShare;
    if (is_share && !says_something(kr.population))
        return fails(scope.say("It is a share but does not say of whom or what."), "are shares without a population");
    if (kr.kind == Kind::ServiceShare && !kr.service_hours)
        return fails(scope.say("It is a share within a service time, but the service time is not set."),
                     "have no service time");
    if (kr.kind == Kind::RelativeDeadline) {
        if (!says_something(kr.start_event))
            return fails(scope.say("Its deadline depends on a start, but the start event is not named."),
                         "have no start event");
        if (!kr.within_days && !is_unit_of_time(kr.unit))
            return fails(scope.say([&](const Speech& speech) {
                return speech("It does not say within how many days after “{}”.", kr.start_event);
            }),
                         "do not say within how many days");
    }
    return holds(scope.say([&](const Speech& speech) {
        return is_share ? speech("Its unit is {} of “{}”.", kr.unit, kr.population)
                        : speech("Its unit is {}.", kr.unit);
    }));
}

Verdict kr_base(const Scope& scope, const CheckRule&, Index i) {
    const KeyResult& kr = scope.all().key_results[i];
    if (kr.baseline && kr.baseline_date && says_something(kr.baseline_source))
        return holds(scope.say([&](const Speech& speech) {
            return speech("Its baseline is {} on {}.", value_text(speech, *kr.baseline, kr.unit),
                          speech.day(*kr.baseline_date));
        }));
    if (kr.find_baseline_by) {
        if (*kr.find_baseline_by >= scope.today() || kr.baseline)
            return holds(scope.say([&](const Speech& speech) {
                return speech("Its baseline will be found by {}.", speech.day(*kr.find_baseline_by));
            }));
        return fails(scope.say([&](const Speech& speech) {
            return speech("Its baseline was to be found by {}, {}.", speech.day(*kr.find_baseline_by),
                          days_ago(speech, days_between(*kr.find_baseline_by, scope.today())));
        }),
                     "have a baseline that was not found in time");
    }
    if (!kr.baseline) return fails(scope.say("It has no baseline, and no date to find it by."), "have no baseline");
    std::vector<std::string> missing;
    if (!kr.baseline_date) missing.push_back(scope.say("date"));
    if (!says_something(kr.baseline_source)) missing.push_back(scope.say("source"));
    return fails(scope.say([&](const Speech& speech) {
        return speech("Its baseline of {} has no {}.", value_text(speech, *kr.baseline, kr.unit),
                      list_words(speech, missing, Joiner::Or));
    }),
                 "have a baseline without date or source");
}

Verdict kr_target(const Scope& scope, const CheckRule& rule, Index i) {
    const KeyResult& kr = scope.all().key_results[i];
    const bool is_blank = has_blank(kr.title, rule.text("placeholder", "___"));
    if (kr.kind == Kind::Zero) {
        if (kr.target && *kr.target != 0)
            return fails(scope.say([&](const Speech& speech) {
                return speech("Its kind says zero, but its target is {}.", value_text(speech, *kr.target, kr.unit));
            }),
                         "have a target that contradicts their kind");
        if (!is_blank) return holds(scope.say("Its target is zero."));
    }
    const auto target = target_of(kr);
    if (!target)
        return fails(scope.say([&](const Speech& speech) {
            return is_blank ? speech("Its blank is not filled, and no target is set.") : speech("No target is set.");
        }),
                     "have no target");
    if (is_blank)
        return fails(scope.say([&](const Speech& speech) {
            return speech("Its target is {}, but its title still has the blank.", value_text(speech, *target, kr.unit));
        }),
                     "still have a blank in their title");
    return holds(scope.say(
        [&](const Speech& speech) { return speech("Its target is {}.", value_text(speech, *target, kr.unit)); }));
}

Verdict kr_time(const Scope& scope, const CheckRule&, Index i) {
    const KeyResult& kr = scope.all().key_results[i];
    const auto first = kr.start_date ? kr.start_date : kr.baseline_date;
    if (kr.deadline && first && *kr.deadline <= *first)
        return fails(scope.say([&](const Speech& speech) {
            return speech("Its deadline {} does not lie after its start {}.", speech.day(*kr.deadline),
                          speech.day(*first));
        }),
                     "have a deadline before their start");
    if (kr.deadline) {
        const int late = days_between(*kr.deadline, scope.today());
        return holds(scope.say([&](const Speech& speech) {
            return late > 0 ? speech("Its deadline was {}, {}.", speech.day(*kr.deadline), days_ago(speech, late))
                            : speech("Its deadline is {}.", speech.day(*kr.deadline));
        }));
    }
    if (const auto period = period_length(kr)) return holds(scope.say(recurs_each(*period)));
    if (kr.kind == Kind::RelativeDeadline && says_something(kr.start_event)) {
        if (kr.within_days)
            return holds(scope.say([&](const Speech& speech) {
                return speech("It ends {} after “{}”.", speech.count(*kr.within_days, "{} day", "{} days"),
                              kr.start_event);
            }));
        if (kr.target && is_unit_of_time(kr.unit))
            return holds(scope.say([&](const Speech& speech) {
                return speech("It ends {} after “{}”.", value_text(speech, *kr.target, kr.unit), kr.start_event);
            }));
    }
    return fails(scope.say("It has neither a deadline nor a recurring period."),
                 "have neither deadline nor recurring period");
}

Verdict kr_link(const Scope& scope, const CheckRule& rule, Index i) {
    const auto linked = scope.graph().key_result_objectives.of(i);
    const double wanted = rule.number("minimumObjectives", 1);
    if (static_cast<double>(linked.size()) >= wanted) {
        if (linked.empty()) return holds(scope.say("No link to an objective is asked for."));
        return holds(scope.say([&](const Speech& speech) {
            return speech("It shows the success of “{}”.", scope.all().objectives[linked.front()].title);
        }));
    }
    if (!linked.empty())
        return fails(scope.say([&](const Speech& speech) {
            return linked.size() == 1
                       ? speech("It is linked to {} objective; {:.0f} are wanted.", linked.size(), wanted)
                       : speech("It is linked to {} objectives; {:.0f} are wanted.", linked.size(), wanted);
        }),
                     "are linked to too few objectives");
    return fails(scope.say("It is linked to no objective."), "are linked to no objective");
}

Verdict kr_source(const Scope& scope, const CheckRule&, Index i) {
    using Source = entities::Measure::Source;
    const KeyResult& kr = scope.all().key_results[i];
    const entities::Measure* measure = scope.graph().find_measure(kr);
    const bool is_fed = measure != nullptr && measure->source != Source::CheckIn && measure->source != Source::Unset;
    if (is_fed && !measure->is_retired)
        return holds(
            scope.say([&](const Speech& speech) { return speech("Its values come from “{}”.", measure->title); }));
    if (kr.evidence == KeyResult::Evidence::Claimed)
        return holds(scope.say("Its values are typed, and its evidence says 'claimed'."));
    if (is_fed)
        return fails(scope.say([&](const Speech& speech) {
            return speech("Its measure “{}” is retired and brings no more values.", measure->title);
        }),
                     "have no source beyond check-ins");
    return fails(scope.say([&](const Speech& speech) {
        return measure == nullptr
                   ? speech("Its values come from check-ins alone, and its evidence does not say 'claimed'.")
                   : speech("Its measure “{}” has no source but check-ins, and its evidence does not say 'claimed'.",
                            measure->title);
    }),
                 "have no source beyond check-ins");
}

}  // namespace plumbline::insight
