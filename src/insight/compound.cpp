#include "insight/compound.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "insight/title_tokens.h"

namespace plumbline::insight {

using base::Speech;

namespace {

using std::string_view;
using Tokens = std::vector<Token>;
using Segments = std::vector<Segment>;

constexpr std::array<string_view, 14> Auxiliaries{"is",  "are",  "was", "were",  "has",  "have", "can",
                                                  "ist", "sind", "hat", "haben", "will", "wird", "werden"};
constexpr std::array<string_view, 12> Opinions{"say",  "says",     "rate",    "rates", "rated",  "agree",
                                               "feel", "consider", "believe", "find",  "report", "sagen"};
constexpr std::array<string_view, 10> StrongJoiners{"while",  "as",      "along", "together", "plus",
                                                    "whilst", "während", "sowie", "zugleich", "gleichzeitig"};
constexpr std::array<string_view, 27> ChangeVerbs{
    "keeping",  "maintaining", "improving", "raising",    "increasing", "reducing",   "cutting",
    "lowering", "ensuring",    "holding",   "preserving", "building",   "sustaining", "strengthening",
    "growing",  "boosting",    "keep",      "maintain",   "improve",    "ensure",     "strengthen",
    "increase", "reduce",      "raise",     "cut",        "lower",      "boost"};
constexpr std::array<string_view, 12> BeforeAmount{"at", "least", "most",  "more",   "than", "up",
                                                   "to", "over",  "about", "around", "the",  "mindestens"};
constexpr std::array<string_view, 6> Harms{"compromising", "losing", "harming", "hurting", "sacrificing", "lowering"};

/// slice is the title from one token to before another, as a sentence of its own.
std::string slice(string_view title, const Tokens& tokens, std::size_t first, std::size_t last) {
    if (first >= last) return {};
    std::string text(title.substr(tokens[first].begin, tokens[last - 1].end - tokens[first].begin));
    if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

bool any_amount(const Tokens& tokens, std::size_t first, std::size_t last) {
    return std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(first),
                       tokens.begin() + static_cast<std::ptrdiff_t>(last),
                       [](const Token& token) { return token.is_amount; });
}

/// is_population tells whether the tokens only name whom an amount is about ("80 % of sales"), so that what is joined
/// to them belongs to that name.
bool is_population(const Tokens& tokens, std::size_t first, std::size_t last) {
    if (last - first > 7) return false;
    std::size_t begins = first;  // behind "at least", "more than" and the like
    while (begins < last && is_one_of(tokens[begins].lower, BeforeAmount)) ++begins;
    if (begins >= last || !tokens[begins].is_amount) return false;
    for (std::size_t i = begins; i < last; ++i)
        if (is_one_of(tokens[i].lower, Auxiliaries)) return false;
    return true;
}

bool begins_with_amount(const Tokens& tokens, std::size_t first, std::size_t last) {
    while (first < last && is_one_of(tokens[first].lower, BeforeAmount)) ++first;
    return first < last && tokens[first].is_amount;
}

/// joined_amounts finds places where an amount stands on both sides of a joiner.
std::optional<Compound> joined_amounts(string_view title, const Tokens& tokens, const Segments& segments,
                                       const Speech& speech) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (std::size_t s = 1; s < segments.size(); ++s) {
        const Segment& right = segments[s];
        if (right.first >= tokens.size() || right.joiner <= begin) continue;
        const bool left_has = any_amount(tokens, begin, right.joiner);
        if (!left_has || !any_amount(tokens, right.first, tokens.size())) continue;
        if (!right.has_amount && s + 1 < segments.size()) continue;  // a later joiner separates them
        if (is_population(tokens, begin, right.joiner) && !begins_with_amount(tokens, right.first, right.last))
            continue;
        if (tokens[right.joiner - 1].is_amount && tokens[right.first].is_amount) continue;  // "class 1 and 2"
        parts.push_back(slice(title, tokens, begin, right.joiner));
        begin = right.first;
    }
    if (parts.empty()) return std::nullopt;
    parts.push_back(slice(title, tokens, begin, tokens.size()));
    return Compound{speech("Its title joins {} amounts.", parts.size()), std::move(parts)};
}

/// listed_amounts finds two amounts of percent that stand on both sides of a comma.
std::optional<Compound> listed_amounts(string_view title, const Tokens& tokens, const Speech& speech) {
    const auto is_percent = [&](std::size_t i) {
        if (!tokens[i].is_amount) return false;
        return tokens[i].text.find('%') != string_view::npos || (i + 1 < tokens.size() && tokens[i + 1].text == "%");
    };
    for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
        if (!tokens[i - 1].comma_behind) continue;
        bool left = false;
        bool right = false;
        for (std::size_t k = 0; k < i; ++k) left = left || is_percent(k);
        for (std::size_t k = i; k < tokens.size(); ++k) right = right || is_percent(k);
        if (left && right)
            return Compound{speech("Its title lists 2 amounts."),
                            {slice(title, tokens, 0, i), slice(title, tokens, i, tokens.size())}};
    }
    return std::nullopt;
}

