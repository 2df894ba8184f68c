#pragma once
// An answer that says why there is none, before it has a form.

#include <functional>
#include <string>
#include <string_view>

#include "http/response.h"

namespace plumbline::http {

/// Failure is what this floor refuses by itself: broken framing, limits, no such route, a handler that threw.
struct Failure {
    int status = 500;
    std::string message;     ///< one plain sentence for the caller
    std::string request_id;  ///< empty where the message had none yet
};

/// FailureRenderer gives failures the form that callers expect (problem+json, a page). Called from several threads at
/// once; must not block. Where it throws, the plain form is sent.
using FailureRenderer = std::function<Response(const Failure&)>;

/// render_plainly is the form without a renderer: one line of text.
[[nodiscard]] Response render_plainly(const Failure& failure);

/// status_text is the name of a status (`Not Found`), or empty for one that RFC 9110 and RFC 6585 do not name.
[[nodiscard]] std::string_view status_text(int status);

}  // namespace plumbline::http
