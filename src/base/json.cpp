#include "base/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>
#include <charconv>
#include <cmath>
#include <set>

namespace plumbline::base {

namespace {

namespace json = boost::json;

enum class Layout { Compact, Pretty, Canonical };

void write_string(std::string& out, std::string_view text) {
    out += '"';
    std::size_t written = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool is_plain = static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
        if (is_plain) continue;
        out.append(text, written, i - written);
        written = i + 1;
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                out += fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        }
    }
    out.append(text, written);
    out += '"';
}

struct Writer {
    std::string& out;
    Layout layout;

    void line(int depth) const {
        if (layout != Layout::Pretty) return;
        out += '\n';
        out.append(static_cast<size_t>(depth) * 2, ' ');
    }

    void write(const JsonArray& array, int depth) const {
        out += '[';
        for (size_t i = 0; i < array.size(); ++i) {
            if (i > 0) out += ',';
            line(depth + 1);
            write(array[i], depth + 1);
        }
        if (!array.empty()) line(depth);
        out += ']';
    }

    void write(const JsonObject& object, int depth) const {
        std::vector<const json::key_value_pair*> pairs;
        pairs.reserve(object.size());
        for (const auto& pair : object) pairs.push_back(&pair);
        if (layout == Layout::Canonical)
            std::ranges::sort(pairs, [](const auto* a, const auto* b) {
                return std::string_view(a->key()) < std::string_view(b->key());
            });
        out += '{';
        for (size_t i = 0; i < pairs.size(); ++i) {
            if (i > 0) out += ',';
            line(depth + 1);
            write_string(out, pairs[i]->key());
            out += layout == Layout::Pretty ? ": " : ":";
            write(pairs[i]->value(), depth + 1);
        }
        if (!pairs.empty()) line(depth);
        out += '}';
    }

    void write(const Json& value, int depth) const {
        switch (value.kind()) {
            case json::kind::null:
                out += "null";
                break;
            case json::kind::bool_:
                out += value.get_bool() ? "true" : "false";
                break;
            case json::kind::int64:
                out += fmt::format("{}", value.get_int64());
                break;
            case json::kind::uint64:
                out += fmt::format("{}", value.get_uint64());
                break;
            case json::kind::double_:
                out += number_text(value.get_double());
                break;
            case json::kind::string:
                write_string(out, value.get_string());
                break;
            case json::kind::array:
                write(value.get_array(), depth);
                break;
            case json::kind::object:
                write(value.get_object(), depth);
                break;
        }
    }
};

/// Builds the value while it watches for keys that come twice, which RFC 8259 leaves open and attackers use.
struct Handler {
    static constexpr std::size_t max_object_size = std::size_t(-1);
    static constexpr std::size_t max_array_size = std::size_t(-1);
    static constexpr std::size_t max_key_size = std::size_t(-1);
    static constexpr std::size_t max_string_size = std::size_t(-1);

    json::value_stack stack;
    std::vector<std::set<std::string, std::less<>>> keys;
    std::string key;
    std::string duplicate;
    std::string number;
    std::size_t most_values;
    std::size_t values = 0;

    explicit Handler(std::size_t most) : most_values(most) {}

    /// Each value takes memory many times its bytes, so a text is given up as soon as it holds too many.
    bool count(json::error_code& failed) {
        if (++values <= most_values) return true;
        failed = json::error::array_too_large;
        return false;
    }
    bool on_document_begin(json::error_code&) {
        stack.reset();
        return true;
    }
    bool on_document_end(json::error_code&) { return true; }
    bool on_object_begin(json::error_code& failed) {
        keys.emplace_back();
        return count(failed);
    }
    bool on_object_end(std::size_t size, json::error_code&) {
        keys.pop_back();
        stack.push_object(size);
        return true;
    }
    bool on_array_begin(json::error_code& failed) { return count(failed); }
    bool on_array_end(std::size_t size, json::error_code&) {
        stack.push_array(size);
        return true;
    }
    bool on_key_part(json::string_view part, std::size_t, json::error_code&) {
        key.append(part.data(), part.size());
        stack.push_chars(part);
        return true;
    }
    bool on_key(json::string_view part, std::size_t, json::error_code& failed) {
        key.append(part.data(), part.size());
        const bool is_new = keys.back().insert(key).second;
        if (!is_new) {
            duplicate = key;
            failed = json::error::syntax;
            return false;
        }
        key.clear();
        stack.push_key(part);
        return true;
    }
    bool on_string_part(json::string_view part, std::size_t, json::error_code&) {
        stack.push_chars(part);
        return true;
    }
    bool on_string(json::string_view part, std::size_t, json::error_code& failed) {
        stack.push_string(part);
        return count(failed);
    }
    bool on_number_part(json::string_view part, json::error_code&) {
        number.append(part.data(), part.size());
        return true;
    }
    bool on_int64(std::int64_t value, json::string_view, json::error_code& failed) {
        number.clear();
        stack.push_int64(value);
        return count(failed);
    }
    bool on_uint64(std::uint64_t value, json::string_view, json::error_code& failed) {
        number.clear();
        stack.push_uint64(value);
        return count(failed);
    }
    /// Boost.JSON 1.81 does not round correctly, so its own reading of a number is replaced by an exact one.
    bool on_double(double value, json::string_view part, json::error_code& failed) {
        number.append(part.data(), part.size());
        std::from_chars(number.data(), number.data() + number.size(), value);
        number.clear();
        if (!std::isfinite(value)) {
            failed = json::error::exponent_overflow;
            return false;
        }
        stack.push_double(value);
        return count(failed);
    }
    bool on_bool(bool value, json::error_code& failed) {
        stack.push_bool(value);
        return count(failed);
    }
    bool on_null(json::error_code& failed) {
        stack.push_null();
        return count(failed);
    }
    bool on_comment_part(json::string_view, json::error_code&) { return true; }
    bool on_comment(json::string_view, json::error_code&) { return true; }
};

