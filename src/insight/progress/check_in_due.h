#pragma once
// When the next check-in on a key result is due, and who is asked for it.

#include <optional>
#include <string>

#include "base/json.h"
#include "base/time.h"
#include "insight/plan_graph.h"

namespace plumbline::insight {

/// Cadence is how often a check-in is asked for.
enum class Cadence { Weekly, TwoWeekly, Monthly, Quarterly };

/// CheckInDue is the next check-in on a key result.
struct CheckInDue {
    Index key_result = NoIndex;
    Cadence cadence = Cadence::Monthly;
    std::optional<base::Date> last;  ///< day of the last check-in
    base::Date due;                  ///< day of the next one
    bool is_due = false;             ///< today or earlier
    int days_late = 0;               ///< 0 on the day and before
    std::string owner;               ///< id of the person who answers for the figure
    std::string delegate;            ///< id of the one who may check in for the owner
    std::string asked;  ///< id of the one to ask: the owner, or while that is nobody active the delegate or lead
};

/// cadence_of is the cadence of the key result, or else of its program, of the organization, or a month.
[[nodiscard]] Cadence cadence_of(const PlanGraph& graph, const entities::KeyResult& key_result);
/// check_in_due tells when the next check-in on a key result is due. Nothing for one that is not active.
[[nodiscard]] std::optional<CheckInDue> check_in_due(const PlanGraph& graph, Index key_result, base::Date today);
/// to_json writes it for the API and the command line.
[[nodiscard]] base::JsonObject to_json(const PlanGraph& graph, const CheckInDue& due);

}  // namespace plumbline::insight
