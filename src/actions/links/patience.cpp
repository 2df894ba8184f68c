#include "actions/links/patience.h"

#include <fmt/format.h>

#include <algorithm>

namespace plumbline::actions {

using base::Result;

namespace {

constexpr std::size_t MostKeys = 10000;

base::Fail wait(std::chrono::seconds left) {
    base::Error error;
    error.kind = base::ErrorKind::TooMany;
    error.code = "round.wait";
    error.message = fmt::format("That was too much at once. It goes on in {} s.", left.count());
    error.hint = "Wait that long; what was sent before is kept.";
    error.retry_after = static_cast<int>(left.count());
    return base::fail(std::move(error));
}

}  // namespace

Result<void> Patience::guess(const std::string& key, base::Instant now) {
    const std::lock_guard lock(mutex_);
    if (guesses_.size() > MostKeys) guesses_.clear();
    Tries& tries = guesses_[key];
    if (tries.until > now) return wait(std::chrono::ceil<std::chrono::seconds>(tries.until - now));
    ++tries.count;
    const int over = std::clamp(tries.count - 10, -1, 11);
    tries.until = now + (over < 0 ? std::chrono::seconds(0) : std::chrono::seconds(1LL << over));
    return {};
}

Result<void> Patience::spend(const std::string& key, int most, std::chrono::seconds within, base::Instant now) {
    const std::lock_guard lock(mutex_);
    if (spent_.size() > MostKeys) spent_.clear();
    Tries& tries = spent_[key];
    if (tries.until <= now) tries = {0, now + within};
    if (tries.count >= most) return wait(std::chrono::ceil<std::chrono::seconds>(tries.until - now));
    ++tries.count;
    return {};
}

}  // namespace plumbline::actions
