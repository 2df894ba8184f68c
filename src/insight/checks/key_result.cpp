#include <fmt/format.h>

#include "base/text.h"
#include "insight/checks/all.h"
#include "insight/checks/wording.h"
#include "insight/progress/deadline.h"

namespace plumbline::insight {

using base::days_between;
using base::format_date;
using entities::KeyResult;
using Kind = KeyResult::Kind;

Verdict kr_unit(const Scope& scope, const CheckRule&, Index i) {
    const KeyResult& kr = scope.all().key_results[i];
    std::vector<std::string> missing;
    if (kr.kind == Kind::Unset) missing.emplace_back("kind");
    if (!says_something(kr.unit) && kr.unit.find('%') == std::string::npos) missing.emplace_back("unit");
    if (kr.direction == KeyResult::Direction::Unset) missing.emplace_back("direction");
    if (!missing.empty())
        return fails(scope.say([&] {
            return fmt::format("Its {} {} not set.", list_words(missing), missing.size() == 1 ? "is" : "are");
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
            return fails(scope.say([&] {
                return fmt::format("It does not say within how many days after “{}”.", kr.start_event);
            }),
                         "do not say within how many days");
    }
    return holds(scope.say([&] {
        return fmt::format("Its unit is {}{}.", kr.unit, is_share ? fmt::format(" of “{}”", kr.population) : "");
    }));
}

Verdict kr_base(const Scope& scope, const CheckRule&, Index i) {
    const KeyResult& kr = scope.all().key_results[i];
    if (kr.baseline && kr.baseline_date && says_something(kr.baseline_source))
        return holds(scope.say([&] {
            return fmt::format("Its baseline is {} on {}.", value_text(*kr.baseline, kr.unit),
                               format_date(*kr.baseline_date));
        }));
    if (kr.find_baseline_by) {
        if (*kr.find_baseline_by >= scope.today() || kr.baseline)
            return holds(scope.say(
                [&] { return fmt::format("Its baseline will be found by {}.", format_date(*kr.find_baseline_by)); }));
        return fails(scope.say([&] {
            return fmt::format("Its baseline was to be found by {}, {} ago.", format_date(*kr.find_baseline_by),
                               count_text(days_between(*kr.find_baseline_by, scope.today()), "day"));
        }),
                     "have a baseline that was not found in time");
    }
    if (!kr.baseline) return fails(scope.say("It has no baseline, and no date to find it by."), "have no baseline");
    std::vector<std::string> missing;
    if (!kr.baseline_date) missing.emplace_back("date");
    if (!says_something(kr.baseline_source)) missing.emplace_back("source");
    return fails(scope.say([&] {
        return fmt::format("Its baseline of {} has no {}.", value_text(*kr.baseline, kr.unit),
                           list_words(missing, "or"));
    }),
                 "have a baseline without date or source");
}

Verdict kr_target(const Scope& scope, const CheckRule& rule, Index i) {
    const KeyResult& kr = scope.all().key_results[i];
    const bool is_blank = has_blank(kr.title, rule.text("placeholder", "___"));
    if (kr.kind == Kind::Zero) {
        if (kr.target && *kr.target != 0)
            return fails(scope.say([&] {
                return fmt::format("Its kind says zero, but its target is {}.", value_text(*kr.target, kr.unit));
            }),
                         "have a target that contradicts their kind");
        if (!is_blank) return holds(scope.say("Its target is zero."));
    }
    const auto target = target_of(kr);
    if (!target)
        return fails(scope.say([&] {
            return is_blank ? "Its blank is not filled, and no target is set." : "No target is set.";
        }),
                     "have no target");
    if (is_blank)
        return fails(scope.say([&] {
            return fmt::format("Its target is {}, but its title still has the blank.", value_text(*target, kr.unit));
        }),
                     "still have a blank in their title");
    return holds(scope.say([&] { return fmt::format("Its target is {}.", value_text(*target, kr.unit)); }));
}

Verdict kr_time(const Scope& scope, const CheckRule&, Index i) {
    const KeyResult& kr = scope.all().key_results[i];
    const auto first = kr.start_date ? kr.start_date : kr.baseline_date;
    if (kr.deadline && first && *kr.deadline <= *first)
        return fails(scope.say([&] {
            return fmt::format("Its deadline {} does not lie after its start {}.", format_date(*kr.deadline),
                               format_date(*first));
        }),
                     "have a deadline before their start");
    if (kr.deadline) {
        const int late = days_between(*kr.deadline, scope.today());
        return holds(scope.say([&] {
            return late > 0
                       ? fmt::format("Its deadline was {}, {} ago.", format_date(*kr.deadline), count_text(late, "day"))
                       : fmt::format("Its deadline is {}.", format_date(*kr.deadline));
        }));
    }
    if (const auto period = period_length(kr))
        return holds(scope.say([&] { return fmt::format("It recurs each {}.", period_name(*period)); }));
    if (kr.kind == Kind::RelativeDeadline && says_something(kr.start_event)) {
        if (kr.within_days)
            return holds(scope.say([&] {
                return fmt::format("It ends {} after “{}”.", count_text(*kr.within_days, "day"), kr.start_event);
            }));
        if (kr.target && is_unit_of_time(kr.unit))
            return holds(scope.say([&] {
                return fmt::format("It ends {} after “{}”.", value_text(*kr.target, kr.unit), kr.start_event);
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
        return holds(scope.say([&] {
            return fmt::format("It shows the success of “{}”.", scope.all().objectives[linked.front()].title);
        }));
    }
    if (!linked.empty())
        return fails(scope.say([&] {
            return fmt::format("It is linked to {}; {:.0f} are wanted.",
                               count_text(static_cast<long long>(linked.size()), "objective"), wanted);
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
        return holds(scope.say([&] { return fmt::format("Its values come from “{}”.", measure->title); }));
    if (kr.evidence == KeyResult::Evidence::Claimed)
        return holds(scope.say("Its values are typed, and its evidence says 'claimed'."));
    if (is_fed)
        return fails(scope.say([&] {
            return fmt::format("Its measure “{}” is retired and brings no more values.", measure->title);
        }),
                     "have no source beyond check-ins");
    return fails(scope.say([&] {
        return measure == nullptr
                   ? "Its values come from check-ins alone, and its evidence does not say 'claimed'."
                   : fmt::format(
                         "Its measure “{}” has no source but check-ins, and its evidence does not say 'claimed'.",
                         measure->title);
    }),
                 "have no source beyond check-ins");
}

}  // namespace plumbline::insight
