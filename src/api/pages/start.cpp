#include "api/pages/start.h"

#include <fmt/format.h>

#include "api/pages/page.h"
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

std::string sign_in_form(std::string_view error) {
    return fmt::format(
        "{}<h1>A plan that leaders want to open</h1><p class=\"soft\">Vision, objectives, measured key results and "
        "initiatives, "
        "checked as you write them.</p>{}<div class=\"card narrow\"><h2>Sign in</h2><form method=\"post\" action=\"/\">"
        "<input type=\"hidden\" name=\"form\" value=\"sign-in\">"
        "<label for=\"email\">E-mail</label><input id=\"email\" name=\"email\" type=\"email\" "
        "autocomplete=\"username\" required>"
        "<label for=\"password\">Password</label><input id=\"password\" name=\"password\" type=\"password\" "
        "autocomplete=\"current-password\" required><button>Sign in</button></form></div>"
        "<p class=\"soft\">Programs sign in with a token: <a href=\"/api/v1/openapi.json\">API description</a>.</p>",
        GuestHeader, error);
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

std::string set_up_form(std::string_view token, std::string_view error) {
    return fmt::format(
        "{}<h1>Welcome. Let us set up your organization</h1>{}<div class=\"card narrow\"><form method=\"post\" "
        "action=\"/\">"
        "<input type=\"hidden\" name=\"form\" value=\"set-up\"><input type=\"hidden\" name=\"token\" value=\"{}\">"
        "<label for=\"organization\">Your organization</label><input id=\"organization\" name=\"organization\" "
        "required maxlength=\"200\">"
        "<label for=\"title\">Your name</label><input id=\"title\" name=\"title\" autocomplete=\"name\" required "
        "maxlength=\"200\">"
        "<label for=\"email\">Your e-mail</label><input id=\"email\" name=\"email\" type=\"email\" "
        "autocomplete=\"username\" required>"
        "<label for=\"password\">A password of 15 characters or more</label><input id=\"password\" name=\"password\" "
        "type=\"password\" "
        "autocomplete=\"new-password\" minlength=\"15\" required><button>Begin</button></form></div>"
        "<p class=\"soft\">You become the administrator. Others are invited later.</p>",
        GuestHeader, error, escape(token));
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
        if (call.asking.caller.is_guest()) return for_guests(service);
        return page(200, "Overview", TRY(overview(service, call)));
    };
}

Result<Response> submit(Service& service, const Call& call) {
    const std::string form = form_value(call.request.body, "form");
    auto session = carry_out(service, call.request, form);
    if (session) return to_start(*session);
    const base::Error& error = session.error();
    const std::string banner = error_banner(error.message, error.hint);
    const std::string body =
        form == "set-up" ? set_up_form(form_value(call.request.body, "token"), banner) : sign_in_form(banner);
    return page(status_of(error.kind), "Sign in", body);
}

}  // namespace plumbline::api::pages
