#include "insight/progress/series.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_set>

namespace plumbline::insight {

namespace {

/// Candidate is a value that may count for its day.
struct Candidate {
    Point point;
    base::Instant recorded{};
    std::string_view created;  // orders what has no time of recording
    std::string_view id;
};

/// is_better tells which of two values of one day counts.
bool is_better(const Candidate& a, const Candidate& b) {
    const auto rank = [](const Candidate& c) {
        return std::tuple(c.point.grade >= Grade::Measured, !c.point.is_check_in, c.recorded, c.created, c.id);
    };
    return rank(a) > rank(b);
}

Grade grade_of(entities::Observation::Evidence evidence) {
    using Evidence = entities::Observation::Evidence;
    switch (evidence) {
        case Evidence::None:
            return Grade::None;
        case Evidence::Claimed:
            return Grade::Claimed;
        case Evidence::Verified:
            return Grade::Verified;
        default:
            return Grade::Measured;
    }
}

void add_observations(const PlanGraph& graph, Index measure, std::string_view unit_id,
                      std::vector<Candidate>& candidates) {
    const auto places = graph.measure_observations.of(measure);
    const auto& all = graph.records.observations;
    std::unordered_set<std::string_view> superseded;
    for (const Index i : places)
        if (!all[i].supersedes.empty()) superseded.insert(all[i].supersedes);
    const auto version = graph.records.measures[measure].definition_version;
    for (const Index i : places) {
        const entities::Observation& it = all[i];
        if (it.business_unit != unit_id || !it.date || !it.value || superseded.contains(it.id)) continue;
        if (version && it.definition_version && *it.definition_version < *version) continue;
        candidates.push_back({{*it.date, *it.value, grade_of(it.evidence), false},
                              it.recorded_at.value_or(base::Instant{}),
                              it.created_at,
                              it.id});
    }
}

std::vector<Point> best_of_each_day(std::vector<Candidate>& candidates) {
    std::ranges::sort(candidates, [](const Candidate& a, const Candidate& b) {
        return a.point.date != b.point.date ? a.point.date < b.point.date : is_better(a, b);
    });
    std::vector<Point> points;
    for (const Candidate& candidate : candidates)
        if (points.empty() || points.back().date != candidate.point.date) points.push_back(candidate.point);
    return points;
}

}  // namespace

std::vector<Point> measure_series(const PlanGraph& graph, Index measure, std::string_view unit_id) {
    std::vector<Candidate> candidates;
    add_observations(graph, measure, unit_id, candidates);
    return best_of_each_day(candidates);
}

std::vector<Point> key_result_series(const PlanGraph& graph, Index key_result) {
    std::vector<Candidate> candidates;
    const Index measure = look_up(graph.measures, graph.records.key_results[key_result].measure);
    if (measure != NoIndex) add_observations(graph, measure, {}, candidates);
    for (const Index i : graph.key_result_check_ins.of(key_result)) {
        const entities::CheckIn& it = graph.records.check_ins[i];
        if (it.date && it.value)
            candidates.push_back({{*it.date, *it.value, Grade::Claimed, true}, {}, it.created_at, it.id});
    }
    return best_of_each_day(candidates);
}

std::string_view grade_name(Grade grade) {
    static constexpr std::array<std::string_view, 4> Names{"none", "claimed", "measured", "verified"};
    return Names.at(static_cast<std::size_t>(grade));
}

}  // namespace plumbline::insight
