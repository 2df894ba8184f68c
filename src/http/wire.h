#pragma once
// Answers as bytes. Internal to http/.

#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "http/response.h"

namespace plumbline::http {

/// AnswerHead is what the server adds to a response's own headers.
struct AnswerHead {
    std::string_view request_id;  ///< sent as X-Request-Id unless empty
    base::Instant now;            ///< sent as Date
    bool closes = false;          ///< the connection ends after this answer
    bool chunked = false;         ///< an event stream over HTTP/1.1
    bool endless = false;         ///< an event stream: no length
};

/// format_head writes status line and headers with the empty line. Headers that cannot be sent are left out and their
/// names
/// (`(malformed)` where even that is unfit) added to `dropped`.
[[nodiscard]] std::string format_head(const Response& response, const AnswerHead& head,
                                      std::vector<std::string>& dropped);

/// allows_body tells whether answers of that status have a body at all.
[[nodiscard]] bool allows_body(int status);

/// format_http_date writes `Sun, 22 Nov 2026 09:30:00 GMT` (RFC 9110, 5.6.7).
[[nodiscard]] std::string format_http_date(base::Instant instant);

}  // namespace plumbline::http
