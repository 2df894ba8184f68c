// Requests as they come over a socket: whole, in pieces, several behind one another.

#include <algorithm>
#include <string>

#include "fuzz.h"
#include "http/chunked.h"
#include "http/framing.h"
#include "http/grammar.h"
#include "http/target.h"

using namespace plumbline;
using fuzz::promise;

namespace {

constexpr http::FramingLimits Limits;

void check_head(const http::RequestHead& head) {
    promise(!(head.chunked && head.content_length), "a body has one length");
    promise(!(head.chunked && head.http_1_0), "no chunks in HTTP/1.0");
    promise(head.http_1_0 || !head.host.empty(), "HTTP/1.1 names its host");
    promise(http::is_token(head.method), "the method is a token");
    for (const auto& [name, value] : head.headers.fields()) {
        promise(http::is_token(name), "a header's name is a token");
        promise(http::is_field_value(value), "a header's value has no controls");
    }
}

/// A chunked body in one piece and byte by byte: the same body, the same end, the same refusal.
std::size_t check_chunks(std::string_view rest) {
    std::string whole;
    http::ChunkedDecoder at_once(100000);
    const auto taken = at_once.feed(rest, whole);
    std::string slow;
    http::ChunkedDecoder by_byte(100000);
    std::size_t eaten = 0;
    bool is_refused = false;
    while (eaten < rest.size() && !by_byte.is_done() && !is_refused) {
        const auto one = by_byte.feed(rest.substr(eaten, 1), slow);
        is_refused = !one;
        if (one) eaten += *one;
    }
    promise(is_refused == !taken, "pieces change no verdict");
    if (!taken) return rest.size();
    promise(whole == slow && *taken == eaten && at_once.is_done() == by_byte.is_done(), "pieces change no body");
    return at_once.is_done() ? *taken : rest.size();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest = fuzz::text(data, size);
    for (int requests = 0; requests < 5 && !rest.empty(); ++requests) {
        const auto end = http::scan_head(rest, 0, Limits);
        for (std::size_t known = 1; known < std::min<std::size_t>(rest.size(), 64); known += 7) {
            const auto early = http::scan_head(rest.substr(0, known), 0, Limits);
            promise(!early || *early == 0 || (end && *end == *early), "a head that has ended stays so");
        }
        if (!end || *end == 0) return 0;
        promise(*end <= rest.size(), "a head lies within what came");
        const auto head = http::parse_head(rest.substr(0, *end), Limits);
        rest.remove_prefix(*end);
        if (!head) return 0;
        check_head(*head);
        (void)http::parse_target(head->origin);
        if (head->chunked) rest.remove_prefix(std::min(rest.size(), check_chunks(rest)));
        if (head->content_length) rest.remove_prefix(std::min<std::uint64_t>(rest.size(), *head->content_length));
    }
    return 0;
}
