#pragma once
// How each measure of the example moved: paths with noise, and the observations that they become.

#include <string>
#include <vector>

#include "actions/example/content.h"
#include "actions/example/crowd.h"
#include "actions/example/dice.h"

namespace plumbline::actions::example {

/// Reading is one value of a path: the right one, whatever was recorded at first.
struct Reading {
    int day = 0;
    double value = 0;
    double count = 0;  ///< of a share, how many; 0 where it is none
    double of = 0;     ///< of a share, out of how many; 0 where it is none
};

/// Track is the readings of one measure, of the whole or of one unit.
struct Track {
    std::string measure;
    std::string unit;  ///< key; empty for the whole
    std::vector<Reading> readings;
};

/// Path draws a series as series.yaml describes it.
class Path {
  public:
    /// Path of one description, drawn with dice of its own.
    Path(const base::JsonObject& spec, Dice& dice) : spec_(spec), dice_(dice) {}

    /// readings are its values by day, oldest first.
    [[nodiscard]] std::vector<Reading> readings();

  private:
    const base::JsonObject& spec_;
    Dice& dice_;

    [[nodiscard]] double number(std::string_view key, double fallback) const;
    [[nodiscard]] std::vector<int> days() const;
    [[nodiscard]] double ideal(int day) const;
    [[nodiscard]] double from_points(int day) const;
    [[nodiscard]] double from_shape(int day) const;
    [[nodiscard]] Reading reading(int day);
};

/// round_to rounds to so many digits after the point.
[[nodiscard]] double round_to(double value, int digits);

/// add_observations draws every series of the content, adds its observations, and answers the tracks.
[[nodiscard]] std::vector<Track> add_observations(const schema::Catalog& catalog, Content& content);

/// levels_of are the values of the whole of a measure.
[[nodiscard]] std::vector<Level> levels_of(const std::vector<Track>& tracks, std::string_view measure);

}  // namespace plumbline::actions::example
