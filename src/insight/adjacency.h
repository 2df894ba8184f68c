#pragma once
// Which records belong to which, as one compact table instead of a list per record.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace plumbline::insight {

/// Index is the place of a record among those of its type.
using Index = std::uint32_t;
/// NoIndex stands where there is no record.
inline constexpr Index NoIndex = std::numeric_limits<Index>::max();

/// Adjacency lists the neighbours of each node. Immutable once built; thread-safe.
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

  private:
    std::vector<Index> starts_;
    std::vector<Index> targets_;
};

}  // namespace plumbline::insight
