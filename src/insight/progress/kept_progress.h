#pragma once
// The progress of a program, kept up to date while single key results change.
//
//     KeptProgress kept(graph, program, today);
//     graph.add_check_in(check_in);
//     kept.refresh(key_result);  // looks at that key result and at what stands above it, not at the plan again

#include <array>
#include <optional>
#include <vector>

#include "insight/progress/roll_up.h"

namespace plumbline::insight {

/// Standing is what a roll-up comes to, without names and lists.
struct Standing {
    ProgressStatus status = ProgressStatus::NoData;
    std::optional<double> share;
    std::optional<double> expected_share;
    double known_weight = 0;
    double total_weight = 0;
    std::array<int, 5> statuses{};  ///< key results below by ProgressStatus, each counted once
    int missing = 0;                ///< parts that could not be counted

    bool operator==(const Standing&) const = default;
};

/// standing_of is what a roll-up comes to.
[[nodiscard]] Standing standing_of(const RollUp& roll_up);

/// KeptProgress is the progress of one program, its open visions and their objectives on one day. What it says after
/// any number of changes is what roll_up_program would say, to the last bit: sums are taken in the same order. For one
/// thread at a time.
class KeptProgress {
  public:
    /// KeptProgress looks at the whole program once. The graph must outlive it; whose relations change, or another day,
    /// needs a new one.
    KeptProgress(const PlanGraph& graph, Index program, base::Date today, const ProgressSettings& settings = {});

    /// program is the standing of the program.
    [[nodiscard]] const Standing& program() const { return groups_.front().standing; }
    /// vision is the standing of a vision; nothing for one of another program or one that is retired.
    [[nodiscard]] std::optional<Standing> vision(Index vision) const;
    /// objective is the standing of an objective of the program or of its visions; nothing for any other.
    [[nodiscard]] std::optional<Standing> objective(Index objective) const;

    /// refresh is called after a value of a key result came or its own fields changed, but not what it belongs to. It
    /// takes time by how many objectives the program and its visions have, not by how many key results.
    void refresh(Index key_result);

  private:
    /// Fact is what a key result adds to those above it.
    struct Fact {
        double weight = 0;    // 0: it does not count
        double share = 0;     // at most 1
        double expected = 0;  // at most 1
        bool is_known = false;
        bool is_missing = false;
        std::optional<ProgressStatus> status;  // none of a draft
    };
    /// Member is an objective.
    struct Member {
        bool is_counted = false;  // in some group
        bool is_bare = false;     // without key results
        Standing standing;
    };
    /// Group is the program or one of its visions.
    struct Group {
        Index vision = NoIndex;
        std::vector<Index> members;  // that count, in their order
        Standing standing;
    };

    [[nodiscard]] Fact fact_of(Index key_result) const;
    void add_group(Index vision, std::span<const Index> objectives);
    void fill(Index objective);
    void sum_up(Group& group) const;
    static void count(Standing& standing, const Fact& fact, int by);

    const PlanGraph& graph_;
    base::Date today_;
    ProgressSettings settings_;
    std::vector<Fact> facts_;      // by key result
    std::vector<Member> members_;  // by objective
    std::vector<Group> groups_;    // the program, then its visions
    Adjacency groups_of_;          // objective → groups
};

}  // namespace plumbline::insight
