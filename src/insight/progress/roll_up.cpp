#include "insight/progress/roll_up.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <unordered_set>

namespace plumbline::insight {

using entities::KeyResult;
using entities::Objective;

namespace {

/// Roller keeps the progress of each key result, since several parts ask for it.
class Roller {
  public:
    Roller(const PlanGraph& graph, base::Date today, const ProgressSettings& settings, const base::Speech& speech)
        : graph_(graph),
          today_(today),
          settings_(settings),
          speech_(speech),
          known_(graph.records.key_results.size()) {}

    RollUp objective(Index i) {
        RollUp roll = begin({Part::Objective, i});
        const auto linked = graph_.objective_key_results.of(i);
        for (const Index kr : linked) add_key_result(roll, kr);
        if (roll.total_weight == 0 && roll.missing.empty())
            roll.missing.push_back({roll.subject, speech_("It has no key result.")});
        return finish(std::move(roll));
    }

    RollUp objectives(Node node, const std::vector<Index>& list) {
        RollUp roll = begin(node);
        std::unordered_set<Index> counted;
        std::unordered_set<std::string> named;
        for (const Index i : list) {
            const Objective& it = graph_.records.objectives[i];
            const double weight = it.weight.value_or(1);
            if (it.status == Objective::Status::Abandoned || weight <= 0) continue;
            RollUp part = objective(i);
            roll.total_weight += weight;
            if (part.share) add(roll, *part.share, *part.expected_share, weight);
            for (const Missing& missing : part.missing)
                if (named.insert(missing.subject.id).second) roll.missing.push_back(missing);
            for (const Progress& progress : part.key_results)
                if (counted.insert(progress.key_result).second) count(roll, progress);
            roll.parts.push_back(std::move(part));
        }
        if (roll.parts.empty()) roll.missing.push_back({roll.subject, speech_("It has no objective.")});
        return finish(std::move(roll));
    }

    RollUp program(Index i) {
        const auto own = graph_.program_objectives.of(i);
        RollUp roll = objectives({Part::Program, i}, {own.begin(), own.end()});
        std::vector<RollUp> loose = std::move(roll.parts);
        roll.parts.clear();
        for (const Index v : graph_.program_visions.of(i)) {
            if (!graph_.is_open({Part::Vision, v})) continue;
            const auto below = graph_.vision_objectives.of(v);
            roll.parts.push_back(objectives({Part::Vision, v}, {below.begin(), below.end()}));
        }
        for (RollUp& part : loose) {
            const Index objective = look_up(graph_.objectives, part.subject.id);
            if (graph_.objective_visions.of(objective).empty()) roll.parts.push_back(std::move(part));
        }
        return roll;
    }

    RollUp unit(Index i) {
        std::set<Index> results;
        std::set<Index> above;
        return unit_below(i, results, above);
    }

  private:
    RollUp begin(Node node) const {
        RollUp roll;
        roll.subject = subject_of(graph_, node);
        return roll;
    }

    const Progress& progress(Index kr) {
        if (!known_[kr]) known_[kr] = progress_of(graph_, kr, today_, settings_, speech_);
        return *known_[kr];
    }

    static void add(RollUp& roll, double share, double expected, double weight) {
        roll.share = roll.share.value_or(0) + weight * std::min(share, 1.0);
        roll.expected_share = roll.expected_share.value_or(0) + weight * std::min(expected, 1.0);
        roll.known_weight += weight;
    }

    static void count(RollUp& roll, const Progress& progress) {
        ++roll.statuses[static_cast<std::size_t>(progress.status)];
    }

    void add_key_result(RollUp& roll, Index i) {
        const KeyResult& kr = graph_.records.key_results[i];
        const double weight = kr.weight.value_or(1);
        if (kr.status == KeyResult::Status::Abandoned || weight <= 0) return;
        roll.total_weight += weight;
        const bool is_draft = kr.status == KeyResult::Status::Unset || kr.status == KeyResult::Status::Draft;
        if (is_draft) {
            roll.missing.push_back({subject_of(graph_, {Part::KeyResult, i}), speech_("It is still a draft.")});
            return;
        }
        const Progress& it = progress(i);
        roll.key_results.push_back(it);
        count(roll, it);
        if (it.share)
            add(roll, *it.share, *it.expected_share, weight);
        else if (it.status == ProgressStatus::Done)
            add(roll, 1, 1, weight);
        else
            roll.missing.push_back({it.subject, it.reason});
    }

    RollUp finish(RollUp roll) const {
        if (roll.known_weight <= 0) return roll;
        *roll.share /= roll.known_weight;
        *roll.expected_share /= roll.known_weight;
        roll.status = rolled_status(*roll.share, *roll.expected_share, roll.statuses, settings_);
        return roll;
    }

