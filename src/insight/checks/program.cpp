#include <algorithm>

#include "insight/checks/all.h"
#include "insight/checks/wording.h"

namespace plumbline::insight {

using base::Speech;
using entities::Program;

Verdict prg_sponsor(const Scope& scope, const CheckRule&, Index i) {
    using Status = entities::SponsorCharter::Status;
    const PlanGraph& graph = scope.graph();
    const Program& program = scope.all().programs[i];
    if (program.sponsor.empty()) return fails(scope.say("It has no executive sponsor."), "have no executive sponsor");
    const std::string name = scope.name_of(program.sponsor);
    const entities::SponsorCharter* signed_charter = nullptr;
    const entities::SponsorCharter* other = nullptr;
    for (const Index c : graph.program_charters.of(i)) {
        const auto& charter = scope.all().sponsor_charters[c];
        if (charter.sponsor != program.sponsor || !charter.initiative.empty()) continue;
        const bool ended = charter.status == Status::Ended || (charter.end_date && *charter.end_date < scope.today());
        const bool is_signed = charter.status == Status::Signed || charter.signed_date.has_value();
        (is_signed && !ended ? signed_charter : other) = &charter;
    }
    const bool has_backup =
        !program.backup_sponsor.empty() || (signed_charter != nullptr && !signed_charter->backup.empty());
    const std::string no_backup = has_backup ? "" : " " + scope.say("There is no backup either.");
    if (signed_charter == nullptr && other == nullptr && !scope.all().knows_charters)
        return cannot_tell(scope.say([&](const Speech& speech) {
            return speech("{} sponsors it; whether by a charter, only the store can tell.", name);
        }));
    if (signed_charter == nullptr && other == nullptr)
        return fails(scope.say([&](const Speech& speech) {
            return speech("{} sponsors it without a charter.", name) + no_backup;
        }),
                     "have a sponsor without a charter");
    if (signed_charter == nullptr)
        return fails(scope.say([&](const Speech& speech) {
            if (other->end_date && *other->end_date < scope.today())
                return speech("The charter of {} is out of force since {}.", name, speech.day(*other->end_date)) +
                       no_backup;
            if (other->status == Status::Ended) return speech("The charter of {} is ended.", name) + no_backup;
            return speech("The charter of {} is not signed yet.", name) + no_backup;
        }),
                     "have a sponsor whose charter is not in force");
    if (!has_backup)
        return fails(scope.say([&](const Speech& speech) {
            return speech("{} sponsors it by a charter, but nobody is the backup.", name);
        }),
                     "have no backup sponsor");
    return holds(
        scope.say([&](const Speech& speech) { return speech("{} sponsors it by a charter, with a backup.", name); }));
}

namespace {

/// open_priorities are the chosen priorities that this program leaves open: those it has named (all, where it names
/// none) and does not serve, and those that no program serves at all.
std::vector<Node> open_priorities(const Scope& scope, Index program, std::size_t& asked) {
    const PlanGraph& graph = scope.graph();
    const auto& named = scope.all().programs[program].priorities;
    std::vector<Node> open;
    for (Index p = 0; p < scope.all().priorities.size(); ++p) {
        const auto& priority = scope.all().priorities[p];
        if (!priority.is_chosen || (priority.end_date && *priority.end_date < scope.today())) continue;
        bool served_here = false;
        bool served = false;
        for (const Index o : graph.priority_objectives.of(p)) {
            if (scope.all().objectives[o].status == entities::Objective::Status::Abandoned) continue;
            served = true;
            served_here = served_here || scope.all().objectives[o].program == scope.all().programs[program].id;
        }
        const bool is_named = named.empty() || std::ranges::find(named, priority.id) != named.end();
        if (is_named || !served) ++asked;
        if (!served_here && (is_named || !served)) open.push_back({Part::Priority, p});
    }
    return open;
}

/// silent_units are the units that the program is meant for and that neither contribute nor say why not.
std::vector<Node> silent_units(const Scope& scope, const CheckRule& rule, Index program, std::size_t& asked) {
    using Status = entities::Contribution::Status;
    const PlanGraph& graph = scope.graph();
    const auto& meant = scope.all().programs[program].units;
    const double least = rule.number("minimumUnitHeadcount", 1);
    std::vector<Node> silent;
    for (Index u = 0; u < scope.all().units.size(); ++u) {
        const auto& unit = scope.all().units[u];
        if (!unit.is_active || (unit.headcount && static_cast<double>(*unit.headcount) < least)) continue;
        if (!meant.empty() && std::ranges::find(meant, unit.id) == meant.end()) continue;
        ++asked;
        const auto speaks = [&](Index c) {
            const auto& contribution = scope.all().contributions[c];
            const Index objective = look_up(graph.objectives, contribution.objective);
            if (objective == NoIndex || scope.all().objectives[objective].program != scope.all().programs[program].id)
                return false;
            return contribution.status != Status::Declined || says_something(contribution.decline_reason);
        };
        if (!std::ranges::any_of(graph.unit_contributions.of(u), speaks)) silent.push_back({Part::Unit, u});
    }
    return silent;
}

}  // namespace

Verdict prg_cover(const Scope& scope, const CheckRule& rule, Index i) {
    std::size_t priorities = 0;
    std::size_t units = 0;
    std::vector<Node> open = open_priorities(scope, i, priorities);
    std::vector<Node> silent = silent_units(scope, rule, i, units);
    if (priorities == 0 && units == 0)
        return cannot_tell(scope.say("The organization has neither priorities nor units yet."));
    if (open.empty() && silent.empty())
        return holds(scope.say([&](const Speech& speech) {
            return speech("{} of {} chosen priorities are served, and {} of {} units have spoken.", priorities,
                          priorities, units, units);
        }));
    Verdict verdict = fails(scope.say([&](const Speech& speech) {
        std::string reason;
        const std::string titles = list_titles(speech, scope.graph(), silent);
        if (!open.empty()) reason = speech("No objective serves {}.", list_titles(speech, scope.graph(), open));
        if (!silent.empty() && !reason.empty()) reason += ' ';
        if (silent.size() == 1) reason += speech("{} neither contributes nor says why not.", titles);
        if (silent.size() > 1)
            reason += speech("{} of {} units neither contribute nor say why not: {}.", silent.size(), units, titles);
        return reason;
    }),
                            "leave priorities or units out");
    verdict.records = std::move(open);
    verdict.records.insert(verdict.records.end(), silent.begin(), silent.end());
    return verdict;
}

Verdict prg_change(const Scope& scope, const CheckRule& rule, Index i) {
    const Program& program = scope.all().programs[i];
    struct ChangePart {
        std::string_view key;
        std::string_view words;
        const std::string& text;
    };
    const ChangePart parts[] = {
        {"communication", base::spoken("communication"), program.change_communication},
        {"engagement-and-readiness", base::spoken("engagement and readiness"), program.change_readiness},
        {"process-integration", base::spoken("process integration"), program.change_process},
        {"communicate-benefits", base::spoken("communicate benefits"), program.change_benefits},
    };
    const Words& wanted = rule.words("parts");
    std::vector<std::string> missing;
    for (const ChangePart& part : parts) {
        if (!wanted.empty() && std::ranges::find(wanted, part.key) == wanted.end()) continue;
        if (!says_something(part.text)) missing.push_back(scope.say(part.words));
    }
    if (missing.empty()) return holds(scope.say("Its change plan has all its parts."));
    return fails(scope.say([&](const Speech& speech) {
        return speech("Its change plan lacks {}.", list_words(speech, missing));
    }),
                 "have an incomplete change plan");
}

Verdict prg_urgency(const Scope& scope, const CheckRule& rule, Index i) {
    const Program& program = scope.all().programs[i];
    if (!says_something(program.urgency))
        return fails(scope.say("It does not say why to act now."), "do not say why to act now");
    const int words = count_words(program.urgency);
    const double least = rule.number("minimumWords", 15);
    if (words < least)
        return fails(scope.say([&](const Speech& speech) {
            return words == 1 ? speech("Its case for acting now has only {} word; {:.0f} are wanted.", words, least)
                              : speech("Its case for acting now has only {} words; {:.0f} are wanted.", words, least);
        }),
                     "hardly say why to act now");
    return holds(scope.say([&](const Speech& speech) {
        return speech.count(words, "The case for acting now is stated in {} word.",
                            "The case for acting now is stated in {} words.");
    }));
}

}  // namespace plumbline::insight
