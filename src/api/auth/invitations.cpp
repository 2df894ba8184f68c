#include "api/auth/invitations.h"

#include "actions/notices/mentions.h"
#include "base/text.h"
#include "records/access.h"

namespace plumbline::api::auth {

using base::fail;
using base::JsonObject;
using base::Result;
using http::Response;
using records::Act;

Result<JsonObject> make_invitation(Service& service, const Call& call, const std::string& account) {
    const actions::Invitation made =
        TRY(service.identity.invite(call.asking, account, [&](const actions::Invitation& invitation) {
            return actions::announce_link(service.records, service.mail, account, call.asking.caller.name,
                                          invitation.token, invitation.expires_at, invitation.is_reset);
        }));
    return JsonObject{{"link", origin_of(service, call) + "/?invitation=" + made.token},
                      {"expiresAt", made.expires_at},
                      {"isReset", made.is_reset},
                      {"isMailed", service.mail.is_on}};
}

Result<Response> invite(Service& service, const Call& call) {
    const schema::Catalog& catalog = service.records.catalog();
    const schema::EntityType& type = catalog.type("account");
    const records::Access access(catalog, call.asking.caller);
    if (!access.may(Act::Update, type)) return fail(records::refusal(call.asking.caller, Act::Update, type));
    const JsonObject account = TRY(service.records.read(call.asking, type, std::string(call.params.value("id"))));
    TRY(service.records.store().read([&](store::Transaction& transaction) -> Result<void> {
        return access.require(transaction, Act::Update, type, account);
    }));
    Response response = http::json_response(201, TRY(make_invitation(service, call, base::text_or(account, "id"))));
    response.headers.set("Cache-Control", "no-store");
    return response;
}

Result<Response> accept_invitation(Service& service, const Call& call) {
    const JsonObject body = TRY(json_body(call.request));
    for (const auto& pair : body) {
        const std::string name = base::shortened(std::string(pair.key()));
        if (name != "token" && name != "password")
            return fail(base::invalid("validation.unknown-field", name, "There is no such field here.",
                                      "Fields: token, password."));
        if (!pair.value().is_string()) return fail(base::invalid("validation.kind", name, name + " must be a text."));
    }
    const std::string agent(call.request.find_header("User-Agent").value_or(""));
    const actions::Session session = TRY(service.identity.accept_invitation(
        base::text_or(body, "token"), base::text_or(body, "password"), agent, call.request.peer));
    Response response =
        http::json_response(200, JsonObject{{"account", session.account}, {"expiresAt", session.expires_at}});
    response.headers.set("Set-Cookie", session_cookie(session.secret));
    response.headers.set("Cache-Control", "no-store");
    return response;
}

}  // namespace plumbline::api::auth
