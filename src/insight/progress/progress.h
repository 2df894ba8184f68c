#pragma once
// How far a key result has come, against where it should be by now.

#include <optional>
#include <string>
#include <vector>

#include "insight/checks/check.h"
#include "insight/progress/course.h"

namespace plumbline::insight {

/// ProgressStatus is the traffic light of a key result or of what is rolled up from several.
enum class ProgressStatus { OnTrack, AtRisk, OffTrack, NoData, Done };

/// ProgressSettings are the thresholds where a key result states none of its own: shares of the expected progress. The
/// organization's record has them; these stand where it has none.
struct ProgressSettings {
    double at_risk_below = 0.8;
    double off_track_below = 0.5;
};

/// progress_settings are the thresholds of an organization.
[[nodiscard]] ProgressSettings progress_settings(const entities::Organization& organization);

/// Progress of one key result on one day. Values are in the unit in which the key result states its target, those of a
/// growth in the unit of its values.
struct Progress {
    Index key_result = NoIndex;
    Subject subject;
    ProgressStatus status = ProgressStatus::NoData;
    std::string reason;  ///< one sentence: what was compared, or why nothing can be said
    std::string unit;
    std::optional<double> value;
    std::optional<base::Date> value_date;
    Grade grade = Grade::None;
    std::optional<double> baseline;
    std::optional<double> target;
    std::optional<double> expected;          ///< by now
    std::optional<double> share;             ///< of the way to the target: 0 to 1, more beyond it
    std::optional<double> expected_share;    ///< by now
    std::optional<double> pace;              ///< share ÷ expected share
    std::optional<double> probability;       ///< of coming to the target in time, 0 to 1, while that is open
    std::optional<Period> period;            ///< the days that it is judged in
    std::string period_name;                 ///< of a recurring key result: `2027 Q1`
    std::optional<base::Date> check_in_due;  ///< day of the next check-in, while the key result is active
};

/// progress_of judges a key result as of today; its reason is said in the language of `speech`.
[[nodiscard]] Progress progress_of(const PlanGraph& graph, Index key_result, base::Date today,
                                   const ProgressSettings& settings = {},
                                   const base::Speech& speech = base::Speech::english());

/// status_of compares a share with the one expected.
[[nodiscard]] ProgressStatus status_of(double share, double expected_share, const ProgressSettings& settings);
/// status_name is the key of a status: `off-track`.
[[nodiscard]] std::string_view status_name(ProgressStatus status);
/// to_json writes progress for the API and the command line; what is not known is left out.
[[nodiscard]] base::JsonObject to_json(const Progress& progress);

}  // namespace plumbline::insight
