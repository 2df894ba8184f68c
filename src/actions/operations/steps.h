#pragma once
// Steps that checking, restoring and moving share.

#include "actions/operations/backup.h"

namespace plumbline::actions {

/// scratch_file is a new name in the folder for scratch copies.
[[nodiscard]] std::string scratch_file(const Workshop& workshop);

/// bring_up_to_date carries out the pending steps of a SQLite file and adds what is additive.
[[nodiscard]] base::Result<void> bring_up_to_date(const Workshop& workshop, const std::string& file);

/// hold_against verifies a store that came from a backup, whose chain must end at `head`; `file` names it in errors.
[[nodiscard]] base::Result<records::Verified> hold_against(const Workshop& workshop, store::Store& store,
                                                           const std::string& file, const std::string& head);

}  // namespace plumbline::actions
