#include "http/transport.h"

#include <arpa/inet.h>
#include <sys/socket.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <cstring>

namespace plumbline::http {

namespace asio = boost::asio;

namespace {

constexpr auto AsTuple = asio::as_tuple(asio::use_awaitable);

class PlainTransport final : public Transport {
  public:
    explicit PlainTransport(Socket socket) : socket_(std::move(socket)) {}

    asio::awaitable<std::size_t> read_some(std::span<char> into) override {
        const auto [error, count] = co_await socket_.async_read_some(asio::buffer(into.data(), into.size()), AsTuple);
        co_return error ? 0 : count;
    }

    asio::awaitable<bool> write(std::string_view first, std::string_view second) override {
        const std::array parts{asio::buffer(first), asio::buffer(second)};
        const auto [error, count] = co_await asio::async_write(socket_, parts, AsTuple);
        failed_ = failed_ || error;
        co_return !error;
    }

    void end_sending() override {
        boost::system::error_code ignored;
        socket_.shutdown(Socket::shutdown_send, ignored);
    }

    void cancel() override {
        boost::system::error_code ignored;
        socket_.cancel(ignored);
    }

    void close() override { close_socket(socket_, failed_); }

    [[nodiscard]] bool is_secure() const override { return false; }

  private:
    Socket socket_;
    bool failed_ = false;
};

Peer peer_at(const asio::ip::address& address) {
    const bool mapped = address.is_v6() && address.to_v6().is_v4_mapped();
    const asio::ip::address plain =
        mapped ? asio::ip::address(asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6())) : address;
    return {plain.to_string(), plain.is_loopback(), false};
}

}  // namespace

void close_socket(Socket& socket, bool discards) {
    boost::system::error_code ignored;
    if (discards) socket.set_option(asio::socket_base::linger(true, 0), ignored);
    socket.close(ignored);
}

std::unique_ptr<Transport> plain_transport(Socket socket) {
    return std::make_unique<PlainTransport>(std::move(socket));
}

Peer peer_of(const Socket& socket) {
    boost::system::error_code error;
    const auto endpoint = socket.remote_endpoint(error);
    if (error) return {};
    const int family = endpoint.protocol().family();
    if (family == AF_INET) {
        sockaddr_in address{};
        std::memcpy(&address, endpoint.data(), sizeof(address));
        return peer_at(asio::ip::address_v4(ntohl(address.sin_addr.s_addr)));
    }
    if (family == AF_INET6) {
        sockaddr_in6 address{};
        std::memcpy(&address, endpoint.data(), sizeof(address));
        asio::ip::address_v6::bytes_type bytes{};
        std::memcpy(bytes.data(), &address.sin6_addr, bytes.size());
        return peer_at(asio::ip::address_v6(bytes));
    }
    return {"local", true, true};
}

}  // namespace plumbline::http
