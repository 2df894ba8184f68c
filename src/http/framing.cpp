#include "http/framing.h"

#include <algorithm>
#include <array>
#include <utility>

#include "http/grammar.h"

namespace plumbline::http {

namespace {

using Check = std::optional<Rejection>;
constexpr auto Passed = std::nullopt;
// A request line is its target, the longest method, the version and two blanks.
constexpr std::size_t AroundTarget = 32;

Rejection bad(std::string_view why) {
    return {400, why};
}

Check check_version(std::string_view version, RequestHead& head) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const bool formed = version.size() == 8 && version.starts_with("HTTP/") && digit(version[5]) && version[6] == '.' &&
                        digit(version[7]);
    if (!formed) return bad("The request line does not end in an HTTP version.");
    if (version != "HTTP/1.1" && version != "HTTP/1.0") return Rejection{505, "Only HTTP/1.1 is spoken here."};
    head.http_1_0 = version == "HTTP/1.0";
    return Passed;
}

Check check_method(std::string_view method) {
    constexpr std::array<std::string_view, 7> Known{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
    if (!is_token(method)) return bad("The method is not a token.");
    if (std::ranges::find(Known, method) == Known.end()) return Rejection{501, "This method is not known here."};
    return Passed;
}

/// The path and query of an absolute-form target; its authority goes to `authority`.
std::string_view after_authority(std::string_view target, std::string_view& authority) {
    target.remove_prefix(target.find("//") + 2);
    const std::size_t end = std::min(target.find_first_of("/?"), target.size());
    authority = target.substr(0, end);
    return target.substr(end);
}

bool has_http_scheme(std::string_view target) {
    return equal_ignoring_case(target.substr(0, 7), "http://") || equal_ignoring_case(target.substr(0, 8), "https://");
}

Check check_target(RequestHead& head, std::string& authority, const FramingLimits& limits) {
    const std::string_view target = head.target;
    if (target.size() > limits.target_bytes) return Rejection{414, "The request target is too long."};
    if (!is_target(target)) return bad("The request target holds a character that must be percent-encoded.");
    if (target.starts_with('/') || (target == "*" && head.method == "OPTIONS")) {
        head.origin = target;
        return Passed;
    }
    if (!has_http_scheme(target)) return bad("The request target is neither a path nor an http address.");
    std::string_view named;
    const std::string_view rest = after_authority(target, named);
    if (!is_authority(named)) return bad("The request target names no valid host.");
    authority = named;
    head.origin = rest.starts_with('/') ? std::string(rest) : "/" + std::string(rest);
    return Passed;
}

Check parse_request_line(std::string_view line, RequestHead& head, std::string& authority,
                         const FramingLimits& limits) {
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return bad("The request line has not three parts.");
    head.method = line.substr(0, first);
    head.target = line.substr(first + 1, last - first - 1);
    if (Check failed = check_version(line.substr(last + 1), head)) return failed;
    if (Check failed = check_method(head.method)) return failed;
    return check_target(head, authority, limits);
}

Check parse_field(std::string_view line, Headers& headers) {
    if (line.front() == ' ' || line.front() == '\t') return bad("A header line is folded or begins with a blank.");
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return bad("A header line has no colon.");
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = trim_blanks(line.substr(colon + 1));
    if (!is_token(name)) return bad("A header name is not a token.");
    if (!is_field_value(value)) return bad("A header value holds a control character.");
    headers.add(std::string(name), std::string(value));
    return Passed;
}

Check check_host(RequestHead& head, const std::string& authority) {
    const auto hosts = head.headers.values("Host");
    if (hosts.size() > 1) return bad("There is more than one Host header.");
    if (hosts.empty()) return head.http_1_0 ? Passed : Check(bad("There is no Host header."));
    if (!is_authority(hosts.front())) return bad("The Host header is not a valid host.");
    if (!authority.empty() && !equal_ignoring_case(authority, hosts.front()))
        return bad("The request target and the Host header name different hosts.");
    head.host = hosts.front();
    return Passed;
}

Check check_length(RequestHead& head, const FramingLimits& limits) {
    const auto codings = head.headers.values("Transfer-Encoding");
    const auto lengths = head.headers.values("Content-Length");
    if (!codings.empty()) {
        if (head.http_1_0) return bad("HTTP/1.0 knows no Transfer-Encoding.");
        if (!lengths.empty()) return bad("Transfer-Encoding and Content-Length exclude each other.");
        if (codings.size() > 1 || !equal_ignoring_case(codings.front(), "chunked"))
            return bad("The only Transfer-Encoding taken here is chunked, once.");
        head.chunked = true;
    }
    if (lengths.size() > 1) return bad("There is more than one Content-Length header.");
    if (!lengths.empty()) {
        head.content_length = parse_decimal(lengths.front());
        if (!head.content_length) return bad("Content-Length is not a number.");
        if (*head.content_length > limits.body_bytes) return Rejection{413, "The body is too large."};
    }
    return Passed;
}

Check check_expectations(RequestHead& head) {
    for (const std::string_view expectation : head.headers.values("Expect")) {
        if (!equal_ignoring_case(expectation, "100-continue"))
            return Rejection{417, "The only expectation met here is 100-continue."};
        head.expects_continue = !head.http_1_0;
    }
    if (head.headers.find_value("Content-Encoding") != nullptr)
        return Rejection{415, "Send the body without Content-Encoding."};
    for (const std::string_view value : head.headers.values("Connection"))
        for (const std::string_view option : list_members(value)) {
            if (!is_token(option)) return bad("The Connection header is not a list of tokens.");
            if (equal_ignoring_case(option, "close")) head.closes = true;
        }
    if (head.http_1_0) head.closes = true;
    return Passed;
}

/// What is wrong with the byte at `at`, of those errors that no later byte can mend.
std::string_view wrong_byte(std::string_view received, std::size_t at) {
    const char c = received[at];
    const bool after_return = at > 0 && received[at - 1] == '\r';
    if (c == '\0') return "The head holds a NUL.";
    if (c == '\n' && !after_return) return "A line ends in a line feed alone.";
    if (c != '\n' && after_return) return "A carriage return stands alone.";
    return {};
}

}  // namespace

std::expected<std::size_t, Rejection> scan_head(std::string_view received, std::size_t scanned,
                                                const FramingLimits& limits) {
    const std::string_view within = received.substr(0, limits.head_bytes);
    for (std::size_t at = scanned; at < within.size(); ++at) {
        if (const std::string_view why = wrong_byte(received, at); !why.empty()) return std::unexpected(bad(why));
        if (received[at] != '\n') continue;
        if (at == 1 || (at >= 3 && received[at - 2] == '\n')) return at + 1;
    }
    const std::size_t line = limits.target_bytes + AroundTarget;
    if (received.size() > line && received.substr(0, line).find('\n') == std::string_view::npos)
        return std::unexpected(Rejection{414, "The request line is too long."});
    if (received.size() >= limits.head_bytes) return std::unexpected(Rejection{431, "The headers are too large."});
    return 0;
}

std::expected<RequestHead, Rejection> parse_head(std::string_view head, const FramingLimits& limits) {
    const auto size = scan_head(head, 0, limits);
    if (!size) return std::unexpected(size.error());
    if (*size == 0 || *size != head.size()) return std::unexpected(bad("This is not one whole head."));
    RequestHead parsed;
    std::string authority;
    Check failed = parse_request_line(head.substr(0, head.find('\r')), parsed, authority, limits);
    if (failed) return std::unexpected(*failed);
    head.remove_prefix(head.find('\n') + 1);
    while (head.size() > 2) {
        if (parsed.headers.size() == limits.headers)
            return std::unexpected(Rejection{431, "There are too many headers."});
        failed = parse_field(head.substr(0, head.find('\r')), parsed.headers);
        if (failed) return std::unexpected(*failed);
        head.remove_prefix(head.find('\n') + 1);
    }
    failed = check_host(parsed, authority);
    if (!failed) failed = check_length(parsed, limits);
    if (!failed) failed = check_expectations(parsed);
    if (failed) return std::unexpected(*failed);
    return parsed;
}

}  // namespace plumbline::http
