#include "api/pages/sessions.h"

#include <fmt/format.h>

#include "api/pages/page.h"

namespace plumbline::api::pages {

using base::JsonObject;
using base::Result;
using http::Response;

namespace {

/// An instant as people read it, in the zone that it is kept in.
std::string moment(const JsonObject& session, std::string_view field) {
    std::string text = base::text_or(session, field).substr(0, 16);
    if (text.size() > 10) text[10] = ' ';
    return text + " UTC";
}

std::string end_button(const std::string& id) {
    return fmt::format(
        "<form method=\"post\" action=\"/\"><input type=\"hidden\" name=\"form\" value=\"end-session\"><input "
        "type=\"hidden\" name=\"session\" value=\"{}\"><button class=\"plain\">End it</button></form>",
        id);
}

}  // namespace

Result<Response> sessions_page(Service& service, const Call& call) {
    const records::Caller& caller = call.asking.caller;
    std::string rows;
    for (const JsonObject& session :
         TRY(service.identity.live_sessions(caller.delegate.empty() ? caller.account : caller.delegate))) {
        const std::string id = base::text_or(session, "id");
        rows += fmt::format(
            "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>", moment(session, "startedAt"),
            moment(session, "lastSeenAt"), escape(base::text_or(session, "userAgent", "unknown")),
            escape(base::text_or(session, "address", "unknown")), id == caller.session ? "this one" : end_button(id));
    }
    return page(
        200, "Sessions",
        fmt::format("<header><a class=\"brand\" href=\"/\">Plumbline</a><span class=\"soft\">{}</span></header>"
                    "<h1>Where you are signed in</h1><div class=\"card scroll\"><table><tr><th>Since</th><th>Last "
                    "used</th><th>Browser</th><th>Address</th><th></th></tr>{}</table>"
                    "<form method=\"post\" action=\"/\"><input type=\"hidden\" name=\"form\" "
                    "value=\"end-other-sessions\"><button>End all others</button></form></div>"
                    "<p class=\"soft\">A session ends 12 hours after signing in, and after an hour without use.</p>",
                    escape(caller.name), rows));
}

Result<Response> end_sessions(Service& service, const Call& call, const std::string& form) {
    const records::Caller& caller = call.asking.caller;
    const std::string wanted = form_value(call.request.body, "session");
    if (!caller.account.empty() && caller.may_write && caller.delegate.empty())
        TRY(service.identity.end_sessions(call.asking, caller.account, [&](const std::string& id) {
            return form == "end-session" ? id == wanted : id != caller.session;
        }));
    Response response = http::empty_response(303);
    response.headers.set("Location", "/?sessions");
    return response;
}

}  // namespace plumbline::api::pages
