#pragma once
// The running server: world, endpoints, event hub and sockets, from start to graceful stop.

#include <string>

#include "app/world.h"
#include "base/observe.h"

namespace plumbline::app {

/// ServeOptions are the settings of a server, whichever way they were given.
struct ServeOptions {
    std::string db;                         ///< URL of the store
    std::string listen = "127.0.0.1:8080";  ///< ADDRESS:PORT; port 0 takes any free one
    std::string public_url;                 ///< as people reach it, behind a proxy; empty: as it listens
    std::string log_level = "warning";      ///< debug, info, warning or error
    int workers = 8;                        ///< requests handled at a time
    bool example = false;                   ///< fill an empty store with the example organization
};

/// severity_of is the severity of a log level's name.
[[nodiscard]] base::Result<base::Severity> severity_of(const std::string& level);

/// serve runs until SIGTERM or SIGINT, then lets running requests end (10 s at most).
[[nodiscard]] base::Result<void> serve(const ServeOptions& options, const base::Clock& clock, base::Random& random);

}  // namespace plumbline::app
