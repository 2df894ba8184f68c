#pragma once
// A request as handlers see it: whole, checked and decoded.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "http/headers.h"
#include "http/target.h"

namespace plumbline::http {

/// Request is one complete request. Handlers get it as const and may read it from the one thread they run on.
struct Request {
    std::string method;                 ///< GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS
    std::string target;                 ///< as received, query included
    std::string path;                   ///< as received, without the query; not decoded
    std::vector<std::string> segments;  ///< the path, cut at slashes, then decoded: one may hold a slash itself
    Query query;                        ///< decoded pairs in order
    std::string host;                   ///< value of the Host header, which must not be believed without a check
    Headers headers;                    ///< as sent; X-Forwarded-* and the like are the sender's claims, nothing more
    std::string body;                   ///< without chunking; at most ServerOptions::max_body_bytes
    std::string peer;                   ///< address of the client without port, as a trusted proxy tells it or as the
                                        ///< socket has it; `local` for a Unix socket
    bool from_loopback = false;         ///< that address is this machine; a proxy that is not trusted may stand there
    bool over_local_socket = false;     ///< came by the Unix socket, which only the server's own user may open
    bool secure = false;                ///< this server itself decrypted it, or a trusted proxy says that it did
    std::string id;                     ///< X-Request-Id as sent if it is [A-Za-z0-9._-]{1,64}, else a new UUIDv7
    base::Instant received;             ///< when its head was complete

    /// find_header is the first value of a header, or nothing.
    [[nodiscard]] std::optional<std::string_view> find_header(std::string_view name) const;
    /// headers_named are all values of a header in order.
    [[nodiscard]] std::vector<std::string_view> headers_named(std::string_view name) const;
    /// find_cookie is the value of the first cookie of that name (names compare with case), as sent, or nothing.
    [[nodiscard]] std::optional<std::string_view> find_cookie(std::string_view name) const;
    /// find_query is the first value of a query name, or nothing.
    [[nodiscard]] std::optional<std::string_view> find_query(std::string_view name) const;
};

/// is_request_id tells whether the text is [A-Za-z0-9._-]{1,64}.
[[nodiscard]] bool is_request_id(std::string_view text);

}  // namespace plumbline::http