    /// own_results are the key results that a unit itself works for.
    void own_results(Index i, std::set<Index>& results) const {
        for (const Index c : graph_.unit_contributions.of(i)) {
            const auto& contribution = graph_.records.contributions[c];
            const Index objective = look_up(graph_.objectives, contribution.objective);
            if (objective == NoIndex || contribution.status == entities::Contribution::Status::Declined) continue;
            for (const Index kr : graph_.objective_key_results.of(objective)) results.insert(kr);
        }
        for (const Index it : graph_.unit_initiatives.of(i)) {
            if (graph_.records.initiatives[it].status == entities::Initiative::Status::Stopped) continue;
            for (const Index l : graph_.initiative_links.of(it)) {
                const Index kr = graph_.link_key_results[l];
                if (kr != NoIndex) results.insert(kr);
            }
        }
    }

    /// unit_below rolls up a unit and adds what it works for to `results`; `above` guards against a tree that bites its
    /// tail.
    RollUp unit_below(Index i, std::set<Index>& results, std::set<Index>& above) {
        std::set<Index> mine;
        own_results(i, mine);
        RollUp roll = begin({Part::Unit, i});
        above.insert(i);
        for (const Index child : graph_.unit_children.of(i))
            if (!above.contains(child)) roll.parts.push_back(unit_below(child, mine, above));
        above.erase(i);
        for (const Index kr : mine) add_key_result(roll, kr);
        if (mine.empty())
            roll.missing.push_back(
                {roll.subject,
                 speech_("It contributes to no objective and takes part in no initiative that moves a key result.")});
        results.insert(mine.begin(), mine.end());
        return finish(std::move(roll));
    }

    const PlanGraph& graph_;
    base::Date today_;
    ProgressSettings settings_;
    const base::Speech& speech_;
    std::vector<std::optional<Progress>> known_;
};

}  // namespace

ProgressStatus rolled_status(double share, double expected_share, std::span<const int> statuses,
                             const ProgressSettings& settings) {
    const int counted = std::accumulate(statuses.begin(), statuses.end(), 0);
    const int done = statuses[static_cast<std::size_t>(ProgressStatus::Done)];
    const int unknown = statuses[static_cast<std::size_t>(ProgressStatus::NoData)];
    if (done > 0 && done + unknown == counted) return ProgressStatus::Done;
    return status_of(share, expected_share, settings);
}

RollUp roll_up_objective(const PlanGraph& graph, Index objective, base::Date today, const ProgressSettings& settings,
                         const base::Speech& speech) {
    return Roller(graph, today, settings, speech).objective(objective);
}

RollUp roll_up_vision(const PlanGraph& graph, Index vision, base::Date today, const ProgressSettings& settings,
                      const base::Speech& speech) {
    const auto below = graph.vision_objectives.of(vision);
    return Roller(graph, today, settings, speech).objectives({Part::Vision, vision}, {below.begin(), below.end()});
}

RollUp roll_up_program(const PlanGraph& graph, Index program, base::Date today, const ProgressSettings& settings,
                       const base::Speech& speech) {
    return Roller(graph, today, settings, speech).program(program);
}

RollUp roll_up_unit(const PlanGraph& graph, Index unit, base::Date today, const ProgressSettings& settings,
                    const base::Speech& speech) {
    return Roller(graph, today, settings, speech).unit(unit);
}

base::JsonObject to_json(const RollUp& roll_up) {
    base::JsonObject json;
    json["type"] = part_name(roll_up.subject.part);
    json["id"] = roll_up.subject.id;
    json["title"] = roll_up.subject.title;
    json["status"] = status_name(roll_up.status);
    if (roll_up.share) json["progress"] = *roll_up.share;
    if (roll_up.expected_share) json["expectedProgress"] = *roll_up.expected_share;
    json["knownWeight"] = roll_up.known_weight;
    json["totalWeight"] = roll_up.total_weight;
    base::JsonObject statuses;
    for (std::size_t i = 0; i < roll_up.statuses.size(); ++i)
        statuses[status_name(static_cast<ProgressStatus>(i))] = roll_up.statuses[i];
    json["keyResultsByStatus"] = std::move(statuses);
    base::JsonArray missing;
    for (const Missing& it : roll_up.missing) {
        base::JsonObject entry;
        entry["type"] = part_name(it.subject.part);
        entry["id"] = it.subject.id;
        entry["title"] = it.subject.title;
        entry["why"] = it.why;
        missing.push_back(std::move(entry));
    }
    json["missing"] = std::move(missing);
    base::JsonArray results;
    for (const Progress& progress : roll_up.key_results) results.push_back(to_json(progress));
    if (!results.empty()) json["keyResults"] = std::move(results);
    base::JsonArray parts;
    for (const RollUp& part : roll_up.parts) parts.push_back(to_json(part));
    if (!parts.empty()) json["parts"] = std::move(parts);
    return json;
}

}  // namespace plumbline::insight
