#pragma once
// The running server: world, endpoints, event hub and sockets, from start to graceful stop.

#include <string>

#include "app/mail.h"
#include "app/world.h"
#include "base/observe.h"

namespace plumbline::app {

/// ServeOptions are the settings of a server, whichever way they were given.
struct ServeOptions {
    std::string db;                         ///< URL of the store
    std::string listen = "127.0.0.1:8080";  ///< ADDRESS:PORT; port 0 takes any free one
    std::string public_url;                 ///< as people reach it, behind a proxy; empty: as it listens
    std::string tls_certificate;            ///< PEM file; with `tls_key` it serves HTTPS, without both plain HTTP
    std::string tls_key;                    ///< PEM file
    std::string trusted_proxies;            ///< see http::parse_address_ranges; whose X-Forwarded-* is believed
    std::string log_level = "warning";      ///< debug, info, warning or error
    int workers = 8;                        ///< requests handled at a time
    int connections_per_address = 256;      ///< open at a time, for each address of a client
    std::string backup_folder;              ///< where POST /api/v1/backups writes; empty: it is refused
    MailOptions mail;                       ///< how mail is sent; without a host none is
    bool example = false;                   ///< fill an empty store with the example organization
};

/// severity_of is the severity of a log level's name.
[[nodiscard]] base::Result<base::Severity> severity_of(const std::string& level);

/// serve runs until SIGTERM or SIGINT, then lets running requests end (10 s at most). It reads certificate and key
/// again at SIGHUP, and soon after their files changed. A service manager is told when it is ready, reloads and stops.
[[nodiscard]] base::Result<void> serve(const ServeOptions& options, const base::Clock& clock, base::Random& random);

}  // namespace plumbline::app
