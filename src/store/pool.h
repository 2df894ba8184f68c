#pragma once
// A bounded pool of connections.

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "store/engine.h"

namespace plumbline::store {

/// Pool lends connections, opening them as they are first needed. Thread-safe.
class Pool {
  public:
    /// Pool of at most `most` connections.
    Pool(const Engine& engine, Access access, int most) : engine_(engine), access_(access), most_(most) {}

    /// Lease is a borrowed connection; it goes back when the lease ends, unless it was broken.
    class Lease {
      public:
        /// Lease over a connection of a pool.
        Lease(Pool& pool, std::unique_ptr<Connection> connection) : pool_(&pool), connection_(std::move(connection)) {}
        Lease(Lease&& other) noexcept = default;
        Lease& operator=(Lease&&) = delete;
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        ~Lease() {
            if (pool_ != nullptr && connection_) pool_->give_back(std::move(connection_));
        }
        /// operator-> and operator* reach the connection.
        Connection* operator->() { return connection_.get(); }
        /// operator* reaches the connection.
        Connection& operator*() { return *connection_; }
        /// discard closes the connection instead of lending it again, and with it those that wait to be lent: what
        /// broke one has broken them as well. Its place is free at once: who holds it may go on to take another.
        void discard() {
            connection_.reset();
            pool_->forget_idle();
            pool_->give_back(nullptr);
            pool_ = nullptr;
        }

      private:
        Pool* pool_;
        std::unique_ptr<Connection> connection_;
    };

    /// take waits for a free connection, at most 10 s.
    [[nodiscard]] base::Result<Lease> take();

  private:
    const Engine& engine_;
    Access access_;
    int most_;
    std::mutex mutex_;
    std::condition_variable freed_;
    int lent_ = 0;
    std::vector<std::unique_ptr<Connection>> idle_;

    void forget_idle();
    void give_back(std::unique_ptr<Connection> connection);
};

}  // namespace plumbline::store
