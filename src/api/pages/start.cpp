#include "api/pages/start.h"

#include <fmt/format.h>

#include "api/pages/page.h"
#include "api/pages/sessions.h"
#include "api/problem.h"

namespace plumbline::api::pages {

using base::Result;
using http::Response;

namespace {

constexpr std::string_view GuestHeader = "<header><a class=\"brand\" href=\"/\">Plumbline</a></header>";

std::string error_banner(std::string_view message, std::string_view hint) {
    if (message.empty()) return {};
    return fmt::format("<p class=\"banner error\" role=\"alert\">{} {}</p>", escape(message), escape(hint));
}

std::string sign_in_form(std::string_view error, std::string_view email = {}) {
    return fmt::format(
        "{}<h1>A plan that leaders want to open</h1><p class=\"soft\">Vision, objectives, measured key results and "
        "initiatives, "
        "checked as you write them.</p>{}<div class=\"card narrow\"><h2>Sign in</h2><form method=\"post\" action=\"/\">"
        "<input type=\"hidden\" name=\"form\" value=\"sign-in\">"
        "<label for=\"email\">E-mail</label><input id=\"email\" name=\"email\" type=\"email\" "
        "autocomplete=\"username\" value=\"{}\" required>"
        "<label for=\"password\">Password</label><input id=\"password\" name=\"password\" type=\"password\" "
        "autocomplete=\"current-password\" required><button>Sign in</button></form></div>"
        "<p class=\"soft\">Programs sign in with a token: <a href=\"/api/v1/openapi.json\">API description</a>.</p>",
        GuestHeader, error, escape(email));
}

constexpr std::string_view ExampleNote =
    "<p class=\"banner\">This is the example organization. A link that signs you in once stands in the terminal where "
    "the "
    "server was started; starting the server again prints a new one.</p>";

/// Before the first set-up there is nobody who could sign in.
std::string not_set_up() {
    return fmt::format(
        "{}<h1>Not set up yet</h1><div class=\"card narrow\"><p>Nobody has an account here so far. The link to set "
        "Plumbline up stands in the terminal where the server was started, after <code>Set it up:</code>.</p>"
        "<p class=\"soft\">Is it gone? Start the server again: it prints a new one.</p></div>",
        GuestHeader);
}

Result<bool> is_empty_store(Service& service) {
    if (!service.identity.awaits_set_up()) return false;
    return TRY(service.records.all(service.records.catalog().type("account"), query::all_of({})))
    .empty();
}

Result<Response> for_guests(Service& service) {
    if (TRY(is_empty_store(service))) return page(200, "Not set up yet", not_set_up());
    const auto organizations =
        TRY(service.records.all(service.records.catalog().type("organization"), query::all_of({})));
    const bool is_example = !organizations.empty() && base::is_true(organizations.front(), "isExample");
    return page(200, "Sign in", sign_in_form(is_example ? ExampleNote : std::string_view()));
}

/// What somebody typed into the set-up form, so that a mistake costs them one field and not all.
struct Typed {
    std::string organization;
    std::string title;
    std::string email;
};

std::string set_up_form(std::string_view token, std::string_view error, const Typed& typed = {}) {
    return fmt::format(
        "{}<h1>Welcome. Let us set up your organization</h1>{}<div class=\"card narrow\"><form method=\"post\" "
        "action=\"/\">"
        "<input type=\"hidden\" name=\"form\" value=\"set-up\"><input type=\"hidden\" name=\"token\" value=\"{}\">"
        "<label for=\"organization\">Your organization</label><input id=\"organization\" name=\"organization\" "
        "value=\"{}\" required maxlength=\"200\">"
        "<label for=\"title\">Your name</label><input id=\"title\" name=\"title\" autocomplete=\"name\" value=\"{}\" "
        "required maxlength=\"200\">"
        "<label for=\"email\">Your e-mail</label><input id=\"email\" name=\"email\" type=\"email\" "
        "autocomplete=\"username\" value=\"{}\" required>"
        "<label for=\"password\">A password of 15 characters or more, such as four words that do not belong "
        "together</label><input id=\"password\" name=\"password\" type=\"password\" "
        "autocomplete=\"new-password\" minlength=\"15\" required><button>Begin</button></form></div>"
        "<p class=\"soft\">You become the administrator. Others are invited later.</p>",
        GuestHeader, error, escape(token), escape(typed.organization), escape(typed.title), escape(typed.email));
}

std::string invitation_form(std::string_view token, std::string_view error) {
    return fmt::format(
        "{}<h1>Choose your password</h1>{}<div class=\"card narrow\"><form method=\"post\" action=\"/\">"
        "<input type=\"hidden\" name=\"form\" value=\"invitation\"><input type=\"hidden\" name=\"token\" "
        "value=\"{}\">"
        "<label for=\"password\">A password of 15 characters or more, such as four words that do not belong "
        "together</label><input id=\"password\" name=\"password\" type=\"password\" "
        "autocomplete=\"new-password\" minlength=\"15\" required><button>Set it and sign in</button></form></div>"
        "<p class=\"soft\">This ends every other session of your account.</p>",
        GuestHeader, error, escape(token));
}

std::string void_invitation() {
    return fmt::format(
        "{}<h1>This link does not work any more</h1><div class=\"card narrow\"><p>It was used already, has ended, or "
        "was "
        "replaced by a newer one. Ask an administrator for a new one.</p><p><a href=\"/\">Sign in</a></p></div>",
        GuestHeader);
}

std::string link_form(std::string_view token) {
    return fmt::format(
        "{}<h1>You are one click away</h1><div class=\"card narrow\"><form method=\"post\" action=\"/\">"
        "<input type=\"hidden\" name=\"form\" value=\"link\"><input type=\"hidden\" name=\"token\" value=\"{}\">"
        "<p>This link signs you in once.</p><button>Sign in</button></form></div>",
        GuestHeader, escape(token));
}

Response to_start(const actions::Session& session) {
    Response response = http::empty_response(303);
    response.headers.set("Location", "/");
    response.headers.set("Set-Cookie", session_cookie(session.secret));
    return response;
}

Result<actions::Session> carry_out(Service& service, const http::Request& request, const std::string& form) {
    const auto value = [&](std::string_view name) { return form_value(request.body, name); };
    const std::string agent(request.find_header("User-Agent").value_or(""));
    if (form == "sign-in") return service.identity.sign_in(value("email"), value("password"), agent, request.peer);
    if (form == "link") return service.identity.sign_in_by_link(value("token"), agent, request.peer);
    if (form == "invitation")
        return service.identity.accept_invitation(value("token"), value("password"), agent, request.peer);
    if (form == "set-up")
        return service.identity.set_up(value("token"), {value("email"), value("title"), value("password"), {}, {}},
                                       value("organization"));
    if (const auto cookie = request.find_cookie(SessionCookie)) TRY(service.identity.sign_out(*cookie));
    return actions::Session{};
}

}  // namespace

Endpoint start(Overview overview) {
    return [overview = std::move(overview)](Service& service, const Call& call) -> Result<Response> {
        if (const auto token = call.request.find_query("set-up"); token && service.identity.expects_set_up(*token))
            return page(200, "Set up", set_up_form(*token, {}));
        if (const auto token = call.request.find_query("link")) return page(200, "Sign in", link_form(*token));
        if (const auto token = call.request.find_query("invitation")) {
            if (!TRY(service.identity.expects_invitation(*token))) return page(401, "Link ended", void_invitation());
            return page(200, "Choose your password", invitation_form(*token, {}));
        }
        if (call.asking.caller.is_guest()) return for_guests(service);
        if (call.request.find_query("sessions")) return sessions_page(service, call);
        return page(200, "Overview", TRY(overview(service, call)));
    };
}

Result<Response> submit(Service& service, const Call& call) {
    const std::string form = form_value(call.request.body, "form");
    if (form == "end-session" || form == "end-other-sessions") return end_sessions(service, call, form);
    auto session = carry_out(service, call.request, form);
    if (session) return to_start(*session);
    const base::Error& error = session.error();
    const std::string banner = error_banner(error.message, error.hint);
    const auto value = [&](std::string_view name) { return form_value(call.request.body, name); };
    std::string body;
    if (form == "set-up")
        body = set_up_form(value("token"), banner, {value("organization"), value("title"), value("email")});
    else if (form == "invitation" && error.code == "sign-in.invitation")
        body = void_invitation();
    else if (form == "invitation")
        body = invitation_form(value("token"), banner);
    else
        body = sign_in_form(banner, form == "sign-in" ? value("email") : std::string());
    Response response = page(status_of(error.kind), "Sign in", body);
    if (error.retry_after > 0) response.headers.set("Retry-After", std::to_string(error.retry_after));
    return response;
}

}  // namespace plumbline::api::pages
