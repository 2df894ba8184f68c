#include "http/entity_tags.h"

#include <algorithm>

#include "base/text.h"

namespace plumbline::http {

namespace {

/// etagc = %x21 / %x23-7E / obs-text
bool is_tag_character(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x21 && byte != 0x22 && byte != 0x7F;
}

/// The length of the quoted tag that a text begins with, or 0.
std::size_t tag_length(std::string_view text) {
    if (!text.starts_with('"')) return 0;
    std::size_t end = 1;
    while (end < text.size() && is_tag_character(text[end])) ++end;
    return end < text.size() && text[end] == '"' ? end + 1 : 0;
}

/// Tags may hold commas, so that the list is read from tag to tag.
void read_line(std::string_view rest, EntityTags& tags) {
    while (!rest.empty()) {
        rest = base::trim(rest);
        const bool is_weak = rest.starts_with("W/");
        const std::string_view quoted = rest.substr(is_weak ? 2 : 0);
        const std::size_t length = tag_length(quoted);
        const std::string_view behind = base::trim(quoted.substr(length));
        const bool is_tag = length > 0 && (behind.empty() || behind.front() == ',');
        if (is_tag) (is_weak ? tags.weak : tags.strong).emplace_back(quoted.substr(0, length));
        const std::string_view next = is_tag ? behind : rest;
        const std::size_t comma = next.find(',');
        rest = comma == std::string_view::npos ? std::string_view() : next.substr(comma + 1);
    }
}

}  // namespace

bool EntityTags::matches_weakly(std::string_view tag) const {
    return std::ranges::find(strong, tag) != strong.end() || std::ranges::find(weak, tag) != weak.end();
}

EntityTags read_entity_tags(const std::vector<std::string_view>& lines) {
    EntityTags tags;
    tags.is_any = lines.size() == 1 && base::trim(lines.front()) == "*";
    if (tags.is_any) return tags;
    for (const std::string_view line : lines) read_line(line, tags);
    return tags;
}

}  // namespace plumbline::http
