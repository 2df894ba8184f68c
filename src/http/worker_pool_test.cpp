#include "http/worker_pool.h"

#include <gtest/gtest.h>

#include "http/test_server.h"

namespace plumbline::http {
namespace {

TEST(WorkerPool, RunsEveryJob) {
    std::atomic<int> done = 0;
    WorkerPool pool(3, 1000);
    for (int i = 0; i < 500; ++i) pool.run([&] { ++done; });
    EXPECT_TRUE(eventually([&] { return done == 500; }));
    EXPECT_TRUE(eventually([&] { return pool.busy() == 0 && pool.queued() == 0; }));
}

TEST(WorkerPool, HasRoomForRunningAndWaitingJobs) {
    Gate gate;
    WorkerPool pool(2, 3);
    for (int i = 0; i < 5; ++i) {
        EXPECT_TRUE(pool.has_room()) << i;
        pool.run([&] { gate.pass(); });
    }
    EXPECT_FALSE(pool.has_room());
    ASSERT_TRUE(eventually([&] { return pool.busy() == 2; }));
    EXPECT_EQ(pool.queued(), 3U);
    gate.open();
    EXPECT_TRUE(eventually([&] { return pool.has_room() && pool.busy() == 0; }));
}

TEST(WorkerPool, MayHaveNoQueueAtAll) {
    Gate gate;
    WorkerPool pool(1, 0);
    EXPECT_TRUE(pool.has_room());
    pool.run([&] { gate.pass(); });
    EXPECT_FALSE(pool.has_room());
    gate.open();
    EXPECT_TRUE(eventually([&] { return pool.has_room(); }));
}

TEST(WorkerPool, TakesJobsThatCannotBeCopied) {
    std::atomic<int> seen = 0;
    WorkerPool pool(1, 1);
    pool.run([&seen, value = std::make_unique<int>(7)] { seen = *value; });
    EXPECT_TRUE(eventually([&] { return seen == 7; }));
}

}  // namespace
}  // namespace plumbline::http
