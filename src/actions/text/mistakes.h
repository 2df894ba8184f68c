#pragma once
// The mistakes of one text, each with its place, reported together.

#include <string>
#include <vector>

#include "base/result.h"

namespace plumbline::actions::text {

/// Mark is a place in a text, 1-based; 0 where unknown.
struct Mark {
    int line = 0;
    int column = 0;
};

/// Mistakes collects up to `Most` errors of a text.
class Mistakes {
  public:
    /// Most is how many mistakes are told at once.
    static constexpr std::size_t Most = 20;

    /// add takes an error with its place; what comes after the twentieth is dropped.
    void add(base::Error error, Mark mark);
    /// add makes an Invalid error of the parts.
    void add(std::string code, std::string message, Mark mark, std::string hint = {});
    /// is_empty tells whether there are none.
    [[nodiscard]] bool is_empty() const { return errors_.empty(); }
    /// is_full tells whether no more will be taken.
    [[nodiscard]] bool is_full() const { return errors_.size() >= Most; }
    /// fail is one error for all, in the order of their places: the first speaks, all are in the details.
    [[nodiscard]] base::Fail fail() const;

  private:
    std::vector<base::Error> errors_;
};

}  // namespace plumbline::actions::text
