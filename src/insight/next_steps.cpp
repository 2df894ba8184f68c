#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "insight/check_report.h"

namespace plumbline::insight {

using base::Speech;

namespace {

/// Tier orders the steps before their value does.
enum class Tier { OneAway, Blocks, Advises };

struct Ranked {
    const Outcome* outcome;
    bool is_draft;
    Tier tier;
    double value;
    std::vector<Node> unlocks;
};

std::string plural_of(const Speech& speech, Part part) {
    switch (part) {
        case Part::Vision:
            return speech("visions");
        case Part::Objective:
            return speech("objectives");
        case Part::KeyResult:
            return speech("key results");
        case Part::Initiative:
            return speech("initiatives");
        default:
            return speech("programs");
    }
}

bool is_result(const Outcome& outcome) {
    return checks()[outcome.place].key == "OBJ-RESULT";
}

/// unlocked_by are the draft objectives that could go live if this one finding were mended.
std::vector<Node> unlocked_by(const Scope& scope, const Outcome& outcome) {
    std::vector<Node> unlocked;
    const Node node = outcome.node;
    if (node.part == Part::Objective && !is_result(outcome) && scope.graph().is_draft(node) && scope.gaps(node) == 1)
        unlocked.push_back(node);
    if (node.part != Part::KeyResult || scope.gaps(node) != 1) return unlocked;
    for (const Index o : scope.graph().key_result_objectives.of(node.index)) {
        const Node objective{Part::Objective, o};
        if (!scope.graph().is_draft(objective) || scope.gaps(objective) != 1) continue;
        const auto result = scope.judge(place_of("OBJ-RESULT"), objective);
        if (result && result->answer == Answer::Fails) unlocked.push_back(objective);
    }
    return unlocked;
}

/// is_told_elsewhere tells whether the finding only follows from others: an objective lacks a result because of what
/// its key result lacks, and that is what can be mended.
bool is_told_elsewhere(const Outcome& outcome) {
    return outcome.names_others && is_result(outcome);
}

/// GapCounts counts the blocking gaps of each part.
class GapCounts {
  public:
    explicit GapCounts(const std::vector<Outcome>& outcomes) {
        for (const Outcome& outcome : outcomes) {
            if (outcome.answer != Answer::Fails || outcome.severity != Severity::Blocks) continue;
            std::vector<int>& of_kind = counts_[static_cast<std::size_t>(outcome.node.part)];
            if (of_kind.size() <= outcome.node.index) of_kind.resize(2 * std::size_t{outcome.node.index} + 1);
            ++of_kind[outcome.node.index];
        }
    }
    int of(Node node) const { return counts_[static_cast<std::size_t>(node.part)][node.index]; }

  private:
    std::array<std::vector<int>, 10> counts_;  // by Part
};

std::vector<Ranked> rank(const Scope& scope, const std::vector<Outcome>& outcomes, const CheckBook& book) {
    std::vector<Ranked> ranked;
    std::vector<double> weights;
    weights.reserve(checks().size());
    for (const Check& check : checks()) {
        const CheckRule* rule = book.find(check.key);
        weights.push_back(rule == nullptr ? 1 : rule->weight);
    }
    const GapCounts gaps(outcomes);
    for (const Outcome& outcome : outcomes) {
        if (outcome.answer != Answer::Fails || is_told_elsewhere(outcome)) continue;
        Ranked it{&outcome, scope.graph().is_draft(outcome.node), Tier::Advises, weights[outcome.place], {}};
        if (outcome.severity == Severity::Blocks) {
            it.unlocks = unlocked_by(scope, outcome);
            it.tier = it.unlocks.empty() ? Tier::Blocks : Tier::OneAway;
            it.value /= gaps.of(outcome.node);
        }
        ranked.push_back(std::move(it));
    }
    return ranked;
}

/// Group is the same gap in several parts, all of them drafts or none.
struct Group {
    bool is_draft;
    Tier tier;
    std::size_t place;
    std::string_view gap;
    Part part;
    double value = 0;
    std::vector<const Ranked*> members;
    std::vector<Group> also = {};  // further gaps of these parts

