#include "actions/example/simulated.h"

#include <bit>

namespace plumbline::actions::example {

Generator::Generator(std::string_view name) {
    std::uint64_t seed = 14695981039346656037ULL;
    for (const char c : name) seed = (seed ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    for (std::uint64_t& word : state_) {
        seed += 0x9E3779B97F4A7C15ULL;
        std::uint64_t mixed = seed;
        mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBULL;
        word = mixed ^ (mixed >> 31U);
    }
}

std::uint64_t Generator::next() {
    const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
    const std::uint64_t moved = state_[1] << 17U;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= moved;
    state_[3] = std::rotl(state_[3], 45);
    return result;
}

void SeededRandom::fill(std::span<std::uint8_t> bytes) {
    const std::lock_guard lock(mutex_);
    std::uint64_t word = 0;
    std::size_t left = 0;
    for (std::uint8_t& byte : bytes) {
        if (left == 0) {
            word = generator_.next();
            left = sizeof word;
        }
        byte = static_cast<std::uint8_t>(word);
        word >>= 8U;
        --left;
    }
}

void SetClock::set(base::Instant now) {
    const std::lock_guard lock(mutex_);
    now_ = now;
}

base::Instant SetClock::now() const {
    const std::lock_guard lock(mutex_);
    return now_;
}

}  // namespace plumbline::actions::example
