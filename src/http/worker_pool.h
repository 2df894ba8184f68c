#pragma once
// The bounded pool on which handlers run and may block. Internal to http/.

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "base/waiting.h"

namespace plumbline::http {

/// WorkerPool runs jobs on a fixed number of threads, at most `max_queued` of them waiting to begin. A job that says it
/// waits (`base::Waiting`) lends its place to another: up to `most_spares` jobs wait beside those that run.
class WorkerPool final : private base::Host {
  public:
    /// WorkerPool starts its threads; those that stand in are started when they are first needed.
    WorkerPool(std::size_t workers, std::size_t max_queued, std::size_t most_spares = 64);
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;
    /// Waits for the jobs that run; those that have not begun never will.
    ~WorkerPool();

    /// has_room tells whether one more job is allowed. What it says holds until the same thread calls `run`, so long as
    /// only that thread does.
    [[nodiscard]] bool has_room() const { return unfinished_ < room_; }
    /// run queues a job, which must not throw.
    template <class Job>
    void run(Job job) {
        ++unfinished_;
        boost::asio::post(jobs_, [this, job = std::move(job)]() mutable {
            ++begun_;
            job();
            --begun_;
            --unfinished_;
        });
        if (aside_ > 0) call_a_spare();
    }
    /// busy counts the jobs that run, without those that wait.
    [[nodiscard]] std::size_t busy() const;
    /// queued counts the jobs that have not begun.
    [[nodiscard]] std::size_t queued() const;

  private:
    std::size_t room_;
    std::size_t most_spares_;
    std::atomic<std::size_t> unfinished_ = 0;
    std::atomic<std::size_t> begun_ = 0;
    std::atomic<std::size_t> aside_ = 0;
    boost::asio::io_context jobs_;
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> open_;

    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t standing_in_ = 0;
    bool is_stopping_ = false;
    std::vector<std::jthread> spares_;
    std::vector<std::jthread> workers_;

    void step_aside() noexcept override;
    void step_back() noexcept override;
    void work();
    void stand_in();
    void call_a_spare();
};

}  // namespace plumbline::http
