#pragma once
// Progress of objectives, visions, programs and units, from the key results below them. What is missing is named, never
// counted as zero.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "insight/progress/progress.h"

namespace plumbline::insight {

/// Missing is a part that could not be counted.
struct Missing {
    Subject subject;
    std::string why;
};

/// RollUp is the progress of a part, as the weighted mean over the key results (of an objective, a unit) or objectives
/// (of a vision, a program) that have one. More than the whole way counts as the whole way, so that one runaway hides
/// no laggard.
struct RollUp {
    Subject subject;
    ProgressStatus status = ProgressStatus::NoData;
    std::optional<double> share;
    std::optional<double> expected_share;
    double known_weight = 0;                             ///< weight of what is counted
    double total_weight = 0;                             ///< weight of what should be
    std::vector<int> statuses = std::vector<int>(5, 0);  ///< key results below by ProgressStatus, each counted once
    std::vector<Missing> missing;                        ///< each part once
    std::vector<Progress> key_results;                   ///< of an objective or unit
    std::vector<RollUp> parts;  ///< visions of a program, objectives of a vision, units of a unit
};

/// roll_up_objective covers the key results linked to it. Those given up are left out, drafts are missing. Like the
/// others it says reasons in the language of `speech`.
[[nodiscard]] RollUp roll_up_objective(const PlanGraph& graph, Index objective, base::Date today,
                                       const ProgressSettings& settings = {},
                                       const base::Speech& speech = base::Speech::english());
/// roll_up_vision covers its objectives by their weight.
[[nodiscard]] RollUp roll_up_vision(const PlanGraph& graph, Index vision, base::Date today,
                                    const ProgressSettings& settings = {},
                                    const base::Speech& speech = base::Speech::english());
/// roll_up_program covers each objective of the program once, however many visions it belongs to. Its parts are the
/// visions, and behind them the objectives that belong to none.
[[nodiscard]] RollUp roll_up_program(const PlanGraph& graph, Index program, base::Date today,
                                     const ProgressSettings& settings = {},
                                     const base::Speech& speech = base::Speech::english());
/// roll_up_unit covers the key results of the objectives to which the unit, or one below it, contributes, and those
/// that their initiatives move, each once.
[[nodiscard]] RollUp roll_up_unit(const PlanGraph& graph, Index unit, base::Date today,
                                  const ProgressSettings& settings = {},
                                  const base::Speech& speech = base::Speech::english());

/// rolled_status is the status of a part by its shares; done where all key results below that have a value are.
[[nodiscard]] ProgressStatus rolled_status(double share, double expected_share, std::span<const int> statuses,
                                           const ProgressSettings& settings);

/// to_json writes a roll-up with its parts.
[[nodiscard]] base::JsonObject to_json(const RollUp& roll_up);

}  // namespace plumbline::insight
