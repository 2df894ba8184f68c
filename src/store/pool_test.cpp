// Connections are lent, given back, and thrown away together once one is broken.

#include "store/pool.h"

#include <gtest/gtest.h>

#include <chrono>

#include "store/test_store.h"

namespace plumbline::store {
namespace {

TEST(Pool, ABrokenConnectionFreesItsPlaceAtOnce) {
    const testing::TestPlace place("sqlite");
    const auto engine = open_engine(place.url()).value();
    Pool pool(*engine, Access::Write, 1);
    auto first = pool.take();
    ASSERT_TRUE(first);
    first->discard();
    const auto before = std::chrono::steady_clock::now();
    auto second = pool.take();
    ASSERT_TRUE(second);
    EXPECT_TRUE((*second)->script("SELECT 1"));
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(5)) << "it waited for the broken one";
}

TEST(Pool, WhatBrokeOneHasBrokenThoseThatWait) {
    const testing::TestPlace place("sqlite");
    const auto engine = open_engine(place.url()).value();
    Pool pool(*engine, Access::Write, 2);
    {
        auto idle = pool.take();
        ASSERT_TRUE(idle);
        ASSERT_TRUE((*idle)->script("CREATE TEMP TABLE mark (x)"));
        auto broken = pool.take();
        ASSERT_TRUE(broken);
        broken->discard();
        EXPECT_TRUE((*idle)->script("SELECT * FROM mark")) << "who works with one goes on";
    }
    {
        auto first = pool.take();
        ASSERT_TRUE(first);
        first->discard();
        auto second = pool.take();
        ASSERT_TRUE(second);
        EXPECT_FALSE((*second)->script("SELECT * FROM mark")) << "it is a new one";
    }
}

}  // namespace
}  // namespace plumbline::store
