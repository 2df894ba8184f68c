#include "api/auth/accounts.h"

#include <algorithm>

#include "api/auth/invitations.h"
#include "api/rest/records.h"
#include "records/access.h"

namespace plumbline::api::auth {

using base::fail;
using base::Json;
using base::JsonArray;
using base::JsonObject;
using base::Result;
using http::Response;
using records::Act;
using records::Command;

namespace {

Result<void> only_fields(const JsonObject& body, std::initializer_list<std::string_view> names) {
    for (const auto& pair : body)
        if (std::ranges::find(names, std::string_view(pair.key())) == names.end())
            return fail(base::invalid("validation.unknown-field", std::string(pair.key()).substr(0, 60),
                                      "There is no such field here."));
    return {};
}

Response with_session(Response response, const actions::Session& session) {
    response.headers.set("Set-Cookie", session_cookie(session.secret));
    response.headers.set("Cache-Control", "no-store");
    return response;
}

/// Takes a text out of a body; what is no text is refused and never taken for nothing.
Result<std::string> take(JsonObject& body, std::string_view name) {
    const Json* value = body.if_contains(name);
    if (value != nullptr && !value->is_string() && !value->is_null())
        return fail(base::invalid("validation.kind", std::string(name), std::string(name) + " must be a text."));
    std::string text = base::text_or(body, name);
    body.erase(name);
    return text;
}

std::string agent_of(const Call& call) {
    return std::string(call.request.find_header("User-Agent").value_or(""));
}

/// The members that a token is made of are no fields of its type, so that they are checked here.
Result<void> check_token_kinds(const JsonObject& body) {
    const auto wrong = [](std::string_view name, std::string_view expected) {
        return fail(base::invalid("validation.kind", std::string(name),
                                  std::string(name) + " must be " + std::string(expected) + "."));
    };
    for (const std::string_view name : {"title", "expiresAt", "account", "program"})
        if (const Json* value = body.if_contains(name); value != nullptr && !value->is_string() && !value->is_null())
            return wrong(name, "a text");
    const Json* scopes = body.if_contains("scopes");
    if (scopes == nullptr || scopes->is_null()) return {};
    if (!scopes->is_array()) return wrong("scopes", "a list of read, write, admin");
    if (!std::ranges::all_of(scopes->get_array(), [](const Json& scope) { return scope.is_string(); }))
        return wrong("scopes", "a list of read, write, admin");
    return {};
}

/// A token for somebody else needs the right to make that very record.
Result<void> require_token(Service& service, const Call& call, const actions::NewToken& token) {
    const schema::EntityType& type = service.records.catalog().type("api-token");
    const records::Access access(service.records.catalog(), call.asking.caller);
    JsonObject record;
    if (!token.account.empty()) record["account"] = token.account;
    if (!token.program.empty()) record["program"] = token.program;
    return service.records.store().read([&](store::Transaction& transaction) -> Result<void> {
        return access.require(transaction, Act::Create, type, record);
    });
}

}  // namespace

Result<Response> sign_in(Service& service, const Call& call) {
    const JsonObject body = TRY(json_body(call.request));
    TRY(only_fields(body, {"email", "password"}));
    const auto session = TRY(service.identity.sign_in(base::text_or(body, "email"), base::text_or(body, "password"),
                                                      agent_of(call), call.request.peer));
    return with_session(
        http::json_response(200, JsonObject{{"account", session.account}, {"expiresAt", session.expires_at}}), session);
}

Result<Response> sign_out(Service& service, const Call& call) {
    if (const auto cookie = call.request.find_cookie(SessionCookie)) TRY(service.identity.sign_out(*cookie));
    return with_session(http::empty_response(204), {});
}

Result<Response> set_up(Service& service, const Call& call) {
    const JsonObject body = TRY(json_body(call.request));
    TRY(only_fields(body, {"token", "email", "password", "title", "organization"}));
    const auto session = TRY(service.identity.set_up(
        base::text_or(body, "token"),
        {base::text_or(body, "email"), base::text_or(body, "title"), base::text_or(body, "password"), {}, {}},
        base::text_or(body, "organization")));
    return with_session(
        http::json_response(201, JsonObject{{"account", session.account}, {"expiresAt", session.expires_at}}), session);
}

Result<Response> me(Service& service, const Call& call) {
    const records::Caller& caller = call.asking.caller;
    const records::Access access(service.records.catalog(), caller);
    JsonObject may;
    for (const schema::EntityType& type : service.records.catalog().types()) {
        JsonArray acts;
        for (const Act act : {Act::Read, Act::Create, Act::Update, Act::Delete, Act::Restore, Act::Activate})
            if (access.may(act, type)) acts.emplace_back(records::act_name(act));
        if (!acts.empty()) may[type.collection] = std::move(acts);
    }
    JsonArray delegations;
    if (caller.delegate.empty())
        for (const JsonObject& held : TRY(service.identity.delegations_of(caller.account))) {
            JsonObject shown;
            for (const char* field : {"principal", "scope", "program", "endDate"})
                if (const Json* value = held.if_contains(field)) shown[field] = *value;
            delegations.push_back(std::move(shown));
        }
    return http::json_response(200,
                               JsonObject{{"account", caller.account.empty() ? Json(nullptr) : Json(caller.account)},
                                          {"person", caller.person.empty() ? Json(nullptr) : Json(caller.person)},
                                          {"name", caller.name},
                                          {"delegate", caller.delegate.empty() ? Json(nullptr) : Json(caller.delegate)},
                                          {"delegations", std::move(delegations)},
                                          {"may", std::move(may)},
                                          {"timeZone", caller.zone.empty() ? "UTC" : caller.zone}});
}

Result<Response> change_password(Service& service, const Call& call) {
    const JsonObject body = TRY(json_body(call.request));
    TRY(only_fields(body, {"password", "current"}));
    const std::string& account = call.asking.caller.account;
    if (account.empty()) return fail(base::forbidden("A token without an account has no password."));
    if (!call.asking.caller.delegate.empty()) return fail(base::forbidden("Nobody sets a password for another."));
    const auto record =
        TRY(service.records.all(service.records.catalog().type("account"),
                                query::equals(service.records.catalog().type("account"), "id", account)));
    const std::string email = base::text_or(record.front(), "email");
    const std::string password = base::text_or(body, "password");
    TRY(service.identity.prove(email, base::text_or(body, "current")));
    TRY(service.identity.set_password(account, password));
    actions::Session session;
    if (!call.asking.caller.session.empty())
        session = TRY(service.identity.sign_in(email, password, agent_of(call), call.request.peer));
    return with_session(http::empty_response(204), session);
}

/// The account by the ordinary pipeline; role, program and password are no fields of it and are carried out besides.
Result<Response> create_account(Service& service, const Call& call) {
    JsonObject body = TRY(json_body(call.request));
    const std::string password = TRY(take(body, "password"));
    const std::string role_key = TRY(take(body, "role"));
    const std::string program = TRY(take(body, "program"));
    if (!password.empty())
        TRY(service.identity.check_new_password(password, base::text_or(body, "email"), base::text_or(body, "title")));
    if (password.empty() && !body.contains("status")) body["status"] = "invited";
    const schema::Catalog& catalog = service.records.catalog();
    Command account;
    account.type = &catalog.type("account");
    account.id = base::make_uuid7(service.records.clock().now(), service.records.random());
    account.body = std::move(body);
    std::vector<Command> commands{account};
    if (!role_key.empty()) {
        const schema::EntityType& role = catalog.type("access-role");
        const auto found = TRY(service.records.all(role, query::equals(role, "key", role_key)));
        if (found.empty())
            return fail(base::invalid("account.role", "role", "There is no access role \"" + role_key + "\".",
                                      "Built in: viewer, member, program-lead, administrator."));
        Command grant;
        grant.type = &catalog.type("access-grant");
        grant.body = {{"account", account.id}, {"role", found.front().at("id")}};
        if (!program.empty()) grant.body["program"] = program;
        commands.push_back(std::move(grant));
    }
    const records::Written written = TRY(rest::write(service, call, std::move(commands)));
    const std::string& id = written.outcomes.front().id;
    JsonObject record = TRY(service.records.read(call.asking, *account.type, id));
    // The password comes behind the account, in a change of its own: a repeated request makes up for one that broke
    // off.
    if (!password.empty() && !(written.is_repeated && record.contains("passwordChangedAt"))) {
        TRY(service.identity.set_password(id, password));
        record = TRY(service.records.read(call.asking, *account.type, id));
    }
    // Who may make an account and not change one makes no link either.
    const bool is_invited = base::text_or(written.outcomes.front().record, "status") == "invited";
    JsonObject invitation;
    if (password.empty() && is_invited && !written.is_repeated &&
        records::Access(catalog, call.asking.caller).may(Act::Update, *account.type)) {
        invitation = TRY(make_invitation(service, call, id));
        record = TRY(service.records.read(call.asking, *account.type, id));
    }
    const std::int64_t revision = base::integer_or(record, "revision");
    if (!invitation.empty()) record["invitation"] = std::move(invitation);
    Response response = http::json_response(201, record);
    response.headers.set("Cache-Control", "no-store");
    response.headers.set("Location", "/api/v1/accounts/" + id);
    response.headers.set("ETag", rest::etag(revision));
    return response;
}

Result<Response> create_token(Service& service, const Call& call) {
    const records::Caller& caller = call.asking.caller;
    const JsonObject body = TRY(json_body(call.request));
    TRY(only_fields(body, {"title", "scopes", "expiresAt", "account", "program"}));
    if (call.request.find_header("Idempotency-Key"))
        return fail(base::bad_request("idempotency.unsupported", "Idempotency-Key",
                                      "A token is shown once and not kept, so it cannot be shown again.",
                                      "Leave the key out; revoke a token that got lost and make a new one."));
    TRY(check_token_kinds(body));
    if (base::text_or(body, "title").empty())
        return fail(base::invalid("validation.required", "title", "Title is missing.", "Say what the token is for."));
    actions::NewToken token;
    token.title = base::text_or(body, "title");
    token.account = base::text_or(body, "account", caller.account);
    token.program = base::text_or(body, "program");
    token.expires_at = base::text_or(body, "expiresAt");
    token.scopes = {};
    const Json* scopes = body.if_contains("scopes");
    if (scopes != nullptr && scopes->is_array())
        for (const Json& scope : scopes->get_array()) token.scopes.emplace_back(scope.get_string());
    if (token.scopes.empty()) token.scopes = {"read"};
    // One's own token needs no right but to be signed in; it can never do more than its owner.
    if (token.account != caller.account || caller.account.empty()) TRY(require_token(service, call, token));

    if (!caller.may_write || !caller.may_make_tokens)
        return fail(base::forbidden("A token that is limited itself cannot make tokens.",
                                    "Sign in, or use a token with the scope admin."));

    token.is_administrator = token.account.empty();
    std::string id;
    const std::string secret = TRY(service.identity.create_token(call.asking, token, id));
    const auto& type = service.records.catalog().type("api-token");
    JsonObject record = TRY(service.records.all(type, query::equals(type, "id", id)))
    .front();
    record["token"] = secret;
    Response response = http::json_response(201, record);
    response.headers.set("Location", "/api/v1/api-tokens/" + id);
    response.headers.set("ETag", rest::etag(base::integer_or(record, "revision")));
    response.headers.set("Cache-Control", "no-store");
    return response;
}

}  // namespace plumbline::api::auth
