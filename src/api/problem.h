#pragma once
// Errors as answers: the one place where an error becomes a status.

#include "base/observe.h"
#include "base/result.h"
#include "http/failure.h"
#include "http/request.h"
#include "http/response.h"

namespace plumbline::api {

/// status_of is the HTTP status (RFC 9110, RFC 6585) of an error kind.
[[nodiscard]] int status_of(base::ErrorKind kind);

/// problem is the answer for an error, as application/problem+json (RFC 9457): type, title, status, detail, and our own
/// code, field, hint, line, column, errors and requestId. The cause never leaves the server.
[[nodiscard]] http::Response problem(const base::Error& error, const std::string& request_id);

/// add_security_headers puts on an answer, where it does not say otherwise, what keeps a browser from doing what no
/// page of ours asks for (OWASP Secure Headers). Thread-safe.
void add_security_headers(http::Response& response);

/// render_failure is the form of what the HTTP floor refuses by itself.
[[nodiscard]] http::Response render_failure(const http::Failure& failure);

}  // namespace plumbline::api
