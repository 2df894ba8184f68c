#include "base/result.h"

#include <fmt/format.h>

namespace plumbline::base {

Fail fail(Error error) {
    return Fail(std::move(error));
}

namespace {
Error make(ErrorKind kind, std::string code, std::string message, std::string hint = {}) {
    Error error;
    error.kind = kind;
    error.code = std::move(code);
    error.message = std::move(message);
    error.hint = std::move(hint);
    return error;
}
}  // namespace

Error invalid(std::string code, std::string field, std::string message, std::string hint) {
    Error error = make(ErrorKind::Invalid, std::move(code), std::move(message), std::move(hint));
    error.field = std::move(field);
    return error;
}

Error bad_request(std::string code, std::string field, std::string message, std::string hint) {
    Error error = invalid(std::move(code), std::move(field), std::move(message), std::move(hint));
    error.kind = ErrorKind::Malformed;
    return error;
}

Error malformed(std::string code, std::string message, int line, int column) {
    Error error = make(ErrorKind::Malformed, std::move(code), std::move(message));
    error.line = line;
    error.column = column;
    return error;
}

Error not_found(std::string message, std::string hint) {
    return make(ErrorKind::NotFound, "not-found", std::move(message), std::move(hint));
}

Error forbidden(std::string message, std::string hint) {
    return make(ErrorKind::Forbidden, "access.forbidden", std::move(message), std::move(hint));
}

Error conflict(std::string code, std::string message, std::string hint) {
    return make(ErrorKind::Conflict, std::move(code), std::move(message), std::move(hint));
}

Error internal(std::string cause) {
    Error error = make(ErrorKind::Internal, "internal", "Something went wrong on the server.",
                       "Try again; if it stays, give the request id to your administrator.");
    error.cause = std::move(cause);
    return error;
}

Error unavailable(std::string cause) {
    Error error = make(ErrorKind::Unavailable, "unavailable", "The store cannot be reached just now.",
                       "Nothing was saved. Try again in a moment.");
    error.cause = std::move(cause);
    return error;
}

std::string describe(const Error& error) {
    std::string text;
    if (error.line > 0) text += fmt::format("line {}, column {}: ", error.line, error.column);
    if (!error.field.empty()) text += error.field + ": ";
    text += error.message;
    if (!error.cause.empty()) text += " (" + error.cause + ")";
    if (!error.hint.empty()) text += "\n  " + error.hint;
    for (const Error& detail : error.details) text += "\n- " + describe(detail);
    return text;
}

}  // namespace plumbline::base
