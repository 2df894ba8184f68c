#pragma once
// Every rule that takes part in the saving of a type, on one screen.

#include "actions/notices/policy.h"
#include "insight/check_book.h"
#include "records/records.h"

namespace plumbline::app {

/// add_derivations gives the records the hooks that complete what is written, without the gates of activation.
void add_derivations(records::Records& records);
/// add_hooks gives the records all hooks. Called once, before anything is saved; the book must outlive the records.
void add_hooks(records::Records& records, const insight::CheckBook& book, const base::Speeches& speeches);

/// add_notice_hooks lets people be told of what concerns them, and no longer of what they did. The policy must outlive
/// the records.
void add_notice_hooks(records::Records& records, const actions::MailPolicy& policy);

}  // namespace plumbline::app
