#include "jobs/scheduler.h"

#include <gtest/gtest.h>

#include "base/test_random.h"
#include "entities/library.h"
#include "jobs/send_mail.h"
#include "store/test_store.h"

namespace plumbline::jobs {
namespace {

/// A clock that stands until it is moved.
class Standing : public base::Clock {
  public:
    [[nodiscard]] base::Instant now() const override { return at; }
    base::Instant at = base::parse_instant("2026-11-23T07:00:00Z").value();
};

/// Keeps nothing of what happened but its names.
class Names : public base::Observer {
  public:
    void on(const base::Event& event) override { seen.push_back(event.name); }
    std::vector<std::string> seen;
};

class SchedulerOn : public ::testing::Test {
  protected:
    void SetUp() override {
        catalog_ = schema::Catalog::load(entities::library_text("metadata.json")).value();
        store_ = store::Store::open(place_.url(), *catalog_, random_).value();
        records_ = std::make_unique<records::Records>(*catalog_, *store_, clock_, random_);
    }
    void TearDown() override {
        records_.reset();
        store_.reset();
    }

    Job counting(int& runs) {
        return {"count", "Counts", [](base::Instant now) { return now + std::chrono::hours(1); },
                [&runs]() -> base::Result<base::JsonObject> {
                    ++runs;
                    return base::JsonObject{{"runs", runs}};
                }};
    }
    base::JsonObject record() {
        const auto& type = catalog_->type("job");
        const auto found = records_->all(type, query::all_of({})).value();
        EXPECT_EQ(found.size(), 1U);
        return found.front();
    }
    void set(base::JsonObject body) {
        records::Command command;
        command.act = records::Act::Update;
        command.type = &catalog_->type("job");
        command.id = base::text_or(record(), "id");
        command.body = std::move(body);
        ASSERT_TRUE(records_->write({records::system_caller(), records_->now(), {}, {}}, {std::move(command)}));
    }

    store::testing::TestPlace place_{"sqlite"};
    Standing clock_;
    base::testing::SeededRandom random_{7};
    Names observer_;
    std::unique_ptr<const schema::Catalog> catalog_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<records::Records> records_;
};

TEST_F(SchedulerOn, RunsWhatIsDueOnceAmongAllNodes) {
    int runs = 0;
    Scheduler one(*records_, observer_, "one");
    Scheduler two(*records_, observer_, "two");
    one.add(counting(runs));
    two.add(counting(runs));
    one.run_due();
    two.run_due();
    EXPECT_EQ(runs, 1);
    clock_.at += std::chrono::minutes(61);
    two.run_due();
    one.run_due();
    EXPECT_EQ(runs, 2);
    EXPECT_EQ(base::text_or(record(), "status"), "waiting");
}

TEST_F(SchedulerOn, TakesOverFromANodeThatDied) {
    int runs = 0;
    Scheduler one(*records_, observer_, "one");
    one.add(counting(runs));
    one.run_due();
    set({{"status", "running"},
         {"claimedBy", "dead"},
         {"claimedUntil", base::format_instant(clock_.at + std::chrono::minutes(10))}});
    clock_.at += std::chrono::minutes(9);
    one.run_due();
    EXPECT_EQ(runs, 1);
    clock_.at += std::chrono::minutes(2);
    one.run_due();
    EXPECT_EQ(runs, 2);
}

TEST_F(SchedulerOn, LeavesAloneWhatIsSwitchedOff) {
    int runs = 0;
    Scheduler one(*records_, observer_, "one");
    one.add(counting(runs));
    one.run_due();
    set({{"status", "off"}});
    clock_.at += std::chrono::hours(48);
    one.run_due();
    EXPECT_EQ(runs, 1);
}

TEST_F(SchedulerOn, WhatFailsIsToldAndTriedAgain) {
    Scheduler one(*records_, observer_, "one");
    one.add({"fails", "Fails", [](base::Instant now) { return now + std::chrono::hours(24); },
             []() -> base::Result<base::JsonObject> { return base::fail(base::internal("broken")); }});
    one.run_due();
    EXPECT_EQ(observer_.seen, std::vector<std::string>{"job.failed"});
    EXPECT_FALSE(base::text_or(record(), "lastError").empty());
    clock_.at += std::chrono::minutes(61);
    one.run_due();
    EXPECT_EQ(observer_.seen.size(), 2U);
}

TEST(SendMail, WaitsGrowAndEnd) {
    EXPECT_EQ(waits_for(1).count(), 120);
    EXPECT_EQ(waits_for(2).count(), 240);
    EXPECT_EQ(waits_for(3).count(), 480);
    EXPECT_EQ(waits_for(100).count(), 4 * 3600);
    EXPECT_EQ(waits_for(0).count(), 120);
}

}  // namespace
}  // namespace plumbline::jobs
