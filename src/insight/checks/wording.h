#pragma once
// Small helps for the sentences of findings.

#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "insight/plan_graph.h"

namespace plumbline::insight {

/// says_something tells whether a text holds words: not empty, not a blank to fill, not "tbd".
[[nodiscard]] bool says_something(std::string_view text);
/// has_blank tells whether a text still holds the blank of a template: the placeholder, or two underscores or more.
[[nodiscard]] bool has_blank(std::string_view text, std::string_view placeholder = "___");
/// count_words counts the words of a text; what holds no letter and no digit is none.
[[nodiscard]] int count_words(std::string_view text);
/// list_words joins "a", "b" and "c" to "a, b and c".
[[nodiscard]] std::string list_words(const std::vector<std::string>& words, std::string_view last = "and");
/// list_titles joins the titles of at most three nodes in quotes and says how many more there are.
[[nodiscard]] std::string list_titles(const PlanGraph& graph, const std::vector<Node>& nodes);
/// count_text writes "1 day", "3 days".
[[nodiscard]] std::string count_text(long long count, std::string_view noun);
/// value_text writes a value with its unit, to two digits: "62.5 %".
[[nodiscard]] std::string value_text(double value, std::string_view unit);

}  // namespace plumbline::insight
