#include "query/filter_lexer.h"

#include <fmt/format.h>

#include <cctype>

namespace plumbline::query {

namespace {

bool is_name_start(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$' || c == '@';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_name(char c) {
    return is_name_start(c) || is_digit(c);
}
/// Numbers, dates, instants and ids: all that may begin with a digit.
bool is_literal(char c) {
    return std::isxdigit(static_cast<unsigned char>(c)) != 0 || std::string_view(".-+:TZ").contains(c);
}

/// The whole character at a place, be it several bytes long.
std::string_view character(std::string_view text, std::size_t at) {
    std::size_t length = 1;
    while (at + length < text.size() && (static_cast<unsigned char>(text[at + length]) & 0xC0) == 0x80) ++length;
    return text.substr(at, length);
}

Token::Kind punctuation(char c) {
    switch (c) {
        case '(':
            return Token::Kind::Open;
        case ')':
            return Token::Kind::Close;
        case ',':
            return Token::Kind::Comma;
        case '/':
            return Token::Kind::Slash;
        case ':':
            return Token::Kind::Colon;
        default:
            return Token::Kind::End;
    }
}

/// A quoted text; two quotes in a row are one (OData ABNF, SQUOTE-in-string).
base::Result<std::string> quoted(std::string_view text, std::size_t& at) {
    const int column = static_cast<int>(at) + 1;
    std::string value;
    for (++at; at < text.size(); ++at) {
        if (text[at] != '\'') {
            value += text[at];
        } else if (at + 1 < text.size() && text[at + 1] == '\'') {
            value += '\'';
            ++at;
        } else {
            ++at;
            return value;
        }
    }
    return base::fail(bad_filter(column, "The text that starts here has no closing quote.", "Close it with '."));
}

}  // namespace

base::Error bad_filter(int column, std::string message, std::string hint) {
    base::Error error =
        base::invalid("filter.syntax", "filter", fmt::format("At column {}: {}", column, message), std::move(hint));
    error.kind = base::ErrorKind::Malformed;
    error.line = 1;
    error.column = column;
    return error;
}

base::Result<std::vector<Token>> read_tokens(std::string_view text) {
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        const int column = static_cast<int>(at) + 1;
        if (c == ' ' || c == '\t') {
            ++at;
        } else if (c == '\'') {
            std::string said = TRY(quoted(text, at));
            tokens.push_back({Token::Kind::Text, std::move(said), column});
        } else if (const Token::Kind kind = punctuation(c); kind != Token::Kind::End) {
            tokens.push_back({kind, std::string(1, c), column});
            ++at;
        } else if (is_name_start(c)) {
            const std::size_t start = at;
            while (at < text.size() && is_name(text[at])) ++at;
            tokens.push_back({Token::Kind::Name, std::string(text.substr(start, at - start)), column});
        } else if (is_digit(c) || c == '-') {
            const std::size_t start = at;
            while (at < text.size() && is_literal(text[at])) ++at;
            tokens.push_back({Token::Kind::Literal, std::string(text.substr(start, at - start)), column});
        } else {
            return base::fail(bad_filter(column, fmt::format("\"{}\" does not belong here.", character(text, at)),
                                         "Put texts in single quotes: title eq 'Sales'."));
        }
    }
    tokens.push_back({Token::Kind::End, "", static_cast<int>(text.size()) + 1});
    return tokens;
}

}  // namespace plumbline::query
