// A second opinion: what our framing accepts, Boost.Beast must read the same way. Beast accepts more than we do, never
// less.
#include <gtest/gtest.h>

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "http/chunked.h"
#include "http/framing.h"
#include "http/framing_corpus.h"

namespace plumbline::http {
namespace {

namespace beast = boost::beast::http;

class Second {
  public:
    explicit Second(std::string_view bytes) {
        parser_.eager(true);
        parser_.header_limit(64 * 1024);
        boost::system::error_code error;
        parser_.put(boost::asio::buffer(bytes), error);
        readable_ = !error && parser_.is_header_done();
    }
    [[nodiscard]] bool is_readable() const { return readable_; }
    [[nodiscard]] const beast::request<beast::string_body>& request() const { return parser_.get(); }

  private:
    beast::request_parser<beast::string_body> parser_;
    bool readable_ = false;
};

void compare(const corpus::Message& message) {
    std::string_view bytes = message.bytes;
    if (bytes.starts_with("\r\n")) bytes.remove_prefix(2);
    const auto size = scan_head(bytes, 0, {});
    ASSERT_TRUE(size.has_value()) << message.name;
    const auto head = parse_head(bytes.substr(0, *size), {});
    ASSERT_TRUE(head.has_value()) << message.name;
    const Second second(bytes);
    ASSERT_TRUE(second.is_readable()) << message.name;
    EXPECT_EQ(head->method, std::string_view(second.request().method_string())) << message.name;
    EXPECT_EQ(head->target, std::string_view(second.request().target())) << message.name;
    EXPECT_EQ(head->chunked, second.request().chunked()) << message.name;
    EXPECT_EQ(head->http_1_0, second.request().version() == 10) << message.name;
    std::size_t at = 0;
    for (const auto& field : second.request()) {
        if (at == head->headers.size()) break;  // Beast lists trailers among the headers; we drop them
        EXPECT_EQ(head->headers.fields()[at].name, std::string_view(field.name_string())) << message.name;
        EXPECT_EQ(head->headers.fields()[at].value, std::string_view(field.value())) << message.name;
        ++at;
    }
    EXPECT_EQ(at, head->headers.size()) << message.name;
    std::string body(bytes.substr(*size));
    if (head->chunked) {
        ChunkedDecoder decoder(1U << 20U);
        std::string decoded;
        ASSERT_TRUE(decoder.feed(body, decoded).has_value());
        body = decoded;
    }
    EXPECT_EQ(body, second.request().body()) << message.name;
}

TEST(FramingBeast, ReadsEveryAcceptedMessageTheSameWay) {
    std::size_t compared = 0;
    for (const auto& message : corpus::all()) {
        if (message.status != 200) continue;
        compare(message);
        ++compared;
    }
    EXPECT_GE(compared, 40U);
}

}  // namespace
}  // namespace plumbline::http
