#include "actions/text/emit.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace plumbline::actions::text {

namespace {

using base::Json;

constexpr std::size_t LongestLine = 100;

enum class Place { Block, Flow };

/// Code points that are seen by nobody or mean a line break somewhere: C1 controls, separators, marks of direction,
/// BOM.
bool is_unseen(std::uint32_t code) {
    return code < 0x20 || (code >= 0x7F && code <= 0xA0) || (code >= 0x200B && code <= 0x200F) ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF ||
           (code >= 0xFFF0 && code <= 0xFFFF) || (code >= 0xE0000 && code <= 0xE0FFF);
}

/// The code point at a place in well-formed UTF-8, and its length.
std::pair<std::uint32_t, std::size_t> code_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i]));
    };
    const std::uint32_t lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    if (lead < 0xE0) return {(lead & 0x1FU) << 6U | (byte(1) & 0x3FU), 2};
    if (lead < 0xF0) return {(lead & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU), 3};
    return {(lead & 0x07U) << 18U | (byte(1) & 0x3FU) << 12U | (byte(2) & 0x3FU) << 6U | (byte(3) & 0x3FU), 4};
}

bool has_unseen(std::string_view text, bool allow_lines) {
    for (std::size_t at = 0; at < text.size();) {
        const auto [code, length] = code_at(text, at);
        if (is_unseen(code) && !(allow_lines && code == '\n')) return true;
        at += length;
    }
    return false;
}

/// Whether YAML 1.1 or 1.2 could take a plain scalar for something else than text.
bool looks_typed(std::string_view text) {
    static constexpr std::array<std::string_view, 10> Words{"null", "true", "false", "yes", "no",
                                                            "on",   "off",  "y",     "n",   "~"};
    if (std::ranges::find(Words, base::to_lower_ascii(text)) != Words.end()) return true;
    const bool is_numeric = text.find_first_not_of("0123456789+-.,_:xXoOaAbBcCdDeEfF ") == std::string_view::npos;
    const bool has_digit = text.find_first_of("0123456789") != std::string_view::npos;
    const std::string lower = base::to_lower_ascii(text);
    return (is_numeric && has_digit) || lower.ends_with(".inf") || lower == ".nan" || lower.starts_with("0x");
}

bool is_plain(std::string_view text, Place place) {
    if (text.empty() || text.front() == ' ' || text.back() == ' ' || text.back() == ':' || has_unseen(text, false))
        return false;
    static constexpr std::string_view Indicators = "-?:,[]{}#&*!|>'\"%@`=<~.";
    if (Indicators.find(text.front()) != std::string_view::npos) return false;
    if (text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos) return false;
    return place == Place::Block || text.find_first_of(",[]{}:\"'") == std::string_view::npos;
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (std::size_t at = 0; at < text.size();) {
        const auto [code, length] = code_at(text, at);
        if (code == '"' || code == '\\')
            (out += '\\') += static_cast<char>(code);
        else if (code == '\n')
            out += "\\n";
        else if (code == '\t')
            out += "\\t";
        else if (is_unseen(code) && code <= 0xFF)
            out += fmt::format("\\x{:02X}", code);
        else if (is_unseen(code) && code <= 0xFFFF)
            out += fmt::format("\\u{:04X}", code);
        else if (is_unseen(code))
            out += fmt::format("\\U{:08X}", code);
        else
            out += text.substr(at, length);
        at += length;
    }
    return out + '"';
}

std::string word(std::string_view text, Place place, Look look) {
    return is_plain(text, place) && (look == Look::Word ? base::to_lower_ascii(text) != "null" : !looks_typed(text))
               ? std::string(text)
               : quoted(text);
}

/// A literal block keeps every line as it is (YAML 1.2, 8.1.2); `-` keeps the last line break out.
bool is_literal(std::string_view text) {
    return text.find('\n') != std::string_view::npos && !has_unseen(text, true) && text.front() != ' ' &&
           text.front() != '\n' && text.back() != '\n' && text.back() != ' ';
}

void emit_literal(std::string& out, int indentation, std::string_view text) {
    out += "|-\n";
    for (const std::string_view line : base::split(text, '\n')) {
        if (!line.empty()) out.append(static_cast<std::size_t>(indentation), ' ');
        out += line;
        out += '\n';
    }
}

/// JSON is YAML where every string is quoted; blanks after colon and comma let every reader see it.
void emit_json(std::string& out, const Json& value) {
    const char* separator = "";
    if (value.is_array()) {
        out += '[';
        for (const Json& item : value.get_array()) {
            out += std::exchange(separator, ", ");
            emit_json(out, item);
        }
        out += ']';
    } else if (value.is_object()) {
        out += '{';
        for (const auto& pair : value.get_object()) {
            (out += std::exchange(separator, ", ")) += quoted(pair.key()) + ": ";
            emit_json(out, pair.value());
        }
        out += '}';
    } else {
        out += value.is_string() ? quoted(value.get_string()) : base::to_text(value);
    }
}

void emit_list(std::string& out, int indentation, const base::JsonArray& items, Look look) {
    std::string line;
    for (const Json& item : items) line += (line.empty() ? "" : ", ") + word(item.get_string(), Place::Flow, look);
    if (line.size() < LongestLine) {
        out += " [" + line + "]\n";
        return;
    }
    out += '\n';
    for (const Json& item : items) {
        out.append(static_cast<std::size_t>(indentation) + 2, ' ');
        out += "- " + word(item.get_string(), Place::Block, look) + "\n";
    }
}

bool is_list_of_words(const Json& value) {
    return value.is_array() &&
           std::ranges::all_of(value.get_array(), [](const Json& item) { return item.is_string(); });
}

}  // namespace

void emit_key(std::string& out, int indentation, std::string_view key) {
    out.append(static_cast<std::size_t>(indentation), ' ');
    out += word(key, Place::Flow, Look::Text) + ":\n";
}

void emit_pair(std::string& out, int indentation, std::string_view key, const Json& value, Look look) {
    out.append(static_cast<std::size_t>(indentation), ' ');
    out += word(key, Place::Flow, Look::Text) + ":";
    if (value.is_null()) {
        out += '\n';
    } else if (is_list_of_words(value)) {
        emit_list(out, indentation, value.get_array(), look);
    } else if (value.is_string() && is_literal(value.get_string())) {
        out += ' ';
        emit_literal(out, indentation + 2, value.get_string());
    } else {
        out += ' ';
        if (value.is_string())
            out += word(value.get_string(), Place::Block, look);
        else
            emit_json(out, value);
        out += '\n';
    }
}

}  // namespace plumbline::actions::text
