#pragma once
// The bounded pool on which handlers run and may block. Internal to http/.

#include <atomic>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <cstddef>
#include <utility>

namespace plumbline::http {

/// WorkerPool runs jobs on a fixed number of threads, at most `max_queued` of them waiting.
class WorkerPool {
  public:
    /// WorkerPool starts its threads.
    WorkerPool(std::size_t workers, std::size_t max_queued)
        : workers_(workers), room_(workers + max_queued), pool_(workers) {}

    /// has_room tells whether one more job is allowed. What it says holds until the same thread calls `run`, so long as
    /// only that thread does.
    [[nodiscard]] bool has_room() const { return unfinished_ < room_; }
    /// run queues a job, which must not throw.
    template <class Job>
    void run(Job job) {
        ++unfinished_;
        boost::asio::post(pool_, [this, job = std::move(job)]() mutable {
            ++busy_;
            job();
            --busy_;
            --unfinished_;
        });
    }
    /// busy counts the jobs that run.
    [[nodiscard]] std::size_t busy() const { return busy_; }
    /// queued counts the jobs that wait.
    [[nodiscard]] std::size_t queued() const {
        const std::size_t unfinished = unfinished_;
        return unfinished > workers_ ? unfinished - workers_ : 0;
    }

  private:
    std::size_t workers_;
    std::size_t room_;
    std::atomic<std::size_t> unfinished_ = 0;
    std::atomic<std::size_t> busy_ = 0;
    boost::asio::thread_pool pool_;
};

}  // namespace plumbline::http
