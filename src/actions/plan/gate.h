#pragma once
// The gate of activation: a part of a plan goes live only when its blocking checks hold.

#include "insight/check_report.h"
#include "records/records.h"

namespace plumbline::actions {

/// gate is the hook of the types that can be activated (program, objective, key result, initiative): it refuses the
/// change to the status `active` with `activation.blocked` and at most five findings, said in the language of who asks,
/// and stamps `activatedAt`. Book and speeches must outlive it.
[[nodiscard]] records::Hook gate(const schema::Catalog& catalog, const insight::CheckBook& book,
                                 const base::Speeches& speeches);

/// blocked is the error for an activation that findings stop.
[[nodiscard]] base::Error blocked(const std::vector<insight::Finding>& findings, const base::Speech& speech);

}  // namespace plumbline::actions
