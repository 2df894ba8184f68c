#include "store/store.h"

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <optional>
#include <thread>

#include "base/waiting.h"
#include "store/copy.h"
#include "store/failure.h"
#include "store/file_lock.h"
#include "store/files.h"
#include "store/pool.h"
#include "store/tables.h"

namespace plumbline::store {

namespace {

using base::Result;

/// Work that throws has failed like any other: what it did is undone, and the process lives.
Result<void> carry_out(const Work& work, Transaction& view) {
    try {
        return work(view);
    } catch (const std::exception& thrown) {
        return base::fail(base::internal(thrown.what()));
    }
}

/// What both stores share: the engine, reads on snapshots.
class BaseStore : public Store {
  public:
    BaseStore(std::unique_ptr<Engine> engine, const schema::Catalog& catalog, base::Random& random, int readers)
        : engine_(std::move(engine)), catalog_(catalog), random_(random), readers_(*engine_, Access::Read, readers) {}

    std::string_view engine_name() const override { return engine_->name(); }

    Result<void> read(const Work& work) override {
        Pool::Lease lease = TRY(readers_.take());
        if (auto begun = lease->script(engine_->begin_read()); !begun) {
            // The database may have been restarted under an idle connection: try once more on a new one.
            lease.discard();
            Pool::Lease second = TRY(readers_.take());
            TRY(second->script(engine_->begin_read()));
            return read_on(second, work);
        }
        return read_on(lease, work);
    }

  protected:
    std::unique_ptr<Engine> engine_;
    const schema::Catalog& catalog_;
    base::Random& random_;

    Transaction transaction(Connection& connection) { return {connection, *engine_, catalog_, random_}; }

  private:
    Pool readers_;

    Result<void> read_on(Pool::Lease& lease, const Work& work) {
        Transaction view = transaction(*lease);
        auto done = carry_out(work, view);
        if (auto ended = lease->script("ROLLBACK"); !ended) lease.discard();
        return done;
    }
};

/// SQLite: one thread does all writes on one connection; what waits at the same moment shares one commit, each piece of
/// work in a savepoint of its own.
class SqliteStore : public BaseStore {
  public:
    SqliteStore(FileLock lock, std::unique_ptr<Engine> engine, std::unique_ptr<Connection> writer,
                const schema::Catalog& catalog, base::Random& random, int readers)
        : BaseStore(std::move(engine), catalog, random, readers), lock_(std::move(lock)), writer_(std::move(writer)) {
        thread_ = std::thread([this] { run(); });
    }

    ~SqliteStore() override {
        {
            const std::lock_guard guard(mutex_);
            is_stopping_ = true;
        }
        arrived_.notify_one();
        thread_.join();
    }

    Result<void> write(const Work& work) override {
        const auto task = std::make_shared<Task>(Task{&work, {}, Result<void>()});
        auto done = task->done.get_future();
        {
            const std::lock_guard guard(mutex_);
            if (tasks_.size() >= 1000) return base::fail(base::unavailable("too many writes are waiting"));
            tasks_.push_back(task);
        }
        arrived_.notify_one();
        const base::Waiting waiting;
        done.wait();
        return std::move(task->result);
    }

    /// A connection of this process reads one snapshot; the writer goes on behind it.
    Result<void> copy_to(const std::string& file) override {
        const auto reader = TRY(engine_->connect(Access::Read));
        remove_database(file);
        TRY(reader->script("PRAGMA query_only=OFF"));
        Sql sql("VACUUM INTO ");
        TRY(reader->run(sql.bind(file)));
        return {};
    }

  private:
    struct Task {
        const Work* work;
        std::promise<void> done;
        Result<void> result;
    };

    FileLock lock_;
    std::unique_ptr<Connection> writer_;
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<std::shared_ptr<Task>> tasks_;
    bool is_stopping_ = false;
    std::thread thread_;

    void run() {
        for (;;) {
            std::vector<std::shared_ptr<Task>> group;
            {
                std::unique_lock lock(mutex_);
                arrived_.wait(lock, [this] { return is_stopping_ || !tasks_.empty(); });
                if (tasks_.empty()) return;
                while (!tasks_.empty() && group.size() < 64) {
                    group.push_back(tasks_.front());
                    tasks_.pop_front();
                }
            }
            commit(group);
            for (const auto& task : group) task->done.set_value();
        }
    }

