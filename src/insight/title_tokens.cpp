#include "insight/title_tokens.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace plumbline::insight {

namespace {

using std::string_view;

constexpr std::array<string_view, 34> NumberWords{
    "two",    "three",  "four",    "five",    "six",     "seven",   "eight", "nine",    "ten",
    "eleven", "twelve", "twenty",  "thirty",  "forty",   "fifty",   "sixty", "hundred", "half",
    "zwei",   "drei",   "vier",    "fünf",    "sechs",   "sieben",  "acht",  "neun",    "zehn",
    "elf",    "zwölf",  "zwanzig", "dreißig", "fünfzig", "hundert", "hälfte"};
/// First letters of number words: most words of a title begin with another one.
constexpr std::array<bool, 256> NumberWordBegins = [] {
    std::array<bool, 256> begins{};
    for (const string_view word : NumberWords) begins[static_cast<unsigned char>(word.front())] = true;
    return begins;
}();
constexpr std::array<string_view, 28> TimeUnits{
    "h",      "hour",    "hours",    "minute",  "minutes", "day",     "days",  "week",  "weeks", "month",
    "months", "quarter", "quarters", "year",    "years",   "stunden", "tag",   "tage",  "tagen", "woche",
    "wochen", "monat",   "monate",   "monaten", "quartal", "jahr",    "jahre", "jahren"};
constexpr std::array<string_view, 19> BeforeTime{"within", "in",   "after", "every", "per",  "over",      "last",
                                                 "past",   "for",  "until", "than",  "from", "innerhalb", "binnen",
                                                 "nach",   "seit", "pro",   "alle",  "next"};
constexpr std::array<string_view, 14> BeforeNumber{"class", "level", "tier", "phase", "line",  "stage",  "step",
                                                   "grade", "top",   "of",   "group", "stufe", "klasse", "von"};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_number_word(string_view word) {
    return NumberWordBegins[static_cast<unsigned char>(word.front())] && is_one_of(word, NumberWords);
}

/// is_number tells whether a token is written in digits: 12, 2,000, 4.5, 80%, €400.
bool is_number(string_view text) {
    if (std::ranges::none_of(text, is_digit)) return false;
    const string_view allowed = "0123456789.,%€$£+-–'kKmM";
    return std::ranges::all_of(text, [&](char c) { return allowed.find(c) != string_view::npos || (c & 0x80) != 0; });
}

bool has_gap(string_view text) {
    return text.find("__") != string_view::npos;
}

bool is_calendar_year(string_view text) {
    return text.size() == 4 && std::ranges::all_of(text, is_digit) &&
           (text.starts_with("19") || text.starts_with("20"));
}

/// says_when tells whether a number only says when, which one, or out of how many.
bool says_when(std::span<const Token> tokens, std::size_t i) {
    const string_view next = i + 1 < tokens.size() ? string_view(tokens[i + 1].lower) : string_view();
    const string_view before = i > 0 ? string_view(tokens[i - 1].lower) : string_view();
    const string_view before_that = i > 1 ? string_view(tokens[i - 2].lower) : string_view();
    if (is_calendar_year(tokens[i].text) && !is_one_of(next, TimeUnits)) return true;
    if (is_one_of(next, TimeUnits) && (is_one_of(before, BeforeTime) || is_one_of(before_that, BeforeTime)))
        return true;
    if (is_one_of(before, BeforeNumber)) return true;
    return before == "the" && before_that == "of";
}

bool is_mark(char c) {
    switch (c) {
        case '.':
        case ',':
        case ';':
        case ':':
        case '!':
        case '?':
        case '(':
        case ')':
        case '[':
        case ']':
        case '"':
        case '\'':
        case '*':
            return true;
        default:
            return false;
    }
}

string_view bare(string_view token) {
    while (!token.empty() && is_mark(token.front())) token.remove_prefix(1);
    while (!token.empty() && is_mark(token.back())) token.remove_suffix(1);
    return token;
}

void mark_amounts(std::vector<Token>& tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        Token& token = tokens[i];
        if (token.text == "%") {
            token.is_amount = i == 0 || !(is_number(tokens[i - 1].text) || has_gap(tokens[i - 1].text));
            continue;
        }
        const bool is_quantity = has_gap(token.text) || is_number(token.text) || is_number_word(token.lower);
        token.is_amount = is_quantity && !says_when(tokens, i);
    }
    // "between 5 and 10" and "from 20 to 35" are one amount each
    for (std::size_t i = 0; i + 3 < tokens.size(); ++i)
        if (tokens[i].lower == "between" || tokens[i].lower == "zwischen") tokens[i + 3].is_amount = false;
}

/// joiner_length is how many tokens from here make a joiner; 0 for none.
std::size_t joiner_length(std::span<const Token> tokens, std::size_t at, const Words& joiners) {
    if (tokens[at].text == "&" || tokens[at].text == "+") return 1;
    std::size_t longest = 0;
    const std::string& word = tokens[at].lower;
    for (const std::string& joiner : joiners) {
        if (joiner.empty() || joiner.front() != word.front() || !joiner.starts_with(word)) continue;
        const auto words = base::split(joiner, ' ');
        if (words.size() <= longest || at + words.size() > tokens.size()) continue;
        bool same = true;
        for (std::size_t k = 0; k < words.size() && same; ++k) same = tokens[at + k].lower == words[k];
        if (same) longest = words.size();
    }
    return longest;
}

}  // namespace

bool is_one_of(string_view word, std::span<const string_view> list) {
    const char first = word.empty() ? '\0' : word.front();  // most differ here already
    return std::ranges::any_of(list, [&](string_view other) {
        return other.size() == word.size() && (other.empty() || other.front() == first) && other == word;
    });
}

std::vector<Token> tokens_of(string_view title) {
    std::vector<Token> tokens;
    tokens.reserve(title.size() / 4 + 1);
    std::size_t at = 0;
    while (at < title.size()) {
        if (base::is_space(title[at])) {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        while (at < title.size() && !base::is_space(title[at])) ++at;
        const string_view raw = title.substr(begin, at - begin);
        const string_view text = bare(raw);
        if (text.empty()) continue;
        Token token;
        token.text = text;
        token.lower = base::to_lower_ascii(text);
        token.begin = static_cast<std::size_t>(text.data() - title.data());
        token.end = token.begin + text.size();
        token.comma_behind = raw.ends_with(',') || raw.ends_with(';');
        tokens.push_back(std::move(token));
    }
    mark_amounts(tokens);
    return tokens;
}

std::vector<Segment> segments_of(std::span<const Token> tokens, const Words& joiners) {
    std::vector<Segment> segments{Segment{}};
    const auto close = [&](std::size_t end) {
        Segment& last = segments.back();
        last.last = end;
        last.has_amount = std::ranges::any_of(tokens.subspan(last.first, end - last.first), &Token::is_amount);
    };
    std::size_t at = 0;
    while (at < tokens.size()) {
        const std::size_t length = joiner_length(tokens, at, joiners);
        if (length == 0 || at == 0) {
            ++at;
            continue;
        }
        close(at);
        segments.push_back({.first = at + length, .joiner = at, .joined_by = tokens[at].lower});
        at += length;
    }
    close(tokens.size());
    return segments;
}

}  // namespace plumbline::insight
