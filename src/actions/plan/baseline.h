#pragma once
// The baseline of a key result as it stood when its objective went live.

#include "records/records.h"

namespace plumbline::actions {

/// keep_baseline is the hook of key results: the first time that a key result is active under an active objective and
/// has a baseline, value, date and source of the baseline are kept, whatever becomes of them later.
[[nodiscard]] records::Hook keep_baseline(const schema::Catalog& catalog);

/// keep_baselines is the hook of objectives: when one goes live, the baselines of its active key results are kept.
[[nodiscard]] records::Hook keep_baselines(const schema::Catalog& catalog);

}  // namespace plumbline::actions
