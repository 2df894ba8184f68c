#include "query/filter.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "base/random.h"
#include "base/text.h"
#include "base/time.h"
#include "query/filter_lexer.h"

namespace plumbline::query {

namespace {

using base::fail;
using base::Json;
using base::Result;
using Kind = Token::Kind;

constexpr int MostDepth = 40;
constexpr int MostComparisons = 200;
constexpr std::size_t MostBytes = 8192;

constexpr std::array<std::pair<std::string_view, Operator>, 10> Operators{{
    {"eq", Operator::Eq},
    {"ne", Operator::Ne},
    {"gt", Operator::Gt},
    {"ge", Operator::Ge},
    {"lt", Operator::Lt},
    {"le", Operator::Le},
    {"in", Operator::In},
    {"contains", Operator::Contains},
    {"startswith", Operator::StartsWith},
    {"endswith", Operator::EndsWith},
}};

std::optional<Operator> find_operator(std::string_view name) {
    for (const auto& [text, op] : Operators)
        if (text == name) return op;
    return std::nullopt;
}

bool is_function(Operator op) {
    return op >= Operator::Contains;
}

/// Recursive descent over:  or := and { 'or' and } ;  and := unary { 'and' unary } ;
/// unary := 'not' unary | '(' or ')' | function | path op literal | path '/' ('any'|'all') '(' [ variable ':' or ] ')'
class Parser {
  public:
    explicit Parser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

    Result<Filter> whole() {
        Filter filter = TRY(either());
        if (next().kind != Kind::End)
            return fail(bad_filter(next().column, fmt::format("\"{}\" was not expected.", next().text),
                                   "Join conditions with and / or."));
        return filter;
    }

  private:
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    int depth_ = 0;
    int comparisons_ = 0;

    const Token& next() const { return tokens_[at_]; }
    const Token& take() { return tokens_[at_++]; }
    bool next_is(std::string_view name) const { return next().kind == Kind::Name && next().text == name; }

    Result<void> expect(Kind kind, std::string_view what) {
        if (next().kind != kind) return fail(bad_filter(next().column, fmt::format("Expected {}.", what)));
        ++at_;
        return {};
    }

    Result<Filter> either() {
        if (++depth_ > MostDepth) return fail(bad_filter(next().column, "Too many nested brackets."));
        Filter left = TRY(both());
        if (next_is("or")) {
            Filter any{.kind = Filter::Kind::Or, .column = next().column};
            any.children.push_back(std::move(left));
            while (next_is("or")) {
                take();
                any.children.push_back(TRY(both()));
            }
            left = std::move(any);
        }
        --depth_;
        return left;
    }

    Result<Filter> both() {
        Filter left = TRY(unary());
        if (!next_is("and")) return left;
        Filter all{.kind = Filter::Kind::And, .column = next().column};
        all.children.push_back(std::move(left));
        while (next_is("and")) {
            take();
            all.children.push_back(TRY(unary()));
        }
        return all;
    }

    Result<Filter> unary() {
        const int column = next().column;
        if (next_is("not")) {
            take();
            if (++depth_ > MostDepth) return fail(bad_filter(column, "Too many nested brackets."));
            Filter negated{.kind = Filter::Kind::Not, .column = column};
            negated.children.push_back(TRY(unary()));
            --depth_;
            return negated;
        }
        if (next().kind == Kind::Open) {
            take();
            Filter inner = TRY(either());
            TRY(expect(Kind::Close, "a closing bracket"));
            return inner;
        }
        if (next().kind != Kind::Name)
            return fail(bad_filter(column, "Expected the name of a field.", "For example: status eq 'active'."));
        if (++comparisons_ > MostComparisons) return fail(bad_filter(column, "Too many conditions."));
        const auto function = find_operator(next().text);
        if (function && is_function(*function) && tokens_[at_ + 1].kind == Kind::Open) return call(*function);
        return comparison();
    }

    Result<Filter> call(Operator op) {
        Filter filter{.kind = Filter::Kind::Compare, .op = op, .column = take().column};
        TRY(expect(Kind::Open, "an opening bracket"));
        filter.path = TRY(path());
        TRY(expect(Kind::Comma, "a comma"));
        filter.values.push_back(TRY(literal()));
        TRY(expect(Kind::Close, "a closing bracket"));
        return filter;
    }

    Result<std::vector<std::string>> path() {
        std::vector<std::string> steps;
        do {
            if (next().kind != Kind::Name) return fail(bad_filter(next().column, "Expected the name of a field."));
            steps.push_back(take().text);
        } while (next().kind == Kind::Slash && (++at_, true));
        return steps;
    }

