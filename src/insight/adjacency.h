#pragma once
// Which records belong to which, as one compact table instead of a list per record.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <unordered_map>
#include <vector>

namespace plumbline::insight {

/// Index is the place of a record among those of its type.
using Index = std::uint32_t;
/// NoIndex stands where there is no record.
inline constexpr Index NoIndex = std::numeric_limits<Index>::max();

/// Adjacency lists the neighbours of each node. Thread-safe while nothing is added.
class Adjacency {
  public:
    /// Edge leads from a node to a neighbour.
    struct Edge {
        Index from = 0;
        Index to = 0;
    };

    Adjacency() = default;
    /// Adjacency of `count` nodes; neighbours keep the order of the edges, and an edge given twice counts once.
    Adjacency(std::size_t count, std::span<const Edge> edges);

    /// of is the neighbours of a node; empty where it has none.
    [[nodiscard]] std::span<const Index> of(Index node) const;
    /// add gives a node of those it was built with one more neighbour behind the others; what `of` gave for that node
    /// is void then.
    void add(Edge edge);

  private:
    std::vector<Index> starts_;
    std::vector<Index> targets_;
    std::unordered_map<Index, std::vector<Index>> grown_;  // all neighbours of nodes that got more
};

}  // namespace plumbline::insight
