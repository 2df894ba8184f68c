// The half of a connection that reads one request.
#include <algorithm>
#include <utility>

#include "http/connection.h"
#include "http/engine.h"
#include "http/forwarded.h"

namespace plumbline::http {

namespace {

constexpr std::size_t FirstReserve = 1024UL * 1024;
// The client has gone or was never there: nobody to answer.
constexpr Rejection Silent{0, ""};

}  // namespace

Connection::Await<std::expected<RequestHead, Rejection>> Connection::read_head() {
    const FramingLimits& limits = engine_.options.limits;
    std::size_t scanned = 0;
    bool timed = served_ == 0;
    bool skipped = false;
    for (;;) {
        if (!skipped && received_.starts_with("\r\n")) {  // RFC 9112, 2.2: one empty line before a request
            received_.erase(0, 2);
            scanned = 0;
            skipped = true;
        }
        const auto size = scan_head(received_, scanned, limits);
        if (!size) co_return std::unexpected(size.error());
        if (*size > 0) {
            auto head = parse_head(std::string_view(received_).substr(0, *size), limits);
            received_.erase(0, *size);
            co_return head;
        }
        scanned = received_.size();
        idle_ = received_.empty();
        if (!timed) arm(idle_ ? engine_.options.idle_timeout : engine_.options.header_timeout);
        timed = timed || !idle_;
        const bool more = co_await fill();
        idle_ = false;
        if (!more && timed_out_ && !received_.empty())
            co_return std::unexpected(Rejection{408, "The head of the request did not come in time."});
        if (!more) co_return std::unexpected(Silent);
    }
}

std::expected<void, Rejection> Connection::begin_exchange(RequestHead& head) {
    Request& request = exchange_.request;
    exchange_.http_1_0 = head.http_1_0;
    exchange_.closes = head.closes;
    request.method = std::move(head.method);
    request.target = std::move(head.target);
    request.host = std::move(head.host);
    request.headers = std::move(head.headers);
    request.over_local_socket = peer_.is_local_socket;
    const Origin origin = origin_of(peer_, transport_->is_secure(), request.headers, engine_.options.trusted_proxies);
    request.peer = origin.address;
    request.from_loopback = origin.is_loopback;
    request.secure = origin.is_secure;
    request.received = engine_.clock.now();
    const auto ids = request.headers.values("X-Request-Id");
    request.id = ids.size() == 1 && is_request_id(ids.front()) ? std::string(ids.front()) : engine_.make_id();
    auto target = parse_target(head.origin);
    if (!target) return std::unexpected(target.error());
    request.path = std::move(target->path);
    request.segments = std::move(target->segments);
    request.query = std::move(target->query);
    return {};
}

Connection::Await<std::expected<std::string, Rejection>> Connection::read_body(const RequestHead& head) {
    std::string body;
    if (!head.chunked && head.content_length.value_or(0) == 0) co_return body;
    arm(engine_.options.body_timeout);
    if (head.expects_continue && received_.empty()) {
        const bool sent = co_await transport_->write("HTTP/1.1 100 Continue\r\n\r\n", "");
        if (!sent) co_return std::unexpected(Silent);
    }
    if (head.content_length) body.reserve(std::min<std::size_t>(*head.content_length, FirstReserve));
    ChunkedDecoder decoder(engine_.options.limits.body_bytes);
    const std::size_t piece = engine_.options.body_bytes_per_second;
    for (std::size_t paid = piece;;) {
        const auto done = take_body(head, decoder, body);
        if (!done) co_return std::unexpected(done.error());
        if (*done) co_return body;
        for (; paid <= body.size(); paid += piece) extend(std::chrono::seconds(1));
        const bool more = co_await fill();
        if (more) continue;
        if (timed_out_) co_return std::unexpected(Rejection{408, "The body of the request did not come in time."});
        co_return std::unexpected(Silent);
    }
}

std::expected<bool, Rejection> Connection::take_body(const RequestHead& head, ChunkedDecoder& decoder,
                                                     std::string& body) {
    bool done = false;
    if (head.chunked) {
        const auto taken = decoder.feed(received_, body);
        if (!taken) return std::unexpected(taken.error());
        received_.erase(0, *taken);
        done = decoder.is_done();
    } else {
        const std::size_t taken = std::min<std::size_t>(*head.content_length - body.size(), received_.size());
        body.append(received_, 0, taken);
        received_.erase(0, taken);
        done = body.size() == *head.content_length;
    }
    if (!hold(body.size())) return std::unexpected(Rejection{503, "Too many large requests are under way; try again."});
    return done;
}

Connection::Await<bool> Connection::fill() {
    if (timed_out_) co_return false;
    const std::size_t count = co_await transport_->read_some(scratch_);
    received_.append(scratch_.data(), count);
    co_return count > 0;
}

bool Connection::hold(std::size_t body_bytes) {
    engine_.tally.body_bytes += body_bytes - held_;
    held_ = body_bytes;
    return engine_.tally.body_bytes <= engine_.options.max_buffered_bytes;
}

void Connection::release() {
    engine_.tally.body_bytes -= held_;
    held_ = 0;
}

}  // namespace plumbline::http
