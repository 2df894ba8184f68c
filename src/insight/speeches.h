#pragma once
// The languages that the server speaks, from the catalogues in library/speech.

#include "base/speech.h"

namespace plumbline::insight {

/// load_shipped_speeches reads the catalogues that ship inside the binary. It parses each time: keep what it returns.
[[nodiscard]] base::Result<base::Speeches> load_shipped_speeches();

}  // namespace plumbline::insight
