#include "http/worker_pool.h"

#include <system_error>

namespace plumbline::http {

WorkerPool::WorkerPool(std::size_t workers, std::size_t max_queued, std::size_t most_spares)
    : room_(workers + max_queued), most_spares_(most_spares), open_(jobs_.get_executor()) {
    spares_.reserve(most_spares);
    workers_.reserve(workers);
    for (std::size_t i = 0; i < workers; ++i) workers_.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() {
    {
        const std::lock_guard guard(mutex_);
        is_stopping_ = true;
    }
    changed_.notify_all();
    jobs_.stop();
    workers_.clear();
    spares_.clear();
}

std::size_t WorkerPool::busy() const {
    const std::size_t aside = aside_;
    const std::size_t begun = begun_;
    return begun > aside ? begun - aside : 0;
}

std::size_t WorkerPool::queued() const {
    const std::size_t begun = begun_;
    const std::size_t unfinished = unfinished_;
    return unfinished > begun ? unfinished - begun : 0;
}

void WorkerPool::step_aside() noexcept {
    {
        const std::lock_guard guard(mutex_);
        ++aside_;
        // While the pool ends, its spares are being taken apart: they are not looked at then.
        if (!is_stopping_ && aside_ > spares_.size() && spares_.size() < most_spares_) {
            try {
                spares_.emplace_back([this] { stand_in(); });
            } catch (const std::system_error&) {
                return;  // no more threads: this one's place stays empty while it waits
            }
        }
    }
    changed_.notify_one();
}

void WorkerPool::step_back() noexcept {
    --aside_;
}

void WorkerPool::call_a_spare() {
    {
        const std::lock_guard guard(mutex_);
    }  // a spare that is about to sleep does so first
    changed_.notify_one();
}

void WorkerPool::work() {
    Host::of_thread() = this;
    jobs_.run();
}

void WorkerPool::stand_in() {
    Host::of_thread() = this;
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [this] { return is_stopping_ || (standing_in_ < aside_ && queued() > 0); });
        if (is_stopping_) return;
        ++standing_in_;
        lock.unlock();
        jobs_.poll_one();  // never waits for a job: it would be one thread too many once this one is not needed
        lock.lock();
        --standing_in_;
    }
}

}  // namespace plumbline::http
