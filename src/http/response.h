#pragma once
// An answer as handlers give it. The server adds framing, Date and X-Request-Id, and drops what is not a handler's to
// set.

#include <memory>
#include <string>
#include <string_view>

#include "base/json.h"
#include "http/headers.h"

namespace plumbline::http {

class EventChannel;

/// Response is one answer: a body, or a stream of events when `events` is set (the body is ignored then).
///
/// Connection, Content-Length, Date, Keep-Alive, Server, Trailer, Transfer-Encoding and Upgrade belong to the server
/// and are dropped from `headers`; so is, with an event, a header that is not well-formed or would break the head
/// apart.
struct Response {
    int status = 200;  ///< 200 to 599; anything else is sent as 500
    Headers headers;
    std::string body;
    std::shared_ptr<const std::string> shared_body;  ///< in place of `body`, where several answers have the same
    std::shared_ptr<EventChannel> events;

    /// content is the body that is sent; valid while the response is there and unchanged.
    [[nodiscard]] std::string_view content() const { return shared_body ? *shared_body : body; }

    /// with_header adds a header to the response under construction.
    [[nodiscard]] Response with_header(std::string name, std::string value) &&;
};

/// text_response is plain text in UTF-8.
[[nodiscard]] Response text_response(int status, std::string text);
/// json_response is a JSON value written compactly.
[[nodiscard]] Response json_response(int status, const base::Json& value);
/// json_text_response is JSON that is written already.
[[nodiscard]] Response json_text_response(int status, std::string text);
/// empty_response has no body.
[[nodiscard]] Response empty_response(int status);
/// event_response streams what is sent through the channel until either side closes, without holding a worker.
[[nodiscard]] Response event_response(std::shared_ptr<EventChannel> channel);

}  // namespace plumbline::http
