#pragma once
// Where a request comes from when proxies stand between. Internal to http/.

#include <string>

#include "http/address_ranges.h"
#include "http/headers.h"
#include "http/transport.h"

namespace plumbline::http {

/// Origin is the client as far as it can be known.
struct Origin {
    std::string address;  ///< without port; `local` for a Unix socket
    bool is_loopback = false;
    bool is_secure = false;  ///< encrypted on its way to this server or to the proxy that is trusted
};

/// origin_of believes X-Forwarded-For and X-Forwarded-Proto where the other end of the socket is trusted, and nobody
/// else. The client is the rightmost address that is not trusted itself: what stands left of it, anyone can write. The
/// `Forwarded` header is never looked at, since a proxy that writes the others passes it through as the client sent it.
[[nodiscard]] Origin origin_of(const Peer& peer, bool is_secure, const Headers& headers, const AddressRanges& trusted);

}  // namespace plumbline::http
