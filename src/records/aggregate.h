#pragma once
// Numbers over records, asked for in names: how many, how much, by what and when.

#include <string>
#include <vector>

#include "query/aggregation.h"
#include "records/access.h"

namespace plumbline::records {

/// SplitWish is one thing to split by, as a question from outside names it.
struct SplitWish {
    std::string path;                          ///< a field, maybe behind references: `owner/unit`
    bool rolled_up = false;                    ///< also for all above it, by the type's reference to itself
    std::optional<query::Period> period = {};  ///< then the field is a day or an instant
    std::vector<query::Window> windows = {};   ///< instead of a period
};

/// TallyWish is one number, as a question from outside names it.
struct TallyWish {
    query::Aggregate aggregate = query::Aggregate::Count;
    std::string path;                       ///< a field; empty for Count: the records themselves
    std::string until;                      ///< a day or instant: then the value is the days from `path` to it
    std::string filter;                     ///< only records for which this holds
    std::optional<std::int64_t> most = {};  ///< with `until`: only records with at most so many days
};

/// AggregateWish is the whole question.
struct AggregateWish {
    std::string filter = {};
    std::vector<SplitWish> splits = {};
    std::vector<TallyWish> tallies = {};
    int first_month = 1;     ///< 1 to 12, in which the year begins
    std::string as_of = {};  ///< instant or day as text; empty for now
};

/// bind_aggregation resolves the names of a question about what a caller may read, and checks that each field can be
/// asked so. Errors are Malformed on `filter`, `split`, `field` or `until`.
[[nodiscard]] base::Result<query::Aggregation> bind_aggregation(const schema::Catalog& catalog, const Access& access,
                                                                const schema::EntityType& type,
                                                                const AggregateWish& wish);

}  // namespace plumbline::records
