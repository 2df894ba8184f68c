#pragma once
// How work that only waits gives way to work that can go on.

namespace plumbline::base {

/// Host runs work on a bounded number of threads. It is told by `Waiting` when one of them only waits.
class Host {
  public:
    /// step_aside is called on the thread that begins to wait; other work may take its place. Does not block.
    virtual void step_aside() noexcept = 0;
    /// step_back is called on that thread when it goes on. Does not block.
    virtual void step_back() noexcept = 0;

    /// of_thread is the host whose work this thread runs, nullptr where there is none.
    [[nodiscard]] static Host*& of_thread() noexcept {
        thread_local Host* host = nullptr;
        return host;
    }

  protected:
    ~Host() = default;
};

/// Waiting stands for a time in which this thread waits for something that other work may be needed for, or that takes
/// long without a processor: a commit, a lock. It must not be nested.
class Waiting {
  public:
    /// Waiting begins here and ends with its scope.
    Waiting() noexcept : host_(Host::of_thread()) {
        if (host_ != nullptr) host_->step_aside();
    }
    Waiting(const Waiting&) = delete;
    Waiting& operator=(const Waiting&) = delete;
    ~Waiting() {
        if (host_ != nullptr) host_->step_back();
    }

  private:
    Host* host_;
};

}  // namespace plumbline::base
