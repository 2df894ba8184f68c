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

TEST(WorkerPool, AJobThatWaitsLendsItsPlace) {
    Gate commit;
    std::atomic<int> done = 0;
    WorkerPool pool(1, 10);
    for (int i = 0; i < 3; ++i)
        pool.run([&] {
            const base::Waiting waiting;
            commit.pass();
        });
    pool.run([&] { ++done; });
    EXPECT_TRUE(eventually([&] { return done == 1 && pool.busy() == 0 && pool.queued() == 0; }));
    commit.open();
    EXPECT_TRUE(eventually([&] { return pool.has_room(); }));
}

TEST(WorkerPool, AJobThatOnlyBlocksKeepsItsPlace) {
    Gate gate;
    std::atomic<int> done = 0;
    WorkerPool pool(1, 10);
    pool.run([&] { gate.pass(); });
    pool.run([&] { ++done; });
    ASSERT_TRUE(eventually([&] { return pool.busy() == 1; }));
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    EXPECT_EQ(done, 0);
    gate.open();
    EXPECT_TRUE(eventually([&] { return done == 1; }));
}

TEST(WorkerPool, NoMoreThanSoManyWaitBesideThoseThatRun) {
    Gate commit;
    std::atomic<int> begun = 0;
    WorkerPool pool(2, 100, 3);
    for (int i = 0; i < 9; ++i)
        pool.run([&] {
            ++begun;
            const base::Waiting waiting;
            commit.pass();
        });
    EXPECT_TRUE(eventually([&] { return begun == 5; }));
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    EXPECT_EQ(begun, 5);
    EXPECT_EQ(pool.queued(), 4U);
    commit.open();
    EXPECT_TRUE(eventually([&] { return begun == 9 && pool.busy() == 0; }));
}

TEST(WorkerPool, OneThatWentOnIsOneTooManyForAJobAtMost) {
    std::atomic<int> running = 0;
    std::atomic<int> most = 0;
    std::atomic<int> done = 0;
    WorkerPool pool(2, 1000, 8);
    for (int i = 0; i < 300; ++i)
        pool.run([&] {
            {
                const base::Waiting waiting;
                std::this_thread::sleep_for(std::chrono::microseconds(200));
            }
            const int now = ++running;
            for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) continue;
            --running;
            ++done;
        });
    EXPECT_TRUE(eventually([&] { return done == 300 && pool.busy() == 0; }));
    EXPECT_LE(most, 10);
}

}  // namespace
}  // namespace plumbline::http
