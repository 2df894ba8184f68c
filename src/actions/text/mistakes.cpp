#include "actions/text/mistakes.h"

#include <algorithm>
#include <tuple>

namespace plumbline::actions::text {

void Mistakes::add(base::Error error, Mark mark) {
    if (is_full()) return;
    error.line = mark.line;
    error.column = mark.column;
    errors_.push_back(std::move(error));
}

void Mistakes::add(std::string code, std::string message, Mark mark, std::string hint) {
    add(base::invalid(std::move(code), {}, std::move(message), std::move(hint)), mark);
}

base::Fail Mistakes::fail() const {
    std::vector<base::Error> sorted = errors_;
    std::ranges::sort(sorted, {},
                      [](const base::Error& error) { return std::tuple(error.line, error.column, error.message); });
    base::Error error = sorted.front();
    if (sorted.size() == 1) return base::fail(std::move(error));
    error.message =
        std::to_string(sorted.size()) + (is_full() ? " or more" : "") + " mistakes; the first: " + error.message;
    error.details = std::move(sorted);
    return base::fail(std::move(error));
}

}  // namespace plumbline::actions::text
