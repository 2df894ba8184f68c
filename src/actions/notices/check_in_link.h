#pragma once
// Checking in by a link from a mail, without signing in. The link holds 256 random bits of which the store keeps the
// hash; it is good for one key result and one account, once, until it ends or a newer one was made.

#include <optional>

#include "actions/identity.h"
#include "actions/notices/check_in_patience.h"
#include "actions/notices/policy.h"

namespace plumbline::actions {

/// LinkedCheckIn is what a link opens.
struct LinkedCheckIn {
    std::string notice;           ///< id
    std::string account;          ///< id
    std::string language;         ///< of the account
    std::string name;             ///< of the person
    base::JsonObject key_result;  ///< as the account may see it
    std::optional<double> value;  ///< of the last check-in with one
    std::string value_date;       ///< ISO text; empty without value
};

/// Word is what is checked in; at least one of the three.
struct Word {
    std::optional<double> value;
    std::optional<int> confidence;  ///< 0 to 100
    std::string note;
};

/// CheckInLinks is thread-safe.
class CheckInLinks {
  public:
    /// CheckInLinks over records and identity, which outlive it.
    CheckInLinks(records::Records& records, Identity& identity, const MailPolicy& policy)
        : records_(records), identity_(identity), policy_(policy) {}

    /// open finds out what a link is for, and changes nothing. Unauthenticated, in the same words, for links that are
    /// altered, used, ended or replaced, and those of disabled accounts; TooMany after ten such in a row at
    /// the same link.
    [[nodiscard]] base::Result<LinkedCheckIn> open(std::string_view token);
    /// check_in uses the link up with the account's own rights. Of several at once one
    /// makes the check-in.
    [[nodiscard]] base::Result<void> check_in(std::string_view token, const Word& word, const std::string& request);

  private:
    records::Records& records_;
    Identity& identity_;
    const MailPolicy& policy_;
    CheckInPatience patience_;

    base::Result<base::JsonObject> notice_of(std::string_view token);
    base::Result<void> add_last_value(LinkedCheckIn& opened);
};

/// settle_notices is the hook of check-ins: whoever checks in on a key result is asked for it no longer, their links
/// are void and mails about it are not sent any more. A check-in by somebody else settles nothing for them.
[[nodiscard]] records::Hook settle_notices(const schema::Catalog& catalog);

/// keep_addressed is the hook of notifications: who and what the server's own notices are for stays as it is.
[[nodiscard]] records::Hook keep_addressed();

}  // namespace plumbline::actions
