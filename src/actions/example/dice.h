#pragma once
// What chance decides in the example. Each concern has dice of its own, so that a change in one place of the content
// does not reshuffle the rest.

#include <string>
#include <string_view>
#include <vector>

#include "actions/example/simulated.h"
#include "base/json.h"

namespace plumbline::actions::example {

/// Dice are seeded by a name: the same name always falls the same way.
class Dice {
  public:
    /// Dice of a name.
    explicit Dice(std::string_view name) : generator_("plumbline example " + std::string(name)) {}

    /// unit is drawn evenly from 0 up to 1.
    double unit();
    /// below is a whole number from 0 up to count, which is not 0.
    std::size_t below(std::size_t count);
    /// between is a whole number from low to high, both included.
    int between(int low, int high);
    /// normal is drawn from the standard normal distribution.
    double normal();
    /// weighted is an index drawn by weight; the weights add up to more than 0.
    std::size_t weighted(const std::vector<double>& weights);
    /// word is a key drawn from a map of words to weights.
    std::string word(const base::JsonObject& weights);

  private:
    Generator generator_;
};

}  // namespace plumbline::actions::example
