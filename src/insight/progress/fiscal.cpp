#include "insight/progress/fiscal.h"

#include <fmt/format.h>

#include <algorithm>

namespace plumbline::insight {

namespace {

int months_in(PeriodLength length) {
    switch (length) {
        case PeriodLength::Month:
            return 1;
        case PeriodLength::Quarter:
            return 3;
        case PeriodLength::HalfYear:
            return 6;
        case PeriodLength::Year:
            break;
    }
    return 12;
}

/// months_into is how many months of the fiscal year have ended before the month of the date: 0 to 11.
int months_into(base::Date date, int first_month) {
    return (static_cast<int>(static_cast<unsigned>(date.month())) - first_month + 12) % 12;
}

}  // namespace

int fiscal_start(const entities::Organization& organization) {
    return static_cast<int>(std::clamp<std::int64_t>(organization.fiscal_year_start.value_or(1), 1, 12));
}

base::Date add_months(base::Date date, int months) {
    const base::Date moved = date + std::chrono::months(months);
    return moved.ok() ? moved : base::Date(moved.year() / moved.month() / std::chrono::last);
}

Period period_of(base::Date date, PeriodLength length, int first_month) {
    const int into = months_into(date, first_month) % months_in(length);
    const base::Date first = base::Date(date.year() / date.month() / 1) - std::chrono::months(into);
    return {first, base::add_days(first + std::chrono::months(months_in(length)), -1)};
}

Period period_before(const Period& period, PeriodLength length, int first_month) {
    return period_of(base::add_days(period.first, -1), length, first_month);
}

int fiscal_year(base::Date date, int first_month) {
    const int year = static_cast<int>(date.year());
    const bool ends_next_year = first_month > 1 && static_cast<int>(static_cast<unsigned>(date.month())) >= first_month;
    return ends_next_year ? year + 1 : year;
}

int fiscal_quarter(base::Date date, int first_month) {
    return months_into(date, first_month) / 3 + 1;
}

std::string period_label(const Period& period, PeriodLength length, int first_month) {
    const int year = fiscal_year(period.first, first_month);
    switch (length) {
        case PeriodLength::Month:
            return fmt::format("{}-{:02}", static_cast<int>(period.first.year()),
                               static_cast<unsigned>(period.first.month()));
        case PeriodLength::Quarter:
            return fmt::format("{} Q{}", year, fiscal_quarter(period.first, first_month));
        case PeriodLength::HalfYear:
            return fmt::format("{} H{}", year, months_into(period.first, first_month) / 6 + 1);
        case PeriodLength::Year:
            break;
    }
    return std::to_string(year);
}

}  // namespace plumbline::insight
