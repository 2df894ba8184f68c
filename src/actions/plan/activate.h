#pragma once
// Activation of one part of a plan, with what it needs.

#include "insight/check_book.h"
#include "records/records.h"

namespace plumbline::actions {

/// activate makes a program, objective, key result or initiative active. An objective takes those of its draft key
/// results along whose blocking checks hold. Findings that stop it come as `activation.blocked`.
[[nodiscard]] base::Result<records::Written> activate(records::Records& records, const insight::CheckBook& book,
                                                      const records::Asking& asking, const schema::EntityType& type,
                                                      const std::string& id);

}  // namespace plumbline::actions
