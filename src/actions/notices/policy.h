#pragma once
// What the server knows of mail: whether it is set up, and when nobody wants any.

#include <string>

#include "base/json.h"
#include "base/time.h"

namespace plumbline::actions {

/// MailPolicy is set once, before anything is saved.
struct MailPolicy {
    bool is_on = false;      ///< a mail server is set up; without it, notices stand in the app only
    std::string public_url;  ///< scheme and host that people use, without a slash at the end: links begin with it
    int quiet_from = 20;     ///< hour of the day from which no mail is sent, for those who chose none themselves
    int quiet_until = 7;     ///< hour until which; equal to quiet_from: mail is sent at any hour
};

/// Taste is what an account wants of its mails.
struct Taste {
    std::string zone;      ///< of the account, or else the organization's
    std::string language;  ///< likewise; `en` where neither says
    std::string digest;    ///< none, daily, weekly
    int quiet_from = 20;
    int quiet_until = 7;
};

/// taste_of reads an account; the organization and the policy fill in.
[[nodiscard]] Taste taste_of(const MailPolicy& policy, const base::JsonObject& account,
                             const base::JsonObject& organization);

/// next_open is the first moment from an instant on that is not quiet, to the quarter of an hour.
[[nodiscard]] base::Instant next_open(const Taste& taste, base::Instant from);

/// next_hour is the next moment behind an instant at which clocks of a zone show this full hour; with a weekday (1
/// Monday to 7 Sunday) on that day only, with 0 on any.
[[nodiscard]] base::Instant next_hour(std::string_view zone, base::Instant behind, int hour, int weekday);

}  // namespace plumbline::actions
