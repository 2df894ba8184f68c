// Whoever waits for a silent database is freed, and nobody who waits for a living one.

#include "store/watch.h"

#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>

namespace plumbline::store {
namespace {

/// Two ends of a socket on which nobody ever says anything.
class Line {
  public:
    Line() { EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends_.data()), 0); }
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;
    ~Line() {
        ::close(ends_[0]);
        ::close(ends_[1]);
    }
    [[nodiscard]] int end() const { return ends_[0]; }
    /// Waits for the end of the line; tells whether it came.
    [[nodiscard]] bool is_cut_within(std::chrono::milliseconds patience) const {
        pollfd waiting{ends_[0], POLLIN, 0};
        return ::poll(&waiting, 1, static_cast<int>(patience.count())) == 1;
    }

  private:
    std::array<int, 2> ends_{};
};

TEST(Watch, CutsWhatWaitsForASilentDatabase) {
    std::atomic<bool> answers = false;
    Watch watch([&] { return answers.load(); });
    const Line line;
    const Watch::Turn turn(watch, line.end());
    EXPECT_TRUE(line.is_cut_within(std::chrono::seconds(5)));
    EXPECT_TRUE(watch.is_silent());
    answers = true;
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (watch.is_silent() && std::chrono::steady_clock::now() < until) ::poll(nullptr, 0, 20);
    EXPECT_FALSE(watch.is_silent()) << "it comes back by itself";
}

TEST(Watch, LeavesALongStatementOfALivingDatabaseAlone) {
    std::atomic<int> asked = 0;
    Watch watch([&] {
        ++asked;
        return true;
    });
    const Line line;
    const Watch::Turn turn(watch, line.end());
    EXPECT_FALSE(line.is_cut_within(std::chrono::milliseconds(2600)));
    EXPECT_GE(asked, 1);
    EXPECT_FALSE(watch.is_silent());
}

TEST(Watch, AsksOnceAConnectionFailed) {
    std::atomic<int> asked = 0;
    Watch watch([&] {
        ++asked;
        return false;
    });
    EXPECT_FALSE(watch.is_silent());
    watch.suspect();
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (!watch.is_silent() && std::chrono::steady_clock::now() < until) ::poll(nullptr, 0, 20);
    EXPECT_TRUE(watch.is_silent());
}

TEST(Watch, AsksNothingWhileNothingRuns) {
    std::atomic<int> asked = 0;
    {
        Watch watch([&] {
            ++asked;
            return true;
        });
        const Line line;
        {
            const Watch::Turn turn(watch, line.end());
        }
        ::poll(nullptr, 0, 1200);
    }
    EXPECT_EQ(asked, 0);
}

}  // namespace
}  // namespace plumbline::store
