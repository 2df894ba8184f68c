#include "connect/sheets/neutral.h"

namespace plumbline::connect::sheets {

namespace {

bool begins_a_formula(std::string_view text) {
    const std::size_t first = text.find_first_not_of('\'');
    return first != std::string_view::npos && std::string_view("=+-@\t\r").find(text[first]) != std::string_view::npos;
}

}  // namespace

std::string guarded(std::string_view text) {
    return (begins_a_formula(text) ? "'" : "") + std::string(text);
}

std::string without_guard(std::string_view text) {
    if (text.starts_with('\'') && begins_a_formula(text)) text.remove_prefix(1);
    return std::string(text);
}

}  // namespace plumbline::connect::sheets
