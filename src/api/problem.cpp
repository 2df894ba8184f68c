#include "api/problem.h"

#include "api/language.h"
#include "base/json.h"

namespace plumbline::api {

namespace {

using base::ErrorKind;
using base::JsonArray;
using base::JsonObject;

JsonObject body_of(const base::Error& error) {
    JsonObject body{{"code", error.code}, {"detail", error.message}};
    if (!error.field.empty()) body["field"] = error.field;
    if (!error.hint.empty()) body["hint"] = error.hint;
    if (error.line > 0) {
        body["line"] = error.line;
        body["column"] = error.column;
    }
    return body;
}

}  // namespace

int status_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::Invalid:
            return 422;
        case ErrorKind::Malformed:
            return 400;
        case ErrorKind::Unauthenticated:
            return 401;
        case ErrorKind::Forbidden:
            return 403;
        case ErrorKind::NotFound:
            return 404;
        case ErrorKind::Conflict:
            return 409;
        case ErrorKind::PreconditionRequired:
            return 428;
        case ErrorKind::PreconditionFailed:
            return 412;
        case ErrorKind::TooLarge:
            return 413;
        case ErrorKind::TooMany:
            return 429;
        case ErrorKind::Unsupported:
            return 405;
        case ErrorKind::Unavailable:
            return 503;
        case ErrorKind::Internal:
            return 500;
    }
    return 500;
}

http::Response problem(const base::Error& error, const std::string& request_id) {
    const int status = status_of(error.kind);
    JsonObject body{
        {"type", "urn:plumbline:problem:" + error.code}, {"title", http::status_text(status)}, {"status", status}};
    for (const auto& pair : body_of(error)) body[pair.key()] = pair.value();
    if (!error.details.empty()) {
        JsonArray errors;
        for (const base::Error& detail : error.details) errors.push_back(body_of(detail));
        body["errors"] = std::move(errors);
    }
    if (!request_id.empty()) body["requestId"] = request_id;
    http::Response response;
    response.status = status;
    response.headers.set("Content-Type", "application/problem+json");
    response.headers.set("Cache-Control", "no-store");
    if (status == 401) response.headers.set("WWW-Authenticate", "Bearer realm=\"Plumbline\"");
    if (status == 429 || status == 503)
        response.headers.set("Retry-After", std::to_string(error.retry_after > 0 ? error.retry_after : 5));
    if (!error.language.empty()) say_language(response, error.language);
    response.body = base::to_text(body) + "\n";
    return response;
}

void add_security_headers(http::Response& response) {
    const auto ensure = [&](const char* name, const char* value) {
        if (response.headers.find_value(name) == nullptr) response.headers.set(name, value);
    };
    ensure("X-Content-Type-Options", "nosniff");
    ensure("Referrer-Policy", "no-referrer");
    ensure("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    ensure("Cross-Origin-Opener-Policy", "same-origin");
    ensure("Cross-Origin-Resource-Policy", "same-origin");
}

http::Response render_failure(const http::Failure& failure) {
    JsonObject body{{"type", "about:blank"},
                    {"title", http::status_text(failure.status)},
                    {"status", failure.status},
                    {"code", "http." + std::to_string(failure.status)},
                    {"detail", failure.message}};
    if (!failure.request_id.empty()) body["requestId"] = failure.request_id;
    http::Response response;
    response.status = failure.status;
    response.headers.set("Content-Type", "application/problem+json");
    // Often no middleware was reached, so what those put on every answer is put here.
    response.headers.set("Cache-Control", "no-store");
    add_security_headers(response);
    response.body = base::to_text(body) + "\n";
    return response;
}

}  // namespace plumbline::api
