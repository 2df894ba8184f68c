#include "api/language.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/text.h"

namespace plumbline::api {

namespace {

constexpr std::size_t MostRanges = 32;

/// Wish is how much each language is wanted, in thousandths; nothing where it is not named.
struct Wish {
    std::optional<int> english;
    std::optional<int> german;
    std::optional<int> any;
    bool is_german_first = false;
    bool is_american = false;
};

/// weight_of reads `0.8` as 800; nothing for what is no weight (RFC 9110, 12.4.2).
std::optional<int> weight_of(std::string_view text) {
    if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return std::nullopt;
    if (text.size() > 1 && text[1] != '.') return std::nullopt;
    int weight = text[0] == '1' ? 1000 : 0;
    int step = 100;
    for (const char digit : text.substr(std::min<std::size_t>(2, text.size()))) {
        if (digit < '0' || digit > '9') return std::nullopt;
        weight += (digit - '0') * step;
        step /= 10;
    }
    return weight > 1000 ? std::nullopt : std::optional(weight);
}

/// weight_in is the weight among the parameters of a range; 1 where there is none.
std::optional<int> weight_in(std::string_view parameters) {
    if (base::trim(parameters).empty()) return 1000;
    const std::string text = base::to_lower_ascii(base::trim(parameters));
    return text.starts_with("q=") ? weight_of(std::string_view(text).substr(2)) : std::nullopt;
}

void read_range(std::string_view range, Wish& wish) {
    const std::size_t end = std::min(range.find(';'), range.size());
    const auto weight = weight_in(range.substr(std::min(end + 1, range.size())));
    const std::string_view tag = base::trim(range.substr(0, end));
    if (!weight || tag.empty() || tag.size() > 35) return;
    const std::string whole = base::to_lower_ascii(tag);
    const std::string lower = whole.substr(0, std::min(whole.find('-'), whole.size()));
    std::optional<int>* named = lower == "de" ? &wish.german : lower == "en" ? &wish.english : nullptr;
    if (tag == "*") named = &wish.any;
    if (named == nullptr) return;
    if (named == &wish.german && !wish.english) wish.is_german_first = true;
    if (named == &wish.english && !wish.english) wish.is_american = whole == "en-us";
    *named = std::max(named->value_or(0), *weight);
}

}  // namespace

std::string_view language_of(const http::Request& request) {
    Wish wish;
    std::size_t ranges = 0;
    for (const std::string_view line : request.headers_named("Accept-Language"))
        for (const std::string_view range : base::split(line, ',')) {
            if (++ranges > MostRanges) break;
            read_range(range, wish);
        }
    const int other = wish.any.value_or(0);
    const int english = wish.english.value_or(other);
    const int german = wish.german.value_or(other);
    const bool is_tie_german =
        german == english && german > 0 && wish.german && (wish.is_german_first || !wish.english);
    if (german > english || is_tie_german) return "de";
    return wish.is_american && english > 0 ? "en-US" : "";
}

void say_language(http::Response& response, std::string_view language) {
    response.headers.set("Content-Language", std::string(language));
    add_to_vary(response, "Accept-Language");
}

void add_to_vary(http::Response& response, std::string_view header) {
    const std::string* before = response.headers.find_value("Vary");
    std::string value = before == nullptr ? std::string() : *before + ", ";
    response.headers.set("Vary", value.append(header));
}

}  // namespace plumbline::api
