#include "store/migrations.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "store/fill.h"
#include "store/tables.h"
#include "store/test_store.h"

namespace plumbline::store {
namespace {

using base::JsonObject;
using base::Result;
using testing::StoreTest;
using testing::TestPlace;

/// Where a process is killed: never, before a step, in the middle of it, behind its last statement, after its commit.
enum class Death { Never, Before, Middle, End, After };

void die() {
    ::kill(::getpid(), SIGKILL);
}

/// Three steps that change tables; the second dies where it is told to. Done twice, each would fail or show.
std::vector<Step> steps_dying_at(Death death, int at) {
    std::vector<Step> steps;
    for (int number = 1; number <= 3; ++number) {
        const auto apply = [=](Connection& connection, const Engine&) -> Result<void> {
            if (number == at && death == Death::Before) die();
            TRY(connection.script("CREATE TABLE step_" + std::to_string(number) + " (n BIGINT)"));
            if (number == at && death == Death::Middle) die();
            TRY(connection.script("UPDATE task SET rank = coalesce(rank, 0) * 10 + " + std::to_string(number)));
            if (number == at && death == Death::End) die();
            return {};
        };
        steps.push_back({number, "step " + std::to_string(number), "For the test.", "", apply});
    }
    return steps;
}

Result<void> migrate(const std::string& url, const std::vector<Step>& steps, Death death, int at) {
    Migrating migrating = TRY(Migrating::open(url, steps));
    for (const Step& step : TRY(migrating.pending())) {
        TRY(migrating.run(step, "2026-11-22T09:30:00.000000Z"));
        if (step.number == at && death == Death::After) die();
    }
    return migrating.finish(schema::testing::small_catalog());
}

class Migrations : public StoreTest {
  protected:
    /// A store from before there were steps.
    void make_old() {
        put("task", {record(R"({"title": "Grow"})")});
        store_.reset();
        script("DROP TABLE plumbline_step");
    }

    void script(const std::string& text) {
        const auto engine = open_engine(place_.url()).value();
        ASSERT_TRUE(engine->connect(Access::Write).value()->script(text).has_value()) << text;
    }

    /// What the steps left in the record: the digits of those that were carried out, in their order.
    std::int64_t trace() {
        const auto engine = open_engine(place_.url()).value();
        return engine->connect(Access::Write).value()->integer(Sql("SELECT rank FROM task")).value();
    }

