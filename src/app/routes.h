#pragma once
// Every route of the server.

#include "api/events.h"
#include "api/service.h"
#include "http/counters.h"
#include "http/router.h"

namespace plumbline::app {

/// RouteParts are what some routes need besides the service.
struct RouteParts {
    api::Service& service;
    api::EventHub& events;
    std::function<http::Counters()> counters;  ///< of the running server
    std::string backup_folder = {};            ///< where the server keeps backups; empty for none
};

/// make_router puts all routes into a router.
[[nodiscard]] http::Router make_router(const RouteParts& parts);

}  // namespace plumbline::app
