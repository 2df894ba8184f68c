#pragma once
// Encryption of connections: the certificate that a server shows, and bytes over TLS. Internal to http/.

#include <openssl/ssl.h>

#include <memory>
#include <string>

#include "base/result.h"
#include "base/time.h"
#include "http/server.h"
#include "http/transport.h"

namespace plumbline::http {

/// TlsContext is a certificate with its key, ready for connections. Those begun keep theirs when another is loaded.
using TlsContext = std::shared_ptr<SSL_CTX>;

/// TlsLoaded is a context and what is said about it in the log.
struct TlsLoaded {
    TlsContext context;
    std::string serial;  ///< of the certificate, in hexadecimal digits
    std::string until;   ///< the last instant at which it counts, as OpenSSL writes it
};

/// load_tls reads a certificate (PEM, with those between it and the root below it) and its key (PEM, without a
/// password). Fails with `http.tls-certificate` or `http.tls-key` where a file cannot be read, the two do not belong
/// together, or the certificate does not count at `now`.
[[nodiscard]] base::Result<TlsLoaded> load_tls(const TlsFiles& files, base::Instant now);

/// tls_transport carries bytes over TLS 1.2 or 1.3; its `open` is the handshake.
[[nodiscard]] std::unique_ptr<Transport> tls_transport(Socket socket, const TlsContext& context);

}  // namespace plumbline::http
