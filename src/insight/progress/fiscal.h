#pragma once
// Fiscal years and their periods. The first month of the fiscal year is a setting of the organization.

#include <string>

#include "base/time.h"
#include "entities/frame.h"

namespace plumbline::insight {

/// PeriodLength is how long a period is.
enum class PeriodLength { Month, Quarter, HalfYear, Year };

/// Period is a run of days; both ends belong to it.
struct Period {
    base::Date first;
    base::Date last;
    bool operator==(const Period&) const = default;
};

/// fiscal_start is the first month of the organization's fiscal year, 1 to 12; January where it is not set.
[[nodiscard]] int fiscal_start(const entities::Organization& organization);
/// period_of is the period in which a day lies.
[[nodiscard]] Period period_of(base::Date date, PeriodLength length, int first_month);
/// period_before is the period that ends on the day before this one begins.
[[nodiscard]] Period period_before(const Period& period, PeriodLength length, int first_month);
/// fiscal_year is the number of the fiscal year of a day: the calendar year in which it ends.
[[nodiscard]] int fiscal_year(base::Date date, int first_month);
/// fiscal_quarter is the quarter of the fiscal year, 1 to 4.
[[nodiscard]] int fiscal_quarter(base::Date date, int first_month);
/// period_label names a period: `2027`, `2027 H1`, `2027 Q3`, `2026-11`.
[[nodiscard]] std::string period_label(const Period& period, PeriodLength length, int first_month);
/// add_months moves a date by whole months; where the day does not exist, to the last of the month.
[[nodiscard]] base::Date add_months(base::Date date, int months);

}  // namespace plumbline::insight
