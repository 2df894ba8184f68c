#pragma once
// The book of checks: severity, texts, thresholds and weight of each, as library/checks.yaml says. Data, not code: an
// organization may read another book.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "insight/plan_graph.h"

namespace plumbline::insight {

/// Severity says whether a failing check stops the activation of the part that it concerns.
enum class Severity { Blocks, Advises };

/// Words are a list of words or phrases in lower case.
using Words = std::vector<std::string>;

/// CheckRule is what the book says about one check.
struct CheckRule {
    std::string key;  ///< `KR-REAL`
    Part concerns = Part::Program;
    Severity severity = Severity::Advises;
    std::string title;  ///< what holds when the check holds
    std::string why;    ///< why that matters
    std::string hint;   ///< how to mend it
    double weight = 1;  ///< the value of mending it, 1 to 100
    std::map<std::string, double, std::less<>> numbers;
    std::map<std::string, std::string, std::less<>> texts;
    std::map<std::string, Words, std::less<>> lists;

    /// number is a threshold, or the fallback where the book has none of that name.
    [[nodiscard]] double number(std::string_view name, double fallback) const;
    /// text is a threshold that is a text, or the fallback.
    [[nodiscard]] std::string_view text(std::string_view name, std::string_view fallback) const;
    /// words is a threshold that is a list of words; empty where the book has none of that name.
    [[nodiscard]] const Words& words(std::string_view name) const;
};

/// CheckBook is the rules in the order of the book. Immutable; thread-safe.
class CheckBook {
  public:
    CheckBook() = default;
    /// CheckBook of these rules.
    explicit CheckBook(std::vector<CheckRule> rules) : rules_(std::move(rules)) {}

    /// rules are all rules in their order.
    [[nodiscard]] const std::vector<CheckRule>& rules() const { return rules_; }
    /// find is the rule of a check, or null: a check that the book leaves out is not asked.
    [[nodiscard]] const CheckRule* find(std::string_view key) const;

  private:
    std::vector<CheckRule> rules_;
};

/// parse_check_book reads a book from its JSON form.
[[nodiscard]] base::Result<CheckBook> parse_check_book(std::string_view json);

/// load_shipped_book reads the book that ships inside the binary. It parses each time: keep what it returns.
[[nodiscard]] base::Result<CheckBook> load_shipped_book();

}  // namespace plumbline::insight
