#pragma once
// What an account is told: one record that stands in the app, and waits for its mail where one is to be sent. The
// record is written in the transaction of what it tells of; jobs/send_mail.h sends what waits.

#include <optional>
#include <string>

#include "actions/notices/policy.h"
#include "records/records.h"

namespace plumbline::actions {

/// Notice is what is told.
struct Notice {
    std::string account;            ///< id of who is told
    std::string kind;               ///< of the choice `kind` of notifications
    std::string title;              ///< one line
    std::string body = {};          ///< may be empty
    std::string subject = {};       ///< `key-results/ID`; may be empty
    std::string program = {};       ///< id; may be empty
    std::string unit = {};          ///< id; may be empty
    std::string once_key = {};      ///< what it is told for; a second notice with the same is not made
    std::string due_date = {};      ///< date as text; may be empty
    std::string link = {};          ///< secret part of a link that goes out with the mail; empty: none
    std::string link_expires = {};  ///< instant as text, with `link`
    bool is_urgent = false;         ///< asked for by somebody who waits: at any hour, never gathered, never muted
    bool is_for_mail_only = false;  ///< counts as read in the app
};

/// place sets the program and the unit of a notice to those of what it is about, so that whoever administers another
/// place does not read of it.
[[nodiscard]] base::Result<void> place(store::Transaction& transaction, const schema::EntityType& type,
                                       const base::JsonObject& record, Notice& notice);

/// notice_command is the change that makes the notice, mail included: at once, behind quiet hours, gathered, or not at
/// all, as the account wants it. Nothing where the account is gone or disabled, or was told already.
[[nodiscard]] base::Result<std::optional<records::Command>> notice_command(store::Transaction& transaction,
                                                                           const schema::Catalog& catalog,
                                                                           const MailPolicy& policy,
                                                                           const Notice& notice, base::Instant now);

/// accounts_of are the ids of the active accounts of a person.
[[nodiscard]] base::Result<std::vector<std::string>> accounts_of(store::Transaction& transaction,
                                                                 const schema::Catalog& catalog,
                                                                 const std::string& person);

/// organization_of is the organization's record; empty before the first set-up.
[[nodiscard]] base::Result<base::JsonObject> organization_of(store::Transaction& transaction,
                                                             const schema::Catalog& catalog);

/// update_notice is a change of a notification by the server.
[[nodiscard]] records::Command update_notice(const schema::Catalog& catalog, const base::JsonObject& notice,
                                             base::JsonObject body);

}  // namespace plumbline::actions
