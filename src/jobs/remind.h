#pragma once
// The jobs that ask for check-ins and make summaries.

#include "actions/notices/policy.h"
#include "jobs/scheduler.h"

namespace plumbline::jobs {

/// remind is due each night behind midnight of the organization, when days turn for check-ins; mails wait for the
/// morning.
[[nodiscard]] Job remind(records::Records& records, const actions::MailPolicy& policy);
/// summarize is due at six in the morning of the organization: each day for those who want a daily summary, on Mondays
/// for those who want a weekly one.
[[nodiscard]] Job summarize(records::Records& records, const actions::MailPolicy& policy);

}  // namespace plumbline::jobs
