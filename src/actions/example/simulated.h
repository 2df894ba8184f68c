#pragma once
// Time and chance as the example needs them: set by hand, and the same on every run.

#include <array>
#include <cstdint>
#include <mutex>
#include <string_view>

#include "base/random.h"
#include "base/time.h"

namespace plumbline::actions::example {

/// Generator is xoshiro256** (Blackman and Vigna, 2018), seeded from a name by FNV-1a and SplitMix64.
class Generator {
  public:
    /// Generator of the numbers that belong to a name.
    explicit Generator(std::string_view name);
    /// next is 64 random bits.
    std::uint64_t next();

  private:
    std::array<std::uint64_t, 4> state_{};
};

/// SeededRandom gives the same bytes for the same name. Thread-safe.
class SeededRandom : public base::Random {
  public:
    /// SeededRandom of a name.
    explicit SeededRandom(std::string_view name) : generator_(name) {}
    void fill(std::span<std::uint8_t> bytes) override;

  private:
    std::mutex mutex_;
    Generator generator_;
};

/// SetClock tells the instant that it was set to last. Thread-safe.
class SetClock : public base::Clock {
  public:
    /// SetClock begins at an instant.
    explicit SetClock(base::Instant now) : now_(now) {}
    /// set moves the clock to an instant.
    void set(base::Instant now);
    [[nodiscard]] base::Instant now() const override;

  private:
    mutable std::mutex mutex_;
    base::Instant now_;
};

}  // namespace plumbline::actions::example
