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

}  // namespace plumbline::insight::evidence
