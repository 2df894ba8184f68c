#include "app/middlewares.h"

#include <array>

#include "api/problem.h"
#include "records/access.h"

namespace plumbline::app {

namespace {

using http::Next;
using http::Request;
using http::Response;

/// Headers that keep a browser from doing what no page of ours asks for (OWASP Secure Headers).
Response add_security_headers(const Request& request, const Next& next) {
    Response response = next(request);
    const auto ensure = [&](const char* name, const char* value) {
        if (response.headers.find_value(name) == nullptr) response.headers.set(name, value);
    };
    ensure("X-Content-Type-Options", "nosniff");
    ensure("Referrer-Policy", "no-referrer");
    ensure("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    ensure("Cross-Origin-Opener-Policy", "same-origin");
    ensure("Cross-Origin-Resource-Policy", "same-origin");
    return response;
}

std::string_view host_name(std::string_view host) {
    if (host.starts_with('[')) return host.substr(0, host.find(']') + 1);
    return host.substr(0, host.find(':'));
}

/// A page on another site can point a name of its own at this machine (DNS rebinding): on loopback only the known names
/// count.
http::Middleware check_host(const api::Service& service) {
    return [&service](const Request& request, const Next& next) {
        const std::string_view name = host_name(request.host);
        const bool is_loopback_name = name == "127.0.0.1" || name == "localhost" || name == "[::1]";
        const bool is_public =
            !service.public_url.empty() && service.public_url.find("://" + std::string(name)) != std::string::npos;
        if (request.over_local_socket || !request.from_loopback || is_loopback_name || is_public) return next(request);
        base::Error error = base::bad_request("request.host", "Host",
                                              "This server is not known under the name \"" + std::string(name) + "\".",
                                              "Start it with --public-url if people reach it by that name.");
        return api::problem(error, request.id);
    };
}

/// Whoever is not signed in learns nothing about which paths exist.
http::Middleware refuse_guests_elsewhere(api::Service& service) {
    return [&service](const Request& request, const Next& next) {
        Response response = next(request);
        if (response.status != 404 && response.status != 405) return response;
        auto caller = api::identify(service, request);
        if (caller && !caller->is_guest()) return response;
        return api::problem(
            records::refusal(records::Caller{}, records::Act::Read, service.records.catalog().type("program")),
            request.id);
    };
}

}  // namespace

std::vector<http::Middleware> make_middlewares(api::Service& service) {
    return {
        add_security_headers,  // outermost, so that refusals of the others carry the headers too
        check_host(service),   // before anything looks at cookies, which a rebound name would send along
        refuse_guests_elsewhere(
            service),  // around the router, since it answers for paths that the router does not know
    };
}

}  // namespace plumbline::app
