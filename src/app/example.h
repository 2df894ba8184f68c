#pragma once
// The example organization.

#include <string>

#include "actions/example/fill.h"

namespace plumbline::app {

/// fill_with_example fills an untouched store at a URL with the example organization: a year of history up to the
/// clock's today, and accounts. It comes out the same for the same day. A store that holds anything is left alone; the
/// answer tells whether it was filled. The store must not be open yet.
[[nodiscard]] base::Result<bool> fill_with_example(const std::string& url, const base::Clock& clock,
                                                   const actions::example::Size& size = {});

}  // namespace plumbline::app
