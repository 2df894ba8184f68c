#include "app/ask_server.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <chrono>
#include <regex>

namespace plumbline::app {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using base::Result;

struct Place {
    bool is_secure = false;
    std::string host;
    std::string port;
};

Result<Place> place_of(const std::string& server) {
    static const std::regex Form(R"((https?)://([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::([0-9]{1,5}))?/?)");
    std::smatch found;
    if (!std::regex_match(server, found, Form))
        return base::fail(base::invalid("server.address", "server", "This is no address of a server.",
                                        "Write https://HOST or http://127.0.0.1:8080."));
    Place place{found[1] == "https", found[2], found[3]};
    if (place.host.starts_with('[')) place.host = place.host.substr(1, place.host.size() - 2);
    if (place.port.empty()) place.port = place.is_secure ? "443" : "80";
    return place;
}

/// Carries one operation to its end, or to the end of the stream's patience; its error is thrown.
template <class Start>
auto finish(asio::io_context& context, Start&& start) {
    auto done = start(asio::use_future);
    context.restart();
    context.run();
    return done.get();
}

template <class Stream>
Answer converse(asio::io_context& context, Stream& stream, const Place& place, const Question& question) {
    namespace http = beast::http;
    http::request<http::empty_body> request{http::string_to_verb(question.method), question.path, 11};
    request.set(http::field::host, place.host + ":" + place.port);
    if (!question.token.empty()) request.set(http::field::authorization, "Bearer " + question.token);
    if (question.method != "GET") request.content_length(0);
    finish(context, [&](auto then) { return http::async_write(stream, request, then); });
    beast::flat_buffer buffer;
    http::response<http::string_body> response;
    finish(context, [&](auto then) { return http::async_read(stream, buffer, response, then); });
    return {static_cast<int>(response.result_int()), std::move(response.body()), -1};
}

int days_left_of(SSL* session) {
    X509* certificate = SSL_get_peer_certificate(session);
    if (certificate == nullptr) return -1;
    int days = 0;
    int seconds = 0;
    const int told = ASN1_TIME_diff(&days, &seconds, nullptr, X509_get0_notAfter(certificate));
    X509_free(certificate);
    return told == 1 ? days : -1;
}

Answer ask(const Place& place, const Question& question) {
    asio::io_context context;
    asio::ip::tcp::resolver resolver(context);
    const auto found = resolver.resolve(place.host, place.port);
    const auto connect = [&](beast::tcp_stream& stream) {
        stream.expires_after(std::chrono::seconds(question.patience));
        finish(context, [&](auto then) { return stream.async_connect(found, then); });
    };
    if (!place.is_secure) {
        beast::tcp_stream stream(context);
        connect(stream);
        return converse(context, stream, place, question);
    }
    asio::ssl::context trust(asio::ssl::context::tls_client);
    trust.set_default_verify_paths();
    trust.set_verify_mode(asio::ssl::verify_peer);
    beast::ssl_stream<beast::tcp_stream> stream(context, trust);
    stream.set_verify_callback(asio::ssl::host_name_verification(place.host));
    std::string name = place.host;
    SSL_ctrl(stream.native_handle(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, name.data());
    connect(beast::get_lowest_layer(stream));
    finish(context, [&](auto then) { return stream.async_handshake(asio::ssl::stream_base::client, then); });
    Answer answer = converse(context, stream, place, question);
    answer.days_left = days_left_of(stream.native_handle());
    return answer;
}

}  // namespace

Result<Answer> ask_server(const Question& question) {
    const Place place = TRY(place_of(question.server));
    try {
        return ask(place, question);
    } catch (const std::exception& thrown) {
        return base::fail(base::invalid("server.unreachable", "server",
                                        question.server + " does not answer: " + thrown.what() + ".",
                                        "Check the address, and that the server runs."));
    }
}

}  // namespace plumbline::app
