#include "schema/fields/numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/text.h"

namespace plumbline::schema::fields {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_digit);
}

/// The digits of a number whose groups of three are set apart by the separator; nothing where they are not.
std::optional<std::string> ungrouped(std::string_view text, char separator) {
    std::string digits;
    bool is_first = true;
    for (const std::string_view part : base::split(text, separator)) {
        if (!all_digits(part) || part.size() > 3 || (!is_first && part.size() != 3)) return std::nullopt;
        digits += part;
        is_first = false;
    }
    return digits;
}

/// Whole digits, a separator or none, and decimals: with a point and without groups, or nothing.
std::optional<std::string> with_point(std::string_view text) {
    const std::size_t last = text.find_last_of(".,");
    if (last == std::string_view::npos) return all_digits(text) ? std::optional(std::string(text)) : std::nullopt;
    const char mark = text[last];
    const char other = mark == '.' ? ',' : '.';
    const std::string_view whole = text.substr(0, last);
    const std::string_view decimals = text.substr(last + 1);
    if (whole.find(mark) != std::string_view::npos)
        return whole.find(other) == std::string_view::npos ? ungrouped(text, mark) : std::nullopt;
    if (!all_digits(decimals)) return std::nullopt;
    const auto digits = all_digits(whole) ? std::optional(std::string(whole)) : ungrouped(whole, other);
    if (!digits) return std::nullopt;
    return *digits + "." + std::string(decimals);
}

/// One separator before just three digits behind one to three others that are not nought: 1,234.
bool is_ambiguous(std::string_view text) {
    const std::size_t mark = text.find_first_of(".,");
    return mark != std::string_view::npos && mark >= 1 && mark <= 3 && text.size() == mark + 4 && text[0] != '0' &&
           all_digits(text.substr(0, mark)) && all_digits(text.substr(mark + 1));
}

base::Json as_json(double number) {
    if (number == static_cast<double>(static_cast<std::int64_t>(number)))
        return base::Json(static_cast<std::int64_t>(number));
    return base::Json(number);
}

}  // namespace

base::Result<base::Json> read_number(const Field& field, std::string_view text, bool plain, bool whole) {
    const base::Error none = base::invalid(
        "validation.number", field.name, field.label + " must be a number, not \"" + base::shortened(text, 40) + "\".",
        "Write it as 1234.5 or 1234,5.");
    double number = 0;
    const auto read = [&number](std::string_view digits) {
        const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        return end.ec == std::errc() && end.ptr == digits.data() + digits.size() && number > -1e15 && number < 1e15;
    };
    if (plain && read(text)) return as_json(number);
    std::string figure;
    for (const char c : text)
        if (c != ' ' && c != '\'') figure += c;
    // no-break spaces stand between groups too
    for (const std::string_view blank : {"\u00a0", "\u202f"})
        for (std::size_t at = figure.find(blank); at != std::string::npos; at = figure.find(blank))
            figure.erase(at, blank.size());
    if (!field.unit.empty() && figure.ends_with(field.unit)) figure.erase(figure.size() - field.unit.size());
    const bool is_negative = figure.starts_with('-') || figure.starts_with("\u2212");
    if (is_negative || figure.starts_with('+')) figure.erase(0, figure.starts_with("\u2212") ? 3 : 1);
    if (is_ambiguous(figure) && whole) figure.erase(figure.find_first_of(".,"), 1);
    if (is_ambiguous(figure)) {
        const std::size_t mark = figure.find_first_of(".,");
        const std::string together = figure.substr(0, mark) + figure.substr(mark + 1);
        return base::fail(base::invalid(
            "validation.number", field.name,
            fmt::format("\"{}\" can be {} or {}.{}.", text, together, figure.substr(0, mark), figure.substr(mark + 1)),
            fmt::format("Write {} or {}0.", together, figure)));
    }
    const auto digits = with_point(figure);
    if (!digits || !read(*digits)) return base::fail(none);
    return as_json(is_negative ? -number : number);
}

std::string write_number(const base::Json& value) {
    const auto number = base::number_of(value);
    if (!number) return {};
    std::string text = base::number_text(*number);
    const std::string_view digits = text.starts_with('-') ? std::string_view(text).substr(1) : std::string_view(text);
    if (is_ambiguous(digits)) text += '0';
    return text;
}

base::Result<void> check_range(const Field& field, double number) {
    if (field.min && number < *field.min)
        return base::fail(base::invalid("validation.range", field.name,
                                        fmt::format("{} is {}; the least is {}.", field.label,
                                                    base::number_text(number), base::number_text(*field.min))));
    if (field.max && number > *field.max)
        return base::fail(base::invalid("validation.range", field.name,
                                        fmt::format("{} is {}; the most is {}.", field.label, base::number_text(number),
                                                    base::number_text(*field.max))));
    return {};
}

void with_range(base::JsonObject& schema, const Field& field) {
    if (field.min) schema["minimum"] = *field.min;
    if (field.max) schema["maximum"] = *field.max;
}

}  // namespace plumbline::schema::fields
