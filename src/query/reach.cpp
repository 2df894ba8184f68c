#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "query/aggregation.h"
#include "query/query.h"

namespace plumbline::query {

namespace {

using base::fail;
using base::Result;
using schema::Field;

/// The most joins of one FROM: SQLite takes 64 tables, and a list inside takes two besides.
constexpr std::size_t MostJoins = 60;

using Paths = std::set<std::vector<const Field*>>;

void collect(const std::vector<const Field*>& hops, Paths& paths) {
    for (std::size_t i = 1; i <= hops.size(); ++i)
        paths.emplace(hops.begin(), hops.begin() + static_cast<std::ptrdiff_t>(i));
}

void collect(const Condition& condition, Paths& paths) {
    const bool is_list = condition.kind == Filter::Kind::Any || condition.kind == Filter::Kind::All;
    collect(is_list ? condition.list.hops : condition.column.hops, paths);
    if (is_list) return;
    for (const Condition& child : condition.children) collect(child, paths);
}

/// The most paths inside one any or all.
std::size_t inner_paths(const Condition& condition) {
    std::size_t most = 0;
    Paths paths;
    const bool is_list = condition.kind == Filter::Kind::Any || condition.kind == Filter::Kind::All;
    for (const Condition& child : condition.children) {
        if (is_list) collect(child, paths);
        most = std::max(most, inner_paths(child));
    }
    return std::max(most, paths.size());
}

base::Error too_far() {
    return base::bad_request("filter.reach", "filter",
                             fmt::format("Filter and order lead to more than {} other records by their paths, "
                                         "what you may read of them included.",
                                         MostJoins),
                             "Ask in several steps, or with fewer different paths.");
}

}  // namespace

Result<void> check_reach(const Query& query) {
    Paths paths;
    for (const Order& order : query.order) {
        collect(order.column.hops, paths);
        collect(order.limit, paths);
    }
    collect(query.filter, paths);
    if (paths.size() <= MostJoins && inner_paths(query.filter) <= MostJoins) return {};
    return fail(too_far());
}

Result<void> check_reach(const Aggregation& question) {
    Paths paths;
    std::size_t inner = inner_paths(question.filter);
    collect(question.filter, paths);
    for (const Split& split : question.splits) {
        collect(split.column.hops, paths);
        collect(split.limit, paths);
    }
    for (const Tally& tally : question.tallies) {
        if (tally.column) collect(tally.column->hops, paths);
        if (tally.until) collect(tally.until->hops, paths);
        collect(tally.filter, paths);
        collect(tally.limit, paths);
        inner = std::max(inner, inner_paths(tally.filter));
    }
    // each split may need two joins more: of a list, and of what is above
    if (paths.size() + 2 * question.splits.size() <= MostJoins && inner <= MostJoins) return {};
    return fail(too_far());
}

}  // namespace plumbline::query
