#pragma once
// How the server sends mail, from the options and the `[mail]` table of the configuration file (docs/guides/mail.md).

#include <optional>
#include <string>

#include "actions/notices/policy.h"
#include "base/result.h"
#include "jobs/send_mail.h"

namespace plumbline::app {

/// MailOptions are the settings as they were given.
struct MailOptions {
    std::string host;              ///< empty: no mail is sent
    int port = 0;                  ///< 0: 587, or 465 with `tls`
    std::string tls = "starttls";  ///< starttls, tls or none
    std::string user;              ///< empty: without login
    std::string password_file;     ///< its first line is the password
    std::string from;              ///< address that mails come from
    std::string name;              ///< name that they come from; empty: Plumbline
    std::string ca_file;           ///< PEM; empty: those that the system trusts
    std::string quiet_hours = "20-7";
};

/// policy_of reads the quiet hours, and tells whether mail is on. Error `config.mail`.
[[nodiscard]] base::Result<actions::MailPolicy> policy_of(const MailOptions& options, const std::string& public_url);
/// post_of is the way by which mail leaves; nothing without a host. It reads the password from its file. Errors
/// `config.mail`: a public URL, a sender and a password belong to it, and TLS unless the server is on this machine.
[[nodiscard]] base::Result<std::optional<jobs::Post>> post_of(const MailOptions& options,
                                                              const std::string& public_url);
/// node_name names this server among those on one store: host and process.
[[nodiscard]] std::string node_name();

}  // namespace plumbline::app
