#include "api/auth/accounts.h"

#include <algorithm>

#include "records/access.h"

namespace plumbline::api::auth {

using base::fail;
using base::Json;
using base::JsonArray;
using base::JsonObject;
using base::Result;
using http::Response;
using records::Act;

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

std::string agent_of(const Call& call) {
    return std::string(call.request.find_header("User-Agent").value_or(""));
}

Result<void> require(Service& service, const Call& call, Act act, std::string_view type_name) {
    const schema::EntityType& type = service.records.catalog().type(type_name);
    if (records::Access(service.records.catalog(), call.asking.caller).may(act, type)) return {};
    return fail(records::refusal(call.asking.caller, act, type));
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
    return http::json_response(200,
                               JsonObject{{"account", caller.account.empty() ? Json(nullptr) : Json(caller.account)},
                                          {"person", caller.person.empty() ? Json(nullptr) : Json(caller.person)},
                                          {"name", caller.name},
                                          {"may", std::move(may)}});
}

Result<Response> change_password(Service& service, const Call& call) {
    const JsonObject body = TRY(json_body(call.request));
    TRY(only_fields(body, {"password", "current"}));
    const std::string& account = call.asking.caller.account;
    if (account.empty()) return fail(base::forbidden("A token without an account has no password."));
    const auto record =
        TRY(service.records.all(service.records.catalog().type("account"),
                                query::equals(service.records.catalog().type("account"), "id", account)));
    TRY(service.identity.sign_in(base::text_or(record.front(), "email"), base::text_or(body, "current"), agent_of(call),
                                 call.request.peer));
    TRY(service.identity.set_password(account, base::text_or(body, "password")));
    return with_session(http::empty_response(204), {});
}

Result<Response> create_account(Service& service, const Call& call) {
    TRY(require(service, call, Act::Create, "account"));
    const JsonObject body = TRY(json_body(call.request));
    TRY(only_fields(body, {"email", "title", "password", "role", "program"}));
    actions::NewAccount account{base::text_or(body, "email"), base::text_or(body, "title"),
                                base::text_or(body, "password"), base::text_or(body, "role", "viewer"),
                                base::text_or(body, "program")};
    if (!account.password.empty()) TRY(base::check_password(account.password, account.email));
    const std::string id = TRY(service.identity.create_account(call.asking, account));
    Response response =
        http::json_response(201, TRY(service.records.read(call.asking, service.records.catalog().type("account"), id)));
    response.headers.set("Location", "/api/v1/accounts/" + id);
    return response;
}

Result<Response> create_token(Service& service, const Call& call) {
    const records::Caller& caller = call.asking.caller;
    const JsonObject body = TRY(json_body(call.request));
    TRY(only_fields(body, {"title", "scopes", "expiresAt", "account"}));
    actions::NewToken token;
    token.title = base::text_or(body, "title", "API token");
    token.account = base::text_or(body, "account", caller.account);
    token.expires_at = base::text_or(body, "expiresAt");
    token.scopes = {};
    const Json* scopes = body.if_contains("scopes");
    if (scopes != nullptr && scopes->is_array())
        for (const Json& scope : scopes->get_array())
            if (scope.is_string()) token.scopes.emplace_back(scope.get_string());
    if (token.scopes.empty()) token.scopes = {"read"};
    if (token.account != caller.account || caller.account.empty())
        TRY(require(service, call, Act::Create, "api-token"));
    if (!caller.may_write) return fail(base::forbidden("This token may only read."));
    token.is_administrator = token.account.empty();
    std::string id;
    const std::string secret = TRY(service.identity.create_token(call.asking, token, id));
    const auto& type = service.records.catalog().type("api-token");
    JsonObject record = TRY(service.records.all(type, query::equals(type, "id", id)))
    .front();
    record["token"] = secret;
    Response response = http::json_response(201, record);
    response.headers.set("Location", "/api/v1/api-tokens/" + id);
    response.headers.set("Cache-Control", "no-store");
    return response;
}

}  // namespace plumbline::api::auth
