// Properties that hold for whatever bytes come.
#include <gtest/gtest.h>

#include <random>

#include "http/chunked.h"
#include "http/framing.h"
#include "http/framing_corpus.h"
#include "http/grammar.h"
#include "http/target.h"

namespace plumbline::http {
namespace {

using namespace std::string_view_literals;

class FramingRandom : public testing::Test {
  protected:
    std::size_t below(std::size_t limit) { return dice() % limit; }
    /// The first choice three times in four.
    std::string_view one_of(std::initializer_list<std::string_view> choices) {
        return choices.begin()[below(4) > 0 ? 0 : below(choices.size())];
    }

    /// A head made of likely and unlikely parts.
    std::string make_head() {
        std::string head;
        head += one_of({"GET", "POST", "HEAD", "OPTIONS", "get", "G\0T"sv, "", "BREW"});
        head += one_of({" ", " ", " ", "  ", "\t", ""});
        head += one_of({"/", "/a?b=%20", "*", "http://a/", "http://b", "/%", "a", "/\x80"});
        head += one_of({" ", " ", " ", "  "});
        head += one_of({"HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/1.1x", ""});
        head += one_of({"\r\n", "\r\n", "\r\n", "\r\n", "\n", "\r"});
        head += one_of({"Host: a\r\n", ""});
        for (std::size_t i = below(4); i > 0; --i) head += make_field();
        return head + std::string(one_of({"\r\n", "\r\n", "\r\n", "\n", ""}));
    }

    std::string make_field() {
        std::string field(one_of(
            {"X-Other", "Host", "host", "Content-Length", "Transfer-Encoding", "Connection", "X", "X ", "", "\xA0X"}));
        field += one_of({":", ": ", ": ", ":\t", "", " :"});
        field += one_of({"a", "a", "chunked", "3", "+3", "3,3", "close", "", "a\0b"sv,
                         "\x0B"
                         "a",
                         "\xA0"});
        return field + std::string(one_of({"\r\n", "\r\n", "\r\n", "\r\n", "\n", "\r\n ", " \r\n"}));
    }

    std::mt19937 dice{20261123};
};

TEST_F(FramingRandom, AcceptsOnlyWhatTheRulesAllow) {
    int accepted = 0;
    for (int round = 0; round < 200'000; ++round) {
        const std::string bytes = make_head();
        const auto head = parse_head(bytes, {});
        if (!head) {
            EXPECT_GE(head.error().status, 400);
            EXPECT_FALSE(head.error().why.empty());
            continue;
        }
        ++accepted;
        EXPECT_FALSE(head->chunked && head->content_length);
        EXPECT_FALSE(head->chunked && head->http_1_0);
        EXPECT_LE(head->headers.values("Host").size(), 1U);
        EXPECT_LE(head->headers.values("Content-Length").size(), 1U);
        EXPECT_LE(head->headers.values("Transfer-Encoding").size(), 1U);
        EXPECT_TRUE(head->http_1_0 || is_authority(head->host));
        EXPECT_TRUE(head->origin.starts_with('/') || head->origin == "*");
        for (const auto& [name, value] : head->headers.fields()) {
            EXPECT_TRUE(is_token(name));
            EXPECT_TRUE(is_field_value(value));
            EXPECT_EQ(trim_blanks(value), value);
        }
    }
    EXPECT_GT(accepted, 10'000);
}

/// Writes a head anew from what was read of it.
std::string rewrite(const RequestHead& head) {
    std::string text = head.method + " " + head.target + (head.http_1_0 ? " HTTP/1.0\r\n" : " HTTP/1.1\r\n");
    for (const auto& [name, value] : head.headers.fields()) text += name + ": " + value + "\r\n";
    return text + "\r\n";
}

TEST_F(FramingRandom, ReadsTheSameFromWhatItRead) {
    for (int round = 0; round < 100'000; ++round) {
        const auto head = parse_head(make_head(), {});
        if (!head) continue;
        const std::string again = rewrite(*head);
        const auto second = parse_head(again, {});
        ASSERT_TRUE(second.has_value()) << again;
        EXPECT_EQ(rewrite(*second), again);
        EXPECT_EQ(second->content_length, head->content_length);
        EXPECT_EQ(second->chunked, head->chunked);
        EXPECT_EQ(second->closes, head->closes);
    }
}

TEST_F(FramingRandom, FindsTheSameEndInAnyPieces) {
    for (int round = 0; round < 20'000; ++round) {
        const std::string bytes = make_head() + make_head();
        const auto whole = scan_head(bytes, 0, {});
        std::size_t scanned = 0;
        while (true) {
            const std::size_t have = std::min(bytes.size(), scanned + 1 + below(9));
            const auto piece = scan_head(std::string_view(bytes).substr(0, have), scanned, {});
            if (piece && *piece == 0 && have < bytes.size()) {
                scanned = have;
                continue;
            }
            ASSERT_EQ(piece.has_value(), whole.has_value()) << bytes;
            if (piece) {
                ASSERT_EQ(*piece, *whole) << bytes;
            }
            break;
        }
    }
}

TEST_F(FramingRandom, SurvivesBytesOfAnyKind) {
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes(below(200), '\0');
        for (char& c : bytes) c = static_cast<char>(dice());
        EXPECT_FALSE(parse_head(bytes, {}).has_value());
        const auto target = parse_target("/" + bytes);
        EXPECT_TRUE(!target || target->path.size() <= bytes.size() + 1);
        ChunkedDecoder decoder(100);
        std::string body;
        EXPECT_FALSE(decoder.feed(bytes, body).has_value() && decoder.is_done());
    }
}

}  // namespace
}  // namespace plumbline::http
