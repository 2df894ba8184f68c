#pragma once
// The path and the query of a request target, decoded.

#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/framing.h"

namespace plumbline::http {

/// Query is the list of name and value pairs in the order given.
using Query = std::vector<std::pair<std::string, std::string>>;

/// Target is a path cut at its slashes before decoding, so that an encoded slash stays inside its segment, and its
/// query.
struct Target {
    std::string path;  ///< as received, without the query; safe to log, since it is ASCII without controls
    std::vector<std::string> segments;  ///< decoded; `/` has none, `/a/` has `a` and an empty one. Never `.` or `..`
    Query query;                        ///< decoded; `+` is a blank, a name without `=` has an empty value
};

/// parse_target reads a target in origin form, or `*`. Broken percent-encoding, NUL, dot segments and bytes that are
/// not UTF-8 after decoding are rejected with 400.
[[nodiscard]] std::expected<Target, Rejection> parse_target(std::string_view origin);

}  // namespace plumbline::http
