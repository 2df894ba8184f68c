#include "actions/notices/words.h"

#include <fmt/format.h>

#include <array>

#include "base/json.h"
#include "base/text.h"
#include "base/time.h"
#include "entities/library.h"

namespace plumbline::actions {

namespace {

const base::JsonObject& all_words() {
    static const base::JsonObject Words = [] {
        auto read = base::parse_json(entities::library_text("notices"));
        return read && read->is_object() ? read->get_object() : base::JsonObject();
    }();
    return Words;
}

std::string filled(std::string_view text, Filling filling) {
    std::string written;
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) break;
        written += text.substr(0, open);
        const std::string_view name = text.substr(open + 1, close - open - 1);
        for (const auto& [key, value] : filling)
            if (key == name) written += value;
        text.remove_prefix(close + 1);
    }
    return written + std::string(text);
}

}  // namespace

std::string say(std::string_view language, std::string_view path, Filling filling) {
    const base::Json* at = all_words().if_contains(language == "de" ? "de" : "en");
    for (const std::string_view step : base::split(path, '/'))
        at = at != nullptr && at->is_object() ? at->get_object().if_contains(step) : nullptr;
    return at != nullptr && at->is_string() ? filled(at->get_string(), filling) : std::string();
}

std::string say_count(std::string_view language, std::string_view path, std::size_t count) {
    return say(language, std::string(path) + (count == 1 ? "/one" : "/many"), {{"count", std::to_string(count)}});
}

std::string say_day(std::string_view language, std::string_view day) {
    static constexpr std::array<std::string_view, 12> Months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto read = base::parse_date(day.substr(0, 10));
    if (!read) return std::string(day);
    const auto number = static_cast<unsigned>(read->day());
    const auto month = static_cast<unsigned>(read->month());
    const int year = static_cast<int>(read->year());
    if (language == "de") return fmt::format("{}.{}.{}", number, month, year);
    return fmt::format("{} {} {}", number, Months.at(month - 1), year);
}

}  // namespace plumbline::actions
