#pragma once
// The server: sockets in, requests to a handler, answers out.
//
//     Server server(options, handler, clock, random, observer);
//     TRY(server.start());
//     …
//     server.stop(10s);                // from another thread; `wait` returns then

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "base/observe.h"
#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "http/address_ranges.h"
#include "http/counters.h"
#include "http/failure.h"
#include "http/framing.h"
#include "http/middleware.h"

namespace plumbline::http {

/// TlsFiles are the PEM files that a server encrypts with; both empty: it speaks plain HTTP.
struct TlsFiles {
    std::string certificate;  ///< the server's certificate first, then those that lead to the root
    std::string key;          ///< its private key, without a password
};

/// ServerOptions are the limits and addresses of one server. Each limit holds before memory is taken for what exceeds
/// it.
struct ServerOptions {
    std::string listen = "127.0.0.1:8080";  ///< see parse_listen_address; empty for none
    TlsFiles tls;                           ///< for `listen`; a Unix socket is never encrypted
    AddressRanges trusted_proxies;          ///< whose X-Forwarded-For and X-Forwarded-Proto are believed
    std::string socket_path;                ///< Unix socket, made with mode 0600 and removed at the end; empty for none
    std::size_t workers = 8;                ///< threads on which handlers run and may block
    std::size_t max_queued = 256;           ///< requests waiting for a worker; beyond, 503 with Retry-After
    FramingLimits limits;                   ///< head 16 KiB and 100 headers, target 8 KiB, body 8 MiB
    std::size_t max_buffered_bytes = 256UL * 1024 * 1024;  ///< request bodies of all connections together; beyond, 503
    std::size_t max_connections = 1024;                    ///< beyond, 503 and close
    std::size_t max_connections_per_peer = 256;            ///< by IPv4 address or IPv6 /64; see is_bounded
    std::size_t max_event_streams = 512;                   ///< beyond, 503 with Retry-After
    std::chrono::milliseconds handshake_timeout{10'000};   ///< from connect to the end of the TLS handshake
    std::chrono::milliseconds header_timeout{10'000};      ///< from there or the first byte to the end of the head
    std::chrono::milliseconds body_timeout{20'000};        ///< from there to the end of the body, and a second more …
    std::size_t body_bytes_per_second = 16UL * 1024;  ///< … for so many bytes that came: slow lines may, stalls not
    std::chrono::milliseconds idle_timeout{75'000};   ///< between requests of one connection
    std::chrono::milliseconds write_timeout{30'000};  ///< for each 256 KiB of an answer to be taken by the client
    std::chrono::milliseconds heartbeat{15'000};      ///< a comment on an event stream that was silent so long
    FailureRenderer failures = render_plainly;        ///< form of the answers that this floor gives by itself
};

/// Server answers HTTP/1.1 (and HTTP/1.0 without chunking) on TCP and, if asked for, a Unix socket. Connections are
/// served by one thread of coroutines; the handler runs on a pool of `workers` threads, many calls at once, one a
/// connection.
///
/// Reports `http.request` for each request handled (id, peer, method, path, status, duration_ms, bytes of body),
/// `http.rejected` for a message refused before that (id, status, why, peer), `http.handler-failed` when a handler
/// throws (answered with 500), `http.header-dropped`, `http.connection-refused`, `http.connection-failed`,
/// `http.stream-overflow`, `http.accept-failed`, `http.handshake-failed` (peer), `http.tls-loaded` (serial, until) and
/// `http.tls-kept` when a new certificate is of no use (cause). Paths are logged, queries and headers never.
class Server {
  public:
    /// Server only remembers what it is given; clock, random and observer must outlive it.
    Server(ServerOptions options, Next handler, const base::Clock& clock, base::Random& random,
           base::Observer& observer);
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    /// ~Server stops at once, without waiting for idle clients.
    ~Server();

    /// start binds and begins to serve. Fails with `http.listen-address`, `http.address-in-use`, `http.cannot-listen`,
    /// `http.tls-certificate` or `http.tls-key`. Once only.
    [[nodiscard]] base::Result<void> start();
    /// reload_tls reads certificate and key again, for connections from now on; those that are open keep theirs. Where
    /// the new ones are of no use it says so and the present ones stay. Nothing without TLS. Thread-safe after `start`.
    void reload_tls();
    /// port is the TCP port in use, the one chosen where 0 was asked for; 0 before start or without TCP.
    [[nodiscard]] std::uint16_t port() const;
    /// wait blocks until the server has stopped.
    void wait();
    /// stop accepts no more, closes idle connections and event streams, lets running requests be answered, and closes
    /// what is left after `patience`. Returns when all is closed: a handler that runs longer is waited for.
    /// Thread-safe, but never call it from a handler. A second call waits for the first.
    void stop(std::chrono::milliseconds patience);
    /// counters is a snapshot. Thread-safe.
    [[nodiscard]] Counters counters() const;

  private:
    class Running;
    std::unique_ptr<Running> running_;
};

}  // namespace plumbline::http