    /// What stands in the record after a process that was killed amid these steps, and another that went on with sound
    /// ones.
    std::int64_t trace_after_a_kill(const std::vector<Step>& deadly, Death death, int at) {
        const TestPlace place(GetParam());
        {
            const auto store = Store::open(place.url(), catalog(), random_).value();
            const JsonObject made = record(R"({"title": "Grow"})");
            EXPECT_TRUE(
                store->write([&](Transaction& transaction) { return transaction.put(type("task"), made, true); })
                    .has_value());
        }
        const auto engine = open_engine(place.url()).value();
        EXPECT_TRUE(engine->connect(Access::Write).value()->script("DROP TABLE plumbline_step").has_value());
        const pid_t child = ::fork();
        if (child == 0) {
            (void)migrate(place.url(), deadly, death, at);
            ::_exit(0);
        }
        int status = 0;
        EXPECT_EQ(::waitpid(child, &status, 0), child);
        EXPECT_TRUE(WIFSIGNALED(status)) << "the process was to be killed";
        const auto resumed = migrate(place.url(), steps_dying_at(Death::Never, 0), Death::Never, 0);
        EXPECT_TRUE(resumed.has_value()) << (resumed ? "" : base::describe(resumed.error()));
        return engine->connect(Access::Write).value()->integer(Sql("SELECT rank FROM task")).value();
    }
};

TEST_P(Migrations, ANewStoreNeedsNone) {
    const auto steps = steps_dying_at(Death::Never, 0);
    const TestPlace fresh(GetParam());
    const auto engine = open_engine(fresh.url()).value();
    const auto connection = engine->connect(Access::Write).value();
    ASSERT_TRUE(ensure_tables(*connection, *engine, catalog(), steps).has_value());
    EXPECT_TRUE(pending_steps(*connection, *engine, steps).value().empty());
}

TEST_P(Migrations, AnOlderStoreIsRefusedUntilItsStepsAreDone) {
    make_old();
    const auto steps = steps_dying_at(Death::Never, 0);
    const auto engine = open_engine(place_.url()).value();
    {
        const auto connection = engine->connect(Access::Write).value();
        const auto refused = ensure_tables(*connection, *engine, catalog(), steps);
        ASSERT_FALSE(refused.has_value());
        EXPECT_EQ(refused.error().code, "store.steps");
        EXPECT_NE(refused.error().message.find("3 changes"), std::string::npos) << refused.error().message;
    }
    ASSERT_TRUE(migrate(place_.url(), steps, Death::Never, 0).has_value());
    EXPECT_EQ(trace(), 123);
    const auto connection = engine->connect(Access::Write).value();
    EXPECT_TRUE(ensure_tables(*connection, *engine, catalog(), steps).has_value());
}

TEST_P(Migrations, AStoreOfANewerProgramIsRefused) {
    make_old();
    const auto steps = steps_dying_at(Death::Never, 0);
    ASSERT_TRUE(migrate(place_.url(), steps, Death::Never, 0).has_value());
    const auto opened = Store::open(place_.url(), catalog(), random_);
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(opened.error().code, "store.newer");
}

TEST_P(Migrations, AStepOfTheOtherEngineIsNoneOfOurs) {
    make_old();
    auto steps = steps_dying_at(Death::Never, 0);
    steps[1].engine = GetParam() == "sqlite" ? "postgres" : "sqlite";
    ASSERT_TRUE(migrate(place_.url(), steps, Death::Never, 0).has_value());
    EXPECT_EQ(trace(), 13);
}

TEST_P(Migrations, AStepThatFailsLeavesNothingOfItself) {
    make_old();
    auto steps = steps_dying_at(Death::Never, 0);
    steps[1].apply = [](Connection& connection, const Engine&) -> Result<void> {
        TRY(connection.script("UPDATE task SET rank = 999"));
        return connection.script("this is no statement");
    };
    EXPECT_FALSE(migrate(place_.url(), steps, Death::Never, 0).has_value());
    EXPECT_EQ(trace(), 1);
    ASSERT_TRUE(migrate(place_.url(), steps_dying_at(Death::Never, 0), Death::Never, 0).has_value());
    EXPECT_EQ(trace(), 123);
}

TEST_P(Migrations, KilledAtAnyPointTheyResume) {
    for (const Death death : {Death::Before, Death::Middle, Death::End, Death::After}) {
        for (int at = 1; at <= 3; ++at) {
            EXPECT_EQ(trace_after_a_kill(steps_dying_at(death, at), death, at), 123)
                << "killed at " << static_cast<int>(death) << " of step " << at;
        }
    }
}

// The control: a step that keeps what it did before it is done must show, or the test above proves nothing.
TEST_P(Migrations, AStepThatCommitsHalfwayIsSeen) {
    std::vector<Step> steps = steps_dying_at(Death::Never, 0);
    steps[1].apply = [](Connection& connection, const Engine&) -> Result<void> {
        TRY(connection.script("UPDATE task SET rank = coalesce(rank, 0) * 10 + 2"));
        TRY(connection.script("COMMIT"));
        die();
        return {};
    };
    EXPECT_EQ(trace_after_a_kill(steps, Death::Never, 0), 1223);
}

TEST_P(Migrations, WaitForNobodyWhoUsesTheStore) {
    put("task", {record(R"({"title": "Grow"})")});
    const auto refused = Migrating::open(place_.url());
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, "database.in-use");
}

TEST_P(Migrations, AColumnOfAnotherKindIsRefused) {
    store_.reset();
    script("ALTER TABLE task DROP COLUMN rank");
    script("ALTER TABLE task ADD COLUMN rank TEXT");
    script("UPDATE plumbline_meta SET value='older' WHERE name='catalogue'");
    const auto opened = Store::open(place_.url(), catalog(), random_);
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(opened.error().code, "store.column");
}

INSTANTIATE_TEST_SUITE_P(Engines, Migrations, ::testing::ValuesIn(testing::engines()), testing::engine_name);

class Fill : public StoreTest {};

TEST_P(Fill, CopiesToTheOtherEngineAndBack) {
    std::vector<JsonObject> records;
    for (int i = 0; i < 1203; ++i) records.push_back(record(R"({"title": "Grow )" + std::to_string(i) + "\"}"));
    put("task", records);
    for (const std::string& engine : testing::engines()) {
        const TestPlace target(engine);
        const std::string url = target.url();
        store_.reset();
        const Work nothing = [](Transaction&) -> Result<void> { return {}; };
        const auto done = read_alone(place_.url(), catalog(), random_, [&](Side from, Transaction&) -> Result<void> {
            const Copied copied = TRY(fill(from, url, catalog(), random_, Existing::Refuse, nothing, {}));
            EXPECT_GE(copied.rows, 2 * 1203 + 1);
            return {};
        });
        ASSERT_TRUE(done.has_value()) << base::describe(done.error());
        const auto copy = Store::open(url, catalog(), random_).value();
        const auto held = copy->read([&](Transaction& transaction) -> Result<void> {
            EXPECT_EQ(transaction.count_entries().value(), 1203);
            query::Query query = question("task");
            query.top = 5000;
            EXPECT_EQ(transaction.select(query).value().rows.size(), 1203U);
            query.search = {"grow", "77"};
            EXPECT_EQ(transaction.select(query).value().rows.size(), 11U);  // 77 and 770 to 779
            return {};
        });
        EXPECT_TRUE(held.has_value());
    }
}

TEST_P(Fill, LeavesNothingWhereTheCheckFails) {
    put("task", {record(R"({"title": "Grow"})")});
    store_.reset();
    for (const std::string& engine : testing::engines()) {
        const TestPlace target(engine);
        const Work refuse = [](Transaction&) -> Result<void> { return base::fail(base::internal("refused")); };
        const auto done = read_alone(place_.url(), catalog(), random_, [&](Side from, Transaction&) -> Result<void> {
            TRY(fill(from, target.url(), catalog(), random_, Existing::Refuse, refuse, {}));
            return {};
        });
        EXPECT_FALSE(done.has_value());
        EXPECT_TRUE(refuse_store(target.url()).has_value());
    }
}

TEST_P(Fill, RefusesATableThatItDoesNotKnow) {
    store_.reset();
    const auto engine = open_engine(place_.url()).value();
    const auto connection = engine->connect(Access::Write).value();
    ASSERT_TRUE(connection
                    ->script("CREATE TABLE tomorrow (id TEXT, revision BIGINT, created_at TEXT, created_by TEXT, "
                             "updated_at TEXT, updated_by TEXT)")
                    .has_value());
    const TestPlace target("sqlite");
    const Work nothing = [](Transaction&) -> Result<void> { return {}; };
    const auto refused = fill({*connection, *engine}, target.url(), catalog(), random_, Existing::Refuse, nothing, {});
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, "store.unknown-table");
}

INSTANTIATE_TEST_SUITE_P(Engines, Fill, ::testing::ValuesIn(testing::engines()), testing::engine_name);

}  // namespace
}  // namespace plumbline::store
