#pragma once
// People and access: who a token or a session belongs to, signing in and out, the first set-up, tokens and accounts.

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/password.h"
#include "records/records.h"

namespace plumbline::actions {

/// NewAccount is what an account is made of.
struct NewAccount {
    std::string email;
    std::string title;     ///< name of the person; empty takes the address
    std::string password;  ///< empty: the account is invited and cannot sign in by password yet
    std::string role;      ///< key of an access role: viewer, member, program-lead, administrator, or one's own
    std::string program;   ///< id of the program that the role is for; empty for all
};

/// NewToken is what an API token is made of.
struct NewToken {
    std::string title;
    std::string account;                               ///< id; empty with is_administrator
    bool is_administrator = false;                     ///< speaks for nobody and may do everything within its scopes
    std::vector<std::string> scopes{"read", "write"};  ///< read, write, admin
    std::string expires_at;                            ///< instant as text; empty for never
    std::string program = {};                          ///< id of the only program that it reaches; empty for all
};

/// Invitation is a link to a new password.
struct Invitation {
    std::string token;       ///< goes into the link, nowhere else
    std::string expires_at;  ///< instant as text
    bool is_reset = false;   ///< the account had a password before
};

/// Announce gives what is to be written along with an invitation, such as its mail.
using Announce = std::function<base::Result<std::vector<records::Command>>(const Invitation&)>;

/// Session is an accepted sign-in.
struct Session {
    std::string secret;      ///< goes into the cookie, nowhere else
    std::string account;     ///< id
    std::string expires_at;  ///< instant as text
};

/// Identity is thread-safe. Secrets are kept as SHA-256 (they are random) or argon2id (passwords); only their owners
/// ever hold them.
class Identity {
  public:
    /// Identity over the records.
    explicit Identity(records::Records& records) : records_(records) {}

    /// caller_of_token is who an API token speaks for. Unauthenticated where it is unknown, expired or revoked, or its
    /// account is disabled; an invited account, which has no password yet, may be used by its tokens. Callers are kept
    /// until anything changes in the store, so that whatever is taken from them is taken at once.
    [[nodiscard]] base::Result<records::Caller> caller_of_token(std::string_view secret);
    /// caller_of_session is who a session cookie belongs to. Unauthenticated where it has ended: signed out, revoked,
    /// 12 hours after signing in, or an hour after it was last used (kept to five minutes).
    [[nodiscard]] base::Result<records::Caller> caller_of_session(std::string_view secret);

    /// caller_of_link is an account as a link from its mail speaks for it: with its rights, without a session and
    /// without tokens of its own. Unauthenticated where it is gone or disabled.
    [[nodiscard]] base::Result<records::Caller> caller_of_link(const std::string& account);
    /// caller_for is another account as a caller holds it by a delegation that counts today, with that account's rights
    /// within scope, program and dates of the delegation: never administration, never what belongs to the account
    /// itself, never more than the account. Forbidden where there is none.
    [[nodiscard]] base::Result<records::Caller> caller_for(const records::Caller& delegate, const std::string& account);
    /// delegations_of are the delegations that count today for an account to act by, as records.
    [[nodiscard]] base::Result<std::vector<base::JsonObject>> delegations_of(const std::string& account);
    /// note_use says that a session was used now.
    void note_use(const std::string& session);

    /// begin_set_up makes the one-time token of the first set-up; it holds until used or until the process ends.
    [[nodiscard]] std::string begin_set_up();

    /// awaits_set_up tells whether begin_set_up gave out a token that nobody has used.
    [[nodiscard]] bool awaits_set_up();
    /// expects_set_up tells whether the token is the one that begin_set_up gave out last and nobody has used.
    [[nodiscard]] bool expects_set_up(std::string_view token);
    /// set_up makes the first account, an administrator, names the organization, and signs in.
    [[nodiscard]] base::Result<Session> set_up(std::string_view token, const NewAccount& account,
                                               const std::string& organization);
    /// make_link makes a token that signs an account in once, within an hour.
    [[nodiscard]] std::string make_link(const std::string& account);
    /// sign_in_by_link uses such a token up.
    [[nodiscard]] base::Result<Session> sign_in_by_link(std::string_view token, const std::string& agent,
                                                        const std::string& address);
    /// sign_in checks address and password. The answer is the same for an unknown address and a wrong password; after
    /// ten failures in a row each further one costs a growing wait, up to 34 minutes.
    [[nodiscard]] base::Result<Session> sign_in(const std::string& email, std::string_view password,
                                                const std::string& agent, const std::string& address);
    /// prove checks address and password as sign_in does, and answers the account's id.
    [[nodiscard]] base::Result<std::string> prove(const std::string& email, std::string_view password);
    /// sign_out ends a session.
    [[nodiscard]] base::Result<void> sign_out(std::string_view secret);
    /// check_new_password is check_password with the words of this person and of the organization.
    [[nodiscard]] base::Result<void> check_new_password(std::string_view password, const std::string& email,
                                                        const std::string& name);
    /// set_password gives an account a new password, ends its sessions and makes its invitation void.
    [[nodiscard]] base::Result<void> set_password(const std::string& account, std::string_view password);

