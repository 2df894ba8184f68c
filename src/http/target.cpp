#include "http/target.h"

#include <optional>

#include "base/text.h"
#include "http/grammar.h"

namespace plumbline::http {

namespace {

enum class Plus { Literal, Blank };

/// The decoded text, or nothing where it is not well-formed UTF-8 without NUL.
std::optional<std::string> decode(std::string_view text, Plus plus) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        char c = text[at];
        if (c == '%') {
            if (at + 2 >= text.size()) return std::nullopt;
            const int high = hex_digit(text[at + 1]);
            const int low = hex_digit(text[at + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            at += 2;
        } else if (c == '+' && plus == Plus::Blank) {
            c = ' ';
        }
        if (c == '\0') return std::nullopt;
        decoded += c;
    }
    if (!base::is_utf8(decoded)) return std::nullopt;
    return decoded;
}

bool decode_path(std::string_view path, std::vector<std::string>& segments) {
    if (path == "/" || path == "*") return true;
    for (const std::string_view part : base::split(path.substr(1), '/')) {
        auto segment = decode(part, Plus::Literal);
        if (!segment || *segment == "." || *segment == "..") return false;
        segments.push_back(std::move(*segment));
    }
    return true;
}

bool decode_query(std::string_view query, Query& pairs) {
    for (const std::string_view part : base::split(query, '&')) {
        if (part.empty()) continue;
        const std::size_t equals = part.find('=');
        auto name = decode(part.substr(0, equals), Plus::Blank);
        auto value = decode(equals == std::string_view::npos ? "" : part.substr(equals + 1), Plus::Blank);
        if (!name || !value) return false;
        pairs.emplace_back(std::move(*name), std::move(*value));
    }
    return true;
}

}  // namespace

std::expected<Target, Rejection> parse_target(std::string_view origin) {
    if (!is_target(origin)) return std::unexpected(Rejection{400, "The target holds bytes that no address may hold."});
    const std::size_t mark = origin.find('?');
    Target target;
    target.path = origin.substr(0, mark);
    if (!target.path.starts_with('/') && target.path != "*")
        return std::unexpected(Rejection{400, "The path does not begin with a slash."});
    if (!decode_path(target.path, target.segments))
        return std::unexpected(
            Rejection{400, "The path is not valid UTF-8 in percent-encoding, or holds a dot segment."});
    if (mark != std::string_view::npos && !decode_query(origin.substr(mark + 1), target.query))
        return std::unexpected(Rejection{400, "The query is not valid UTF-8 in percent-encoding."});
    return target;
}

}  // namespace plumbline::http
