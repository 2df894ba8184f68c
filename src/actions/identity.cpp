#include "actions/identity.h"

#include <algorithm>

#include "actions/initialize.h"
#include "actions/password_rule.h"
#include "actions/refusals.h"
#include "base/encoding.h"
#include "base/text.h"
#include "base/zone.h"

namespace plumbline::actions {

using base::fail;
using base::Json;
using base::JsonObject;
using base::Result;
using records::Caller;
using records::Command;

namespace {

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

Result<std::vector<std::string>> Identity::unit_and_below(const std::string& unit) {
    std::vector<std::string> units;
    if (unit.empty()) return units;
    units.push_back(unit);
    const schema::EntityType& type = records_.catalog().type("unit");
    for (std::size_t next = 0; next < units.size(); ++next)
        for (const JsonObject& child : TRY(records_.all(type, query::equals(type, "parent", units[next])))) {
            std::string id = base::text_or(child, "id");
            if (std::ranges::find(units, id) == units.end()) units.push_back(std::move(id));
        }
    return units;
}

Result<std::vector<records::Grant>> Identity::grants_of(const std::string& account, const std::string& today) {
    const schema::EntityType& type = records_.catalog().type("access-grant");
    std::vector<records::Grant> grants;
    for (const JsonObject& held : TRY(records_.all(type, query::equals(type, "account", account)))) {
        if (base::find_text(held, "endDate").value_or("9999") < today) continue;
        const auto role = TRY(find_by("access-role", "id", base::text_or(held, "role")));
        if (!role || !role->contains("rules")) continue;
        records::Grant grant;
        grant.rules = TRY(records::read_rules(role->at("rules")));
        grant.program = base::text_or(held, "program");
        grant.units = TRY(unit_and_below(base::text_or(held, "unit")));
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
    const records::Asking server = system_asking(records_, {});
    caller.zone = server.caller.zone;
    caller.grants = TRY(grants_of(account, records::today_text(server)));
    return caller;
}

Result<Caller> Identity::caller_of_link(const std::string& account) {
    Caller caller = TRY(caller_of_account(account, Through::Token));
    caller.may_make_tokens = false;
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
    const std::string& zone = found.caller.zone;
    const base::Date today = base::local_time(records_.clock().now(), zone).date;
    const std::string end_of_day = base::format_instant(base::start_of_day(base::add_days(today, 1), zone));
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
        records::Caller caller = TRY(caller_of_token_record(*token));
        return Known{std::move(caller), 0, base::text_or(*token, "expiresAt")};
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
        caller.zone = organization_zone(records_);
    } else {
        caller = TRY(caller_of_account(base::text_or(token, "account"), Through::Token));
    }
    caller.actor = caller.account.empty() ? "token:" + base::text_or(token, "id") : caller.account;
    caller.may_write = has("write") || has("admin");
    caller.only_program = base::text_or(token, "program");
    records::limit_to_program(caller, caller.only_program);
    caller.may_make_tokens = has("admin") && caller.only_program.empty() && !token.contains("expiresAt");
    if (!has("admin"))
        for (records::Grant& grant : caller.grants)
            for (records::Rule& rule : grant.rules) std::erase(rule.groups, "admin");
    return caller;
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
    const std::vector<std::string> words{account.email, account.title, organization};
    const std::string hash = base::sha256_hex(token);
    const auto invalid_link = [] {
        return fail(
            base::forbidden("This set-up link is not valid any more.", "Restart the server: it prints a new one."));
    };
    if (!expects_set_up(token)) return invalid_link();
    TRY(check_password(account.password, words));
    {
        // Taken before anything is made, so that of two at once one makes an administrator; given back where it fails.
        const std::lock_guard lock(mutex_);
        if (!base::equal_in_constant_time(set_up_hash_, hash)) return invalid_link();
        set_up_hash_.clear();
    }
    auto made = make_first(account, organization);
    if (!made) {
        const std::lock_guard lock(mutex_);
        set_up_hash_ = hash;
        return fail(std::move(made).error());
    }
    return begin_session(*made, {}, {}, "link");
}

Result<std::string> Identity::make_first(const NewAccount& account, const std::string& organization) {
    NewAccount first = account;
    first.role = "administrator";
    std::string id = TRY(create_account(system_asking(records_, "First set-up"), first));
    if (!organization.empty()) {
        const auto organizations = TRY(records_.all(records_.catalog().type("organization"), query::all_of({})));
        Command rename;
        rename.act = records::Act::Update;
        rename.type = &records_.catalog().type("organization");
        rename.id = base::text_or(organizations.front(), "id");
        rename.body = {{"title", organization}};
        TRY(records_.write(system_asking(records_, "First set-up"), {std::move(rename)}));
    }
    return id;
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

}  // namespace plumbline::actions
