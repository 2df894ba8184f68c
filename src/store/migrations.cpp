#include "store/migrations.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>

#include "store/file_lock.h"
#include "store/tables.h"

namespace plumbline::store {

using base::Result;

namespace {

/// Ids compare by byte, those of the search index did not: PostgreSQL could not use its index to find the entries of a
/// record in a list.
Result<void> compare_search_by_byte(Connection& connection, const Engine& engine) {
    const std::string_view text = engine.text_type();
    return connection.script(
        fmt::format("ALTER TABLE search_entry ALTER COLUMN type TYPE {0}, ALTER COLUMN record TYPE {0}, "
                    "ALTER COLUMN sensitivity TYPE {0}",
                    text));
}

const std::array<Step, 1>& released() {
    static const std::array<Step, 1> Released{
        {{1, "search index compared by byte", "Searches in lists can then use the index of the search entries.",
          "postgres", compare_search_by_byte}}};
    return Released;
}

Result<std::int64_t> last_done(Connection& connection) {
    return connection.integer(Sql("SELECT coalesce(max(number),0) FROM plumbline_step"));
}

Result<void> note(Connection& connection, const Step& step, std::string_view at) {
    Sql sql("INSERT INTO plumbline_step (number, name, at) VALUES (");
    sql.bind(std::int64_t{step.number}).add(",").bind(step.name).add(",").bind(std::string(at));
    TRY(connection.run(sql.add(") ON CONFLICT (number) DO NOTHING")));
    return {};
}

Result<bool> is_done(Connection& connection, const Step& step) {
    Sql sql("SELECT count(*) FROM plumbline_step WHERE number=");
    return TRY(connection.integer(sql.bind(std::int64_t{step.number})))
    > 0;
}

}  // namespace

Steps released_steps() {
    return released();
}

int last_number(Steps steps) {
    return steps.empty() ? 0 : steps.back().number;
}

Result<void> begin_steps(Connection& connection, const Engine& engine, Steps steps, bool is_new) {
    TRY(
        connection.script(fmt::format("CREATE TABLE IF NOT EXISTS plumbline_step (number BIGINT PRIMARY KEY NOT NULL, "
                                      "name {0} NOT NULL, at {0} NOT NULL)",
                                      engine.text_type())));
    for (const Step& step : steps)
        if (is_new || (!step.engine.empty() && step.engine != engine.name())) TRY(note(connection, step, ""));
    return {};
}

Result<std::vector<Step>> pending_steps(Connection& connection, const Engine& engine, Steps steps) {
    const std::int64_t last = TRY(last_done(connection));
    if (last > last_number(steps))
        return base::fail(
            base::conflict("store.newer",
                           fmt::format("This store was changed by a newer Plumbline (step {}; this program knows {}).",
                                       last, last_number(steps)),
                           "Use the newer program, or restore a backup from before the change."));
    std::vector<Step> pending;
    for (const Step& step : steps) {
        const bool concerns = step.engine.empty() || step.engine == engine.name();
        if (concerns && !TRY(is_done(connection, step))) pending.push_back(step);
    }
    return pending;
}

Result<void> refuse_pending(Connection& connection, const Engine& engine, Steps steps) {
    const auto pending = TRY(pending_steps(connection, engine, steps));
    if (pending.empty()) return {};
    return base::fail(base::conflict(
        "store.steps",
        fmt::format("This store needs {} before this program can use it: {}.",
                    pending.size() == 1 ? "a change" : fmt::format("{} changes", pending.size()), pending.front().name),
        "Make a backup with the program that used it so far, then run `plumbline migrate`, which shows and carries out "
        "what is needed."));
}

struct Migrating::State {
    std::optional<FileLock> lock;
    std::unique_ptr<Engine> engine;
    std::unique_ptr<Connection> connection;
    Steps steps;

    /// Work in a writing transaction of its own.
    template <class Work>
    Result<void> write(Work&& work) {
        TRY(engine->begin_write(*connection));
        Result<void> done = work();
        if (done) return connection->script("COMMIT");
        (void)connection->script("ROLLBACK");
        return done;
    }
};

Migrating::Migrating(std::unique_ptr<State> state) : state_(std::move(state)) {}
Migrating::Migrating(Migrating&&) noexcept = default;
Migrating& Migrating::operator=(Migrating&&) noexcept = default;
Migrating::~Migrating() = default;

Result<Migrating> Migrating::open(std::string_view url, Steps steps) {
    auto state = std::make_unique<State>();
    state->steps = steps;
    state->engine = TRY(open_engine(url));
    if (const std::string file = sqlite_file(url); !file.empty()) {
        if (!std::filesystem::exists(file))
            return base::fail(
                base::invalid("database.missing", "db", "There is no file " + file + ".",
                              "Check the name, or make a store: plumbline init --db " + std::string(url)));
        state->lock.emplace(TRY(FileLock::take(file)));
    }
    state->connection = TRY(state->engine->connect(Access::Write));
    TRY(state->engine->hold_alone(*state->connection));
    State& open = *state;
    if (!TRY(has_store(*open.connection, *open.engine)))
        return base::fail(base::invalid("store.none", "db", "There is no store here yet.",
                                        "Make one: plumbline init --db " + std::string(url)));
    TRY(open.write([&]() -> Result<void> { return begin_steps(*open.connection, *open.engine, steps, false); }));
    return Migrating(std::move(state));
}

Result<std::vector<Step>> Migrating::pending() {
    return pending_steps(*state_->connection, *state_->engine, state_->steps);
}

Result<void> Migrating::run(const Step& step, std::string_view at) {
    return state_->write([&]() -> Result<void> {
        if (TRY(is_done(*state_->connection, step))) return {};
        TRY(step.apply(*state_->connection, *state_->engine));
        return note(*state_->connection, step, at);
    });
}

Result<void> Migrating::finish(const schema::Catalog& catalog) {
    return ensure_tables(*state_->connection, *state_->engine, catalog, state_->steps);
}

}  // namespace plumbline::store