    void commit(const std::vector<std::shared_ptr<Task>>& group) {
        auto committed = [&]() -> Result<void> {
            TRY(engine_->begin_write(*writer_));
            for (const auto& task : group) TRY(attempt(*task));
            return writer_->commit();
        }();
        if (committed) return;
        (void)writer_->script("ROLLBACK");
        for (const auto& task : group) task->result = base::fail(committed.error());
    }

    /// Runs one piece of work; its own failure undoes it alone, a failing savepoint fails the group.
    Result<void> attempt(Task& task) {
        TRY(writer_->script("SAVEPOINT piece"));
        Transaction view = transaction(*writer_);
        task.result = carry_out(*task.work, view);
        if (!task.result) TRY(writer_->script("ROLLBACK TO piece"));
        return writer_->script("RELEASE piece");
    }
};

/// PostgreSQL: every write has its own transaction, ordered with all others by an advisory lock.
class PostgresStore : public BaseStore {
  public:
    PostgresStore(std::unique_ptr<Engine> engine, const schema::Catalog& catalog, base::Random& random, int readers)
        : BaseStore(std::move(engine), catalog, random, readers), writers_(*engine_, Access::Write, 4) {}

    Result<void> write(const Work& work) override {
        Pool::Lease lease = TRY(begin());
        return write_on(lease, work);
    }

    Result<void> copy_to(const std::string& file) override {
        return read([&](Transaction& view) -> Result<void> {
            TRY(copy_to_file({view.connection(), *engine_}, file, catalog_, {}));
            return {};
        });
    }

  private:
    Pool writers_;

    /// A connection whose turn to write it is: others write before, which may take a while.
    Result<Pool::Lease> begin() {
        const base::Waiting waiting;
        Pool::Lease lease = TRY(writers_.take());
        if (engine_->begin_write(*lease)) return lease;
        lease.discard();
        Pool::Lease second = TRY(writers_.take());
        TRY(engine_->begin_write(*second));
        return second;
    }

    Result<void> write_on(Pool::Lease& lease, const Work& work) {
        Transaction view = transaction(*lease);
        auto done = carry_out(work, view);
        if (!done) {
            if (!lease->script("ROLLBACK")) lease.discard();
            return done;
        }
        if (auto committed = lease->commit(); !committed) {
            // What broke off may have come to its end on the other side, where one cannot look.
            if (!lease->script("ROLLBACK")) lease.discard();
            return base::fail(unsure(std::move(committed).error()));
        }
        return done;
    }
};

/// A file that is only read.
class CopyStore : public BaseStore {
  public:
    using BaseStore::BaseStore;

    Result<void> write(const Work&) override { return base::fail(base::internal("a write on a copy")); }
    Result<void> copy_to(const std::string&) override { return base::fail(base::internal("a copy of a copy")); }
};

}  // namespace

Result<std::unique_ptr<Store>> Store::open_copy(const std::string& file, const schema::Catalog& catalog,
                                                base::Random& random) {
    return std::unique_ptr<Store>(std::make_unique<CopyStore>(make_sqlite_engine(file), catalog, random, 1));
}

Result<std::unique_ptr<Store>> Store::open(std::string_view url, const schema::Catalog& catalog, base::Random& random,
                                           int readers) {
    auto engine = TRY(open_engine(url));
    if (const std::string file = sqlite_file(url); !file.empty()) {
        FileLock lock = TRY(FileLock::take(file));
        auto writer = engine->connect(Access::Write);
        if (!writer) {
            base::Error error = base::invalid("database.file", "db", file + " cannot be opened as a SQLite database.",
                                              "Check the path and that the file is a Plumbline database.");
            error.cause = writer.error().cause;
            return base::fail(std::move(error));
        }
        TRY(ensure_tables(**writer, *engine, catalog));
        return std::unique_ptr<Store>(std::make_unique<SqliteStore>(std::move(lock), std::move(engine),
                                                                    std::move(*writer), catalog, random, readers));
    }
    {
        auto connection = engine->connect(Access::Write);
        if (!connection) {
            base::Error error = std::move(connection).error();
            error.message = "PostgreSQL cannot be reached at this address.";
            error.hint = "Check host, port, user, password and database name, and that the server runs.";
            return base::fail(std::move(error));
        }
        TRY(ensure_tables(**connection, *engine, catalog));
    }
    return std::unique_ptr<Store>(std::make_unique<PostgresStore>(std::move(engine), catalog, random, readers));
}

}  // namespace plumbline::store
