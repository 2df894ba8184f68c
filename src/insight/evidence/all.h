#pragma once
// Every group of figures. Each is a pure function of the facts; what its figures mean stands above it.

#include "insight/evidence/facts.h"
#include "insight/evidence/figure.h"

namespace plumbline::insight::evidence {

/// structure is the parts that are planned or running, and how many pass every blocking check.
[[nodiscard]] Figures structure(const Facts& facts);

/// asks is what was asked for: raised counts all but drafts; an answer is granted, granted in part or refused, and its
/// days run from the day raised to the day answered. The shortfall is what was asked less what was granted, over
/// answered asks that state both; a refusal grants nothing and a grant without amount grants all.
[[nodiscard]] Figures asks(const Facts& facts);

/// vision is the visions written and adopted, and how they were tested. Edits of a round are the rewordings from its
/// start to the start of the next; agreement is over the comments that take a side.
[[nodiscard]] Figures vision(const Facts& facts);

/// funding is the money requested, approved and spent, by currency and by initiative. A refused funding approves
/// nothing.
[[nodiscard]] Figures funding(const Facts& facts);

/// backlog is the ranks of the initiatives: how many have one, how many changed between held reviews, and how many a
/// leader signed off. A sign-off holds as long as the rank is the one that was signed off, and counts when the person
/// is a leader or an executive, or sponsors the program.
[[nodiscard]] Figures backlog(const Facts& facts);

/// gate_of_initiatives is the share of open initiatives that pass each part of their gate.
[[nodiscard]] Figures gate_of_initiatives(const Facts& facts);

/// units_by_objectives is the matrix of units and objectives by the contributions stated. The units are the program's,
/// or all active ones; who has said neither yes nor no is silent and counts as missing.
[[nodiscard]] Figures units_by_objectives(const Facts& facts);

/// spanning_units is what is tagged with two units or more, the owning unit among them.
[[nodiscard]] Figures spanning_units(const Facts& facts);

/// priorities is the objectives without a priority, and the priorities (the program's, or all chosen ones) without an
/// open objective.
[[nodiscard]] Figures priorities(const Facts& facts);

/// business is the map between objectives and business objectives, both ways. A business objective is a priority that
/// is a goal, or what an objective names as such; its contribution is stated where a unit says what it does for an
/// objective that helps it.
[[nodiscard]] Figures business(const Facts& facts);

/// mechanisms is the share of links that say how, and that say by how much.
[[nodiscard]] Figures mechanisms(const Facts& facts);

/// baselines is the baselines kept at activation, with value, date and source.
[[nodiscard]] Figures baselines(const Facts& facts);

/// typed_measures is the open key results that a machine can check: kind, unit, direction, baseline, target and
/// deadline are there as the checks KR-UNIT, KR-BASE, KR-TARGET and KR-TIME want them.
[[nodiscard]] Figures typed_measures(const Facts& facts);

/// gates is the share of parts that pass their gate, and the checks that were set aside with their reasons.
[[nodiscard]] Figures gates(const Facts& facts);

/// workspaces is what each unit owns and how punctual its updates are.
[[nodiscard]] Figures workspaces(const Facts& facts);

/// horizons is the initiatives by horizon, their moves between horizons, and the days by which their ends slipped.
[[nodiscard]] Figures horizons(const Facts& facts);

/// roadmap is the milestones by their day, and the dependencies that the dates contradict: an initiative that begins
/// before the other has ended (or begun, where the dependency says so).
[[nodiscard]] Figures roadmap(const Facts& facts);

/// sponsor_portfolio is the initiatives with a sponsor, by sponsor.
[[nodiscard]] Figures sponsor_portfolio(const Facts& facts);

/// sponsor_activity is the activity scores of the sponsors; `sponsors.h` says how they are made.
[[nodiscard]] Figures sponsor_activity(const Facts& facts);

/// portfolio is initiatives and use cases by the strategic goals that they serve, and what they spent: fundings of
/// initiatives, and the spending of use cases.
[[nodiscard]] Figures portfolio(const Facts& facts);

/// project_asks is what initiatives and use cases asked for as technology, talent or time, and did not get.
[[nodiscard]] Figures project_asks(const Facts& facts);

}  // namespace plumbline::insight::evidence
