#include "app/reload.h"

#include <pthread.h>
#include <sys/stat.h>

#include <tuple>

namespace plumbline::app {

namespace {

constexpr timespec BetweenLooks{2, 0};

using State = std::tuple<ino_t, off_t, time_t, long>;

/// A certificate is mostly replaced by another file or link: what the path leads to counts.
std::vector<State> states_of(const std::vector<std::string>& files) {
    std::vector<State> states;
    states.reserve(files.size());
    for (const std::string& path : files) {
        struct stat found{};
        ::stat(path.c_str(), &found);
        states.emplace_back(found.st_ino, found.st_size, found.st_mtim.tv_sec, found.st_mtim.tv_nsec);
    }
    return states;
}

}  // namespace

Watch::Watch(bool reloads) {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGTERM);
    sigaddset(&signals_, SIGINT);
    if (reloads) sigaddset(&signals_, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

void Watch::wait(const std::vector<std::string>& files, const std::function<void()>& reload) {
    std::vector<State> known = states_of(files);
    std::vector<State> seen = known;
    for (;;) {
        const int signal =
            files.empty() ? sigwaitinfo(&signals_, nullptr) : sigtimedwait(&signals_, nullptr, &BetweenLooks);
        if (signal == SIGTERM || signal == SIGINT) return;
        const std::vector<State> now = states_of(files);
        // Two files do not change at once: they are read when they have been at rest for one look.
        const bool is_at_rest = now == seen;
        seen = now;
        if (signal != SIGHUP && (!is_at_rest || now == known)) continue;
        known = now;
        reload();
    }
}

}  // namespace plumbline::app
