#include "http/chunked.h"

#include <algorithm>
#include <array>

#include "http/grammar.h"

namespace plumbline::http {

namespace {

constexpr std::size_t SizeLineBytes = 256;
constexpr std::size_t ExtensionBytes = 4096;
constexpr std::size_t TrailerBytes = 8192;

std::unexpected<Rejection> reject(std::string_view why, int status = 400) {
    return std::unexpected(Rejection{status, why});
}

/// Removes a quoted string (RFC 9110, 5.6.4) from the front; false where there is none.
bool skip_quoted(std::string_view& text) {
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (text[at] == '\\') {
            ++at;
        } else if (text[at] == '"') {
            text.remove_prefix(at + 1);
            return true;
        }
    }
    return false;
}

bool skip_token(std::string_view& text) {
    const std::size_t end = std::min(text.find_first_of(";="), text.size());
    const bool found = is_token(text.substr(0, end));
    text.remove_prefix(end);
    return found;
}

/// *( ";" token [ "=" ( token / quoted-string ) ] )
bool are_extensions(std::string_view text) {
    if (!is_field_value(text)) return false;
    while (!text.empty()) {
        if (text.front() != ';') return false;
        text.remove_prefix(1);
        if (!skip_token(text)) return false;
        if (!text.starts_with('=')) continue;
        text.remove_prefix(1);
        if (text.starts_with('"') ? !skip_quoted(text) : !skip_token(text)) return false;
    }
    return true;
}

/// RFC 9110, 6.5.1: what frames, routes, authenticates or describes a body may not come after it.
bool may_trail(std::string_view name) {
    constexpr std::array<std::string_view, 14> Forbidden{"Authorization",
                                                         "Connection",
                                                         "Content-Encoding",
                                                         "Content-Length",
                                                         "Content-Range",
                                                         "Content-Type",
                                                         "Cookie",
                                                         "Expect",
                                                         "Host",
                                                         "If-Match",
                                                         "TE",
                                                         "Transfer-Encoding",
                                                         "Trailer",
                                                         "Upgrade"};
    return std::ranges::none_of(Forbidden, [&](std::string_view other) { return equal_ignoring_case(name, other); });
}

bool is_trailer(std::string_view line) {
    const std::size_t colon = line.find(':');
    return colon != std::string_view::npos && is_token(line.substr(0, colon)) &&
           is_field_value(line.substr(colon + 1)) && may_trail(line.substr(0, colon));
}

}  // namespace

std::expected<std::size_t, Rejection> ChunkedDecoder::feed(std::string_view bytes, std::string& body) {
    std::size_t used = 0;
    while (used < bytes.size() && state_ != State::Done) {
        const std::string_view rest = bytes.substr(used);
        if (state_ == State::Data) {
            const auto taken = static_cast<std::size_t>(std::min<std::uint64_t>(remaining_, rest.size()));
            body.append(rest.substr(0, taken));
            remaining_ -= taken;
            used += taken;
            if (remaining_ == 0) state_ = State::DataEnd;
        } else {
            const auto taken = feed_line(rest);
            if (!taken) return taken;
            used += *taken;
        }
    }
    return used;
}

std::expected<std::size_t, Rejection> ChunkedDecoder::feed_line(std::string_view bytes) {
    const std::size_t limit = state_ == State::Trailer ? TrailerBytes : SizeLineBytes;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const char c = bytes[at];
        const bool after_return = line_.ends_with('\r');
        if (after_return != (c == '\n')) return reject("A line of the chunked body does not end in CR LF.");
        if (after_return) {
            line_.pop_back();
            const auto ended = end_line();
            if (!ended) return std::unexpected(ended.error());
            line_.clear();
            return at + 1;
        }
        if (state_ == State::DataEnd && c != '\r') return reject("A chunk is longer than announced.");
        if (line_.size() == limit) return reject("A line of the chunked body is too long.");
        line_ += c;
    }
    return bytes.size();
}

std::expected<void, Rejection> ChunkedDecoder::end_line() {
    if (state_ == State::Size) return begin_chunk();
    if (state_ == State::DataEnd) {
        state_ = State::Size;
    } else if (line_.empty()) {
        state_ = State::Done;
    } else {
        trailer_bytes_ += line_.size();
        if (trailer_bytes_ > TrailerBytes) return reject("The trailers are too large.", 431);
        if (!is_trailer(line_)) return reject("A trailer is malformed or may not stand there.");
    }
    return {};
}

std::expected<void, Rejection> ChunkedDecoder::begin_chunk() {
    std::size_t digits = 0;
    remaining_ = 0;
    while (digits < line_.size() && hex_digit(line_[digits]) >= 0 && digits <= 8)
        remaining_ = remaining_ * 16 + static_cast<std::uint64_t>(hex_digit(line_[digits++]));
    if (digits == 0 || digits > 8) return reject("A chunk size is not 1 to 8 hexadecimal digits.");
    const std::string_view extensions = std::string_view(line_).substr(digits);
    extension_bytes_ += extensions.size();
    if (!are_extensions(extensions) || extension_bytes_ > ExtensionBytes)
        return reject("A chunk extension is malformed or too long.");
    if (remaining_ > max_body_bytes_ - body_bytes_) return reject("The body is too large.", 413);
    body_bytes_ += remaining_;
    state_ = remaining_ == 0 ? State::Trailer : State::Data;
    return {};
}

}  // namespace plumbline::http
