#pragma once
// Where in a text the record stands that the records refused.

#include "actions/text/steps.h"

namespace plumbline::actions::text {

/// locate answers an error with line and column, and with those that other records would meet, found by rehearsing
/// without it. Errors that no record is to blame for come back as they are.
[[nodiscard]] base::Error locate(records::Records& records, const records::Asking& asking, const Draft& draft,
                                 const base::Error& error);

/// commands are the commands of the steps.
[[nodiscard]] std::vector<records::Command> commands(const std::vector<Step>& steps);

}  // namespace plumbline::actions::text
