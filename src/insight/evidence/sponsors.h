#pragma once
// The activity of a sponsor as a score from 0 to 100.

#include "insight/evidence/facts.h"

namespace plumbline::insight::evidence {

/// SponsorScore is what one sponsor came to, step by step. With S the numbers of `library/evidence.yaml` and the window
/// the last `windowDays` days up to today:
///
/// 1. charter: `signedCharter` points where a charter of the sponsor is in force: status signed, not past its end.
/// 2. backup: `backup` points where such a charter names one, or the program does for its own sponsor.
/// 3. time: `statedTime` points where such a charter states hours a month above zero.
/// 4. confirmed: `confirmed` points where such a charter was last confirmed within its rhythm (7, 14, 31 or 92 days).
/// 5. acts: `perAct` points for each act in the window, confirmations aside, at most `mostForActs`.
/// 6. promises: `keptPromises` points times the share kept of those due in the window and not withdrawn; one kept after
///    its day counts `lateShare`. Without such a promise the step is left out of `possible`.
/// 7. recent: `recentAct` points where the last act of any kind is at most `lapseDays` old (the charter's, or the
/// usual).
///
/// The score is 100 times what was earned over what was possible.
struct SponsorScore {
    std::string person;
    double charter = 0;
    double backup = 0;
    double time = 0;
    double confirmed = 0;
    double acts = 0;
    std::optional<double> promises;  ///< nothing where no promise fell due in the window
    double recent = 0;
    double possible = 0;
    std::optional<base::Date> last_act;

    /// score is the points earned of those possible, 0 to 100.
    [[nodiscard]] double score() const;
};

/// sponsors_of is the ids of the people who sponsor the program or something open in it: named as sponsor of the
/// program or of an open initiative, or by a charter that has not ended.
[[nodiscard]] std::vector<std::string> sponsors_of(const Facts& facts);

/// score_of computes the score of one sponsor.
[[nodiscard]] SponsorScore score_of(const Facts& facts, const std::string& person);

}  // namespace plumbline::insight::evidence
