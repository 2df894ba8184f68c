#pragma once
// The example organization.

#include "app/world.h"

namespace plumbline::app {

/// fill_with_example fills an empty store with the example organization: a year of history up to the clock's today, and
/// an administrator's account. It comes out the same for the same day.
[[nodiscard]] base::Result<void> fill_with_example(World& world);

}  // namespace plumbline::app
