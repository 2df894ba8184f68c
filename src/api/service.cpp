#include "api/service.h"

#include <algorithm>

#include "api/language.h"
#include "api/problem.h"
#include "base/text.h"

namespace plumbline::api {

namespace {

using base::Error;
using base::fail;
using base::Result;
using records::Caller;

/// A batch of 1,000 operations may have 100 fields each.
constexpr std::size_t MostValues = 100'000;
constexpr int MostDepth = 64;

bool is_safe(std::string_view method) {
    return method == "GET" || method == "HEAD" || method == "OPTIONS";
}

/// A browser says where a request comes from; what comes from elsewhere must not act with this browser's cookie
/// (OWASP, Cross-Site Request Forgery Prevention, Fetch Metadata and Origin checks).
bool is_from_elsewhere(const http::Request& request) {
    if (const auto site = request.find_header("Sec-Fetch-Site")) return *site != "same-origin" && *site != "none";
    const auto origin = request.find_header("Origin");
    if (!origin) return false;
    const std::size_t scheme = origin->find("://");
    return scheme == std::string_view::npos || origin->substr(scheme + 3) != request.host;
}

void report(Service& service, const http::Request& request, const Error& error) {
    if (error.kind != base::ErrorKind::Internal && error.kind != base::ErrorKind::Unavailable) return;
    service.observer.on(
        {base::Severity::Error,
         "api.failed",
         {{"request", request.id}, {"path", request.path}, {"code", error.code}, {"cause", error.cause}}});
}

/// Sign-in pages are for people: a browser that is not signed in is sent to the start page.
bool wants_page(const http::Request& request) {
    const auto accept = request.find_header("Accept");
    return request.method == "GET" && accept && accept->find("text/html") != std::string_view::npos;
}

}  // namespace

std::string origin_of(const Service& service, const Call& call) {
    if (!service.public_url.empty()) return service.public_url;
    return (call.request.secure ? "https://" : "http://") + std::string(call.request.host);
}

namespace {

/// Who sends the request, before they act for anybody.
Result<Caller> sender(Service& service, const http::Request& request) {
    if (request.over_local_socket) return records::system_caller();
    if (const auto authorization = request.find_header("Authorization")) {
        const std::size_t blank = authorization->find(' ');
        if (base::to_lower_ascii(authorization->substr(0, blank)) != "bearer" || blank == std::string_view::npos) {
            Error error = base::bad_request("access.scheme", "Authorization", "Only bearer tokens are understood.",
                                            "Send Authorization: Bearer TOKEN.");
            error.kind = base::ErrorKind::Unauthenticated;
            return fail(std::move(error));
        }
        return service.identity.caller_of_token(base::trim(authorization->substr(blank + 1)));
    }

    // With or without a cookie: a page elsewhere must not sign this browser in as somebody else either.
    if (!is_safe(request.method) && is_from_elsewhere(request))
        return fail(
            base::forbidden("This request comes from another site.", "Use Plumbline's own pages, or an API token."));
    const auto cookie = request.find_cookie(SessionCookie);
    if (!cookie || cookie->empty()) return Caller{};

    return service.identity.caller_of_session(*cookie);
}

}  // namespace

Result<Caller> identify(Service& service, const http::Request& request) {
    Caller caller = TRY(sender(service, request));
    const auto principal = request.find_header("X-Acts-For");
    if (!principal || caller.is_guest()) return caller;
    return service.identity.caller_for(caller, std::string(base::trim(*principal)));
}

http::Handler handler(Service& service, Audience audience, Endpoint endpoint) {
    return [&service, audience, endpoint = std::move(endpoint)](const http::Request& request,
                                                                const http::Params& params) {
        const auto answer = [&]() -> Result<http::Response> {
            auto caller = identify(service, request);
            if (!caller && (audience == Audience::SignedIn || caller.error().kind != base::ErrorKind::Unauthenticated))
                return fail(std::move(caller).error());
            if (caller) service.identity.note_use(caller->session);
            Call call{request,
                      params,
                      {caller ? std::move(*caller) : Caller{},
                       base::format_instant(request.received),
                       {},
                       request.id,
                       std::string(language_of(request))}};
            if (const auto reason = request.find_query("reason"))
                call.asking.reason = std::string(reason->substr(0, 500));
            if (audience == Audience::SignedIn && call.asking.caller.is_guest()) {
                Error error;
                error.kind = base::ErrorKind::Unauthenticated;
                error.code = "access.sign-in";
                error.message = "Sign in first.";
                error.hint = "Use the start page, or send an API token as Authorization: Bearer TOKEN.";
                return fail(std::move(error));
            }
            return endpoint(service, call);
        }();
        if (answer) return *answer;
        report(service, request, answer.error());
        http::Response refused = problem(answer.error(), request.id);
        if (refused.status == 401 && wants_page(request))
            refused.headers.set("Refresh", "0; url=/?from=" + request.path);
        return refused;
    };
}

Endpoint kept(Endpoint endpoint) {
    return [endpoint = std::move(endpoint)](Service& service, const Call& call) {
        return service.kept_answers.answer(service.records, call.request, call.asking,
                                           [&] { return endpoint(service, call); });
    };
}

Endpoint spoken(Endpoint endpoint) {
    return [endpoint = std::move(endpoint)](Service& service, const Call& call) -> Result<http::Response> {
        http::Response response = TRY(endpoint(service, call));
        say_language(response, service.speeches.in(call.asking.language).language());
        return response;
    };
}

Result<base::JsonObject> json_body(const http::Request& request) {
    const std::string type(request.find_header("Content-Type").value_or(""));
    const std::string media = base::to_lower_ascii(base::trim(type.substr(0, type.find(';'))));
    if (media != "application/json" && media != "application/merge-patch+json") {
        Error error = base::bad_request("body.media-type", "Content-Type", "The body must be JSON.",
                                        "Send Content-Type: application/json.");
        return fail(std::move(error));
    }
    base::Json value = TRY(base::parse_json(request.body, MostDepth, MostValues));
    if (!value.is_object())
        return fail(
            base::bad_request("body.object", "", "The body must be a JSON object.", "Put the fields in braces."));
    return std::move(value.get_object());
}

std::string session_cookie(const std::string& secret) {
    std::string cookie = std::string(SessionCookie) + "=" + secret + "; Path=/; Secure; HttpOnly; SameSite=Lax";
    if (secret.empty()) cookie += "; Max-Age=0";
    return cookie;
}

}  // namespace plumbline::api
