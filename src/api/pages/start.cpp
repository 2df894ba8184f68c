#include "api/pages/start.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/notices/words.h"
#include "api/pages/page.h"
#include "api/problem.h"

namespace plumbline::api::pages {

using base::Result;
using http::Response;

namespace {

constexpr std::string_view Header = "<header><a class=\"brand\" href=\"/\">Plumbline</a></header>";
constexpr std::string_view App = "/app/";
constexpr std::size_t LongestNext = 1000;

/// The words of these pages in the language of whoever asks.
class Words {
  public:
    explicit Words(const http::Request& request) : language_(page_language(request)) {}
    [[nodiscard]] std::string operator()(std::string_view name) const {
        return escape(actions::say(language_, "start/" + std::string(name)));
    }
    [[nodiscard]] Response page(int status, std::string_view title, const std::string& body) const {
        return pages::page(status, actions::say(language_, "start/" + std::string(title)), std::string(Header) + body,
                           language_);
    }
    /// What is wrong, with how to mend it: in the words of the server where there are none in the reader's language.
    [[nodiscard]] std::string banner(const base::Error& error) const {
        std::string name = error.code;
        std::ranges::replace(name, '.', '-');
        const std::string minutes = std::to_string((error.retry_after + 59) / 60);
        const std::string known = actions::say(language_, "start/mistakes/" + name, {{"minutes", minutes}});
        return fmt::format("<p class=\"banner error\" role=\"alert\">{}</p>",
                           escape(known.empty() ? error.message + " " + error.hint : known));
    }

