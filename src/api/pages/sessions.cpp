#include "api/pages/sessions.h"

#include <fmt/format.h>

#include "actions/notices/words.h"
#include "api/pages/page.h"
#include "base/text.h"

namespace plumbline::api::pages {

using base::JsonObject;
using base::Result;
using http::Response;

namespace {

/// An instant as people read it, in the zone that it is kept in.
std::string moment(const std::string& language, const JsonObject& session, std::string_view field) {
    const std::string text = base::text_or(session, field);
    const std::string day = actions::say_day(language, text);
    return text.size() < 16 ? day : day + ", " + text.substr(11, 5) + " UTC";
}

/// Chrome on Windows: what a browser says of itself, as far as people know it by.
std::string browser_in(const std::string& agent) {
    const auto first = [&](std::initializer_list<std::pair<std::string_view, std::string_view>> names) {
        for (const auto& [mark, name] : names)
            if (agent.find(mark) != std::string::npos) return std::string(name);
        return std::string();
    };
    const std::string browser = first(
        {{"Edg/", "Edge"}, {"OPR/", "Opera"}, {"Firefox/", "Firefox"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"}});
    const std::string system = first({{"Windows", "Windows"},
                                      {"Android", "Android"},
                                      {"iPhone", "iPhone"},
                                      {"iPad", "iPad"},
                                      {"Mac OS X", "macOS"},
                                      {"Linux", "Linux"}});
    if (browser.empty()) return base::shortened(agent, 60);
    return system.empty() ? browser : browser + " · " + system;
}

std::string end_button(const std::string& id, const std::string& word) {
    return fmt::format(
        "<form method=\"post\" action=\"/\"><input type=\"hidden\" name=\"form\" value=\"end-session\"><input "
        "type=\"hidden\" name=\"session\" value=\"{}\"><button class=\"plain\">{}</button></form>",
        id, word);
}

}  // namespace

Result<Response> sessions_page(Service& service, const Call& call) {
    const records::Caller& caller = call.asking.caller;
    const std::string language = page_language(call.request);
    const auto word = [&](std::string_view name) {
        return escape(actions::say(language, "start/" + std::string(name)));
    };
    std::string rows;
    for (const JsonObject& session :
         TRY(service.identity.live_sessions(caller.delegate.empty() ? caller.account : caller.delegate))) {
        const std::string id = base::text_or(session, "id");
        const std::string agent = base::text_or(session, "userAgent");
        const std::string address = base::text_or(session, "address");
        rows += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
                            moment(language, session, "startedAt"), moment(language, session, "lastSeenAt"),
                            agent.empty() ? word("unknown") : escape(browser_in(agent)),
                            address.empty() ? word("unknown") : escape(address),
                            id == caller.session ? word("thisOne") : end_button(id, word("endIt")));
    }
    return page(200, actions::say(language, "start/sessions"),
                fmt::format("<header><a class=\"brand\" href=\"/\">Plumbline</a><span class=\"soft\">{}</span></header>"
                            "<h1>{}</h1><div class=\"card scroll\"><table><tr><th>{}</th><th>{}</th><th>{}</th>"
                            "<th>{}</th><th></th></tr>{}</table>"
                            "<form method=\"post\" action=\"/\"><input type=\"hidden\" name=\"form\" "
                            "value=\"end-other-sessions\"><button>{}</button></form></div>"
                            "<p class=\"soft\">{}</p><p><a href=\"/app/\">{}</a></p>",
                            escape(caller.name), word("sessions"), word("since"), word("lastUsed"), word("browser"),
                            word("address"), rows, word("endOthers"), word("sessionsHint"), word("back")),
                language);
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
