#pragma once
// Asking for the check-ins that are due, and gathering notices for those who want one mail for many.

#include "actions/notices/policy.h"
#include "records/records.h"

namespace plumbline::actions {

/// remind tells whoever is to be asked (the owner, or while that is nobody active the delegate or lead) of each
/// check-in that is due today, by the cadence of key result, program or organization: once on the day, and once a week
/// while it is late, four times at most. Programs that are paused or closed ask for nothing. Each brings a link for
/// this key result and this account, good for 14 days, and makes those before it void. Answers how many were told.
[[nodiscard]] base::Result<int> remind(records::Records& records, const MailPolicy& policy);

/// gather makes one mail of the notices that wait for a summary, for each account whose `digest` is `how` (daily,
/// weekly). Answers how many mails.
[[nodiscard]] base::Result<int> gather(records::Records& records, const MailPolicy& policy, const std::string& how);

}  // namespace plumbline::actions
