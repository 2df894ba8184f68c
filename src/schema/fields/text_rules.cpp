#include "schema/fields/text_rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace plumbline::schema::fields {

base::Result<base::Json> plain_text(const Field& field, const base::Json& value, Lines lines, int max_length) {
    if (!value.is_string()) return base::fail(wrong_kind(field, "text"));
    const auto& given = value.get_string();
    const std::string_view text = base::trim(std::string_view(given.data(), given.size()));
    if (!base::is_utf8(text)) return base::fail(wrong_kind(field, "text in UTF-8"));
    const auto is_forbidden = [lines](char c) {
        if (lines == Lines::Many && (c == '\n' || c == '\t' || c == '\r')) return false;
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    };
    if (std::ranges::any_of(text, is_forbidden))
        return base::fail(base::invalid("validation.characters", field.name,
                                        field.label + " holds characters that cannot be shown, or line breaks.",
                                        lines == Lines::One ? "Write it on one line." : "Paste it as plain text."));
    const std::size_t length = base::count_code_points(text);
    if (length > static_cast<std::size_t>(max_length))
        return base::fail(base::invalid(
            "validation.length", field.name,
            fmt::format("{} has {} characters; at most {} are allowed.", field.label, length, max_length)));
    if (text.empty()) return base::Json(nullptr);
    return base::Json(text);
}

}  // namespace plumbline::schema::fields
