// A second opinion: what our framing accepts, Boost.Beast must read the same way. Beast accepts more than we do, never
// less.
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <random>
#include <set>

#include "http/chunked.h"
#include "http/framing.h"
#include "http/framing_corpus.h"

namespace plumbline::http {
namespace {

using namespace std::string_view_literals;
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
    std::multiset<std::string> ours;
    std::multiset<std::string> theirs;
    for (const auto& [name, value] : head->headers.fields()) ours.insert(name + ": " + value);
    for (const auto& field : second.request())
        theirs.insert(std::string(field.name_string()) + ": " + std::string(field.value()));
    // Beast lists trailers among the headers; we drop them.
    const bool same = head->chunked ? std::ranges::includes(theirs, ours) : theirs == ours;
    EXPECT_TRUE(same) << message.name;
    std::string body(bytes.substr(*size));
    if (head->chunked) {
        ChunkedDecoder decoder(1U << 20U);
        std::string decoded;
        ASSERT_TRUE(decoder.feed(body, decoded).has_value());
        body = decoded;
    }
    EXPECT_EQ(body, second.request().body()) << message.name;
}

/// Tells whether the message is one request that we would serve, nothing missing and nothing left over.
bool is_accepted(std::string_view bytes) {
    if (bytes.starts_with("\r\n")) bytes.remove_prefix(2);
    const auto size = scan_head(bytes, 0, {});
    if (!size || *size == 0) return false;
    const auto head = parse_head(bytes.substr(0, *size), {});
    if (!head) return false;
    bytes.remove_prefix(*size);
    if (!head->chunked) return head->content_length.value_or(0) == bytes.size();
    ChunkedDecoder decoder(1U << 20U);
    std::string body;
    const auto taken = decoder.feed(bytes, body);
    return taken && *taken == bytes.size() && decoder.is_done();
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

/// The message with one byte changed, removed or repeated.
std::string mutate(std::string bytes, std::mt19937& random) {
    constexpr std::string_view spice = "\r\n\t :;,=\"\\/%+-_0123aAfFxX\0\x0B\x7F\x80\xFF"sv;
    const std::size_t at = random() % bytes.size();
    switch (random() % 3) {
        case 0:
            bytes[at] = spice[random() % spice.size()];
            break;
        case 1:
            bytes.erase(at, 1);
            break;
        default:
            bytes.insert(at, 1, spice[random() % spice.size()]);
    }
    return bytes;
}

TEST(FramingBeast, AgreesOnWhateverIsAcceptedOfDamagedMessages) {
    std::mt19937 random(20261122);
    std::size_t accepted = 0;
    for (const auto& message : corpus::all()) {
        if (message.bytes.size() > 2000) continue;
        for (int i = 0; i < 300; ++i) {
            const std::string damaged = mutate(message.bytes, random);
            if (!is_accepted(damaged)) continue;
            ++accepted;
            compare({message.name + " damaged: " + damaged, damaged});
        }
    }
    EXPECT_GT(accepted, 3000U);
}

}  // namespace
}  // namespace plumbline::http
