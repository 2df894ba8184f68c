#pragma once
// What the evidence of a program is drawn from, read from the store as one caller may see it.

#include "insight/evidence/facts.h"
#include "records/records.h"

namespace plumbline::actions {

/// load_facts reads a program's plan, the records around it and the past of visions and initiatives, without what the
/// caller may not see. NotFound where the caller may not see the program. `as_of` is an instant or day of the past as
/// text, whose day is then today; empty for now.
[[nodiscard]] base::Result<insight::evidence::Facts> load_facts(
    records::Records& records, const insight::CheckBook& book, const base::Speeches& speeches,
    const records::Asking& asking, const std::string& program, const std::string& as_of = {});

}  // namespace plumbline::actions