    Result<Filter> comparison() {
        Filter filter{.kind = Filter::Kind::Compare, .column = next().column};
        filter.path = TRY(path());
        const std::string last = filter.path.back();
        if ((last == "any" || last == "all") && next().kind == Kind::Open && filter.path.size() > 1)
            return lambda(std::move(filter));
        const auto op = next().kind == Kind::Name ? find_operator(next().text) : std::nullopt;
        if (!op || is_function(*op))
            return fail(bad_filter(next().column, "Expected a comparison: eq, ne, gt, ge, lt, le or in."));
        take();
        filter.op = *op;
        if (*op != Operator::In) {
            filter.values.push_back(TRY(literal()));
            return filter;
        }
        TRY(expect(Kind::Open, "an opening bracket"));
        do {
            filter.values.push_back(TRY(literal()));
        } while (next().kind == Kind::Comma && (++at_, true));
        TRY(expect(Kind::Close, "a closing bracket"));
        return filter;
    }

    Result<Filter> lambda(Filter filter) {
        filter.kind = filter.path.back() == "any" ? Filter::Kind::Any : Filter::Kind::All;
        filter.path.pop_back();
        take();
        if (next().kind == Kind::Close && filter.kind == Filter::Kind::Any) {
            take();
            return filter;
        }
        if (next().kind != Kind::Name)
            return fail(bad_filter(next().column, "Expected a variable, as in any(x: x/title eq 'a')."));
        filter.variable = take().text;
        TRY(expect(Kind::Colon, "a colon after the variable"));
        filter.children.push_back(TRY(either()));
        TRY(expect(Kind::Close, "a closing bracket"));
        return filter;
    }

    Result<Json> literal() {
        const Token token = take();
        if (token.kind == Kind::Text) return Json(token.text);
        if (token.kind == Kind::Name && token.text == "null") return Json(nullptr);
        if (token.kind == Kind::Name && (token.text == "true" || token.text == "false"))
            return Json(token.text == "true");
        if (token.kind == Kind::Literal) {
            if (base::parse_date(token.text) || base::parse_instant(token.text) || base::is_uuid(token.text))
                return Json(token.text);
            auto number = base::parse_json(token.text);
            if (number && base::number_of(*number)) return std::move(*number);
        }
        if (token.kind == Kind::End) --at_;
        return fail(bad_filter(token.column, "Expected a value: 'text', a number, a date, true, false or null.",
                               "Put texts in single quotes."));
    }
};

std::string write_value(const Json& value) {
    if (!value.is_string()) return base::to_text(value);
    std::string text = "'";
    for (const char c : value.get_string()) text += c == '\'' ? std::string("''") : std::string(1, c);
    return text + "'";
}

std::string operator_name(Operator op) {
    return std::string(Operators.at(static_cast<std::size_t>(op)).first);
}

std::string write_compare(const Filter& filter) {
    const std::string path = base::join(filter.path, "/");
    if (is_function(filter.op))
        return operator_name(filter.op) + "(" + path + "," + write_value(filter.values[0]) + ")";
    if (filter.op != Operator::In) return path + " " + operator_name(filter.op) + " " + write_value(filter.values[0]);
    std::vector<std::string> values;
    values.reserve(filter.values.size());
    for (const Json& value : filter.values) values.push_back(write_value(value));
    return path + " in (" + base::join(values, ",") + ")";
}

}  // namespace

Result<Filter> parse_filter(std::string_view text) {
    if (text.size() > MostBytes) return fail(bad_filter(1, "The filter is longer than 8,192 bytes."));
    return Parser(TRY(read_tokens(text))).whole();
}

std::string write_filter(const Filter& filter) {
    switch (filter.kind) {
        case Filter::Kind::Compare:
            return write_compare(filter);
        case Filter::Kind::Not:
            return "not (" + write_filter(filter.children[0]) + ")";
        case Filter::Kind::And:
        case Filter::Kind::Or: {
            std::vector<std::string> parts;
            parts.reserve(filter.children.size());
            for (const Filter& child : filter.children) parts.push_back("(" + write_filter(child) + ")");
            return base::join(parts, filter.kind == Filter::Kind::And ? " and " : " or ");
        }
        case Filter::Kind::Any:
        case Filter::Kind::All: {
            const std::string name = filter.kind == Filter::Kind::Any ? "/any(" : "/all(";
            const std::string inner =
                filter.children.empty() ? "" : filter.variable + ": " + write_filter(filter.children[0]);
            return base::join(filter.path, "/") + name + inner + ")";
        }
    }
    return {};
}

}  // namespace plumbline::query
