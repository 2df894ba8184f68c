#include "http/request.h"

#include <algorithm>

#include "base/text.h"
#include "http/grammar.h"

namespace plumbline::http {

std::optional<std::string_view> Request::find_header(std::string_view name) const {
    const std::string* value = headers.find_value(name);
    if (value == nullptr) return std::nullopt;
    return *value;
}

std::vector<std::string_view> Request::headers_named(std::string_view name) const {
    return headers.values(name);
}

std::optional<std::string_view> Request::find_cookie(std::string_view name) const {
    for (const std::string_view line : headers.values("Cookie")) {
        for (const std::string_view part : base::split(line, ';')) {
            const std::string_view pair = trim_blanks(part);
            const std::size_t equals = pair.find('=');
            if (equals != std::string_view::npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
        }
    }
    return std::nullopt;
}

std::optional<std::string_view> Request::find_query(std::string_view name) const {
    for (const auto& [key, value] : query)
        if (key == name) return value;
    return std::nullopt;
}

bool is_request_id(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_' ||
               c == '-';
    });
}

}  // namespace plumbline::http
