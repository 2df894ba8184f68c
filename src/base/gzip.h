#pragma once
// Texts made smaller for the way to a browser.

#include <string>
#include <string_view>

#include "base/result.h"

namespace plumbline::base {

/// gzip packs bytes as RFC 1952 says, at a middling level: JSON comes to about a tenth. Internal where memory is short.
[[nodiscard]] Result<std::string> gzip(std::string_view bytes);

}  // namespace plumbline::base
