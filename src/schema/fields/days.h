#pragma once
// Days as people write them in English and German.

#include <string_view>

#include "base/time.h"

namespace plumbline::schema::fields {

/// read_day reads `2026-03-31`, `31.03.2026`, `31.3.2026`, `31 March 2026`, `March 31, 2026`, `31. März 2026` (months
/// also by their first three letters) and `31/3/2026` or `3/31/2026` where only one reading is a day of the calendar.
/// What can be read in two ways is an error that gives both. Years have four digits. Errors have the code
/// `validation.date`.
[[nodiscard]] base::Result<base::Date> read_day(std::string_view text);

}  // namespace plumbline::schema::fields