/// second_condition finds "are trained and actively promote it": one amount, two tests that must both be passed.
std::optional<Compound> second_condition(string_view title, const Tokens& tokens, const Segments& segments,
                                         const Speech& speech) {
    for (std::size_t s = 1; s < segments.size(); ++s) {
        const Segment& right = segments[s];
        if (right.last - right.first < 2 || !any_amount(tokens, 0, right.joiner) || right.has_amount) continue;
        const std::string& head = tokens[right.first].lower;
        const std::string& before = tokens[right.joiner - 1].lower;
        const bool adverb = head.size() > 4 && head.ends_with("ly") && !head.ends_with("monthly") &&
                            head != "quarterly" && head != "weekly" && head != "yearly" && head != "daily" &&
                            head != "only" && head != "family";
        const bool mixed = before.ends_with("ed") && head.size() > 5 && head.ends_with("ing");
        if (!adverb && !mixed && !is_one_of(head, Auxiliaries)) continue;
        std::size_t subject = 0;  // the words before the first verb name whom it is about
        while (subject < right.joiner && !is_one_of(tokens[subject].lower, Auxiliaries) &&
               !(tokens[subject].lower.ends_with("ed") && tokens[subject].lower.size() > 4))
            ++subject;
        if (subject == 0 || subject == right.joiner) continue;
        std::string second = slice(title, tokens, 0, subject) + " ";
        second += title.substr(tokens[right.first].begin, tokens[right.last - 1].end - tokens[right.first].begin);
        return Compound{speech("Its title joins two conditions that must both be met."),
                        {slice(title, tokens, 0, right.joiner), std::move(second)}};
    }
    return std::nullopt;
}

Compound vague_compound(string_view title, const Tokens& tokens, const Segment& part, const Segment& rest,
                        const Speech& speech) {
    const std::string quality = slice(title, tokens, part.first, part.last);
    return {
        speech("Its title joins a figure and “{}”, which has none.", base::to_lower_ascii(quality)),
        {slice(title, tokens, rest.first, rest.last), speech("{}: ___ (give it a figure or leave it out)", quality)}};
}

/// unmeasured_quality finds a figure joined to a quality that has none.
std::optional<Compound> unmeasured_quality(string_view title, const Tokens& tokens, const Segments& segments,
                                           const Words& vague, const Speech& speech) {
    const auto is_vague = [&](std::size_t i) { return std::ranges::find(vague, tokens[i].lower) != vague.end(); };
    if (std::ranges::any_of(tokens, [](const Token& token) { return is_one_of(token.lower, Opinions); }))
        return std::nullopt;
    for (std::size_t s = 1; s < segments.size(); ++s) {
        const Segment& right = segments[s];
        if (right.first >= right.last) continue;
        const Segment left{.first = 0, .last = right.joiner};
        const bool strong = is_one_of(right.joined_by, StrongJoiners);
        const bool left_has = any_amount(tokens, 0, right.joiner);
        if (left_has && !right.has_amount) {
            const Token& last = tokens[right.joiner - 1];
            const bool ends_with_figure = last.is_amount || last.text == "%";
            bool names = (strong || ends_with_figure) && is_one_of(tokens[right.first].lower, ChangeVerbs);
            for (std::size_t i = right.first; i < std::min(right.first + 4, right.last); ++i)
                names = names || is_vague(i);
            if (names) {
                const bool is_end = !any_amount(tokens, right.first, tokens.size());
                return vague_compound(
                    title, tokens, {.first = right.first, .last = is_end ? tokens.size() : right.last}, left, speech);
            }
        }
        if (!left_has && right.has_amount) {
            const std::size_t end = right.joiner - 1;
            const bool predicate =
                is_vague(end) && (strong || (end > 0 && is_one_of(tokens[end - 1].lower, Auxiliaries)));
            if (predicate) return vague_compound(title, tokens, left, right, speech);
        }
    }
    for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {  // "with high trust standards", "without losing quality"
        const bool with = tokens[i].lower == "with" && is_vague(i + 1) && !any_amount(tokens, i, tokens.size());
        const bool without = tokens[i].lower == "without" && is_one_of(tokens[i + 1].lower, Harms);
        if ((with || without) && any_amount(tokens, 0, i))
            return vague_compound(title, tokens, {.first = i, .last = tokens.size()}, {.first = 0, .last = i}, speech);
    }
    return std::nullopt;
}

}  // namespace

std::optional<Compound> find_compound(string_view title, const Words& joiners, const Words& vague,
                                      const Speech& speech) {
    const Tokens tokens = tokens_of(title);
    if (tokens.size() < 4) return std::nullopt;
    const Segments segments = segments_of(tokens, joiners);
    if (auto found = joined_amounts(title, tokens, segments, speech)) return found;
    if (auto found = listed_amounts(title, tokens, speech)) return found;
    if (auto found = second_condition(title, tokens, segments, speech)) return found;
    return unmeasured_quality(title, tokens, segments, vague, speech);
}

}  // namespace plumbline::insight