  private:
    std::string language_;
};

/// Where somebody wanted to go before they were asked to sign in: a page of the app, and nothing else.
std::string safe_next(std::string_view next) {
    const bool is_page = next.starts_with(App) && next.size() <= LongestNext &&
                         std::ranges::all_of(next, [](char c) { return c > ' ' && c < 0x7f && c != '\\'; });
    return std::string(is_page ? next : App);
}

std::string form(std::string_view name, std::string_view fields, std::string_view button) {
    return fmt::format(
        "<form method=\"post\" action=\"/\"><input type=\"hidden\" name=\"form\" value=\"{}\">{}<button>{}</button>"
        "</form>",
        name, fields, button);
}

std::string hidden(std::string_view name, std::string_view value) {
    return fmt::format("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, escape(value));
}

std::string new_password(const Words& words) {
    return fmt::format(
        "<label for=\"password\">{}</label><input id=\"password\" name=\"password\" type=\"password\" "
        "autocomplete=\"new-password\" minlength=\"15\" required>",
        words("newPassword"));
}

std::string sign_in_form(const Words& words, std::string_view next, std::string_view banner,
                         std::string_view email = {}) {
    const std::string fields =
        hidden("next", next) + fmt::format(
                                   "<label for=\"email\">{}</label><input id=\"email\" name=\"email\" type=\"email\" "
                                   "autocomplete=\"username\" value=\"{}\" required>"
                                   "<label for=\"password\">{}</label><input id=\"password\" name=\"password\" "
                                   "type=\"password\" autocomplete=\"current-password\" required>",
                                   words("email"), escape(email), words("password"));
    return fmt::format(
        "<h1>{}</h1><p class=\"soft\">{}</p>{}<div class=\"card narrow\"><h2>{}</h2>{}</div>"
        "<p class=\"soft\">{} <a href=\"/api/v1/openapi.json\">{}</a></p>",
        words("promise"), words("promiseText"), banner, words("signIn"), form("sign-in", fields, words("signIn")),
        words("tokens"), words("api"));
}

/// Before the first set-up there is nobody who could sign in.
std::string not_set_up(const Words& words) {
    return fmt::format("<h1>{}</h1><div class=\"card narrow\"><p>{}</p><p class=\"soft\">{}</p></div>",
                       words("notSetUp"), words("notSetUpText"), words("notSetUpHint"));
}

Result<bool> is_empty_store(Service& service) {
    if (!service.identity.awaits_set_up()) return false;
    return TRY(service.records.all(service.records.catalog().type("account"), query::all_of({})))
    .empty();
}

Result<Response> for_guests(Service& service, const http::Request& request) {
    const Words words(request);
    if (TRY(is_empty_store(service))) return words.page(200, "notSetUp", not_set_up(words));
    const auto organizations =
        TRY(service.records.all(service.records.catalog().type("organization"), query::all_of({})));
    const bool is_example = !organizations.empty() && base::is_true(organizations.front(), "isExample");
    const std::string note = is_example ? "<p class=\"banner\">" + words("example") + "</p>" : std::string();
    return words.page(200, "signIn", sign_in_form(words, safe_next(request.find_query("next").value_or(App)), note));
}

/// What somebody typed into the set-up form, so that a mistake costs them one field and not all.
struct Typed {
    std::string organization;
    std::string title;
    std::string email;
};

std::string set_up_form(const Words& words, std::string_view token, std::string_view banner, const Typed& typed = {}) {
    const std::string fields =
        hidden("token", token) +
        fmt::format(
            "<label for=\"organization\">{}</label><input id=\"organization\" name=\"organization\" value=\"{}\" "
            "required maxlength=\"200\">"
            "<label for=\"title\">{}</label><input id=\"title\" name=\"title\" autocomplete=\"name\" value=\"{}\" "
            "required maxlength=\"200\">"
            "<label for=\"email\">{}</label><input id=\"email\" name=\"email\" type=\"email\" "
            "autocomplete=\"username\" value=\"{}\" required>",
            words("organization"), escape(typed.organization), words("name"), escape(typed.title), words("ownEmail"),
            escape(typed.email)) +
        new_password(words);
    return fmt::format("<h1>{}</h1>{}<div class=\"card narrow\">{}</div><p class=\"soft\">{}</p>", words("setUp"),
                       banner, form("set-up", fields, words("begin")), words("beginHint"));
}

std::string invitation_form(const Words& words, std::string_view token, std::string_view banner) {
    return fmt::format("<h1>{}</h1>{}<div class=\"card narrow\">{}</div><p class=\"soft\">{}</p>", words("choose"),
                       banner, form("invitation", hidden("token", token) + new_password(words), words("setIt")),
                       words("setItHint"));
}

std::string void_invitation(const Words& words) {
    return fmt::format("<h1>{}</h1><div class=\"card narrow\"><p>{}</p><p><a href=\"/\">{}</a></p></div>",
                       words("gone"), words("goneText"), words("signIn"));
}

std::string link_form(const Words& words, std::string_view token) {
    return fmt::format("<h1>{}</h1><div class=\"card narrow\"><p>{}</p>{}</div>", words("oneClick"),
                       words("oneClickText"), form("link", hidden("token", token), words("signIn")));
}

Response go(std::string_view place) {
    Response response = http::empty_response(303);
    response.headers.set("Location", std::string(place));
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
    return base::fail(base::invalid("validation.choice", "form", "There is no such form here.",
                                    "Forms: sign-in, link, invitation, set-up."));
}

}  // namespace

Result<Response> start(Service& service, const Call& call) {
    const Words words(call.request);
    if (const auto token = call.request.find_query("set-up"); token && service.identity.expects_set_up(*token))
        return words.page(200, "setUp", set_up_form(words, *token, {}));
    if (const auto token = call.request.find_query("link")) return words.page(200, "signIn", link_form(words, *token));
    if (const auto token = call.request.find_query("invitation")) {
        if (!TRY(service.identity.expects_invitation(*token))) return words.page(401, "gone", void_invitation(words));
        return words.page(200, "choose", invitation_form(words, *token, {}));
    }
    if (call.asking.caller.is_guest()) return for_guests(service, call.request);
    return go(safe_next(call.request.find_query("next").value_or(App)));
}

Result<Response> submit(Service& service, const Call& call) {
    const Words words(call.request);
    const auto value = [&](std::string_view name) { return form_value(call.request.body, name); };
    const std::string form = value("form");
    auto session = carry_out(service, call.request, form);
    if (session) {
        Response response = go(safe_next(value("next")));
        response.headers.set("Set-Cookie", session_cookie(session->secret));
        return response;
    }
    const base::Error& error = session.error();
    const std::string banner = words.banner(error);
    std::string body;
    if (form == "set-up")
        body = set_up_form(words, value("token"), banner, {value("organization"), value("title"), value("email")});
    else if (form == "invitation" && error.code == "sign-in.invitation")
        body = void_invitation(words);
    else if (form == "invitation")
        body = invitation_form(words, value("token"), banner);
    else
        body =
            sign_in_form(words, safe_next(value("next")), banner, form == "sign-in" ? value("email") : std::string());
    Response response = words.page(status_of(error.kind), "signIn", body);
    if (error.retry_after > 0) response.headers.set("Retry-After", std::to_string(error.retry_after));
    return response;
}

}  // namespace plumbline::api::pages
