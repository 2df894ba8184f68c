#pragma once
// Fields that follow from others, set by the server on every save.

#include "records/records.h"

namespace plumbline::actions {

/// derive_program fills `program` of a record that may hang on several kinds of record (check-in, comment, receipt,
/// enrolment, override) from the first of them that belongs to a program.
[[nodiscard]] records::Hook derive_program(const schema::Catalog& catalog);

/// fill_blank puts the target of a key result into the one blank (`___`) of its title, so that a template's blank is
/// filled by one decision.
[[nodiscard]] records::Hook fill_blank();

/// stamp_sign_off notes when a leader signs off the place of an initiative in the backlog, and forgets it with the
/// leader.
[[nodiscard]] records::Hook stamp_sign_off();

/// keep_one refuses a second organization, and the deletion of the only one.
[[nodiscard]] records::Hook keep_one();

}  // namespace plumbline::actions
