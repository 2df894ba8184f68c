#pragma once
// For those who run the server: is it alive, is it ready, its figures.

#include "api/service.h"
#include "http/counters.h"

namespace plumbline::api {

/// live answers GET /livez: the process answers.
[[nodiscard]] base::Result<http::Response> live(Service& service, const Call& call);
/// ready answers GET /readyz: the store can be read; 503 otherwise.
[[nodiscard]] base::Result<http::Response> ready(Service& service, const Call& call);
/// metrics answers GET /metrics in the Prometheus text format 0.0.4: on this machine to anyone, elsewhere by token.
[[nodiscard]] Endpoint metrics(std::function<http::Counters()> counters);

}  // namespace plumbline::api
