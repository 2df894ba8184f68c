#pragma once
// The example organization: a year of a company's work, written as it would have happened.

#include "actions/example/simulated.h"
#include "records/records.h"

namespace plumbline::actions::example {

/// Beginning is the instant at which a clock stands before anything of the example has happened.
[[nodiscard]] base::Instant beginning(base::Date today);

/// fill writes the example organization into an empty store, in one transaction: every record on its day, every change
/// on its day with its reason, by the person who owns it. The records read the clock, which fill sets as the story goes
/// on; with seeded randomness in records and store, the same day gives the same store to the byte.
[[nodiscard]] base::Result<void> fill(records::Records& records, SetClock& clock, base::Date today);

/// is_untouched tells whether nothing was ever written to a store.
[[nodiscard]] base::Result<bool> is_untouched(store::Store& store);

}  // namespace plumbline::actions::example