std::string write(const Json& value, Layout layout) {
    std::string out;
    Writer{out, layout}.write(value, 0);
    return out;
}

}  // namespace

Result<Json> parse_json(std::string_view text, int max_depth, std::size_t max_values) {
    json::parse_options options;
    options.max_depth = static_cast<std::size_t>(max_depth);
    json::basic_parser<Handler> parser(options, max_values);
    json::error_code failed;
    std::size_t read = parser.write_some(false, text.data(), text.size(), failed);
    if (!failed && read < text.size()) failed = json::error::extra_data;
    if (failed) {
        const std::string_view before = text.substr(0, read);
        const auto line = static_cast<int>(std::ranges::count(before, '\n')) + 1;
        const size_t start = before.rfind('\n');
        const auto column = static_cast<int>(before.size() - (start == std::string_view::npos ? 0 : start + 1)) + 1;
        if (failed == json::error::array_too_large) {
            Error error =
                malformed("json.values", fmt::format("This JSON holds more than {} values.", max_values), line, column);
            error.kind = ErrorKind::TooLarge;
            error.hint = "Send it in several parts.";
            return fail(std::move(error));
        }
        const std::string& twice = parser.handler().duplicate;
        const std::string why = twice.empty() ? failed.message() : fmt::format("the key \"{}\" comes twice", twice);
        Error error = malformed("json.syntax", fmt::format("This is not valid JSON: {}.", why), line, column);
        if (failed == json::error::too_deep) error.kind = ErrorKind::TooLarge;
        return fail(std::move(error));
    }
    return parser.handler().stack.release();
}

std::string number_text(double value) {
    if (!std::isfinite(value)) return "null";
    if (value == 0) return "0";
    std::array<char, 64> digits{};
    const double size = std::abs(value);
    const bool plain = size == 0 || (size >= 1e-7 && size < 1e21);
    const auto end = plain ? std::to_chars(digits.begin(), digits.end(), value, std::chars_format::fixed)
                           : std::to_chars(digits.begin(), digits.end(), value, std::chars_format::scientific);
    return {digits.begin(), end.ptr};
}

std::string to_text(const Json& value) {
    return write(value, Layout::Compact);
}

std::string to_text(const JsonObject& object) {
    std::string out;
    Writer{out, Layout::Compact}.write(object, 0);
    return out;
}

std::string to_pretty_text(const Json& value) {
    return write(value, Layout::Pretty);
}

std::string canonical_text(const Json& value) {
    return write(value, Layout::Canonical);
}

std::optional<std::string_view> find_text(const JsonObject& object, std::string_view key) {
    const Json* value = object.if_contains(key);
    if (value == nullptr || !value->is_string()) return std::nullopt;
    const auto& text = value->get_string();
    return std::string_view(text.data(), text.size());
}

bool is_text(const Json& value, std::string_view text) {
    const auto* string = value.if_string();
    return string != nullptr && std::string_view(string->data(), string->size()) == text;
}

std::string text_or(const JsonObject& object, std::string_view key, std::string_view fallback) {
    return std::string(find_text(object, key).value_or(fallback));
}

long long integer_or(const JsonObject& object, std::string_view key, long long fallback) {
    const Json* value = object.if_contains(key);
    if (value == nullptr) return fallback;
    if (value->is_int64()) return value->get_int64();
    if (value->is_uint64()) return static_cast<long long>(value->get_uint64());
    return fallback;
}

std::optional<double> number_of(const Json& value) {
    if (value.is_int64()) return static_cast<double>(value.get_int64());
    if (value.is_uint64()) return static_cast<double>(value.get_uint64());
    if (value.is_double()) return value.get_double();
    return std::nullopt;
}

bool is_true(const JsonObject& object, std::string_view key) {
    const Json* value = object.if_contains(key);
    return value != nullptr && value->is_bool() && value->get_bool();
}

}  // namespace plumbline::base
