// Links by which somebody sets a password. The account keeps the link's hash and end, so that links outlive restarts
// and work on every node; the link names its account, so that finding it asks for one record.

#include "actions/identity.h"
#include "actions/initialize.h"
#include "actions/refusals.h"
#include "base/encoding.h"
#include "base/text.h"

namespace plumbline::actions {

using base::fail;
using base::JsonObject;
using base::Result;
using records::Command;

namespace {

constexpr std::chrono::hours InvitationHolds{24 * 7};
constexpr std::chrono::hours ResetHolds{1};
constexpr char Between = '.';

base::Fail void_link() {
    return not_signed_in("sign-in.invitation", "This link was used already, has ended, or was replaced by a newer one.",
                         "Ask an administrator for a new one.");
}

Result<std::string> secret_of(records::Records& records, const std::string& account, std::string_view field) {
    const schema::EntityType& type = records.catalog().type("account");
    std::string secret;
    TRY(records.store().read([&](store::Transaction& transaction) -> Result<void> {
        secret = TRY(transaction.secret(type, account, *type.find_field(field)));
        return {};
    }));
    return secret;
}

}  // namespace

Result<Invitation> Identity::invite(const records::Asking& asking, const std::string& account,
                                    const Announce& announce) {
    const auto record = TRY(find_by("account", "id", account));
    if (!record) return fail(base::not_found("There is no such account."));
    if (base::find_text(*record, "status") == "disabled")
        return fail(base::conflict("account.disabled", "This account is disabled.", "Set its status to active first."));
    Invitation invitation;
    invitation.is_reset = !TRY(secret_of(records_, account, "passwordHash"))
    .empty();
    invitation.token = account + Between + base::random_token(records_.random());
    invitation.expires_at =
        base::format_instant(records_.clock().now() + (invitation.is_reset ? ResetHolds : InvitationHolds));
    records::Asking own = asking;
    own.caller.is_system = true;
    if (own.reason.empty()) own.reason = invitation.is_reset ? "Link to a new password" : "Invited";
    Command command;
    command.act = records::Act::Update;
    command.type = &records_.catalog().type("account");
    command.id = account;
    command.body = {{"invitationHash", base::sha256_hex(invitation.token)},
                    {"invitationExpiresAt", invitation.expires_at}};
    std::vector<Command> commands{std::move(command)};
    if (announce)
        for (Command& more : TRY(announce(invitation))) commands.push_back(std::move(more));
    TRY(records_.write(own, std::move(commands)));
    return invitation;
}

Result<std::optional<JsonObject>> Identity::invited(std::string_view token) {
    const std::size_t between = token.find(Between);
    if (between == std::string_view::npos || token.size() > 200) return std::optional<JsonObject>();
    auto record = TRY(find_by("account", "id", std::string(token.substr(0, between))));
    if (!record || base::find_text(*record, "status") == "disabled" ||
        base::text_or(*record, "invitationExpiresAt") <= records_.now())
        return std::optional<JsonObject>();
    const std::string kept = TRY(secret_of(records_, base::text_or(*record, "id"), "invitationHash"));
    if (kept.empty() || !base::equal_in_constant_time(kept, base::sha256_hex(token)))
        return std::optional<JsonObject>();
    return record;
}

Result<bool> Identity::expects_invitation(std::string_view token) {
    return TRY(invited(token))
    .has_value();
}

Result<Session> Identity::accept_invitation(std::string_view token, std::string_view password, const std::string& agent,
                                            const std::string& address) {
    // The write names the revision that was read, so that of several at once one succeeds. Others may change the
    // account meanwhile without making the link void.
    for (int round = 0; round < 5; ++round) {
        const auto account = TRY(invited(token));
        if (!account) return void_link();
        const std::string id = base::text_or(*account, "id");
        const std::string email = base::text_or(*account, "email");
        TRY(check_new_password(password, email, base::text_or(*account, "title")));
        records::Asking asking = system_asking(records_, "Password set by a link");
        asking.caller.actor = id;
        std::vector<Command> commands = TRY(password_change(*account, password, asking.at));
        commands.front().revision = base::integer_or(*account, "revision");
        const auto written = records_.write(asking, std::move(commands));
        if (!written && written.error().kind == base::ErrorKind::PreconditionFailed) continue;
        if (!written) return fail(written.error());
        {
            const std::lock_guard lock(mutex_);
            failures_.erase(email);
        }
        return begin_session(id, agent, address, "link");
    }
    return void_link();
}

}  // namespace plumbline::actions
