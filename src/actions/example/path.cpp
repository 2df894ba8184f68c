#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>

#include "actions/example/series.h"

namespace plumbline::actions::example {

using base::Json;
using base::JsonObject;

namespace {

int integer_of(std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

int day_in(const Json& value) {
    return static_cast<int>(base::integer_or(value.as_object(), "day"));
}

double number_in(const Json& value, std::string_view key) {
    return base::number_of(value.as_object().at(key)).value_or(0);
}

}  // namespace

double round_to(double value, int digits) {
    const double power = std::pow(10.0, digits);
    return std::round(value * power) / power;
}

std::vector<Reading> Path::readings() {
    std::vector<Reading> found;
    for (const int day : days()) found.push_back(reading(day));
    return found;
}

double Path::number(std::string_view key, double fallback) const {
    const Json* value = spec_.if_contains(key);
    return value == nullptr ? fallback : base::number_of(*value).value_or(fallback);
}

std::vector<int> Path::days() const {
    std::vector<int> days;
    if (!spec_.contains("every")) {
        for (const auto& pair : spec_.at("values").as_object()) days.push_back(integer_of(pair.key()));
        std::ranges::sort(days);
        return days;
    }
    const auto in_gap = [&](int day) {
        const Json* gaps = spec_.if_contains("gaps");
        return gaps != nullptr && std::ranges::any_of(gaps->as_array(), [&](const Json& gap) {
                   return number_in(gap, "from") <= day && day <= number_in(gap, "to");
               });
    };
    const int step = static_cast<int>(number("every", 30));
    for (int day = static_cast<int>(number("to", 0)); day >= static_cast<int>(number("from", 0)); day -= step)
        if (!in_gap(day)) days.push_back(day);
    std::ranges::reverse(days);
    return days;
}

double Path::ideal(int day) const {
    if (const Json* values = spec_.if_contains("values")) {
        const double reach = number("every", 0) / 2;
        for (const auto& pair : values->as_object())
            if (std::abs(integer_of(pair.key()) - day) <= reach) return base::number_of(pair.value()).value_or(0);
        return number("otherwise", 0);
    }
    return spec_.contains("points") ? from_points(day) : from_shape(day);
}

double Path::from_points(int day) const {
    const auto& points = spec_.at("points").as_array();
    for (std::size_t i = 1; i < points.size(); ++i) {
        const int left = day_in(points[i - 1]);
        const int right = day_in(points[i]);
        if (day > right && i + 1 < points.size()) continue;
        const double share = std::clamp(static_cast<double>(day - left) / std::max(1, right - left), 0.0, 1.0);
        return std::lerp(number_in(points[i - 1], "value"), number_in(points[i], "value"), share);
    }
    return number_in(points.at(0), "value");
}

double Path::from_shape(int day) const {
    const double from = number("from", 0);
    const double t = (day - from) / std::max(1.0, number("to", 0) - from);
    const std::string shape = base::text_or(spec_, "shape", "steady");
    double all_steps = 0;
    double taken_steps = 0;
    if (const Json* steps = spec_.if_contains("steps"))
        for (const Json& step : steps->as_array()) {
            all_steps += number_in(step, "by");
            if (day_in(step) <= day) taken_steps += number_in(step, "by");
        }
    double along = t;
    if (shape == "flat") along = 0;
    if (shape == "late-rise") along = t * t * t;
    if (shape == "early-rise" || shape == "decline") along = 1 - (1 - t) * (1 - t) * (1 - t);
    double value = std::lerp(number("start", 0), number("end", 0) - all_steps, along) + taken_steps;
    if (shape == "seasonal") value += number("amplitude", 0) * std::sin(2 * std::numbers::pi * day / 365.25);
    return value;
}

Reading Path::reading(int day) {
    const double width = number("noise", 0) * (base::text_or(spec_, "shape") == "noisy" ? 3 : 1);
    double value = ideal(day);
    if (width > 0) value += width * dice_.normal();
    value = std::clamp(value, number("minimum", -1e12), number("maximum", 1e12));
    Reading reading{day, value, 0, number("denominator", 0)};
    const int digits = static_cast<int>(number("decimals", 1));
    if (reading.of > 0) {
        reading.count = std::round(value / 100 * reading.of);
        value = reading.count / reading.of * 100;
    }
    reading.value = round_to(value, digits);
    return reading;
}

}  // namespace plumbline::actions::example
