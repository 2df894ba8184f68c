#pragma once
// A client that sends exactly the bytes it is given. Test code.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace plumbline::http {

/// Answer is one answer as received; status 0 where none came.
struct Answer {
    int status = 0;
    std::string head;
    std::string body;

    /// header is the value of a header by its exact name, or empty.
    [[nodiscard]] std::string header(std::string_view name) const {
        const std::string start = "\r\n" + std::string(name) + ": ";
        const std::size_t at = head.find(start);
        if (at == std::string::npos) return {};
        return head.substr(at + start.size(), head.find("\r\n", at + 2) - at - start.size());
    }
};

/// TestClient is one blocking connection; every wait ends after five seconds.
class TestClient {
  public:
    /// TestClient connects to a port of this machine; `receive_buffer` bytes make a slow reader.
    explicit TestClient(std::uint16_t port, int receive_buffer = 0) : TestClient("127.0.0.1", port, receive_buffer) {}
    /// TestClient connects to a port at an address, IPv4 or IPv6.
    TestClient(const std::string& ip, std::uint16_t port, int receive_buffer = 0)
        : socket_(::socket(ip.find(':') == std::string::npos ? AF_INET : AF_INET6, SOCK_STREAM, 0)) {
        if (receive_buffer > 0) set(SOL_SOCKET, SO_RCVBUF, receive_buffer);
        set(IPPROTO_TCP, TCP_NODELAY, 1);
        sockaddr_in address{AF_INET, htons(port), {}, {}};
        sockaddr_in6 address6{AF_INET6, htons(port), 0, {}, 0};
        if (::inet_pton(AF_INET, ip.c_str(), &address.sin_addr) == 1)
            connect(&address, sizeof(address));
        else if (::inet_pton(AF_INET6, ip.c_str(), &address6.sin6_addr) == 1)
            connect(&address6, sizeof(address6));
    }
    /// TestClient connects to a Unix socket.
    explicit TestClient(const std::string& path) : socket_(::socket(AF_UNIX, SOCK_STREAM, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
        connect(&address, sizeof(address));
    }
    TestClient(const TestClient&) = delete;
    TestClient& operator=(const TestClient&) = delete;
    ~TestClient() { close(); }

    [[nodiscard]] bool is_connected() const { return connected_; }
    [[nodiscard]] int descriptor() const { return socket_; }

    /// send gives the bytes to the system; what the server no longer takes is lost.
    void send(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }
    /// send_bytewise sends each byte in a segment of its own.
    void send_bytewise(std::string_view bytes) {
        for (std::size_t at = 0; at < bytes.size(); ++at) send(bytes.substr(at, 1));
    }
    /// end_sending closes our half.
    void end_sending() { ::shutdown(socket_, SHUT_WR); }
    /// close closes all.
    void close() {
        if (socket_ >= 0) ::close(socket_);
        socket_ = -1;
    }
    /// receive_until reads until the text has been seen; all received bytes that nobody took yet, with it or without.
    std::string receive_until(std::string_view text) {
        while (received_.find(text) == std::string::npos && fill()) {
        }
        const std::size_t at = received_.find(text);
        return take(at == std::string::npos ? received_.size() : at + text.size());
    }
    /// receive_all reads until the server closes.
    std::string receive_all() {
        while (fill()) {
        }
        return take(received_.size());
    }
    /// is_closed tells whether the server closes without another byte.
    bool is_closed() { return received_.empty() && !fill() && !timed_out_; }
    /// receive reads one answer with Content-Length; none of the body for an answer to HEAD.
    Answer receive(bool to_head = false) {
        Answer answer;
        answer.head = receive_until("\r\n\r\n");
        if (!answer.head.starts_with("HTTP/1.1 ")) return answer;
        std::from_chars(answer.head.data() + 9, answer.head.data() + 12, answer.status);
        std::size_t length = 0;
        const std::string text = answer.header("Content-Length");
        std::from_chars(text.data(), text.data() + text.size(), length);
        if (to_head) return answer;
        while (received_.size() < length && fill()) {
        }
        answer.body = take(length);
        return answer;
    }
    /// exchange sends one request and reads its answer.
    Answer exchange(std::string_view bytes) {
        send(bytes);
        return receive();
    }

  private:
    void set(int level, int option, int value) { ::setsockopt(socket_, level, option, &value, sizeof(value)); }

    template <class Address>
    void connect(const Address* address, std::size_t size) {
        const timeval patience{5, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
        ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
        const void* raw = address;
        connected_ = ::connect(socket_, static_cast<const sockaddr*>(raw), static_cast<socklen_t>(size)) == 0;
    }

    bool fill() {
        std::array<char, 65536> piece{};
        const ssize_t count = ::recv(socket_, piece.data(), piece.size(), 0);
        timed_out_ = count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
        if (count <= 0) return false;
        received_.append(piece.data(), static_cast<std::size_t>(count));
        return true;
    }

    std::string take(std::size_t size) {
        std::string taken = received_.substr(0, size);
        received_.erase(0, taken.size());
        return taken;
    }

    int socket_;
    bool connected_ = false;
    bool timed_out_ = false;
    std::string received_;
};

}  // namespace plumbline::http
