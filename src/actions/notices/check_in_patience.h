#pragma once
// How often somebody may guess.

#include <map>
#include <mutex>
#include <string>

#include "base/result.h"
#include "base/time.h"

namespace plumbline::actions {

/// CheckInPatience counts failures by a key, such as what was tried or where it came from: ten are free, each further
/// one costs a wait that doubles, up to 34 minutes; a quiet day forgives. Thread-safe; keeps 10,000 keys at most.
class CheckInPatience {
  public:
    /// check fails with TooMany, with `retry_after`, where a wait has not ended.
    [[nodiscard]] base::Result<void> check(const std::string& key, base::Instant now);
    /// note_failure counts one more.
    void note_failure(const std::string& key, base::Instant now);
    /// forgive forgets the failures of a key.
    void forgive(const std::string& key);

  private:
    struct Failures {
        int count = 0;
        base::Instant last;
        base::Instant until;
    };
    std::mutex mutex_;
    std::map<std::string, Failures, std::less<>> failures_;
};

}  // namespace plumbline::actions
