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
        Ranked it{&outcome, Tier::Advises, weights[outcome.place], {}};
        if (outcome.severity == Severity::Blocks) {
            it.unlocks = unlocked_by(scope, outcome);
            it.tier = it.unlocks.empty() ? Tier::Blocks : Tier::OneAway;
            it.value /= gaps.of(outcome.node);
        }
        ranked.push_back(std::move(it));
    }
    return ranked;
}

/// Group is the same gap in several parts.
struct Group {
    Tier tier;
    std::size_t place;
    std::string_view gap;
    Part part;
    double value = 0;
    std::vector<const Ranked*> members;
};

std::vector<Group> group(const std::vector<Ranked>& ranked) {
    std::vector<Group> groups;
    std::vector<std::vector<std::size_t>> of_check(checks().size());
    for (const Ranked& it : ranked) {
        const Outcome& outcome = *it.outcome;
        std::vector<std::size_t>& near = of_check[outcome.place];
        const auto found = std::ranges::find_if(near, [&](std::size_t g) {
            const Group& other = groups[g];
            return other.tier == it.tier && other.part == outcome.node.part && other.gap == outcome.gap;
        });
        const std::size_t at = found == near.end() ? groups.size() : *found;
        if (found == near.end()) {
            near.push_back(at);
            groups.push_back({it.tier, outcome.place, outcome.gap, outcome.node.part});
        }
        groups[at].value = std::max(groups[at].value, it.value);
        groups[at].members.push_back(&it);
    }
    return groups;
}

NextStep step_of(const Scope& scope, const CheckBook& book, const Group& group, std::size_t most) {
    const Speech& speech = scope.speech();
    const Finding first = finding_of(scope, *group.members.front()->outcome);
    NextStep step;
    step.check = first.check;
    step.severity = first.severity;
    step.value = group.value;
    step.count = group.members.size();
    std::set<Index> unlocked;
    for (const Ranked* member : group.members) {
        if (step.records.size() < most) step.records.push_back(subject_of(scope.graph(), member->outcome->node));
        for (const Node node : member->unlocks)
            if (unlocked.insert(node.index).second) step.unlocks.push_back(subject_of(scope.graph(), node));
    }
    if (step.count == 1) {
        step.title = speech("“{}”: {}", first.subject.title, first.reason);
        step.hint = first.hint;
    } else {
        step.title = speech("{} {} {}.", step.count, plural_of(speech, first.node.part), speech.text(first.gap));
        const CheckRule* rule = book.find(first.check);
        step.hint = first.severity == rule->severity ? speech.text(rule->hint) : first.hint;
    }
    if (step.unlocks.size() == 1) step.title += " " + speech("Mended, “{}” can go live.", step.unlocks.front().title);
    if (step.unlocks.size() > 1) step.title += " " + speech("Mended, {} objectives can go live.", step.unlocks.size());
    return step;
}

}  // namespace

std::vector<NextStep> next_steps(const Scope& scope, const std::vector<Outcome>& outcomes, const CheckBook& book,
                                 std::size_t most) {
    constexpr std::size_t MostSteps = 5;
    const std::vector<Ranked> ranked = rank(scope, outcomes, book);
    std::vector<Group> groups = group(ranked);
    std::ranges::sort(groups, [](const Group& a, const Group& b) {
        if (a.tier != b.tier) return a.tier < b.tier;
        if (a.value != b.value) return a.value > b.value;
        if (a.members.size() != b.members.size()) return a.members.size() > b.members.size();
        return std::tie(a.place, a.gap, a.part) < std::tie(b.place, b.gap, b.part);
    });
    groups.resize(std::min(groups.size(), MostSteps));
    std::vector<NextStep> steps;
    steps.reserve(groups.size());
    for (const Group& it : groups) steps.push_back(step_of(scope, book, it, most));
    return steps;
}

}  // namespace plumbline::insight
