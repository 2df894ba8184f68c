#pragma once
// What is waited for while the server runs: signals, and files that change.

#include <csignal>
#include <functional>
#include <string>
#include <vector>

namespace plumbline::app {

/// Watch waits on the thread that made it, which is to be the first: those made after it inherit the blocked signals.
class Watch {
  public:
    /// Watch blocks SIGTERM and SIGINT and, where `reloads`, SIGHUP, which ends the program otherwise.
    explicit Watch(bool reloads);

    /// wait returns at SIGTERM or SIGINT. It calls `reload` at SIGHUP, and when one of the files has changed, which it
    /// looks at every two seconds.
    void wait(const std::vector<std::string>& files, const std::function<void()>& reload);

  private:
    sigset_t signals_{};
};

}  // namespace plumbline::app
