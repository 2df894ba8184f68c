#pragma once
// The filter language, as text and as a tree that knows no entity type yet: a subset of OData 4.01 filters (Part 2, URL
// conventions, section 5.1.1).
//
//     status eq 'active' and (unit/title eq 'Sales' or deadline lt 2026-12-31)
//     contains(title,'maker') and objectives/any(o: o/weight gt 1) and not (kind in ('count','share'))

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace plumbline::query {

/// Operator compares a path with literals.
enum class Operator { Eq, Ne, Gt, Ge, Lt, Le, In, Contains, StartsWith, EndsWith };

/// Filter is a node of the tree that a filter text says.
struct Filter {
    /// Kind says which members count: And, Or and Not have children; Compare has path, op and values; Any and All have
    /// a path to a list, a variable and at most one child, the condition on an element.
    enum class Kind { And, Or, Not, Compare, Any, All };
    Kind kind = Kind::And;
    std::vector<Filter> children;
    std::vector<std::string> path;
    Operator op = Operator::Eq;
    std::vector<base::Json> values;
    std::string variable;
    int column = 1;  ///< 1-based place in the text, for errors of later stages
};

/// parse_filter reads a filter of at most 8,192 bytes, 200 comparisons and 40 nested brackets. Errors are Malformed, on
/// the field `filter`, and say at which column. Thread-safe.
[[nodiscard]] base::Result<Filter> parse_filter(std::string_view text);

/// write_filter writes a tree as the text that parse_filter reads back to the same tree.
[[nodiscard]] std::string write_filter(const Filter& filter);

}  // namespace plumbline::query
