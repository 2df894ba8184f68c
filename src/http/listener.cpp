#include "http/listener.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <chrono>
#include <cstring>

#include "http/listen_address.h"

namespace plumbline::http {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

base::Fail in_use(std::string_view address) {
    return base::fail(base::conflict("http.address-in-use", fmt::format("{} is already in use.", address),
                                     "Stop the other program, or choose another address to listen on."));
}

base::Fail cannot_listen(std::string_view address, const std::string& cause) {
    base::Error error =
        base::invalid("http.cannot-listen", "listen", fmt::format("Cannot listen on {}: {}.", address, cause),
                      "Choose an address of this machine that you may use.");
    return base::fail(std::move(error));
}

/// Removes a socket file left behind by a server that ended badly; any other file stays.
base::Result<void> clear_stale(const std::string& path) {
    struct stat state{};
    if (::lstat(path.c_str(), &state) != 0) return {};
    if (!S_ISSOCK(state.st_mode)) return cannot_listen(path, "a file that is no socket stands there");
    asio::io_context io;
    asio::local::stream_protocol::socket probe(io);
    error_code error;
    probe.connect(asio::local::stream_protocol::endpoint(path), error);
    if (!error) return in_use(path);
    ::unlink(path.c_str());
    return {};
}

}  // namespace

Listener::Listener(Engine& engine) : engine_(engine), acceptor_(engine.io), pause_(engine.io) {}

Listener::~Listener() {
    if (!path_.empty()) ::unlink(path_.c_str());
}

base::Result<void> Listener::open_tcp(std::string_view address) {
    const ListenAddress parsed = TRY(parse_listen_address(address));
    const asio::ip::tcp::endpoint endpoint(asio::ip::make_address(parsed.address), parsed.port);
    error_code error;
    acceptor_.open(Protocol(endpoint.protocol()), error);
    if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor_.bind(Protocol::endpoint(endpoint), error);
    if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
    if (error == asio::error::address_in_use) return in_use(address);
    if (error) return cannot_listen(address, error.message());
    is_tcp_ = true;
    return {};
}

base::Result<void> Listener::open_local(const std::string& path) {
    if (path.size() >= sizeof(sockaddr_un::sun_path)) return cannot_listen(path, "the path is longer than 107 bytes");
    TRY(clear_stale(path));
    const asio::local::stream_protocol::endpoint endpoint(path);
    error_code error;
    acceptor_.open(Protocol(endpoint.protocol()), error);
    if (!error) acceptor_.bind(Protocol::endpoint(endpoint), error);
    if (error) return cannot_listen(path, error.message());
    path_ = path;
    // Between bind and listen nobody can connect, so nobody sees the socket with another mode.
    if (::chmod(path.c_str(), S_IRUSR | S_IWUSR) != 0) return cannot_listen(path, "its mode cannot be set to 0600");
    acceptor_.listen(asio::socket_base::max_listen_connections, error);
    if (error) return cannot_listen(path, error.message());
    return {};
}

std::uint16_t Listener::port() const {
    if (!is_tcp_) return 0;
    error_code error;
    const auto bound = acceptor_.local_endpoint(error);
    asio::ip::tcp::endpoint endpoint;
    if (error || bound.size() > endpoint.capacity()) return 0;
    endpoint.resize(bound.size());
    std::memcpy(endpoint.data(), bound.data(), bound.size());
    return endpoint.port();
}

void Listener::begin() {
    acceptor_.async_accept([self = shared_from_this()](const error_code& error, Socket socket) {
        if (error == asio::error::operation_aborted || !self->acceptor_.is_open()) return;
        if (error) return self->pause();
        error_code ignored;
        if (self->is_tcp_) socket.set_option(asio::ip::tcp::no_delay(true), ignored);
        self->engine_.welcome(std::move(socket));
        self->begin();
    });
}

/// Out of file descriptors, mostly: trying again at once would only burn the processor.
void Listener::pause() {
    engine_.report(base::Severity::Error, "http.accept-failed",
                   {{"open_connections", engine_.tally.open_connections.load()}});
    pause_.expires_after(std::chrono::milliseconds(100));
    pause_.async_wait([self = shared_from_this()](const error_code& error) {
        if (!error) self->begin();
    });
}

void Listener::close() {
    error_code ignored;
    acceptor_.close(ignored);
    pause_.cancel();
}

}  // namespace plumbline::http
