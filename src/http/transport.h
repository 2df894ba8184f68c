#pragma once
// Bytes to and from one client, whatever carries them; TLS is one more kind. Internal to http/.

#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace plumbline::http {

/// Socket is a connected stream socket of any family.
using Socket = boost::asio::generic::stream_protocol::socket;

/// Transport is used on the connections' thread alone. One read and one write may be under way at a time.
class Transport {
  public:
    Transport() = default;
    Transport(const Transport&) = delete;
    Transport& operator=(const Transport&) = delete;
    virtual ~Transport() = default;
    /// open does what comes before the first byte, such as a handshake; false when that failed.
    virtual boost::asio::awaitable<bool> open() { co_return true; }
    /// read_some waits for bytes and tells how many came; 0 when none will (end, failure, cancel, close).
    virtual boost::asio::awaitable<std::size_t> read_some(std::span<char> into) = 0;
    /// write sends both texts whole; false when that failed.
    virtual boost::asio::awaitable<bool> write(std::string_view first, std::string_view second) = 0;
    /// end_sending tells the client that nothing more follows.
    virtual void end_sending() = 0;
    /// cancel makes the reads and writes under way fail.
    virtual void cancel() = 0;
    /// close ends everything at once.
    virtual void close() = 0;
    /// is_secure tells whether the bytes are encrypted on their way.
    [[nodiscard]] virtual bool is_secure() const = 0;
};

/// close_socket closes; what the client did not take is thrown away where `discards`, instead of being kept by the
/// system for a client that may never read it.
void close_socket(Socket& socket, bool discards);

/// plain_transport carries bytes as they are.
[[nodiscard]] std::unique_ptr<Transport> plain_transport(Socket socket);

/// Peer is the other end of a socket.
struct Peer {
    std::string address;  ///< without port; IPv4 also where it came mapped into IPv6; `local` for a Unix socket
    bool is_loopback = false;
    bool is_local_socket = false;
};

/// peer_of names the other end of a connected socket; the address is empty when it has gone already.
[[nodiscard]] Peer peer_of(const Socket& socket);

}  // namespace plumbline::http