    /// holds tells whether all parts of another group are among these.
    bool holds(const Group& other) const {
        return std::ranges::all_of(other.members, [&](const Ranked* it) {
            return std::ranges::any_of(members,
                                       [&](const Ranked* own) { return own->outcome->node == it->outcome->node; });
        });
    }
};

std::vector<Group> group(const std::vector<Ranked>& ranked) {
    std::vector<Group> groups;
    std::vector<std::vector<std::size_t>> of_check(checks().size());
    for (const Ranked& it : ranked) {
        const Outcome& outcome = *it.outcome;
        std::vector<std::size_t>& near = of_check[outcome.place];
        const auto found = std::ranges::find_if(near, [&](std::size_t g) {
            const Group& other = groups[g];
            return other.is_draft == it.is_draft && other.tier == it.tier && other.part == outcome.node.part &&
                   other.gap == outcome.gap;
        });
        const std::size_t at = found == near.end() ? groups.size() : *found;
        if (found == near.end()) {
            near.push_back(at);
            groups.push_back({it.is_draft, it.tier, outcome.place, outcome.gap, outcome.node.part});
        }
        groups[at].value = std::max(groups[at].value, it.value);
        groups[at].members.push_back(&it);
    }
    return groups;
}

std::string sentence_of(const Scope& scope, const Group& group, const Group& shown) {
    const Speech& speech = scope.speech();
    const Finding first = finding_of(scope, *group.members.front()->outcome);
    if (group.members.size() > 1)
        return speech("{} {} {}.", group.members.size(), plural_of(speech, group.part), speech.text(first.gap));
    if (&group != &shown && shown.members.size() == 1) return first.reason;
    return speech("“{}”: {}", first.subject.title, first.reason);
}

std::string hint_of(const Scope& scope, const CheckBook& book, const Group& group) {
    const Finding first = finding_of(scope, *group.members.front()->outcome);
    const CheckRule* rule = book.find(first.check);
    const bool is_same = group.members.size() > 1 && first.severity == rule->severity;
    return is_same ? scope.speech().text(rule->hint) : first.hint;
}

/// With further gaps of the same parts, as many as can be read at once; the page of a part has them all.
void add_also(const Scope& scope, const CheckBook& book, const Group& group, NextStep& step) {
    constexpr std::size_t MostAlso = 2;
    for (std::size_t i = 0; i < std::min(group.also.size(), MostAlso); ++i) {
        step.title += " " + sentence_of(scope, group.also[i], group);
        const std::string hint = hint_of(scope, book, group.also[i]);
        if (!step.hint.contains(hint)) step.hint += " " + hint;
    }
    const auto rest = static_cast<long long>(group.also.size()) - static_cast<long long>(MostAlso);
    if (rest > 0) step.title += " " + scope.speech().count(rest, "And {} more gap.", "And {} more gaps.");
}

NextStep step_of(const Scope& scope, const CheckBook& book, const Group& group, std::size_t most) {
    const Speech& speech = scope.speech();
    const Outcome& first = *group.members.front()->outcome;
    NextStep step;
    step.check = checks()[first.place].key;
    step.severity = first.severity;
    step.value = group.value;
    step.count = group.members.size();
    std::set<Index> unlocked;
    for (const Ranked* member : group.members) {
        if (step.records.size() < most) step.records.push_back(subject_of(scope.graph(), member->outcome->node));
        for (const Node node : member->unlocks)
            if (unlocked.insert(node.index).second) step.unlocks.push_back(subject_of(scope.graph(), node));
    }
    step.title = sentence_of(scope, group, group);
    step.hint = hint_of(scope, book, group);
    if (step.unlocks.size() == 1) step.title += " " + speech("Mended, “{}” can go live.", step.unlocks.front().title);
    if (step.unlocks.size() > 1) step.title += " " + speech("Mended, {} objectives can go live.", step.unlocks.size());
    add_also(scope, book, group, step);
    return step;
}

/// The most valuable groups; what else is found on the few parts of one goes with it, so that none is told of twice.
std::vector<Group> picked(std::vector<Group> groups) {
    constexpr std::size_t MostSteps = 5;
    constexpr std::size_t Few = 3;  // parts that a step is read by; more of them are a count
    std::ranges::sort(groups, [](const Group& a, const Group& b) {
        if (a.is_draft != b.is_draft) return b.is_draft;
        if (a.tier != b.tier) return a.tier < b.tier;
        if (a.value != b.value) return a.value > b.value;
        if (a.members.size() != b.members.size()) return a.members.size() > b.members.size();
        return std::tie(a.place, a.gap, a.part) < std::tie(b.place, b.gap, b.part);
    });
    std::vector<Group> kept;
    for (Group& it : groups) {
        const auto same = std::ranges::find_if(
            kept, [&](const Group& earlier) { return earlier.members.size() <= Few && earlier.holds(it); });
        if (same != kept.end())
            same->also.push_back(std::move(it));
        else if (kept.size() < MostSteps)
            kept.push_back(std::move(it));
    }
    return kept;
}

}  // namespace

std::vector<NextStep> next_steps(const Scope& scope, const std::vector<Outcome>& outcomes, const CheckBook& book,
                                 std::size_t most) {
    const std::vector<Ranked> ranked = rank(scope, outcomes, book);
    const std::vector<Group> groups = picked(group(ranked));
    std::vector<NextStep> steps;
    steps.reserve(groups.size());
    for (const Group& it : groups) steps.push_back(step_of(scope, book, it, most));
    return steps;
}

}  // namespace plumbline::insight
