#include "api/auth/sessions.h"

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

/// The account whose sessions are the caller's own.
Result<std::string> own_account(const Call& call, Act act) {
    const records::Caller& caller = call.asking.caller;
    if (caller.account.empty()) return fail(base::forbidden("A token without an account has no sessions."));
    if (!caller.delegate.empty()) return fail(base::forbidden("Nobody sees the sessions of whom they act for."));
    if (act != Act::Read && !caller.may_write)
        return fail(base::forbidden("This token may only read.", "Use a token with the scope write."));
    return caller.account;
}

/// The account in the path, where the caller may do this with each of its sessions.
Result<std::string> other_account(Service& service, const Call& call, Act act) {
    const schema::Catalog& catalog = service.records.catalog();
    const schema::EntityType& type = catalog.type("sign-in");
    std::string id(call.params.value("id"));
    const records::Access access(catalog, call.asking.caller);
    if (!access.may(act, type)) return fail(records::refusal(call.asking.caller, act, type));
    TRY(service.records.read(call.asking, catalog.type("account"), id));
    TRY(service.records.store().read([&](store::Transaction& transaction) -> Result<void> {
        return access.require(transaction, act, type, {{"account", id}});
    }));
    return id;
}

Result<Response> listed(Service& service, const Call& call, const std::string& account) {
    JsonArray items;
    for (const JsonObject& session : TRY(service.identity.live_sessions(account))) {
        JsonObject item;
        for (const char* field : {"id", "startedAt", "lastSeenAt", "expiresAt", "way", "userAgent", "address"})
            if (const Json* value = session.if_contains(field)) item[field] = *value;
        item["isThis"] = item.at("id") == Json(call.asking.caller.session);
        items.push_back(std::move(item));
    }
    Response response = http::json_response(200, JsonObject{{"items", std::move(items)}});
    response.headers.set("Cache-Control", "no-store");
    return response;
}

Result<Response> ended_one(Service& service, const Call& call, const std::string& account) {
    const std::string wanted(call.params.value("session"));
    const int count =
        TRY(service.identity.end_sessions(call.asking, account, [&](const std::string& id) { return id == wanted; }));
    if (count == 0) return fail(base::not_found("There is no such session, or it has ended."));
    Response response = http::empty_response(204);
    if (wanted == call.asking.caller.session) response.headers.set("Set-Cookie", session_cookie({}));
    return response;
}

}  // namespace

Result<Response> my_sessions(Service& service, const Call& call) {
    return listed(service, call, TRY(own_account(call, Act::Read)));
}

Result<Response> end_my_session(Service& service, const Call& call) {
    return ended_one(service, call, TRY(own_account(call, Act::Update)));
}

Result<Response> end_my_other_sessions(Service& service, const Call& call) {
    const std::string account = TRY(own_account(call, Act::Update));
    const int count = TRY(service.identity.end_sessions(
        call.asking, account, [&](const std::string& id) { return id != call.asking.caller.session; }));
    return http::json_response(200, JsonObject{{"ended", count}});
}

Result<Response> account_sessions(Service& service, const Call& call) {
    return listed(service, call, TRY(other_account(service, call, Act::Read)));
}

Result<Response> end_account_session(Service& service, const Call& call) {
    return ended_one(service, call, TRY(other_account(service, call, Act::Update)));
}

Result<Response> end_account_sessions(Service& service, const Call& call) {
    const std::string account = TRY(other_account(service, call, Act::Update));
    const int count = TRY(service.identity.end_sessions(call.asking, account, [](const std::string&) { return true; }));
    return http::json_response(200, JsonObject{{"ended", count}});
}

}  // namespace plumbline::api::auth
