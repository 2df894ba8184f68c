#pragma once
// The wording of a vision: composed, counted in versions, and kept as it was when it was tested.

#include "records/records.h"

namespace plumbline::actions {

/// compose_vision is the hook of visions. A statement that is blank, or that is the composition of goal, reason and
/// method as they stand or ever stood, is composed anew; any other was written by hand and stays. Rewording an
/// adopted vision raises its version, which never falls while it is adopted. The day of adoption is filled in.
[[nodiscard]] records::Hook compose_vision();

/// keep_tested is the hook of test rounds: from its start a round keeps the statement and the version that it showed,
/// and once closed its day, where nobody entered them.
[[nodiscard]] records::Hook keep_tested(const schema::Catalog& catalog);

}  // namespace plumbline::actions
