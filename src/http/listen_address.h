#pragma once
// The address a server listens on, as people write it.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace plumbline::http {

/// ListenAddress is an IP address and a port.
struct ListenAddress {
    std::string address;     ///< `127.0.0.1`, `::1`; without brackets
    std::uint16_t port = 0;  ///< 0 lets the system choose
};

/// parse_listen_address reads `127.0.0.1:8080`, `0.0.0.0:8080` or `[::1]:8080`. Names are not looked up.
[[nodiscard]] base::Result<ListenAddress> parse_listen_address(std::string_view text);

/// format_listen_address writes the address with its port, brackets around IPv6.
[[nodiscard]] std::string format_listen_address(const ListenAddress& address);

/// peer_group is what counts as one peer for limits: an IPv4 address, or the first 64 bits of an IPv6 address, of which
/// one household has billions.
[[nodiscard]] std::string peer_group(std::string_view address);

}  // namespace plumbline::http
