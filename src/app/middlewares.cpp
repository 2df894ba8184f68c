#include "app/middlewares.h"

#include <array>

#include "api/problem.h"
#include "base/text.h"
#include "http/address_ranges.h"
#include "records/access.h"

namespace plumbline::app {

namespace {

using http::Next;
using http::Request;
using http::Response;

/// What a browser must not do with our answers, and that it comes by TLS alone once it came so.
http::Middleware add_security_headers(const api::Service& service) {
    return [is_public_secure = service.public_url.starts_with("https://")](const Request& request, const Next& next) {
        Response response = next(request);
        api::add_security_headers(response);
        if ((request.secure || is_public_secure) && response.headers.find_value("Strict-Transport-Security") == nullptr)
            response.headers.set("Strict-Transport-Security", "max-age=31536000");
        return response;
    };
}

/// The name in a Host header or URL authority, without port, in lower case (RFC 9110, 4.2.3: case does not count).
std::string host_name(std::string_view host) {
    const std::size_t end = host.starts_with('[') ? host.find(']') + 1 : host.find(':');
    return base::to_lower_ascii(host.substr(0, end));
}

bool is_plain_address(std::string_view name) {
    if (name.starts_with('[') && name.ends_with(']')) name = name.substr(1, name.size() - 2);
    return http::is_address(name);
}

/// The authority of the public URL: what stands between `://` and the next slash.
std::string public_name(const std::string& url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string::npos) return {};
    const std::string_view authority = std::string_view(url).substr(scheme + 3);
    return host_name(authority.substr(0, authority.find('/')));
}

/// A page on another site can point a name of its own at this machine (DNS rebinding): where requests come from this
/// machine, or the public name is told, only the known names count. An address in place of a name cannot be pointed.
http::Middleware check_host(const api::Service& service) {
    return [told = public_name(service.public_url)](const Request& request, const Next& next) {
        const std::string name = host_name(request.host);
        const bool is_known = name == "127.0.0.1" || name == "localhost" || name == "[::1]" ||
                              (!told.empty() && name == told) || (!request.from_loopback && is_plain_address(name));
        const bool is_open = request.over_local_socket || (!request.from_loopback && told.empty());
        if (is_known || is_open) return next(request);
        base::Error error =
            base::bad_request("request.host", "Host", "This server is not known under the name \"" + name + "\".",
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
        add_security_headers(service),  // outermost, so that refusals of the others carry the headers too
        check_host(service),            // before anything looks at cookies, which a rebound name would send along
        refuse_guests_elsewhere(
            service),  // around the router, since it answers for paths that the router does not know
    };
}

}  // namespace plumbline::app
