// Bytes over TLS. OpenSSL works on buffers alone: the socket is read and written here, so that one read and one write
// may wait at a time, and a cancel reaches both.
#include <openssl/err.h>

#include <algorithm>
#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <utility>

#include "http/tls.h"

namespace plumbline::http {

namespace asio = boost::asio;

namespace {

constexpr auto AsTuple = asio::as_tuple(asio::use_awaitable);
// So much is encrypted before it is sent: more would hold a whole answer twice.
constexpr std::size_t WritePiece = 64UL * 1024;
// What TLS itself answers (new keys, asked for by the client) goes out with the next write, and is no place to fill.
constexpr int MostAnswers = 16 * 1024;

class TlsTransport final : public Transport {
  public:
    TlsTransport(Socket socket, const TlsContext& context)
        : socket_(std::move(socket)), ssl_(::SSL_new(context.get()), ::SSL_free) {
        if (!ssl_) throw std::bad_alloc();
        in_ = ::BIO_new(::BIO_s_mem());
        out_ = ::BIO_new(::BIO_s_mem());
        ::SSL_set_bio(ssl_.get(), in_, out_);
        ::SSL_set_accept_state(ssl_.get());
    }

    asio::awaitable<bool> open() override {
        for (;;) {
            ::ERR_clear_error();
            const int done = ::SSL_do_handshake(ssl_.get());
            const bool waits = done != 1 && ::SSL_get_error(ssl_.get(), done) == SSL_ERROR_WANT_READ;
            const bool flushed = co_await flush();  // an alert says why, where it failed
            if (done == 1 || !waits || !flushed) co_return done == 1 && flushed;
            const bool more = co_await fill();
            if (!more) co_return false;
        }
    }

    asio::awaitable<std::size_t> read_some(std::span<char> into) override {
        for (;;) {
            ::ERR_clear_error();
            std::size_t count = 0;
            const int done = ::SSL_read_ex(ssl_.get(), into.data(), into.size(), &count);
            if (done == 1) co_return count;
            if (::SSL_get_error(ssl_.get(), done) != SSL_ERROR_WANT_READ) co_return 0;
            if (BIO_pending(out_) > MostAnswers) co_return 0;
            const bool more = co_await fill();
            if (!more) co_return 0;
        }
    }

    asio::awaitable<bool> write(std::string_view first, std::string_view second) override {
        // One record for both where they fit: two would be two to decrypt.
        const bool fits = !first.empty() && first.size() + second.size() <= SSL3_RT_MAX_PLAIN_LENGTH;
        const std::string both = fits ? std::string(first).append(second) : std::string();
        const std::string_view begin = fits ? std::string_view(both) : first;
        bool sent = co_await encrypt(begin);
        if (sent && !fits) sent = co_await encrypt(second);
        if (sent) sent = co_await flush();
        co_return sent;
    }

    /// Says the end and sends what the socket takes at once: whoever does not read gets no more of our time.
    void end_sending() override {
        ::ERR_clear_error();
        ::SSL_shutdown(ssl_.get());
        boost::system::error_code ignored;
        socket_.non_blocking(true, ignored);
        const std::string rest = take();
        if (!ignored && !rest.empty()) socket_.write_some(asio::buffer(rest), ignored);
        socket_.shutdown(Socket::shutdown_send, ignored);
    }

    void cancel() override {
        boost::system::error_code ignored;
        socket_.cancel(ignored);
    }

    void close() override { close_socket(socket_, failed_); }

    [[nodiscard]] bool is_secure() const override { return true; }

  private:
    asio::awaitable<bool> encrypt(std::string_view text) {
        while (!text.empty()) {
            ::ERR_clear_error();
            std::size_t count = 0;
            if (::SSL_write_ex(ssl_.get(), text.data(), std::min(text.size(), WritePiece), &count) != 1)
                co_return false;
            text.remove_prefix(count);
            if (BIO_pending(out_) < static_cast<int>(WritePiece)) continue;
            const bool flushed = co_await flush();
            if (!flushed) co_return false;
        }
        co_return true;
    }

    asio::awaitable<bool> flush() {
        const std::string bytes = take();
        if (bytes.empty()) co_return true;
        const auto [error, count] = co_await asio::async_write(socket_, asio::buffer(bytes), AsTuple);
        failed_ = failed_ || error;
        co_return !error;
    }

    asio::awaitable<bool> fill() {
        const auto [error, count] =
            co_await socket_.async_read_some(asio::buffer(received_.data(), received_.size()), AsTuple);
        if (error || count == 0) co_return false;
        co_return ::BIO_write(in_, received_.data(), static_cast<int>(count)) == static_cast<int>(count);
    }

    [[nodiscard]] std::string take() {
        std::string bytes(BIO_ctrl_pending(out_), '\0');
        if (!bytes.empty()) ::BIO_read(out_, bytes.data(), static_cast<int>(bytes.size()));
        return bytes;
    }

    Socket socket_;
    std::unique_ptr<SSL, decltype(&::SSL_free)> ssl_;
    BIO* in_ = nullptr;   // owned by ssl_
    BIO* out_ = nullptr;  // owned by ssl_
    bool failed_ = false;
    std::array<char, 16UL * 1024> received_{};
};

}  // namespace

std::unique_ptr<Transport> tls_transport(Socket socket, const TlsContext& context) {
    return std::make_unique<TlsTransport>(std::move(socket), context);
}

}  // namespace plumbline::http
