#include "actions/example/dice.h"

#include <cmath>
#include <numbers>
#include <numeric>

namespace plumbline::actions::example {

double Dice::unit() {
    return static_cast<double>(generator_.next() >> 11U) * 0x1.0p-53;
}

std::size_t Dice::below(std::size_t count) {
    return static_cast<std::size_t>(unit() * static_cast<double>(count));
}

int Dice::between(int low, int high) {
    return low + static_cast<int>(unit() * (high - low + 1));
}

double Dice::normal() {
    // Box and Muller, 1958; 1 - unit() is never 0.
    const double radius = std::sqrt(-2.0 * std::log(1.0 - unit()));
    return radius * std::cos(2.0 * std::numbers::pi * unit());
}

std::size_t Dice::weighted(const std::vector<double>& weights) {
    double left = unit() * std::accumulate(weights.begin(), weights.end(), 0.0);
    for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
        if (left < weights[i]) return i;
        left -= weights[i];
    }
    return weights.size() - 1;
}

std::string Dice::word(const base::JsonObject& weights) {
    std::vector<double> values;
    for (const auto& pair : weights) values.push_back(base::number_of(pair.value()).value_or(0));
    return std::string(std::next(weights.begin(), static_cast<std::ptrdiff_t>(weighted(values)))->key());
}

}  // namespace plumbline::actions::example
