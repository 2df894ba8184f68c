#include "http/wire.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>

#include "http/failure.h"
#include "http/grammar.h"

namespace plumbline::http {

namespace {

bool belongs_to_server(std::string_view name) {
    constexpr std::array<std::string_view, 9> Names{"Connection", "Content-Length", "Date",
                                                    "Keep-Alive", "Server",         "Proxy-Connection",
                                                    "Trailer",    "Upgrade",        "Transfer-Encoding"};
    return std::ranges::any_of(Names, [&](std::string_view own) { return equal_ignoring_case(name, own); });
}

void append(std::string& text, std::string_view name, std::string_view value) {
    text.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

bool allows_body(int status) {
    return status != 204 && status != 304;
}

std::string format_http_date(base::Instant instant) {
    constexpr std::array<std::string_view, 7> Days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<std::string_view, 12> Months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(instant - day)};
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", Days[std::chrono::weekday{day}.c_encoding()],
                       static_cast<unsigned>(date.day()), Months[static_cast<unsigned>(date.month()) - 1],
                       static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

std::string format_head(const Response& response, const AnswerHead& head, std::vector<std::string>& dropped) {
    std::string text;
    text.reserve(512);
    fmt::format_to(std::back_inserter(text), "HTTP/1.1 {} {}\r\n", response.status, status_text(response.status));
    for (const auto& [name, value] : response.headers.fields()) {
        if (!is_token(name)) {
            dropped.emplace_back("(malformed)");
        } else if (!is_field_value(value)) {
            dropped.push_back(name);
        } else if (!belongs_to_server(name)) {
            append(text, name, value);
        }
    }
    append(text, "Date", format_http_date(head.now));
    if (!head.request_id.empty() && response.headers.find_value("X-Request-Id") == nullptr)
        append(text, "X-Request-Id", head.request_id);
    if (head.chunked) append(text, "Transfer-Encoding", "chunked");
    if (!head.endless && allows_body(response.status))
        append(text, "Content-Length", std::to_string(response.content().size()));
    if (head.closes) append(text, "Connection", "close");
    return text += "\r\n";
}

}  // namespace plumbline::http
