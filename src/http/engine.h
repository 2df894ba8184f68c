#pragma once
// What the connections of one server share. Internal to http/.

#include <boost/asio/io_context.hpp>
#include <condition_variable>
#include <initializer_list>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

#include "http/server.h"
#include "http/tally.h"
#include "http/tls.h"
#include "http/transport.h"
#include "http/worker_pool.h"

namespace plumbline::http {

class Connection;

/// Engine is used on the connections' thread alone, but for `call`, `render`, `report` and `tally`, which any thread
/// may use.
class Engine {
  public:
    /// Engine starts the workers; nothing is listened to yet.
    Engine(ServerOptions options, Next handler, const base::Clock& clock, base::Random& random,
           base::Observer& observer);

    /// call runs the handler; an exception becomes an event and a 500.
    [[nodiscard]] Response call(const Request& request) noexcept;
    /// render gives a failure its form; Retry-After comes with 503.
    [[nodiscard]] Response render(const Failure& failure) noexcept;
    /// report hands an event to the observer.
    void report(base::Severity severity, std::string name, base::JsonObject fields) noexcept;
    /// make_id is a new request id.
    [[nodiscard]] std::string make_id();

    /// use encrypts the connections that come from now on.
    void use(TlsContext context) { tls_ = std::move(context); }
    /// welcome serves a new socket, or refuses it where a limit is reached.
    void welcome(Socket socket);
    /// drain lets the present requests be answered and closes all else.
    void drain();
    /// abort closes every connection.
    void abort();
    /// wait_until_empty blocks another thread until the last connection has closed or the time is over; tells which.
    bool wait_until_empty(std::chrono::milliseconds patience);
    /// is_draining tells whether the server is to stop.
    [[nodiscard]] bool is_draining() const { return draining_; }

    const ServerOptions options;
    const base::Clock& clock;
    Tally tally;
    boost::asio::io_context io{1};
    WorkerPool pool;

  private:
    [[nodiscard]] bool is_full(const Peer& peer) const;
    /// is_bounded tells whether the limit for one peer holds: not for this machine itself, nor for trusted proxies,
    /// behind which there are many.
    [[nodiscard]] bool is_bounded(const Peer& peer) const;
    void refuse(Socket socket, const Peer& peer);
    void forget(const std::shared_ptr<Connection>& connection, const std::string& group);

    Next handler_;
    base::Random& random_;
    base::Observer& observer_;
    TlsContext tls_;
    std::set<std::shared_ptr<Connection>> connections_;
    std::map<std::string, std::size_t, std::less<>> groups_;
    bool draining_ = false;
    std::mutex mutex_;
    std::condition_variable emptied_;
};

}  // namespace plumbline::http
