#include "insight/adjacency.h"

#include <algorithm>

namespace plumbline::insight {

Adjacency::Adjacency(std::size_t count, std::span<const Edge> edges) : starts_(count + 1, 0), targets_(edges.size()) {
    for (const Edge& edge : edges) ++starts_[edge.from + 1];
    for (std::size_t i = 0; i < count; ++i) starts_[i + 1] += starts_[i];
    std::vector<Index> ends(starts_.begin(), starts_.end() - 1);
    for (const Edge& edge : edges) {
        const auto first = targets_.begin() + starts_[edge.from];
        const auto last = targets_.begin() + ends[edge.from];
        if (std::find(first, last, edge.to) != last) continue;
        targets_[ends[edge.from]++] = edge.to;
    }
    Index kept = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const Index begin = starts_[i];
        starts_[i] = kept;
        for (Index from = begin; from < ends[i]; ++from) targets_[kept++] = targets_[from];
    }
    starts_[count] = kept;
    targets_.resize(kept);
}

std::span<const Index> Adjacency::of(Index node) const {
    if (static_cast<std::size_t>(node) + 1 >= starts_.size()) return {};
    return std::span(targets_).subspan(starts_[node], starts_[node + 1] - starts_[node]);
}

}  // namespace plumbline::insight
