#pragma once
// The workspace of a unit: what it owns, and whether its updates come when they were promised.

#include "insight/evidence/facts.h"
#include "insight/evidence/figure.h"

namespace plumbline::insight::evidence {

/// Punctuality is how many periods of a cadence ended, and in how many of them an update came.
struct Punctuality {
    std::size_t due = 0;
    std::size_t kept = 0;
};

/// punctuality_of looks at an active initiative. Its cadence is its own, or else its unit's, the program's, the
/// organization's, or a month. Periods follow each other from the day of activation (or else the start, or the day it
/// was recorded); those count that ended by today and within the window of the scale. A period is kept where a check-in
/// on the initiative is dated after its first day and not after its last.
[[nodiscard]] Punctuality punctuality_of(const Facts& facts, Index initiative);

/// unit_workspace is the figures of one unit within the program.
[[nodiscard]] Figures unit_workspace(const Facts& facts, Index unit);

}  // namespace plumbline::insight::evidence
