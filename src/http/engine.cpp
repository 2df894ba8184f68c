#include "http/engine.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <exception>
#include <utility>

#include "http/connection.h"
#include "http/listen_address.h"

namespace plumbline::http {

Engine::Engine(ServerOptions settings, Next handler, const base::Clock& watch, base::Random& random,
               base::Observer& observer)
    : options(std::move(settings)),
      clock(watch),
      pool(options.workers, options.max_queued),
      handler_(std::move(handler)),
      random_(random),
      observer_(observer) {}

Response Engine::call(const Request& request) noexcept {
    std::string cause;
    try {
        return handler_(request);
    } catch (const std::exception& exception) {
        cause = exception.what();
    } catch (...) {
        cause = "something that is not a std::exception";
    }
    report(base::Severity::Error, "http.handler-failed",
           {{"id", request.id}, {"method", request.method}, {"path", request.path}, {"cause", cause}});
    return render({500, "Something went wrong on the server.", request.id});
}

Response Engine::render(const Failure& failure) noexcept {
    Response response;
    try {
        response = options.failures(failure);
    } catch (...) {
        response = render_plainly(failure);
    }
    response.status = failure.status;
    response.events = nullptr;
    if (failure.status == 503) response.headers.set("Retry-After", "1");
    return response;
}

void Engine::report(base::Severity severity, std::string name, base::JsonObject fields) noexcept {
    observer_.on({severity, std::move(name), std::move(fields)});
}

std::string Engine::make_id() {
    return base::make_uuid7(clock.now(), random_);
}

bool Engine::is_full(const Peer& peer) const {
    if (connections_.size() >= options.max_connections) return true;
    const auto group = groups_.find(peer_group(peer.address));
    return is_bounded(peer) && group != groups_.end() && group->second >= options.max_connections_per_peer;
}

bool Engine::is_bounded(const Peer& peer) const {
    return !peer.is_loopback && !options.trusted_proxies.hold(peer.address);
}

void Engine::welcome(Socket socket) {
    ++tally.accepted;
    const Peer peer = peer_of(socket);
    if (draining_ || is_full(peer)) return refuse(std::move(socket), peer);
    const std::string group = peer_group(peer.address);
    ++groups_[group];
    auto transport =
        peer.is_local_socket || !tls_ ? plain_transport(std::move(socket)) : tls_transport(std::move(socket), tls_);
    auto connection = std::make_shared<Connection>(*this, std::move(transport), peer);
    connections_.insert(connection);
    tally.open_connections = connections_.size();
    boost::asio::co_spawn(io, connection->run(),
                          [this, connection, group](const std::exception_ptr&) { forget(connection, group); });
}

void Engine::refuse(Socket socket, const Peer& peer) {
    ++tally.refused;
    report(base::Severity::Warning, "http.connection-refused",
           {{"peer", peer.address}, {"open_connections", connections_.size()}});
    if (tls_ && !peer.is_local_socket) return;  // whoever expects a handshake cannot read a status
    // No waiting for a client that is over the limit: what its socket does not take at once it does not get.
    constexpr std::string_view Answer =
        "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    boost::system::error_code ignored;
    socket.non_blocking(true, ignored);
    socket.write_some(boost::asio::buffer(Answer), ignored);
    socket.shutdown(Socket::shutdown_send, ignored);
}

void Engine::forget(const std::shared_ptr<Connection>& connection, const std::string& group) {
    connection->abort();
    const auto found = groups_.find(group);
    if (--found->second == 0) groups_.erase(found);
    const std::lock_guard lock(mutex_);
    connections_.erase(connection);
    tally.open_connections = connections_.size();
    emptied_.notify_all();
}

void Engine::drain() {
    draining_ = true;
    for (const auto& connection : connections_) connection->drain();
}

void Engine::abort() {
    for (const auto& connection : connections_) connection->abort();
}

bool Engine::wait_until_empty(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    return emptied_.wait_for(lock, patience, [&] { return tally.open_connections == 0; });
}

}  // namespace plumbline::http
