#pragma once
// A figure as it is declared: which records, and how one number comes of them. Declarations ship in library/figures and
// are written by people on a page; both are read here, into the same structure, with every name checked.
//
//     key: active-leaders                  of: leader-acts        take: distinct   field: person
//     title: Leaders who acted …           where: evidence ne 'none'
//     day: date    period: month           share: {of: people, where: "roles/any(r: r eq 'leader')"}

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "records/aggregate.h"
#include "schema/entity_type.h"

namespace plumbline::insight::figures {

/// Take is how one number comes of the records of a part.
enum class Take { Count, Distinct, Sum, Mean, Median, Minimum, Maximum };

/// Part is one side of a figure.
struct Part {
    const schema::EntityType* type = nullptr;
    std::string where;  ///< a filter; `$today` and `$today-90` stand for days, `$now-90` for their first moment
    Take take = Take::Count;
    std::string field;                 ///< what is reckoned with; empty for Count
    std::string until;                 ///< then the value is the days from `field` to it
    std::optional<std::int64_t> most;  ///< only records whose days from `field` to `until` are at most so many
    std::string each;  ///< then what this leads to is counted, once each, where it has `least` records or more
    int least = 1;
    std::string day;   ///< by which records fall into periods; empty: they are taken as they are at the moment
    std::string unit;  ///< path to the unit that a record counts for; empty: for none
};

/// Definition is a figure as it is declared.
struct Definition {
    std::string key;         ///< stable, kebab-case
    std::string capability;  ///< `C06`, whose evidence it is; empty for one of one's own
    std::string title;       ///< in English
    std::string german;      ///< the title in German
    std::string says;        ///< what the number counts: `%`, `days`, `acts`
    bool is_less_better = false;
    Part counted;
    std::optional<Part> base;             ///< what it is a share of, or is counted per
    double factor = 1;                    ///< of the quotient: 100 for a share
    std::optional<query::Period> period;  ///< the natural one
    int window =
        0;  ///< days before the day that is asked for, in which records count where no period is asked for; 0: all
};

/// definition_from reads a declaration. Errors are Invalid (`figure.…`) and name the key of the declaration.
[[nodiscard]] base::Result<Definition> definition_from(const schema::Catalog& catalog,
                                                       const base::JsonObject& declared);

/// load_shipped reads the declarations in the library, in the order of their capabilities.
[[nodiscard]] base::Result<std::vector<Definition>> load_shipped(const schema::Catalog& catalog);

/// read_period is the period of that name: `day`, `week`, `month`, `quarter`, `half-year` or `year`. Errors are Invalid
/// on `period`.
[[nodiscard]] base::Result<query::Period> read_period(std::string_view name);

/// with_days puts days in the place of `$today-90` and `$now-90` in a filter.
[[nodiscard]] std::string with_days(std::string_view where, base::Date today);

}  // namespace plumbline::insight::figures
