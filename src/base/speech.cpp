#include "base/speech.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>

#include "base/json.h"

namespace plumbline::base {

namespace {

/// Place is one placeholder: which argument, and how it is written.
using Place = std::pair<std::size_t, std::string>;

bool is_number(std::string_view text) {
    return !text.empty() && text.size() < 3 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// places_of are the placeholders of a template; nothing where its braces do not fit or numbered ones are mixed with
/// others.
std::optional<std::set<Place>> places_of(std::string_view text) {
    std::set<Place> places;
    std::size_t next = 0;
    bool is_numbered = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '{' && text[at] != '}') continue;
        if (at + 1 < text.size() && text[at + 1] == text[at]) {
            ++at;
            continue;
        }
        const std::size_t end = text.find_first_of("{}", at + 1);
        if (text[at] == '}' || end == std::string_view::npos || text[end] == '{') return std::nullopt;
        const std::string_view inside = text.substr(at + 1, end - at - 1);
        const std::size_t colon = std::min(inside.find(':'), inside.size());
        const std::string_view name = inside.substr(0, colon);
        if (!name.empty() && !is_number(name)) return std::nullopt;
        is_numbered = is_numbered || !name.empty();
        if (is_numbered && (name.empty() || next > 0)) return std::nullopt;
        const std::size_t index = name.empty() ? next++ : std::stoul(std::string(name));
        places.emplace(index, std::string(inside.substr(colon)));
        at = end;
    }
    return places;
}

Error misfit(std::string_view language, std::string_view english) {
    return invalid("speech.placeholders", std::string(english),
                   "A translation to \"" + std::string(language) + "\" does not use the placeholders of its template.",
                   "Use each placeholder of the English text, with the same format.");
}

}  // namespace

const Speech& Speech::english() {
    static const Speech English;
    return English;
}

const Speech& Speech::american() {
    static const Speech American = [] {
        Speech speech;
        speech.is_month_first_ = true;
        return speech;
    }();
    return American;
}

Result<Speech> Speech::load(std::string language, std::string_view json) {
    const Json document = TRY(parse_json(json));
    if (!document.is_object())
        return fail(invalid("speech.shape", language, "A catalogue is an object of English texts and translations."));
    Catalogue catalogue;
    for (const auto& [english, translation] : document.get_object()) {
        if (!translation.is_string())
            return fail(invalid("speech.shape", std::string(english), "A translation is a text."));
        const auto places = places_of(english);
        if (!places || places != places_of(translation.get_string())) return fail(misfit(language, english));
        catalogue.emplace(std::string(english), std::string(translation.get_string()));
    }
    Speech speech;
    speech.language_ = std::move(language);
    speech.catalogue_ = std::make_shared<const Catalogue>(std::move(catalogue));
    return speech;
}

std::string_view Speech::find(std::string_view english) const {
    if (!catalogue_) return english;
    const auto found = catalogue_->find(english);
    return found == catalogue_->end() ? english : std::string_view(found->second);
}

std::string Speech::number(double value, int decimals) const {
    const double scale = std::pow(10.0, decimals);
    std::string text = number_text(std::round(value * scale) / scale);
    if (language_ == "de") std::ranges::replace(text, '.', ',');
    if (text.starts_with('-')) text.replace(0, 1, "\u2212");
    return text;
}

std::string Speech::percent(double value, int decimals) const {
    return number(value, decimals) + (language_ == "de" ? "\u202f%" : "%");
}

std::string Speech::day(Date date) const {
    static constexpr std::array<std::string_view, 12> Months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (!date.ok()) return format_date(date);
    const auto month = static_cast<unsigned>(date.month());
    const auto number = static_cast<unsigned>(date.day());
    const int year = static_cast<int>(date.year());
    if (language_ == "de") return fmt::format("{:02}.{:02}.{}", number, month, year);
    const std::string_view name = Months.at(month - 1);
    return is_month_first_ ? fmt::format("{} {}, {}", name, number, year) : fmt::format("{} {} {}", number, name, year);
}

const Speech& Speeches::in(std::string_view language) const {
    if (language == "en-US") return Speech::american();
    const auto found = std::ranges::find(others_, language, &Speech::language);
    return found == others_.end() ? Speech::english() : *found;
}

}  // namespace plumbline::base
