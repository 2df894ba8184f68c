#include "schema/fields/days.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <optional>
#include <vector>

#include "base/text.h"

namespace plumbline::schema::fields {

namespace {

using base::Date;
using base::fail;
using base::Result;

/// English and German names; three letters of one are enough.
constexpr std::array<std::array<std::string_view, 3>, 12> Months{{{"january", "januar", "j\u00e4nner"},
                                                                  {"february", "februar", "feber"},
                                                                  {"march", "m\u00e4rz", "maerz"},
                                                                  {"april", "april", "april"},
                                                                  {"may", "mai", "mai"},
                                                                  {"june", "juni", "juni"},
                                                                  {"july", "juli", "juli"},
                                                                  {"august", "august", "august"},
                                                                  {"september", "september", "sept"},
                                                                  {"october", "oktober", "oktober"},
                                                                  {"november", "november", "november"},
                                                                  {"december", "dezember", "dezember"}}};

base::Error no_day(std::string_view text) {
    return base::invalid("validation.date", "", "\"" + base::shortened(text, 40) + "\" is no date.",
                         "Write it as 2026-11-22 or 22.11.2026.");
}

std::optional<unsigned> number_of(std::string_view part) {
    unsigned number = 0;
    const auto end = std::from_chars(part.data(), part.data() + part.size(), number);
    if (part.empty() || part.size() > 4 || end.ec != std::errc() || end.ptr != part.data() + part.size())
        return std::nullopt;
    return number;
}

std::optional<Date> day_of(unsigned year, unsigned month, unsigned day) {
    const Date date{std::chrono::year(static_cast<int>(year)), std::chrono::month(month), std::chrono::day(day)};
    if (year < 1000 || !date.ok()) return std::nullopt;
    return date;
}

/// The letters of the first three characters: umlauts have two bytes.
std::string_view beginning(std::string_view word) {
    std::size_t end = 0;
    for (int letters = 0; letters < 3 && end < word.size(); ++letters)
        for (++end; end < word.size() && (static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U;) ++end;
    return word.substr(0, end);
}

std::optional<unsigned> month_of(std::string_view part) {
    std::string word = base::to_lower_ascii(part);
    if (word.ends_with('.')) word.pop_back();
    if (word == "m\u00c4rz") word = "m\u00e4rz";
    for (unsigned month = 1; month <= 12; ++month)
        for (const std::string_view name : Months.at(month - 1))
            if (word == name || (word.size() >= 3 && word == beginning(name))) return month;
    return std::nullopt;
}

/// `31 March 2026`, `March 31, 2026`, `31. März 2026`.
std::optional<Date> in_words(std::string_view text) {
    std::vector<std::string_view> parts;
    for (std::string_view part : base::split(text, ' ')) {
        if (part.ends_with(',')) part.remove_suffix(1);
        if (!part.empty()) parts.push_back(part);
    }
    if (parts.size() != 3) return std::nullopt;
    const bool is_month_first = month_of(parts[0]).has_value();
    std::string_view day = parts[is_month_first ? 1 : 0];
    if (day.ends_with('.')) day.remove_suffix(1);
    const auto month = month_of(parts[is_month_first ? 0 : 1]);
    const auto number = number_of(day);
    const auto year = number_of(parts[2]);
    if (!month || !number || !year) return std::nullopt;
    return day_of(*year, *month, *number);
}

}  // namespace

Result<Date> read_day(std::string_view text) {
    if (auto date = base::parse_date(text)) return date;
    // what Excel writes of a day with its time
    if (text.size() > 10 && (text.substr(10) == "T00:00:00" || text.substr(10) == " 00:00:00"))
        if (auto date = base::parse_date(text.substr(0, 10))) return date;
    if (const auto date = in_words(text)) return *date;
    const char separator = text.find('/') != std::string_view::npos ? '/' : '.';
    const auto parts = base::split(text, separator);
    if (parts.size() != 3) return fail(no_day(text));
    const auto first = number_of(base::trim(parts[0]));
    const auto second = number_of(base::trim(parts[1]));
    const auto year = number_of(base::trim(parts[2]));
    if (!first || !second || !year) return fail(no_day(text));
    const auto day_first = day_of(*year, *second, *first);
    const auto month_first = separator == '/' ? day_of(*year, *first, *second) : std::nullopt;
    if (day_first && month_first && *day_first != *month_first)
        return fail(base::invalid("validation.date", "",
                                  fmt::format("\"{}\" can be {} or {}.", text, base::format_date(*day_first),
                                              base::format_date(*month_first)),
                                  "Write the one that you mean in this form."));
    if (day_first) return *day_first;
    if (month_first) return *month_first;
    return fail(no_day(text));
}

}  // namespace plumbline::schema::fields
