#pragma once
// Small helps for the sentences of findings.

#include <string>
#include <string_view>
#include <vector>

#include "base/speech.h"
#include "base/time.h"
#include "insight/plan_graph.h"

namespace plumbline::insight {

/// says_something tells whether a text holds words: not empty, not a blank to fill, not "tbd".
[[nodiscard]] bool says_something(std::string_view text);
/// has_blank tells whether a text still holds the blank of a template: the placeholder, or two underscores or more.
[[nodiscard]] bool has_blank(std::string_view text, std::string_view placeholder = "___");
/// count_words counts the words of a text; what holds no letter and no digit is none.
[[nodiscard]] int count_words(std::string_view text);
/// Joiner is the word before the last of a list.
enum class Joiner { And, Or };
/// list_words joins "a", "b" and "c" to "a, b and c".
[[nodiscard]] std::string list_words(const base::Speech& speech, const std::vector<std::string>& words,
                                     Joiner last = Joiner::And);
/// list_titles joins the titles of at most three nodes in quotes and says how many more there are.
[[nodiscard]] std::string list_titles(const base::Speech& speech, const PlanGraph& graph,
                                      const std::vector<Node>& nodes);
/// days_ago writes "1 day ago", "3 days ago".
[[nodiscard]] std::string days_ago(const base::Speech& speech, int days);
/// value_text writes a value with its unit, to two digits: "62.5%", "3 days".
[[nodiscard]] std::string value_text(const base::Speech& speech, double value, std::string_view unit);

}  // namespace plumbline::insight
