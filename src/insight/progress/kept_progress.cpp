#include "insight/progress/kept_progress.h"

#include <algorithm>
#include <set>

namespace plumbline::insight {

using entities::KeyResult;
using entities::Objective;

namespace {

/// add takes a share into a sum, as a roll-up does.
void add(Standing& sum, double share, double expected, double weight) {
    sum.share = sum.share.value_or(0) + weight * share;
    sum.expected_share = sum.expected_share.value_or(0) + weight * expected;
    sum.known_weight += weight;
}

void finish(Standing& sum, const ProgressSettings& settings) {
    if (sum.known_weight <= 0) return;
    *sum.share /= sum.known_weight;
    *sum.expected_share /= sum.known_weight;
    sum.status = rolled_status(*sum.share, *sum.expected_share, sum.statuses, settings);
}

}  // namespace

Standing standing_of(const RollUp& roll_up) {
    Standing standing{roll_up.status,
                      roll_up.share,
                      roll_up.expected_share,
                      roll_up.known_weight,
                      roll_up.total_weight,
                      {},
                      static_cast<int>(roll_up.missing.size())};
    std::ranges::copy(roll_up.statuses, standing.statuses.begin());
    return standing;
}

KeptProgress::KeptProgress(const PlanGraph& graph, Index program, base::Date today, const ProgressSettings& settings)
    : graph_(graph),
      today_(today),
      settings_(settings),
      facts_(graph.records.key_results.size()),
      members_(graph.records.objectives.size()) {
    add_group(NoIndex, graph.program_objectives.of(program));
    for (const Index v : graph.program_visions.of(program))
        if (graph.is_open({Part::Vision, v})) add_group(v, graph.vision_objectives.of(v));
    std::vector<Adjacency::Edge> edges;
    for (Index g = 0; g < groups_.size(); ++g)
        for (const Index o : groups_[g].members) edges.push_back({o, g});
    groups_of_ = Adjacency(members_.size(), edges);
    std::vector<bool> is_seen(facts_.size());
    for (Index o = 0; o < members_.size(); ++o) {
        if (!members_[o].is_counted) continue;
        for (const Index kr : graph.objective_key_results.of(o)) {
            if (!is_seen[kr]) facts_[kr] = fact_of(kr);
            is_seen[kr] = true;
        }
        fill(o);
    }
    for (Group& group : groups_) {
        std::vector<bool> is_counted(facts_.size());
        for (const Index o : group.members) {
            group.standing.missing += members_[o].is_bare ? 1 : 0;
            for (const Index kr : graph.objective_key_results.of(o)) {
                if (!is_counted[kr]) count(group.standing, facts_[kr], 1);
                is_counted[kr] = true;
            }
        }
        if (group.members.empty()) group.standing.missing = 1;
        sum_up(group);
    }
}

void KeptProgress::add_group(Index vision, std::span<const Index> objectives) {
    Group group;
    group.vision = vision;
    for (const Index o : objectives) {
        const Objective& it = graph_.records.objectives[o];
        if (it.status == Objective::Status::Abandoned || it.weight.value_or(1) <= 0) continue;
        members_[o].is_counted = true;
        group.members.push_back(o);
    }
    groups_.push_back(std::move(group));
}

std::optional<Standing> KeptProgress::vision(Index vision) const {
    const auto found = std::ranges::find(groups_.begin() + 1, groups_.end(), vision, &Group::vision);
    return found == groups_.end() ? std::nullopt : std::optional(found->standing);
}

std::optional<Standing> KeptProgress::objective(Index objective) const {
    const Member& member = members_[objective];
    return member.is_counted ? std::optional(member.standing) : std::nullopt;
}

KeptProgress::Fact KeptProgress::fact_of(Index key_result) const {
    const KeyResult& kr = graph_.records.key_results[key_result];
    Fact fact;
    const double weight = kr.weight.value_or(1);
    if (kr.status == KeyResult::Status::Abandoned || weight <= 0) return fact;
    fact.weight = weight;
    if (kr.status == KeyResult::Status::Unset || kr.status == KeyResult::Status::Draft) {
        fact.is_missing = true;
        return fact;
    }
    const Progress it = progress_of(graph_, key_result, today_, settings_);
    fact.status = it.status;
    fact.is_known = it.share || it.status == ProgressStatus::Done;
    fact.is_missing = !fact.is_known;
    fact.share = std::min(it.share.value_or(1), 1.0);
    fact.expected = std::min(it.expected_share.value_or(1), 1.0);
    return fact;
}

void KeptProgress::count(Standing& standing, const Fact& fact, int by) {
    if (fact.is_missing) standing.missing += by;
    if (fact.status) standing.statuses[static_cast<std::size_t>(*fact.status)] += by;
}

/// fill sums up an objective from its key results.
void KeptProgress::fill(Index objective) {
    Member& member = members_[objective];
    member.standing = {};
    Standing& sum = member.standing;
    for (const Index kr : graph_.objective_key_results.of(objective)) {
        const Fact& fact = facts_[kr];
        sum.total_weight += fact.weight;
        if (fact.is_known) add(sum, fact.share, fact.expected, fact.weight);
        count(sum, fact, 1);
    }
    member.is_bare = sum.total_weight == 0 && sum.missing == 0;
    if (member.is_bare) sum.missing = 1;
    finish(sum, settings_);
}

/// sum_up takes the shares of a group's objectives together; what is counted in it stands already.
void KeptProgress::sum_up(Group& group) const {
    Standing sum;
    sum.statuses = group.standing.statuses;
    sum.missing = group.standing.missing;
    for (const Index o : group.members) {
        const double weight = graph_.records.objectives[o].weight.value_or(1);
        const Standing& part = members_[o].standing;
        sum.total_weight += weight;
        if (part.share) add(sum, std::min(*part.share, 1.0), std::min(*part.expected_share, 1.0), weight);
    }
    finish(sum, settings_);
    group.standing = sum;
}

void KeptProgress::refresh(Index key_result) {
    std::set<Index> groups;
    const auto objectives = graph_.key_result_objectives.of(key_result);
    for (const Index o : objectives)
        for (const Index g : groups_of_.of(o)) groups.insert(g);
    if (groups.empty()) return;
    const Fact before = facts_[key_result];
    facts_[key_result] = fact_of(key_result);
    for (const Index g : groups) {
        count(groups_[g].standing, before, -1);
        count(groups_[g].standing, facts_[key_result], 1);
    }
    for (const Index o : objectives) {
        if (!members_[o].is_counted) continue;
        const int was_bare = members_[o].is_bare ? 1 : 0;
        fill(o);
        const int is_bare = members_[o].is_bare ? 1 : 0;
        for (const Index g : groups_of_.of(o)) groups_[g].standing.missing += is_bare - was_bare;
    }
    for (const Index g : groups) sum_up(groups_[g]);
}

}  // namespace plumbline::insight