    /// invite makes a link by which an account gets a (new) password, once: within 7 days where it has none yet, within
    /// an hour otherwise. One made before is void. Conflict for disabled accounts. What the asker may do is the
    /// caller's to check. What `announce` adds happens in the same transaction.
    [[nodiscard]] base::Result<Invitation> invite(const records::Asking& asking, const std::string& account,
                                                  const Announce& announce = {});
    /// expects_invitation tells whether accept_invitation would take the token now.
    [[nodiscard]] base::Result<bool> expects_invitation(std::string_view token);
    /// accept_invitation sets the password, ends the account's other sessions and signs in. The answer is the same for
    /// unknown, used and ended tokens and those of disabled accounts. Of several at once one succeeds.
    [[nodiscard]] base::Result<Session> accept_invitation(std::string_view token, std::string_view password,
                                                          const std::string& agent, const std::string& address);

    /// live_sessions are the sign-ins of an account that have not ended, newest first, `lastSeenAt` up to date (five
    /// minutes) and without secrets.
    [[nodiscard]] base::Result<std::vector<base::JsonObject>> live_sessions(const std::string& account);
    /// end_sessions ends those live sessions of an account that `chosen` picks by id; answers how many.
    [[nodiscard]] base::Result<int> end_sessions(const records::Asking& asking, const std::string& account,
                                                 const std::function<bool(const std::string&)>& chosen);

    /// create_account makes an account with its person and role; answers its id.
    [[nodiscard]] base::Result<std::string> create_account(const records::Asking& asking, const NewAccount& account);
    /// create_token makes an API token and answers its secret, which is not kept; its record's id stands in `id`.
    [[nodiscard]] base::Result<std::string> create_token(const records::Asking& asking, const NewToken& token,
                                                         std::string& id);
    /// find_account is the id of the account with an address, or nothing.
    [[nodiscard]] base::Result<std::optional<std::string>> find_account(const std::string& email);

  private:
    struct Failures {
        int count = 0;
        base::Instant until;
    };
    /// A caller as they were found, and until when that holds.
    struct Known {
        records::Caller caller;
        std::int64_t seq = 0;  // the last change before they were looked for
        std::string until;     // instant: the end of the token or session, or of the day, when grants may end
    };
    /// How an account is used. Invited accounts have no password and no sessions yet, but their tokens count.
    enum class Through { Session, Token };
    struct Link {
        std::string account;
        base::Instant until;
    };

    records::Records& records_;
    base::PasswordHasher hasher_;
    std::mutex mutex_;
    std::string set_up_hash_;
    std::map<std::string, Link> links_;         // by hash of the token
    std::map<std::string, Failures> failures_;  // by address
    std::mutex known_mutex_;
    std::map<std::string, Known, std::less<>> known_;  // by kind and hash of the secret
    std::map<std::string, base::Instant> noted_;       // by session: when its use was last kept

    base::Result<records::Caller> caller_of_account(const std::string& account, Through through);
    base::Result<records::Caller> caller_of_token_record(const base::JsonObject& token);
    /// What `find` answers, unless it is known already; `find` says until when its answer holds at most.
    base::Result<records::Caller> remembered(const std::string& key, const std::function<base::Result<Known>()>& find);
    base::Result<std::vector<std::string>> unit_and_below(const std::string& unit);
    base::Result<std::vector<records::Grant>> grants_of(const std::string& account, const std::string& today);
    base::Result<std::string> make_first(const NewAccount& account, const std::string& organization);
    base::Result<std::string> last_use(const base::JsonObject& session);
    base::Result<std::optional<base::JsonObject>> invited(std::string_view token);
    base::Result<std::vector<records::Command>> password_change(const base::JsonObject& account,
                                                                std::string_view password, const std::string& at);
    base::Result<Session> begin_session(const std::string& account, const std::string& agent,
                                        const std::string& address, std::string_view way);
    base::Result<std::optional<base::JsonObject>> find_by(std::string_view type, std::string_view field,
                                                          const std::string& value);
    base::Result<void> check_patience(const std::string& email);
    void note_failure(const std::string& email);
};

}  // namespace plumbline::actions
