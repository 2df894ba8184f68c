#include "store/watch.h"

#include <sys/socket.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace plumbline::store {

namespace {

constexpr std::chrono::milliseconds Step(500);
constexpr int Late = 3;      // steps after which one asks whether the database is there,
constexpr int Old = 2;       // that a silent database may take to an answer,
constexpr int Ancient = 80;  // and that a statement may take at all: longer than the database's own limit

}  // namespace

Watch::Turn::Turn(Watch& watch, int socket) : watch_(watch), socket_(socket) {
    const std::lock_guard lock(watch_.mutex_);
    place_ = watch_.turns_.insert(watch_.turns_.end(), this);
    if (watch_.turns_.size() == 1) watch_.changed_.notify_one();
}

Watch::Turn::~Turn() {
    const std::lock_guard lock(watch_.mutex_);
    watch_.turns_.erase(place_);
}

Watch::Watch(Answers answers) : answers_(std::move(answers)) {
    thread_ = std::thread([this] { run(); });
}

Watch::~Watch() {
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
    }
    changed_.notify_one();
    thread_.join();
}

void Watch::suspect() {
    {
        const std::lock_guard lock(mutex_);
        is_suspect_ = true;
    }
    changed_.notify_one();
}

void Watch::run() {
    std::unique_lock lock(mutex_);
    while (!is_stopping_) {
        changed_.wait(lock, [this] { return is_stopping_ || is_suspect_ || is_silent_ || !turns_.empty(); });
        changed_.wait_for(lock, Step, [this] { return is_stopping_ || is_suspect_; });
        grow_older();
        const bool is_late =
            std::ranges::any_of(turns_, [](const Turn* turn) { return turn->age_ % (Late + 1) == Late; });
        if (std::exchange(is_suspect_, false) || is_silent_ || is_late) {
            lock.unlock();
            const bool answers = answers_();
            lock.lock();
            is_silent_ = !answers;
        }
        for (const Turn* turn : turns_)
            if (turn->age_ >= (is_silent_ ? Old : Ancient)) ::shutdown(turn->socket_, SHUT_RDWR);
    }
}

void Watch::grow_older() {
    for (Turn* turn : turns_) ++turn->age_;
}

}  // namespace plumbline::store
