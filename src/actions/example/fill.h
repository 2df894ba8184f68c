#pragma once
// The example organization: a year of a company's work, written as it would have happened.

#include <functional>
#include <string>

#include "actions/example/simulated.h"
#include "records/records.h"

namespace plumbline::actions::example {

/// Beginning is the instant at which a clock stands before anything of the example has happened.
[[nodiscard]] base::Instant beginning(base::Date today);

/// Size is how large the example becomes.
struct Size {
    int factor = 1;    ///< companies like the first one, each with people, units and programs of its own
    int programs = 0;  ///< draft programs besides, each of the seven published visions: 364 parts of a plan
    /// progress is told after each part where the work stands, and how many records it has written.
    std::function<void(const std::string& where, std::size_t records)> progress = nullptr;
};

/// fill writes the example organization into an empty store, in one transaction: every record on its day, every change
/// on its day with its reason, by the person who owns it. The records read the clock, which fill sets as the story goes
/// on; with seeded randomness in records and store, the same day and size give the same store to the byte. More than
/// one company is written in many transactions, so that memory does not grow with the size; where that is cut short,
/// the store is to be thrown away.
[[nodiscard]] base::Result<void> fill(records::Records& records, SetClock& clock, base::Date today,
                                      const Size& size = {});

/// is_untouched tells whether nothing was ever written to a store.
[[nodiscard]] base::Result<bool> is_untouched(store::Store& store);

}  // namespace plumbline::actions::example
