#include "actions/identity.h"
#include "actions/initialize.h"
#include "base/encoding.h"
#include "base/text.h"

namespace plumbline::actions {

using base::fail;
using base::JsonObject;
using base::Result;
using records::Command;

namespace {

Command change(records::Records& records, std::string_view type, records::Act act, std::string id, JsonObject body) {
    Command command;
    command.act = act;
    command.type = &records.catalog().type(type);
    command.id = std::move(id);
    command.body = std::move(body);
    return command;
}

/// Secrets are set by the server only; what the asker may do was decided before.
records::Asking as_system(const records::Asking& asking) {
    records::Asking own = asking;
    own.caller.is_system = true;
    return own;
}

}  // namespace

Result<std::string> Identity::create_account(const records::Asking& asking, const NewAccount& account) {
    const auto role = TRY(find_by("access-role", "key", account.role));
    if (!role)
        return fail(base::invalid("account.role", "role", "There is no access role \"" + account.role + "\".",
                                  "Built in: viewer, member, program-lead, administrator."));
    if (!account.password.empty()) TRY(check_new_password(account.password, account.email, account.title));
    if (TRY(find_account(account.email)))
        return fail(base::conflict("account.exists",
                                   "There is already an account with the address " + account.email + ".",
                                   "Give that account another role instead."));
    const auto make_id = [this] { return base::make_uuid7(records_.clock().now(), records_.random()); };
    std::string id = make_id();
    const std::string title = account.title.empty() ? account.email : account.title;
    const auto person = TRY(find_by("person", "email", base::to_lower_ascii(account.email)));
    const std::string person_id = person ? base::text_or(*person, "id") : make_id();
    std::vector<Command> commands;
    if (!person)
        commands.push_back(
            change(records_, "person", records::Act::Create, person_id, {{"title", title}, {"email", account.email}}));
    JsonObject body{{"email", account.email},
                    {"title", title},
                    {"person", person_id},
                    {"status", account.password.empty() ? "invited" : "active"}};
    if (!account.password.empty()) body["passwordHash"] = TRY(hasher_.hash(account.password));
    commands.push_back(change(records_, "account", records::Act::Create, id, std::move(body)));
    JsonObject grant{{"account", id}, {"role", role->at("id")}};
    if (!account.program.empty()) grant["program"] = account.program;
    commands.push_back(change(records_, "access-grant", records::Act::Create, {}, std::move(grant)));
    TRY(records_.write(as_system(asking), std::move(commands)));
    return id;
}

Result<std::string> Identity::create_token(const records::Asking& asking, const NewToken& token, std::string& id) {
    std::string secret = "plumbline_" + base::random_token(records_.random());
    id = base::make_uuid7(records_.clock().now(), records_.random());
    base::JsonArray scopes;
    for (const std::string& scope : token.scopes) scopes.emplace_back(scope);
    JsonObject body{{"title", token.title},
                    {"tokenHash", base::sha256_hex(secret)},
                    {"scopes", scopes},
                    {"isAdministrator", token.is_administrator}};
    if (!token.account.empty()) body["account"] = token.account;
    if (!token.program.empty()) body["program"] = token.program;
    if (!token.expires_at.empty()) body["expiresAt"] = token.expires_at;
    TRY(records_.write(as_system(asking), {change(records_, "api-token", records::Act::Create, id, std::move(body))}));
    return secret;
}

}  // namespace plumbline::actions
