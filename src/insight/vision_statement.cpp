#include "insight/vision_statement.h"

#include <algorithm>

#include "base/text.h"

namespace plumbline::insight {

namespace {

constexpr std::string_view SentenceEnds = ".!?";
constexpr std::string_view Wording[] = {"goal", "reason", "method", "statement"};

std::string one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!is_space)
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    return std::string(base::trim(line));
}

bool ends_sentence(std::string_view text) {
    return !text.empty() && SentenceEnds.find(text.back()) != std::string_view::npos;
}

/// Umlauts and other letters beyond ASCII count as capital: they begin a sentence, which is never wrong.
bool goes_on(std::string_view part) {
    return part.front() >= 'a' && part.front() <= 'z';
}

}  // namespace

std::string compose_statement(const base::JsonObject& vision) {
    std::string statement = one_line(base::text_or(vision, "goal"));
    if (statement.empty()) return statement;
    for (const std::string_view field : {"reason", "method"}) {
        const std::string part = one_line(base::text_or(vision, field));
        if (part.empty()) continue;
        if (goes_on(part)) {
            while (ends_sentence(statement)) statement.pop_back();
            statement += ", " + part;
        } else {
            statement += (ends_sentence(statement) ? " " : ". ") + part;
        }
    }
    if (!ends_sentence(statement)) statement += '.';
    return statement;
}

bool is_reworded(const base::JsonObject& before, const base::JsonObject& after) {
    return std::ranges::any_of(
        Wording, [&](std::string_view field) { return base::text_or(before, field) != base::text_or(after, field); });
}

}  // namespace plumbline::insight
