#include "http/listen_address.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <array>
#include <span>

#include "base/encoding.h"
#include "http/grammar.h"

namespace plumbline::http {

namespace {

base::Fail refuse(std::string_view text) {
    return base::fail(base::invalid("http.listen-address", "listen",
                                    fmt::format("'{}' is not an address to listen on.", text),
                                    "Write an IP address and a port, such as 127.0.0.1:8080 or [::1]:8080."));
}

bool is_ip(const std::string& address, int family) {
    std::array<std::uint8_t, sizeof(in6_addr)> parsed{};
    return address.find('\0') == std::string::npos && inet_pton(family, address.c_str(), parsed.data()) == 1;
}

}  // namespace

base::Result<ListenAddress> parse_listen_address(std::string_view text) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos) return refuse(text);
    const auto port = parse_decimal(text.substr(colon + 1));
    std::string_view host = text.substr(0, colon);
    const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
    if (bracketed) host = host.substr(1, host.size() - 2);
    ListenAddress parsed{std::string(host), 0};
    if (!port || *port > 65535 || !is_ip(parsed.address, bracketed ? AF_INET6 : AF_INET)) return refuse(text);
    parsed.port = static_cast<std::uint16_t>(*port);
    return parsed;
}

std::string format_listen_address(const ListenAddress& address) {
    const bool bracketed = address.address.find(':') != std::string::npos;
    return fmt::format("{}{}{}:{}", bracketed ? "[" : "", address.address, bracketed ? "]" : "", address.port);
}

std::string peer_group(std::string_view address) {
    in6_addr parsed{};
    if (inet_pton(AF_INET6, std::string(address).c_str(), &parsed) != 1) return std::string(address);
    return base::to_hex(std::span(parsed.s6_addr).first(8)) + "/64";
}

}  // namespace plumbline::http
