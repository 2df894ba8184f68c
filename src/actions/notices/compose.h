#pragma once
// A waiting notice as a letter to its account.

#include "actions/notices/policy.h"
#include "connect/mail/letter.h"
#include "records/records.h"

namespace plumbline::actions {

/// Composed is a notice ready to be sent.
struct Composed {
    std::string address;  ///< whom it goes to; empty where nobody is to get it any more
    std::string name;
    std::string sender;  ///< name of the sender, in the language of the letter
    std::string subject;
    connect::mail::Letter letter;
    std::string unsubscribe;            ///< where mails are chosen; empty for those that nobody chooses
    std::vector<std::string> gathered;  ///< ids of the notices that it brings along
};

/// compose reads what the notice is about, and its link, as they are now.
[[nodiscard]] base::Result<Composed> compose(store::Transaction& transaction, const schema::Catalog& catalog,
                                             const MailPolicy& policy, const base::JsonObject& notice);

}  // namespace plumbline::actions
