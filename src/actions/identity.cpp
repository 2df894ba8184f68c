#include "actions/identity.h"

#include <algorithm>

#include "actions/initialize.h"
#include "base/encoding.h"
#include "base/text.h"

namespace plumbline::actions {

using base::Error;
using base::fail;
using base::Json;
using base::JsonObject;
using base::Result;
using records::Caller;
using records::Command;

namespace {

base::Fail not_signed_in(std::string code, std::string message, std::string hint) {
    Error error;
    error.kind = base::ErrorKind::Unauthenticated;
    error.code = std::move(code);
    error.message = std::move(message);
    error.hint = std::move(hint);
    return fail(std::move(error));
}

bool is_past(const JsonObject& record, std::string_view field, const std::string& now) {
    const auto text = base::find_text(record, field);
    return text && *text <= now;
}

std::vector<records::Rule> everything() {
    records::Rule rule;
    rule.groups = {"organization", "plan",      "measure", "people", "outreach", "learning", "governance",
                   "registers",    "readiness", "adapt",   "voice",  "own",      "admin"};
    rule.acts = {records::Act::Read,   records::Act::Create,  records::Act::Update,
                 records::Act::Delete, records::Act::Restore, records::Act::Activate};
    rule.confidential = true;
    return {rule};
}

}  // namespace

Result<std::optional<JsonObject>> Identity::find_by(std::string_view type, std::string_view field,
                                                    const std::string& value) {
    const schema::EntityType& found_type = records_.catalog().type(type);
    auto found = TRY(records_.all(found_type, query::equals(found_type, field, value)));
    if (found.empty()) return std::optional<JsonObject>();
    return std::optional<JsonObject>(std::move(found.front()));
}

Result<std::optional<std::string>> Identity::find_account(const std::string& email) {
    const auto account = TRY(find_by("account", "email", base::to_lower_ascii(base::trim(email))));
    return account ? std::optional(base::text_or(*account, "id")) : std::nullopt;
}

Result<std::vector<records::Grant>> Identity::grants_of(const std::string& account) {
    const schema::EntityType& type = records_.catalog().type("access-grant");
    const std::string today = records_.now().substr(0, 10);
    std::vector<records::Grant> grants;
    for (const JsonObject& held : TRY(records_.all(type, query::equals(type, "account", account)))) {
        if (base::find_text(held, "endDate").value_or("9999") < today) continue;
        const auto role = TRY(find_by("access-role", "id", base::text_or(held, "role")));
        if (!role || !role->contains("rules")) continue;
        records::Grant grant;
        grant.rules = TRY(records::read_rules(role->at("rules")));
        grant.program = base::text_or(held, "program");
        grant.unit = base::text_or(held, "unit");
        grants.push_back(std::move(grant));
    }
    return grants;
}

Result<Caller> Identity::caller_of_account(const std::string& account, Through through) {
    const auto record = TRY(find_by("account", "id", account));
    const std::string status = record ? base::text_or(*record, "status") : std::string();
    const bool is_let_in = status == "active" || (status == "invited" && through == Through::Token);
    if (!is_let_in) return not_signed_in("access.disabled", "This account is not active.", "Ask an administrator.");
    Caller caller;
    caller.account = account;
    caller.person = base::text_or(*record, "person");
    caller.actor = account;
    caller.name = base::text_or(*record, "title", base::text_or(*record, "email"));
    caller.grants = TRY(grants_of(account));
    return caller;
}

Result<Caller> Identity::remembered(const std::string& key, const std::function<Result<Known>()>& find) {
    constexpr std::size_t MostKnown = 10000;
    const std::string now = records_.now();
    std::int64_t seq = 0;
    TRY(records_.store().read([&](store::Transaction& transaction) -> Result<void> {
        seq = TRY(transaction.next_seq());
        return {};
    }));
    {
        const std::lock_guard lock(known_mutex_);
        const auto known = known_.find(key);
        if (known != known_.end() && known->second.seq == seq && now < known->second.until) return known->second.caller;
    }
    // The number was read before, so that a change in between makes this answer old, never the other way round.
    Known found = TRY(find());
    found.seq = seq;
    const std::string end_of_day = now.substr(0, 10) + "T24";
    if (found.until.empty() || end_of_day < found.until) found.until = end_of_day;
    const std::lock_guard lock(known_mutex_);
    if (known_.size() >= MostKnown) known_.clear();
    return known_.insert_or_assign(key, std::move(found)).first->second.caller;
}

Result<Caller> Identity::caller_of_token(std::string_view secret) {
    const std::string hash = base::sha256_hex(secret);
    return remembered("token " + hash, [&]() -> Result<Known> {
        const auto token = TRY(find_by("api-token", "tokenHash", hash));
        if (!token || is_past(*token, "expiresAt", records_.now()) || token->contains("revokedAt"))
            return not_signed_in("access.token", "This token is not valid.",
                                 "It may have ended or been revoked: make a new one.");
        return Known {
            TRY(caller_of_token_record(*token))
            , 0, base::text_or(*token, "expiresAt")
        };
    });
}

Result<Caller> Identity::caller_of_token_record(const JsonObject& token) {
    const Json* scopes = token.if_contains("scopes");
    const auto has = [&](std::string_view scope) {
        return scopes != nullptr &&
               std::ranges::any_of(scopes->get_array(), [&](const Json& s) { return base::is_text(s, scope); });
    };
    Caller caller;
    if (base::is_true(token, "isAdministrator")) {
        caller.name = base::text_or(token, "title");
        caller.grants.push_back({everything(), {}, {}});
    } else {
        caller = TRY(caller_of_account(base::text_or(token, "account"), Through::Token));
    }
    caller.actor = caller.account.empty() ? "token:" + base::text_or(token, "id") : caller.account;
    caller.may_write = has("write") || has("admin");
    const std::string program = base::text_or(token, "program");
    if (!program.empty())
        for (records::Grant& grant : caller.grants) grant.program = program;
    caller.may_make_tokens = has("admin") && program.empty() && !token.contains("expiresAt");
    if (!has("admin"))
        for (records::Grant& grant : caller.grants)
            for (records::Rule& rule : grant.rules) std::erase(rule.groups, "admin");
    return caller;
}

Result<Caller> Identity::caller_of_session(std::string_view secret) {
    const std::string hash = base::sha256_hex(secret);
    return remembered("session " + hash, [&]() -> Result<Known> {
        const auto session = TRY(find_by("sign-in", "tokenHash", hash));
        if (!session || is_past(*session, "expiresAt", records_.now()) || session->contains("endedAt"))
            return not_signed_in("access.session", "Your session has ended.", "Sign in again.");
        return Known {
            TRY(caller_of_account(base::text_or(*session, "account"), Through::Session))
            , 0, base::text_or(*session, "expiresAt")
        };
    });
}

Result<Session> Identity::begin_session(const std::string& account, const std::string& agent,
                                        const std::string& address, std::string_view way) {
    Session session;
    session.secret = base::random_token(records_.random());
    session.account = account;
    session.expires_at = base::format_instant(records_.clock().now() + std::chrono::hours(12));
    records::Asking asking = system_asking(records_, "Signed in");
    asking.caller.actor = account;
    Command start;
    start.type = &records_.catalog().type("sign-in");
    start.body = {{"account", account},
                  {"tokenHash", base::sha256_hex(session.secret)},
                  {"startedAt", asking.at},
                  {"lastSeenAt", asking.at},
                  {"expiresAt", session.expires_at},
                  {"way", way}};
    if (!agent.empty()) start.body["userAgent"] = agent.substr(0, 400);
    if (!address.empty()) start.body["address"] = address;
    Command seen;
    seen.act = records::Act::Update;
    seen.type = &records_.catalog().type("account");
    seen.id = account;
    seen.body = {{"lastSignInAt", asking.at}};
    TRY(records_.write(asking, {std::move(start), std::move(seen)}));
    return session;
}

bool Identity::awaits_set_up() {
    const std::lock_guard lock(mutex_);
    return !set_up_hash_.empty();
}

bool Identity::expects_set_up(std::string_view token) {
    const std::lock_guard lock(mutex_);
    return !set_up_hash_.empty() && base::equal_in_constant_time(set_up_hash_, base::sha256_hex(token));
}

std::string Identity::begin_set_up() {
    const std::string token = base::random_token(records_.random());
    const std::lock_guard lock(mutex_);
    set_up_hash_ = base::sha256_hex(token);
    return token;
}

Result<Session> Identity::set_up(std::string_view token, const NewAccount& account, const std::string& organization) {
    {
        const std::lock_guard lock(mutex_);
        if (set_up_hash_.empty() || !base::equal_in_constant_time(set_up_hash_, base::sha256_hex(token)))
            return fail(
                base::forbidden("This set-up link is not valid any more.", "Restart the server: it prints a new one."));
    }
    TRY(base::check_password(account.password, account.email));
    NewAccount first = account;
    first.role = "administrator";
    const std::string id = TRY(create_account(system_asking(records_, "First set-up"), first));
    if (!organization.empty()) {
        const auto organizations = TRY(records_.all(records_.catalog().type("organization"), query::all_of({})));
        Command rename;
        rename.act = records::Act::Update;
        rename.type = &records_.catalog().type("organization");
        rename.id = base::text_or(organizations.front(), "id");
        rename.body = {{"title", organization}};
        TRY(records_.write(system_asking(records_, "First set-up"), {std::move(rename)}));
    }
    {
        const std::lock_guard lock(mutex_);
        set_up_hash_.clear();
    }
    return begin_session(id, {}, {}, "link");
}

std::string Identity::make_link(const std::string& account) {
    const std::string token = base::random_token(records_.random());
    const std::lock_guard lock(mutex_);
    links_[base::sha256_hex(token)] = {account, records_.clock().now() + std::chrono::hours(1)};
    return token;
}

Result<Session> Identity::sign_in_by_link(std::string_view token, const std::string& agent,
                                          const std::string& address) {
    std::string account;
    {
        const std::lock_guard lock(mutex_);
        const auto found = links_.find(base::sha256_hex(token));
        if (found != links_.end() && found->second.until > records_.clock().now()) account = found->second.account;
        if (found != links_.end()) links_.erase(found);
    }
    if (account.empty())
        return not_signed_in("sign-in.link", "This sign-in link was used already or has ended.", "Ask for a new one.");
    return begin_session(account, agent, address, "link");
}

Result<void> Identity::check_patience(const std::string& email) {
    const std::lock_guard lock(mutex_);
    const auto found = failures_.find(email);
    if (found == failures_.end() || found->second.until <= records_.clock().now()) return {};
    Error error;
    error.kind = base::ErrorKind::TooMany;
    error.code = "sign-in.wait";
    error.message = "Too many failed sign-ins for this address.";
    error.hint = "Wait a while, or ask an administrator for a new password.";
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

Result<Session> Identity::sign_in(const std::string& email, std::string_view password, const std::string& agent,
                                  const std::string& address) {
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
    {
        const std::lock_guard lock(mutex_);
        failures_.erase(key);
    }
    return begin_session(base::text_or(*account, "id"), agent, address, "password");
}

Result<void> Identity::sign_out(std::string_view secret) {
    const auto session = TRY(find_by("sign-in", "tokenHash", base::sha256_hex(secret)));
    if (!session) return {};
    records::Asking asking = system_asking(records_, "Signed out");
    asking.caller.actor = base::text_or(*session, "account");
    Command end;
    end.act = records::Act::Update;
    end.type = &records_.catalog().type("sign-in");
    end.id = base::text_or(*session, "id");
    end.body = {{"endedAt", asking.at}};
    TRY(records_.write(asking, {std::move(end)}));
    return {};
}

}  // namespace plumbline::actions
