// Whether the chances of KR-REAL come true: many random walks with drift, drawn, forecast and then followed to their
// end.

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <random>

#include "insight/realism.h"
#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

using testing::day;
using Direction = entities::KeyResult::Direction;

/// Walk is one random walk: its past, and where it ends.
struct Walk {
    std::vector<Point> past;
    double end = 0;
};

Walk draw(std::mt19937_64& random, int points, int ahead) {
    std::uniform_int_distribution<int> days(5, 40);
    std::normal_distribution<double> noise;
    const double drift = noise(random) * 0.2;
    const double sigma = 0.5 + std::fabs(noise(random));
    Walk walk;
    base::Date date = day("2026-01-01");
    double value = 100;
    for (int i = 0; i < points; ++i) {
        walk.past.push_back({date, value});
        const int step = days(random);
        date = base::add_days(date, step);
        value += drift * step + sigma * std::sqrt(step) * noise(random);
    }
    walk.end = walk.past.back().value + drift * ahead + sigma * std::sqrt(ahead) * noise(random);
    return walk;
}

// C27: of the targets to which a chance of about p was given, a share of about p is reached.
TEST(Calibration, OfTwelveValuesIsClose) {
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> distance(-60, 60);
    std::array<double, 5> said{};
    std::array<double, 5> came{};
    std::array<int, 5> count{};
    for (int n = 0; n < 20000; ++n) {
        const Walk walk = draw(random, 12, 60);
        const auto forecast = forecast_drift(walk.past, base::add_days(walk.past.back().date, 60));
        ASSERT_TRUE(forecast.has_value());
        const double target = walk.past.back().value + distance(random);
        const double chance = chance_of(*forecast, target, Direction::Increase);
        const auto bin = static_cast<std::size_t>(std::min(4.0, chance * 5));
        said[bin] += chance;
        came[bin] += walk.end >= target ? 1 : 0;
        ++count[bin];
    }
    for (std::size_t bin = 0; bin < 5; ++bin)
        EXPECT_NEAR(came[bin] / count[bin], said[bin] / count[bin], 0.05) << "bin " << bin;
}

// C27: what five values call out of reach or certain nearly always is; the normal error is a little too sure with so
// few.
TEST(Calibration, OfFiveValuesIsSafeAtTheBounds) {
    std::mt19937_64 random(11);
    std::uniform_real_distribution<double> distance(-100, 100);
    int low = 0;
    int low_came = 0;
    int high = 0;
    int high_came = 0;
    for (int n = 0; n < 20000; ++n) {
        const Walk walk = draw(random, 5, 60);
        const auto forecast = forecast_drift(walk.past, base::add_days(walk.past.back().date, 60));
        const double target = walk.past.back().value + distance(random);
        const double chance = chance_of(*forecast, target, Direction::Increase);
        if (chance < 0.05) {
            ++low;
            low_came += walk.end >= target ? 1 : 0;
        }
        if (chance > 0.95) {
            ++high;
            high_came += walk.end >= target ? 1 : 0;
        }
    }
    ASSERT_GT(low, 1000);
    ASSERT_GT(high, 1000);
    EXPECT_LT(static_cast<double>(low_came) / low, 0.05);
    EXPECT_GT(static_cast<double>(high_came) / high, 0.95);
}

// C27: the chance falls with the target, rises with the time where the drift points that way, and both directions add
// to one.
TEST(Calibration, ChancesAreOrdered) {
    std::mt19937_64 random(3);
    for (int n = 0; n < 200; ++n) {
        const Walk walk = draw(random, 8, 60);
        const auto forecast = forecast_drift(walk.past, base::add_days(walk.past.back().date, 90));
        double before = 1;
        for (int target = -100; target <= 300; target += 20) {
            const double chance = chance_of(*forecast, target, Direction::Increase);
            EXPECT_LE(chance, before);
            EXPECT_NEAR(chance + chance_of(*forecast, target, Direction::Decrease), 1, 1e-9);
            before = chance;
        }
    }
}

// C27: it does not matter in which unit a series is counted, or where its zero lies.
TEST(Calibration, ChancesDoNotDependOnTheUnit) {
    std::mt19937_64 random(5);
    for (int n = 0; n < 100; ++n) {
        const Walk walk = draw(random, 9, 60);
        std::vector<Point> scaled = walk.past;
        for (Point& point : scaled) point.value = 3 * point.value - 40;
        const base::Date end = base::add_days(walk.past.back().date, 45);
        const double target = walk.past.back().value + 10;
        const double chance = chance_of(*forecast_drift(walk.past, end), target, Direction::Increase);
        EXPECT_NEAR(chance_of(*forecast_drift(scaled, end), 3 * target - 40, Direction::Increase), chance, 1e-9);
    }
}

}  // namespace
}  // namespace plumbline::insight
