#include "insight/adjacency.h"

#include <algorithm>
#include <utility>

namespace plumbline::insight {

Adjacency::Adjacency(std::size_t count, std::span<const Edge> edges) : starts_(count + 1, 0), targets_(edges.size()) {
    Index most = 0;
    for (const Edge& edge : edges) {
        ++starts_[edge.from + 1];
        most = std::max(most, edge.to);
    }
    for (std::size_t i = 0; i < count; ++i) starts_[i + 1] += starts_[i];
    std::vector<Index> ends(starts_.begin(), starts_.end() - 1);
    for (const Edge& edge : edges) targets_[ends[edge.from]++] = edge.to;
    // Who named a target last tells whether it is named again: each node is looked at once, so one with a million
    // neighbours costs no more than a million nodes with one.
    std::vector<Index> named_by(edges.empty() ? 0 : static_cast<std::size_t>(most) + 1, NoIndex);
    Index kept = 0;
    for (Index node = 0; node < count; ++node) {
        const Index begin = starts_[node];
        starts_[node] = kept;
        for (Index from = begin; from < ends[node]; ++from) {
            const Index target = targets_[from];
            if (std::exchange(named_by[target], node) != node) targets_[kept++] = target;
        }
    }
    starts_[count] = kept;
    targets_.resize(kept);
}

std::span<const Index> Adjacency::of(Index node) const {
    if (static_cast<std::size_t>(node) + 1 >= starts_.size()) return {};
    if (!grown_.empty())
        if (const auto found = grown_.find(node); found != grown_.end()) return found->second;
    return std::span(targets_).subspan(starts_[node], starts_[node + 1] - starts_[node]);
}

void Adjacency::add(Edge edge) {
    const auto before = of(edge.from);
    if (std::ranges::find(before, edge.to) != before.end()) return;
    auto [list, is_new] = grown_.try_emplace(edge.from);
    if (is_new) list->second.assign(before.begin(), before.end());
    list->second.push_back(edge.to);
}

}  // namespace plumbline::insight
