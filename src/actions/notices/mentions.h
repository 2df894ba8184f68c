#pragma once
// Telling people of what others do that concerns them.

#include "actions/notices/policy.h"
#include "records/records.h"

namespace plumbline::actions {

/// tell_mentioned is the hook of comments: whoever is mentioned newly is told, in the same transaction, where they may
/// read the comment's subject by any role; nobody is told of their own.
[[nodiscard]] records::Hook tell_mentioned(const schema::Catalog& catalog, const base::Clock& clock,
                                           const MailPolicy& policy);

/// tell_approver is the hook of what one person grants: who stands in `person` is told when they are named newly, or
/// when the record comes to the `open` status, where they may read it; nobody is told of what they wrote themselves.
[[nodiscard]] records::Hook tell_approver(const schema::Catalog& catalog, const base::Clock& clock,
                                          const MailPolicy& policy, std::string person, std::string open);

/// announce_link is the mail with an invitation, or a link to a new password, of an account; nothing without mail.
[[nodiscard]] base::Result<std::vector<records::Command>> announce_link(records::Records& records,
                                                                        const MailPolicy& policy,
                                                                        const std::string& account,
                                                                        const std::string& by, const std::string& token,
                                                                        const std::string& expires_at, bool is_reset);

}  // namespace plumbline::actions
