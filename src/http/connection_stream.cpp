// The half of a connection that sends events as they come.
#include <fmt/format.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "http/connection.h"
#include "http/engine.h"

namespace plumbline::http {

namespace asio = boost::asio;

Connection::Await<std::size_t> Connection::stream(const Response& response) {
    exchange_.closes = true;
    channel_ = response.events;
    ++engine_.tally.event_streams;
    ++engine_.tally.answers[static_cast<std::size_t>(response.status / 100)];
    channel_->attach([&io = engine_.io, weak = weak_from_this()] {
        asio::post(io, [weak] {
            if (const auto self = weak.lock()) self->on_channel();
        });
    });
    if (engine_.is_draining()) channel_->close();
    std::size_t bytes = 0;
    const std::string head = head_of(response);
    const bool started = co_await write(head, "");
    if (started && exchange_.request.method != "HEAD") {
        asio::co_spawn(engine_.io, [self = shared_from_this()] { return self->watch_client(); }, asio::detached);
        bytes = co_await pump(*channel_);
    }
    if (channel_->has_overflowed())
        engine_.report(base::Severity::Warning, "http.stream-overflow",
                       {{"id", exchange_.request.id}, {"peer", peer_.address}});
    end_stream();
    co_return bytes;
}

void Connection::end_stream() {
    if (!channel_) return;
    channel_->detach();
    channel_ = nullptr;
    --engine_.tally.event_streams;
    received_.clear();
}

Connection::Await<std::size_t> Connection::pump(EventChannel& channel) {
    std::size_t bytes = 0;
    while (!client_gone_) {
        woken_ = false;
        const bool last = channel.is_closed();
        std::string events = channel.take();
        if (events.empty() && !last) {
            disarm();
            pulse_.expires_after(engine_.options.heartbeat);
            co_await pulse_.async_wait(asio::as_tuple(asio::use_awaitable));
            if (woken_) continue;
            events = ": heartbeat\n\n";
        }
        if (!events.empty()) {
            const bool sent = co_await write_events(events);
            if (!sent) break;
            bytes += events.size();
        }
        if (last) {
            if (!exchange_.http_1_0 && !channel.has_overflowed()) co_await write("0\r\n\r\n", "");
            break;
        }
    }
    co_return bytes;
}

Connection::Await<bool> Connection::write_events(std::string_view events) {
    const std::string size = exchange_.http_1_0 ? "" : fmt::format("{:x}\r\n", events.size());
    const std::string text = std::string(events) + (exchange_.http_1_0 ? "" : "\r\n");
    co_return co_await write(size, text);
}

/// A client has nothing more to say on a stream: whatever it sends is dropped, and its end of sending is the end of the
/// stream.
Connection::Await<void> Connection::watch_client() {
    for (std::size_t count = 1; count > 0;) count = co_await transport_->read_some(scratch_);
    client_gone_ = woken_ = true;
    pulse_.cancel();
}

void Connection::on_channel() {
    woken_ = true;
    pulse_.cancel();
    if (channel_ && channel_->has_overflowed()) transport_->cancel();
}

}  // namespace plumbline::http
