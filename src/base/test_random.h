#pragma once
// Randomness and time for tests: seeded, so that a failure comes back with the same seed.

#include <atomic>
#include <mutex>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"

namespace plumbline::base::testing {

/// SeededRandom gives the same bytes for the same seed.
class SeededRandom : public Random {
  public:
    explicit SeededRandom(std::uint64_t seed = 1) : engine_(seed) {}

    void fill(std::span<std::uint8_t> bytes) override {
        const std::lock_guard lock(mutex_);
        for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(engine_());
    }

  private:
    std::mutex mutex_;
    std::mt19937_64 engine_;
};

/// HandClock stands still until a test moves it.
class HandClock : public Clock {
  public:
    explicit HandClock(std::string_view start = "2026-11-22T09:30:00Z") : now_(parse_instant(start).value()) {}

    [[nodiscard]] Instant now() const override { return now_.load(); }
    void set(std::string_view instant) { now_ = parse_instant(instant).value(); }
    void forward(std::chrono::microseconds by) { now_ = now_.load() + by; }

  private:
    std::atomic<Instant> now_;
};

/// Dice draw the values of property tests.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}

    std::uint64_t bits() { return engine_(); }
    /// below is a whole number from 0 up to, but not including, the bound.
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(engine_() % bound); }
    long long between(long long least, long long most) {
        return least + static_cast<long long>(engine_() % static_cast<std::uint64_t>(most - least + 1));
    }
    bool one_in(std::size_t chances) { return below(chances) == 0; }
    template <class Values>
    const auto& pick(const Values& values) {
        return *std::next(std::begin(values), static_cast<std::ptrdiff_t>(below(std::size(values))));
    }

  private:
    std::mt19937_64 engine_;
};

}  // namespace plumbline::base::testing
