#pragma once
// The machine's clock and randomness, and the log: the real parts that everything below is handed.

#include <memory>

#include "base/observe.h"
#include "base/random.h"
#include "base/time.h"

namespace plumbline::app {

/// SystemClock tells the machine's time.
class SystemClock : public base::Clock {
  public:
    [[nodiscard]] base::Instant now() const override;
};

/// SystemRandom is the system's generator (libsodium).
class SystemRandom : public base::Random {
  public:
    void fill(std::span<std::uint8_t> bytes) override;
};

/// LogObserver writes each event of at least `least` as one line of JSON to standard error.
class LogObserver : public base::Observer {
  public:
    /// LogObserver with the severity below which nothing is written.
    LogObserver(base::Severity least, const base::Clock& clock) : least_(least), clock_(clock) {}
    void on(const base::Event& event) override;

  private:
    base::Severity least_;
    const base::Clock& clock_;
};

}  // namespace plumbline::app
