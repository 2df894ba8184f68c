#include "schema/fields/lists.h"

#include <algorithm>

#include "base/text.h"

namespace plumbline::schema::fields {

base::JsonArray read_list(std::string_view text, std::string_view separators) {
    base::JsonArray entries;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(separators), text.size());
        const std::string_view entry = base::trim(text.substr(0, end));
        if (!entry.empty()) entries.emplace_back(entry);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return entries;
}

std::string write_list(const base::Json& value) {
    std::string text;
    if (!value.is_array()) return text;
    for (const base::Json& entry : value.get_array()) {
        if (!entry.is_string()) continue;
        if (!text.empty()) text += "; ";
        text += std::string_view(entry.get_string());
    }
    return text;
}

}  // namespace plumbline::schema::fields
