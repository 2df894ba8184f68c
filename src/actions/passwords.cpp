// Signing in by password, and new passwords.

#include <fmt/format.h>

#include <algorithm>

#include "actions/identity.h"
#include "actions/initialize.h"
#include "actions/password_rule.h"
#include "actions/refusals.h"
#include "base/encoding.h"
#include "base/text.h"

namespace plumbline::actions {

using base::Error;
using base::fail;
using base::JsonObject;
using base::Result;
using records::Command;

namespace {

std::string in_words(std::int64_t seconds) {
    if (seconds < 100) return fmt::format("{} second{}", seconds, seconds == 1 ? "" : "s");
    return fmt::format("{} minutes", (seconds + 59) / 60);
}

}  // namespace

Result<void> Identity::check_patience(const std::string& email) {
    const std::lock_guard lock(mutex_);
    const auto found = failures_.find(email);
    const base::Instant now = records_.clock().now();
    if (found == failures_.end() || found->second.until <= now) return {};
    const auto left = std::chrono::ceil<std::chrono::seconds>(found->second.until - now).count();
    Error error;
    error.kind = base::ErrorKind::TooMany;
    error.code = "sign-in.wait";
    error.message =
        fmt::format("Too many failed sign-ins for this address. The next one is possible in {}.", in_words(left));
    error.hint = "Wait that long, or ask an administrator for a link to a new password.";
    error.retry_after = static_cast<int>(left);
    return fail(std::move(error));
}

void Identity::note_failure(const std::string& email) {
    const std::lock_guard lock(mutex_);
    if (failures_.size() > 10000) failures_.clear();
    Failures& failures = failures_[email];
    ++failures.count;
    const int over = std::clamp(failures.count - 10, -1, 11);
    failures.until = records_.clock().now() + (over < 0 ? std::chrono::seconds(0) : std::chrono::seconds(1LL << over));
}

Result<std::string> Identity::prove(const std::string& email, std::string_view password) {
    const std::string key = base::to_lower_ascii(base::trim(email));
    TRY(check_patience(key));
    const auto account = TRY(find_by("account", "email", key));
    std::string hash;
    if (account) {
        const schema::EntityType& type = records_.catalog().type("account");
        TRY(records_.store().read([&](store::Transaction& transaction) -> Result<void> {
            hash = TRY(transaction.secret(type, base::text_or(*account, "id"), *type.find_field("passwordHash")));
            return {};
        }));
    }
    const bool is_right = TRY(hasher_.verify(password, hash));
    if (!is_right || base::find_text(*account, "status") != "active") {
        note_failure(key);
        return not_signed_in("sign-in.wrong", "Address or password are wrong.",
                             "Check both; passwords have 15 characters or more.");
    }
    const std::lock_guard lock(mutex_);
    failures_.erase(key);
    return base::text_or(*account, "id");
}

Result<Session> Identity::sign_in(const std::string& email, std::string_view password, const std::string& agent,
                                  const std::string& address) {
    const std::string account = TRY(prove(email, password));
    return begin_session(account, agent, address, "password");
}

Result<void> Identity::check_new_password(std::string_view password, const std::string& email,
                                          const std::string& name) {
    std::vector<std::string> words{email, name};
    for (const JsonObject& organization : TRY(records_.all(records_.catalog().type("organization"), query::all_of({}))))
        words.push_back(base::text_or(organization, "title"));
    return check_password(password, words);
}

Result<std::vector<Command>> Identity::password_change(const JsonObject& account, std::string_view password,
                                                       const std::string& at) {
    const std::string id = base::text_or(account, "id");
    Command renew;
    renew.act = records::Act::Update;
    renew.type = &records_.catalog().type("account");
    renew.id = id;
    renew.body = {{"passwordHash", TRY(hasher_.hash(password))},
                  {"status", "active"},
                  {"passwordChangedAt", at},
                  {"invitationHash", nullptr},
                  {"invitationExpiresAt", nullptr}};
    std::vector<Command> commands{std::move(renew)};
    const schema::EntityType& sign_in = records_.catalog().type("sign-in");
    for (const JsonObject& session : TRY(records_.all(sign_in, query::equals(sign_in, "account", id))))
        if (!session.contains("endedAt")) {
            Command end;
            end.act = records::Act::Update;
            end.type = &sign_in;
            end.id = base::text_or(session, "id");
            end.body = {{"endedAt", at}};
            commands.push_back(std::move(end));
        }
    return commands;
}

Result<void> Identity::set_password(const std::string& account, std::string_view password) {
    const auto record = TRY(find_by("account", "id", account));
    if (!record) return fail(base::not_found("There is no such account."));
    TRY(check_new_password(password, base::text_or(*record, "email"), base::text_or(*record, "title")));
    const records::Asking asking = system_asking(records_, "New password");
    TRY(records_.write(asking, TRY(password_change(*record, password, asking.at))));
    return {};
}

}  // namespace plumbline::actions
