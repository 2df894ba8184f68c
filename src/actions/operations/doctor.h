#pragma once
// Looking a store over, as an administrator would.

#include "actions/operations/backup.h"
#include "store/examine.h"

namespace plumbline::actions {

/// look_over examines the database, then the chain and every table, the clock and the age of the last backup. It
/// changes nothing. What is wrong is a finding, never an error.
[[nodiscard]] std::vector<store::Finding> look_over(const Workshop& workshop, const std::string& url);

}  // namespace plumbline::actions
