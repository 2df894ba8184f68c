#include "insight/checks/wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/json.h"
#include "base/text.h"
#include "insight/readability.h"

namespace plumbline::insight {

bool has_blank(std::string_view text, std::string_view placeholder) {
    if (text.find("__") != std::string_view::npos) return true;
    return !placeholder.empty() && text.find(placeholder) != std::string_view::npos;
}

bool says_something(std::string_view text) {
    static constexpr std::array<std::string_view, 9> Nothing{"tbd", "tba",  "todo", "to do", "n/a",
                                                             "na",  "none", "xxx",  "-"};
    const std::string_view trimmed = base::trim(text);
    if (has_blank(trimmed) || !has_word(trimmed)) return false;
    if (trimmed.size() > 6) return true;
    std::string lower = base::to_lower_ascii(trimmed);
    while (!lower.empty() && (lower.back() == '.' || lower.back() == '!')) lower.pop_back();
    return std::ranges::find(Nothing, lower) == Nothing.end();
}

int count_words(std::string_view text) {
    return count_text_parts(text, false).words;
}

std::string list_words(const std::vector<std::string>& words, std::string_view last) {
    if (words.empty()) return {};
    std::string text = words.front();
    for (std::size_t i = 1; i < words.size(); ++i)
        text += i + 1 < words.size() ? ", " + words[i] : fmt::format(" {} {}", last, words[i]);
    return text;
}

std::string list_titles(const PlanGraph& graph, const std::vector<Node>& nodes) {
    std::vector<std::string> titles;
    for (const Node node : nodes) {
        if (titles.size() == 3) break;
        titles.push_back(fmt::format("“{}”", graph.title_of(node)));
    }
    if (nodes.size() > 3) titles.push_back(fmt::format("{} more", nodes.size() - 3));
    return list_words(titles);
}

std::string count_text(long long count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string value_text(double value, std::string_view unit) {
    const double rounded = std::round(value * 100) / 100;
    return unit.empty() ? base::number_text(rounded) : fmt::format("{} {}", base::number_text(rounded), unit);
}

}  // namespace plumbline::insight
