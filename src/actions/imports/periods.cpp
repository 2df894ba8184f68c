#include "actions/imports/periods.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <utility>

#include "base/text.h"
#include "schema/fields/days.h"

namespace plumbline::actions::imports {

namespace {

using base::Result;

std::optional<int> number_in(std::string_view text) {
    int number = 0;
    const auto [end, why] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || why != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::string kind_said(std::string_view said) {
    const std::string word = base::to_lower_ascii(said);
    const auto has = [&](std::string_view part) { return word.find(part) != std::string::npos; };
    if (has("28") || has("30")) return "28-days";
    if (has("week") || has("woche") || word == "7" || word == "d7") return "week";
    if (has("month") || has("monat")) return "month";
    if (has("quarter") || has("quartal") || has("90")) return "quarter";
    return "day";
}

/// The Monday of a week of ISO 8601: the first week is the one with the fourth of January.
std::optional<Period> week_of(int year, int week) {
    using namespace std::chrono;
    if (week < 1 || week > 53 || year < 1000 || year > 9999) return std::nullopt;
    const sys_days fourth = sys_days(std::chrono::year(year) / January / 4);
    const sys_days monday = fourth - (weekday(fourth) - Monday) + weeks(week - 1);
    return Period{base::format_date(base::Date(monday)), "week"};
}

std::optional<Period> month_of(int year, int month) {
    if (month < 1 || month > 12 || year < 1000 || year > 9999) return std::nullopt;
    return Period{fmt::format("{:04}-{:02}-01", year, month), "month"};
}

std::optional<Period> quarter_of(int year, int quarter) {
    if (quarter < 1 || quarter > 4 || year < 1000 || year > 9999) return std::nullopt;
    return Period{fmt::format("{:04}-{:02}-01", year, quarter * 3 - 2), "quarter"};
}

/// `2026-03`, `2026-W12`, `2026-Q1`, `2026/03`.
std::optional<Period> year_first(std::string_view text) {
    if (text.size() < 6 || text.size() > 8 || (text[4] != '-' && text[4] != '/' && text[4] != ' ')) return std::nullopt;
    const auto year = number_in(text.substr(0, 4));
    std::string_view rest = text.substr(5);
    if (!year || rest.empty()) return std::nullopt;
    const char letter = rest.front();
    if (letter == 'W' || letter == 'w' || letter == 'Q' || letter == 'q') rest.remove_prefix(1);
    const auto number = number_in(rest);
    if (!number) return std::nullopt;
    if (letter == 'W' || letter == 'w') return week_of(*year, *number);
    if (letter == 'Q' || letter == 'q') return quarter_of(*year, *number);
    return month_of(*year, *number);
}

/// `Q1 2026`, `March 2026`.
std::optional<Period> year_last(std::string_view text) {
    const std::size_t blank = text.rfind(' ');
    if (blank == std::string_view::npos) return std::nullopt;
    const auto year = number_in(text.substr(blank + 1));
    const std::string_view word = base::trim(text.substr(0, blank));
    if (!year || word.empty()) return std::nullopt;
    if (word.size() == 2 && (word[0] == 'Q' || word[0] == 'q'))
        if (const auto number = number_in(word.substr(1))) return quarter_of(*year, *number);
    const auto day = schema::fields::read_day(fmt::format("1 {} {}", word, *year));
    if (!day) return std::nullopt;
    return Period{base::format_date(*day), "month"};
}

}  // namespace

Result<Period> period_in(std::string_view text, std::string_view said, DayOrder order) {
    text = base::trim(text);
    if (const auto period = year_first(text)) return *period;
    if (const auto period = year_last(text)) return *period;
    std::string day = TRY(day_in(text, order));
    return Period{std::move(day), kind_said(said)};
}

}  // namespace plumbline::actions::imports
