#include "insight/checks/wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "insight/readability.h"

namespace plumbline::insight {

using base::Speech;

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

std::string list_words(const Speech& speech, const std::vector<std::string>& words, Joiner last) {
    if (words.empty()) return {};
    std::string text = words.front();
    for (std::size_t i = 1; i + 1 < words.size(); ++i) text += ", " + words[i];
    if (words.size() == 1) return text;
    return last == Joiner::And ? speech("{} and {}", text, words.back()) : speech("{} or {}", text, words.back());
}

std::string list_titles(const Speech& speech, const PlanGraph& graph, const std::vector<Node>& nodes) {
    std::vector<std::string> titles;
    for (const Node node : nodes) {
        if (titles.size() == 3) break;
        titles.push_back(speech("“{}”", graph.title_of(node)));
    }
    if (nodes.size() > 3) titles.push_back(speech("{} more", nodes.size() - 3));
    return list_words(speech, titles);
}

std::string days_ago(const Speech& speech, int days) {
    return speech.count(days, "{} day ago", "{} days ago");
}

std::string value_text(const Speech& speech, double value, std::string_view unit) {
    if (unit == "%") return speech.percent(value);
    return unit.empty() ? speech.number(value) : fmt::format("{} {}", speech.number(value), unit);
}

}  // namespace plumbline::insight
