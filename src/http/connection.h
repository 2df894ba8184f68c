#pragma once
// One connection: requests in turn, each read whole, handled, answered. Internal to http/.

#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <string_view>

#include "http/chunked.h"
#include "http/event_stream.h"
#include "http/framing.h"
#include "http/request.h"
#include "http/response.h"
#include "http/transport.h"

namespace plumbline::http {

class Engine;

// g++ 12 destroys temporaries of a statement with co_await twice, and loses its place when a loop has co_await for its
// condition. So in the sources of this class what such a statement needs has a name, and the statement stands alone.

/// Connection lives on the connections' thread; only the handler's call leaves it.
class Connection : public std::enable_shared_from_this<Connection> {
  public:
    /// Connection serves nothing before `run`.
    Connection(Engine& engine, std::unique_ptr<Transport> transport, Peer peer);

    /// run serves until the connection closes.
    boost::asio::awaitable<void> run();
    /// drain closes it after the request under way; at once where there is none.
    void drain();
    /// abort closes it now.
    void abort();

  private:
    template <class T>
    using Await = boost::asio::awaitable<T>;

    /// Exchange is the request under way and how it is to be answered.
    struct Exchange {
        Request request;
        bool http_1_0 = false;
        bool closes = false;
    };

    Await<bool> open();
    Await<bool> serve_one();
    Await<std::expected<RequestHead, Rejection>> read_head();
    Await<std::expected<std::string, Rejection>> read_body(const RequestHead& head);
    [[nodiscard]] std::expected<bool, Rejection> take_body(const RequestHead& head, ChunkedDecoder& decoder,
                                                           std::string& body);
    Await<bool> fill();
    [[nodiscard]] std::expected<void, Rejection> begin_exchange(RequestHead& head);
    [[nodiscard]] bool hold(std::size_t body_bytes);
    void release();
    Await<Response> handle();
    Await<void> refuse(Rejection rejection);
    Await<void> answer(Response response);
    Await<std::size_t> send(const Response& response);
    Await<bool> write(std::string_view head, std::string_view body);
    [[nodiscard]] std::string head_of(const Response& response);
    void report_request(int status, std::size_t body_bytes);
    Await<void> finish();

    Await<std::size_t> stream(const Response& response);
    Await<std::size_t> pump(EventChannel& channel);
    Await<bool> write_events(std::string_view events);
    Await<void> watch_client();
    void end_stream();
    void on_channel();

    void arm(std::chrono::milliseconds after);
    void extend(std::chrono::milliseconds by);
    void await_deadline();
    void disarm();

    Engine& engine_;
    std::unique_ptr<Transport> transport_;
    Peer peer_;
    boost::asio::steady_timer deadline_;
    boost::asio::steady_timer pulse_;
    std::uint64_t turn_ = 0;
    std::size_t served_ = 0;
    std::size_t held_ = 0;
    bool timed_out_ = false;
    bool idle_ = false;
    bool client_gone_ = false;
    bool woken_ = false;
    std::shared_ptr<EventChannel> channel_;
    Exchange exchange_;
    std::string received_;
    std::array<char, 16UL * 1024> scratch_{};
};

}  // namespace plumbline::http
