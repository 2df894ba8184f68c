#pragma once
// Server-sent events (WHATWG HTML, 9.2): the sending end that application code holds.
//
//     auto channel = std::make_shared<EventChannel>();
//     subscribers.add(channel);                      // later, from any thread: channel->send("42", "changed", "{…}")
//     return event_response(channel);

#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace plumbline::http {

/// EventChannel carries events to one client. Thread-safe; nothing here blocks on the network. Once closed, by either
/// side, it stays closed, and `send` says so: that is when to forget it.
class EventChannel {
  public:
    /// EventChannel closes itself when more than `max_queued_bytes` wait for a client that reads too slowly.
    explicit EventChannel(std::size_t max_queued_bytes = 256UL * 1024) : max_queued_bytes_(max_queued_bytes) {}

    /// send queues one event; false when the channel is or thereby becomes closed. Line breaks in `data` become several
    /// data lines; `id` and `event` are left out where empty or where they hold a line break or NUL.
    bool send(std::string_view id, std::string_view event, std::string_view data);
    /// close ends the stream after what is queued.
    void close();
    /// is_closed tells whether nothing more can be sent.
    [[nodiscard]] bool is_closed() const;
    /// has_overflowed tells whether the channel closed because the client read too slowly.
    [[nodiscard]] bool has_overflowed() const;

    /// attach is for the server alone: `wake` is called when there is something to take or the channel closes, under
    /// the channel's lock, until `detach`.
    void attach(std::function<void()> wake);
    /// detach is for the server alone: closes the channel and forgets `wake`.
    void detach();
    /// take is for the server alone: what is queued, which the queue then holds no longer.
    [[nodiscard]] std::string take();

  private:
    mutable std::mutex mutex_;
    std::size_t max_queued_bytes_;
    std::string queued_;
    std::function<void()> wake_;
    bool closed_ = false;
    bool overflowed_ = false;
};

/// format_event writes one event in the form of text/event-stream.
[[nodiscard]] std::string format_event(std::string_view id, std::string_view event, std::string_view data);

}  // namespace plumbline::http
