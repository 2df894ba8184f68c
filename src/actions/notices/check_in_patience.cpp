#include "actions/notices/check_in_patience.h"

#include <algorithm>

namespace plumbline::actions {

namespace {

constexpr int Free = 10;
constexpr int MostDoublings = 10;
constexpr std::size_t MostKeys = 10'000;
constexpr std::chrono::seconds FirstWait{2};
constexpr std::chrono::hours Forgiven{24};

}  // namespace

base::Result<void> CheckInPatience::check(const std::string& key, base::Instant now) {
    const std::lock_guard lock(mutex_);
    const auto found = failures_.find(key);
    if (found == failures_.end() || found->second.until <= now) return {};
    base::Error error;
    error.kind = base::ErrorKind::TooMany;
    error.code = "check-in.patience";
    error.message = "Too many tries with links that do not hold.";
    error.hint = "Wait a few minutes, or sign in.";
    error.retry_after =
        1 + static_cast<int>(std::chrono::ceil<std::chrono::seconds>(found->second.until - now).count());
    return base::fail(std::move(error));
}

void CheckInPatience::note_failure(const std::string& key, base::Instant now) {
    const std::lock_guard lock(mutex_);
    if (failures_.size() >= MostKeys)
        std::erase_if(failures_, [&](const auto& one) { return one.second.until <= now; });
    if (failures_.size() >= MostKeys) failures_.clear();
    Failures& failures = failures_[key];
    if (now - failures.last > Forgiven) failures.count = 0;
    failures.last = now;
    if (++failures.count > Free)
        failures.until = now + FirstWait * (1 << std::min(failures.count - Free - 1, MostDoublings));
}

void CheckInPatience::forgive(const std::string& key) {
    const std::lock_guard lock(mutex_);
    failures_.erase(key);
}

}  // namespace plumbline::actions
