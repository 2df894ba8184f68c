#pragma once
// Whose word a check-in is, and whose word counts as the value.

#include "records/records.h"

namespace plumbline::actions {

/// hold_word_to_person is the hook of check-ins. `by` is the caller's own person or somebody who delegated check-ins to
/// them; a `value` comes from those who answer for what it is about: its owner and delegate, the owners of the
/// objectives that a key result belongs to, the lead of the program. Whoever leads the program by their role may enter
/// anybody's word. The day lies between 2000-01-01 and today.
[[nodiscard]] records::Hook hold_word_to_person(const schema::Catalog& catalog);

}  // namespace plumbline::actions
