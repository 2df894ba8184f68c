#pragma once
// Where a request begins and ends, decided on its raw bytes, exactly as RFC 9112 has it and no more generously: two
// programs that disagree about this are how requests are smuggled. Pure functions, made to be fuzzed.
//
//     auto size = scan_head(received, 0, limits);                     // 0: read on
//     auto head = parse_head(received.substr(0, *size), limits);

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "http/headers.h"

namespace plumbline::http {

/// Rejection is why a message is not served: an HTTP status and one plain sentence. The connection closes after it.
struct Rejection {
    int status = 400;
    std::string_view why;  ///< a literal; never holds bytes of the message
};

/// FramingLimits bound what one request may hold.
struct FramingLimits {
    std::size_t head_bytes = 16UL * 1024;           ///< request line and headers together, else 431
    std::size_t headers = 100;                      ///< header lines, else 431
    std::size_t target_bytes = 8UL * 1024;          ///< request target, else 414
    std::uint64_t body_bytes = 8ULL * 1024 * 1024;  ///< body after removal of chunking, else 413
};

/// RequestHead is a head that passed every check.
struct RequestHead {
    std::string method;                           ///< GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS
    std::string target;                           ///< as received
    std::string origin;                           ///< path and query of the target; `*` for OPTIONS of the whole server
    std::string host;                             ///< value of Host; empty only with HTTP/1.0
    Headers headers;                              ///< values without surrounding blanks
    std::optional<std::uint64_t> content_length;  ///< of a body by length, in bytes
    bool chunked = false;                         ///< body in chunks
    bool http_1_0 = false;                        ///< version 1.0; otherwise 1.1
    bool expects_continue = false;                ///< the sender waits for 100 before it sends the body
    bool closes = false;                          ///< the sender wants the connection closed afterwards
};

/// scan_head looks for the end of the head: its size with the empty line, or 0 when more bytes are needed. The first
/// `scanned` bytes are known to hold no end. What can no longer become a head is rejected without waiting for the rest.
[[nodiscard]] std::expected<std::size_t, Rejection> scan_head(std::string_view received, std::size_t scanned,
                                                              const FramingLimits& limits);

/// parse_head reads one whole head, its empty line included.
[[nodiscard]] std::expected<RequestHead, Rejection> parse_head(std::string_view head, const FramingLimits& limits);

}  // namespace plumbline::http
