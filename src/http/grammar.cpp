#include "http/grammar.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"

namespace plumbline::http {

namespace {

using Table = std::array<bool, 256>;

constexpr bool is_alphanumeric(unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr Table table_of(std::string_view punctuation) {
    Table table{};
    for (std::size_t c = 0; c < table.size(); ++c) table[c] = is_alphanumeric(static_cast<unsigned char>(c));
    for (const char c : punctuation) table[static_cast<unsigned char>(c)] = true;
    return table;
}

constexpr Table TokenChars = table_of("!#$%&'*+-.^_`|~");
constexpr Table TargetChars = table_of("-._~!$&'()*+,;=:@/?%");
constexpr Table HostChars = table_of("-._~");

bool all_in(const Table& table, std::string_view text) {
    return std::ranges::all_of(text, [&](char c) { return table[static_cast<unsigned char>(c)]; });
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_port(std::string_view text) {
    const auto number = parse_decimal(text);
    return number && text.size() <= 5 && *number <= 65535;
}

bool is_bracketed_address(std::string_view text) {
    if (text.size() < 4 || text.size() > INET6_ADDRSTRLEN || text.front() != '[' || text.back() != ']') return false;
    const std::string address(text.substr(1, text.size() - 2));
    in6_addr parsed{};
    return address.find('\0') == std::string::npos && inet_pton(AF_INET6, address.c_str(), &parsed) == 1;
}

}  // namespace

bool is_token(std::string_view text) {
    return !text.empty() && all_in(TokenChars, text);
}

bool is_field_value(std::string_view text) {
    return std::ranges::all_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return c == '\t' || (byte >= 0x20 && byte != 0x7F);
    });
}

bool is_target(std::string_view text) {
    if (!all_in(TargetChars, text)) return false;
    for (std::size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1))
        if (at + 2 >= text.size() || hex_digit(text[at + 1]) < 0 || hex_digit(text[at + 2]) < 0) return false;
    return true;
}

bool is_authority(std::string_view text) {
    const std::size_t colon = text.find(':', text.starts_with('[') ? std::min(text.find(']'), text.size()) : 0);
    const std::string_view host = text.substr(0, colon);
    if (colon != std::string_view::npos && !is_port(text.substr(colon + 1))) return false;
    if (host.starts_with('[')) return is_bracketed_address(host);
    return !host.empty() && host.size() <= 255 && all_in(HostChars, host);
}

bool equal_ignoring_case(std::string_view left, std::string_view right) {
    return std::ranges::equal(left, right, [](char a, char b) { return lower(a) == lower(b); });
}

std::string_view trim_blanks(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::optional<std::uint64_t> parse_decimal(std::string_view text) {
    if (text.empty() || text.size() > 19) return std::nullopt;
    std::uint64_t number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return number;
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::vector<std::string_view> list_members(std::string_view value) {
    std::vector<std::string_view> members;
    for (const std::string_view part : base::split(value, ','))
        if (const std::string_view member = trim_blanks(part); !member.empty()) members.push_back(member);
    return members;
}

}  // namespace plumbline::http
