#pragma once
// Listening sockets. Internal to http/.

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/engine.h"

namespace plumbline::http {

/// Listener accepts connections for an engine, from `begin` until `close`, on the engine's thread.
class Listener : public std::enable_shared_from_this<Listener> {
  public:
    /// Listener is closed at first.
    explicit Listener(Engine& engine);
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    /// ~Listener removes the Unix socket's file.
    ~Listener();

    /// open_tcp binds an address in the form of parse_listen_address.
    [[nodiscard]] base::Result<void> open_tcp(std::string_view address);
    /// open_local binds a Unix socket with mode 0600. A socket file that nobody listens to any more is replaced.
    [[nodiscard]] base::Result<void> open_local(const std::string& path);
    /// port is the TCP port bound, else 0.
    [[nodiscard]] std::uint16_t port() const;
    /// begin accepts the next connection, and so on.
    void begin();
    /// close accepts no more.
    void close();

  private:
    using Protocol = boost::asio::generic::stream_protocol;

    void pause();

    Engine& engine_;
    boost::asio::basic_socket_acceptor<Protocol> acceptor_;
    boost::asio::steady_timer pause_;
    std::string path_;
    bool is_tcp_ = false;
};

}  // namespace plumbline::http
