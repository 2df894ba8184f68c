#include "store/pool.h"

#include <chrono>

namespace plumbline::store {

base::Result<Pool::Lease> Pool::take() {
    TRY(engine_.reachable());
    std::unique_lock lock(mutex_);
    if (!freed_.wait_for(lock, std::chrono::seconds(10), [this] { return lent_ < most_; }))
        return base::fail(base::unavailable("no free database connection within 10 s"));
    ++lent_;
    if (!idle_.empty()) {
        std::unique_ptr<Connection> connection = std::move(idle_.back());
        idle_.pop_back();
        return Lease(*this, std::move(connection));
    }
    lock.unlock();
    auto connection = engine_.connect(access_);
    if (connection) return Lease(*this, std::move(*connection));
    give_back(nullptr);
    return base::fail(std::move(connection).error());
}

void Pool::forget_idle() {
    std::vector<std::unique_ptr<Connection>> broken;
    const std::lock_guard lock(mutex_);
    std::swap(broken, idle_);  // closed after the lock is given back
}

void Pool::give_back(std::unique_ptr<Connection> connection) {
    {
        const std::lock_guard lock(mutex_);
        --lent_;
        if (connection) idle_.push_back(std::move(connection));
    }
    freed_.notify_one();
}

}  // namespace plumbline::store
