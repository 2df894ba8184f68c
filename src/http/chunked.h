#pragma once
// The chunked transfer coding of requests (RFC 9112, 7.1), read strictly.

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "http/framing.h"

namespace plumbline::http {

/// ChunkedDecoder takes a chunked body in pieces of any size. Sizes are 1 to 8 hexadecimal digits; extensions are
/// checked against the grammar without blanks and dropped (at most 4 KiB of them); trailers are checked and dropped (at
/// most 8 KiB), those that would change what the request means are rejected. After a rejection the decoder is of no
/// further use.
class ChunkedDecoder {
  public:
    /// ChunkedDecoder rejects with 413 as soon as a chunk is announced that passes `max_body_bytes` in total.
    explicit ChunkedDecoder(std::uint64_t max_body_bytes) : max_body_bytes_(max_body_bytes) {}

    /// feed appends data to `body` and tells how many bytes it took; fewer than given only when the body ended within.
    [[nodiscard]] std::expected<std::size_t, Rejection> feed(std::string_view bytes, std::string& body);
    /// is_done tells whether the last chunk and its trailers have been read.
    [[nodiscard]] bool is_done() const { return state_ == State::Done; }

  private:
    enum class State { Size, Data, DataEnd, Trailer, Done };

    [[nodiscard]] std::expected<std::size_t, Rejection> feed_line(std::string_view bytes);
    [[nodiscard]] std::expected<void, Rejection> end_line();
    [[nodiscard]] std::expected<void, Rejection> begin_chunk();

    std::uint64_t max_body_bytes_;
    std::uint64_t body_bytes_ = 0;
    std::uint64_t remaining_ = 0;
    std::size_t extension_bytes_ = 0;
    std::size_t trailer_bytes_ = 0;
    std::string line_;
    State state_ = State::Size;
};

}  // namespace plumbline::http
