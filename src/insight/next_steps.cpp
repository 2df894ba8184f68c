#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "insight/check_report.h"

namespace plumbline::insight {

namespace {

/// Tier orders the steps before their value does.
enum class Tier { OneAway, Blocks, Advises };

struct Ranked {
    const Finding* finding;
    Tier tier;
    double value;
    std::vector<Node> unlocks;
};

std::string_view plural_of(Part part) {
    switch (part) {
        case Part::Vision:
            return "visions";
        case Part::Objective:
            return "objectives";
        case Part::KeyResult:
            return "key results";
        case Part::Initiative:
            return "initiatives";
        default:
            return "programs";
    }
}

bool is_draft(const Scope& scope, Index objective) {
    using Status = entities::Objective::Status;
    const Status status = scope.all().objectives[objective].status;
    return status == Status::Unset || status == Status::Draft;
}

/// unlocked_by are the draft objectives that could go live if this one finding were mended.
std::vector<Node> unlocked_by(const Scope& scope, const Finding& finding) {
    std::vector<Node> unlocked;
    const Node node = finding.node;
    if (node.part == Part::Objective && finding.check != "OBJ-RESULT" && is_draft(scope, node.index) &&
        scope.gaps(node) == 1)
        unlocked.push_back(node);
    if (node.part != Part::KeyResult || scope.gaps(node) != 1) return unlocked;
    for (const Index o : scope.graph().key_result_objectives.of(node.index)) {
        const Node objective{Part::Objective, o};
        if (!is_draft(scope, o) || scope.gaps(objective) != 1) continue;
        const auto result = scope.run(place_of("OBJ-RESULT"), objective);
        if (result && result->answer == Answer::Fails) unlocked.push_back(objective);
    }
    return unlocked;
}

/// is_told_elsewhere tells whether the finding only follows from others: an objective lacks a result because of what
/// its key result lacks, and that is what can be mended.
bool is_told_elsewhere(const Finding& finding) {
    return finding.check == "OBJ-RESULT" && !finding.records.empty();
}

std::vector<Ranked> rank(const Scope& scope, const std::vector<Finding>& findings, const CheckBook& book) {
    std::vector<Ranked> ranked;
    std::vector<double> weights;
    for (const Check& check : checks()) {
        const CheckRule* rule = book.find(check.key);
        weights.push_back(rule == nullptr ? 1 : rule->weight);
    }
    std::map<std::pair<Part, Index>, int> gaps;
    for (const Finding& finding : findings)
        if (finding.answer == Answer::Fails && finding.severity == Severity::Blocks)
            ++gaps[{finding.node.part, finding.node.index}];
    for (const Finding& finding : findings) {
        if (finding.answer != Answer::Fails || is_told_elsewhere(finding)) continue;
        Ranked it{&finding, Tier::Advises, weights[finding.place], {}};
        if (finding.severity == Severity::Blocks) {
            it.unlocks = unlocked_by(scope, finding);
            it.tier = it.unlocks.empty() ? Tier::Blocks : Tier::OneAway;
            it.value /= gaps.at({finding.node.part, finding.node.index});
        }
        ranked.push_back(std::move(it));
    }
    return ranked;
}

NextStep step_of(const Scope& scope, const CheckBook& book, const std::vector<const Ranked*>& members) {
    const Finding& first = *members.front()->finding;
    NextStep step;
    step.check = first.check;
    step.severity = first.severity;
    std::vector<Node> unlocks;
    for (const Ranked* member : members) {
        step.value = std::max(step.value, member->value);
        step.records.push_back(member->finding->subject);
        for (const Node node : member->unlocks)
            if (std::ranges::find(unlocks, node) == unlocks.end()) unlocks.push_back(node);
    }
    for (const Node node : unlocks) step.unlocks.push_back(subject_of(scope.graph(), node));
    if (members.size() == 1) {
        step.title = fmt::format("“{}”: {}", first.subject.title, first.reason);
        step.hint = first.hint;
    } else {
        step.title = fmt::format("{} {} {}.", members.size(), plural_of(first.node.part), first.gap);
        const CheckRule* rule = book.find(first.check);
        step.hint = first.severity == rule->severity ? rule->hint : first.hint;
    }
    if (step.unlocks.size() == 1) step.title += fmt::format(" Mended, “{}” can go live.", step.unlocks.front().title);
    if (step.unlocks.size() > 1) step.title += fmt::format(" Mended, {} objectives can go live.", step.unlocks.size());
    return step;
}

}  // namespace

std::vector<NextStep> next_steps(const Scope& scope, const std::vector<Finding>& findings, const CheckBook& book,
                                 std::size_t limit) {
    const std::vector<Ranked> ranked = rank(scope, findings, book);
    using Key = std::tuple<Tier, std::size_t, std::string_view, Part>;
    std::map<Key, std::vector<const Ranked*>> groups;
    for (const Ranked& it : ranked)
        groups[{it.tier, it.finding->place, it.finding->gap, it.finding->node.part}].push_back(&it);
    struct Group {
        Tier tier;
        double value;
        const std::vector<const Ranked*>* members;
        std::size_t place;  // as the book has it, where nothing else decides
    };
    std::vector<Group> order;
    for (auto& [key, members] : groups) {
        double value = 0;
        for (const Ranked* member : members) value = std::max(value, member->value);
        order.push_back({std::get<0>(key), value, &members, order.size()});
    }
    std::ranges::sort(order, [](const Group& a, const Group& b) {
        if (a.tier != b.tier) return a.tier < b.tier;
        if (a.value != b.value) return a.value > b.value;
        if (a.members->size() != b.members->size()) return a.members->size() > b.members->size();
        return a.place < b.place;
    });
    std::vector<NextStep> steps;
    for (const Group& group : order) {
        if (steps.size() == limit) break;
        steps.push_back(step_of(scope, book, *group.members));
    }
    return steps;
}

}  // namespace plumbline::insight
