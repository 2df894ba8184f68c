#pragma once
// Sending the mails that wait. A mail is claimed by moving its next attempt ahead, so that no two nodes send it at once
// and one that a node left behind when it died is sent by another. Between the server's 250 and our note of it a kill
// can make one duplicate, with the same Message-ID.

#include "actions/notices/policy.h"
#include "base/observe.h"
#include "connect/mail/smtp.h"
#include "jobs/scheduler.h"

namespace plumbline::jobs {

/// Post is how mail leaves: the server and who it comes from.
struct Post {
    connect::mail::SmtpSettings smtp;
    std::string from;  ///< address of the sender
    std::string name;  ///< name of the sender; empty: the product's
};

/// waits_for is the time until the attempt behind the given number of attempts: 2 minutes at first, twice as long each
/// time, 4 hours at most.
[[nodiscard]] std::chrono::seconds waits_for(int attempts);

/// send_mail is the pump. A mail that could not be sent within five days, or whose link has ended, is failed; what the
/// server refuses for good (5xx) is failed at once. What failed keeps the server's words for the administrator.
[[nodiscard]] Pump send_mail(records::Records& records, base::Observer& observer, const actions::MailPolicy& policy,
                             Post post);

}  // namespace plumbline::jobs
