#pragma once
// Periods as files write them.

#include <optional>
#include <string>
#include <string_view>

#include "actions/imports/entry.h"

namespace plumbline::actions::imports {

/// Period is a stretch of time: its first day, and `day`, `week`, `month`, `28-days` or `quarter`.
struct Period {
    std::string first;
    std::string kind;
};

/// period_in reads `2026-03-10`, `2026-03`, `March 2026`, `2026-W12`, `2026-Q1`, `Q1 2026`; what is a day is one of the
/// kind that `said` names (`month`, `Monthly`, `D28` …), a day where it names none. Errors: `validation.date`.
[[nodiscard]] base::Result<Period> period_in(std::string_view text, std::string_view said, DayOrder order);

}  // namespace plumbline::actions::imports
