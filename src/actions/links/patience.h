#pragma once
// Slowing down whoever guesses or floods, where nobody has signed in.

#include <chrono>
#include <map>
#include <mutex>
#include <string>

#include "base/result.h"
#include "base/time.h"

namespace plumbline::actions {

/// Patience is thread-safe and forgets with the process. Keys are whatever is to be slowed down: an address, a link.
class Patience {
  public:
    /// guess notes a wrong try. TooMany with `round.wait` while the key has to wait: after ten tries in a row each
    /// further one costs a pause that doubles, up to 34 minutes. Any other failure is the caller's own to make.
    [[nodiscard]] base::Result<void> guess(const std::string& key, base::Instant now);
    /// spend takes one of `most` acts of a key within a span of time. TooMany with `round.wait` where none is left.
    [[nodiscard]] base::Result<void> spend(const std::string& key, int most, std::chrono::seconds within,
                                           base::Instant now);

  private:
    struct Tries {
        int count = 0;
        base::Instant until;  // of the pause, or of the span
    };
    std::mutex mutex_;
    std::map<std::string, Tries> guesses_;
    std::map<std::string, Tries> spent_;
};

}  // namespace plumbline::actions
