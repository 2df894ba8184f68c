#include "store/fill.h"

#include <filesystem>
#include <optional>

#include "store/backup.h"
#include "store/file_lock.h"
#include "store/files.h"
#include "store/tables.h"

namespace plumbline::store {

using base::Result;

namespace {

base::Fail not_empty(const std::string& place) {
    return base::fail(base::conflict("store.not-empty", place + " holds a store already.",
                                     "Name another place; to restore over it, add --replace."));
}

/// Whether a file holds anything; an empty one is as good as none.
bool holds_anything(const std::string& file) {
    std::error_code error;
    return std::filesystem::exists(file, error) && std::filesystem::file_size(file, error) > 0;
}

Result<Copied> fill_sqlite(Side from, const std::string& file, const schema::Catalog& catalog, base::Random& random,
                           const Work& check, const Told& told) {
    const FileLock lock = TRY(FileLock::take(file));
    if (holds_anything(file)) return not_empty(file);
    const std::string part = part_of(file);
    const auto filled = [&]() -> Result<Copied> {
        const Copied copied = TRY(copy_to_file(from, part, catalog, told));
        TRY(check_database(part));
        TRY(TRY(Store::open_copy(part, catalog, random))->read(check));
        TRY(sync_file(part));
        TRY(replace_database(part, file));
        return copied;
    }();
    if (!filled) remove_database(part);
    return filled;
}

Result<Copied> fill_postgres(Side from, const std::string& url, const schema::Catalog& catalog, base::Random& random,
                             Existing existing, const Work& check, const Told& told) {
    const auto engine = TRY(open_engine(url));
    const auto connection = TRY(engine->connect(Access::Write));
    TRY(engine->hold_alone(*connection));
    TRY(engine->begin_write(*connection));
    const Side to{*connection, *engine};
    auto filled = [&]() -> Result<Copied> {
        if (TRY(has_store(*connection, *engine))) {
            if (existing == Existing::Refuse) return not_empty("This database");
            TRY(drop_tables(to, catalog));
        }
        TRY(ensure_tables_here(*connection, *engine, catalog));
        const Copied copied = TRY(copy_rows(from, to, catalog, told));
        Transaction view(*connection, *engine, catalog, random);
        TRY(check(view));
        return copied;
    }();
    TRY(connection->script(filled ? "COMMIT" : "ROLLBACK"));
    return filled;
}

}  // namespace

Result<Copied> fill(Side from, const std::string& url, const schema::Catalog& catalog, base::Random& random,
                    Existing existing, const Work& check, const Told& told) {
    if (const std::string file = sqlite_file(url); !file.empty())
        return fill_sqlite(from, file, catalog, random, check, told);
    return fill_postgres(from, url, catalog, random, existing, check, told);
}

Result<void> refuse_store(const std::string& url) {
    if (const std::string file = sqlite_file(url); !file.empty()) {
        if (holds_anything(file)) return not_empty(file);
        return {};
    }
    const auto engine = TRY(open_engine(url));
    const auto connection = TRY(engine->connect(Access::Read));
    if (TRY(has_store(*connection, *engine))) return not_empty("This database");
    return {};
}

Result<void> refuse_in_use(const std::string& url) {
    const auto engine = TRY(open_engine(url));
    const auto connection = TRY(engine->connect(Access::Read));
    return engine->hold_alone(*connection);
}

Result<void> read_alone(const std::string& url, const schema::Catalog& catalog, base::Random& random,
                        const Snapshot& work) {
    const auto engine = TRY(open_engine(url));
    std::optional<FileLock> lock;
    if (const std::string file = sqlite_file(url); !file.empty()) {
        if (!holds_anything(file))
            return base::fail(
                base::invalid("database.missing", "from", "There is no store in " + file + ".", "Check the name."));
        lock.emplace(TRY(FileLock::take(file)));
    }
    const auto connection = TRY(engine->connect(Access::Write));
    TRY(engine->hold_alone(*connection));
    if (!TRY(has_store(*connection, *engine)))
        return base::fail(
            base::invalid("store.none", "from", "There is no store at this address.", "Check the address."));
    TRY(ensure_tables(*connection, *engine, catalog));
    TRY(connection->script(engine->begin_read()));
    Transaction view(*connection, *engine, catalog, random);
    const auto done = work({*connection, *engine}, view);
    (void)connection->script("ROLLBACK");
    return done;
}

Result<void> read_snapshot(const std::string& url, const schema::Catalog& catalog, base::Random& random,
                           const Snapshot& work) {
    const auto engine = TRY(open_engine(url));
    std::optional<FileLock> lock;
    if (const std::string file = sqlite_file(url); !file.empty()) lock.emplace(TRY(FileLock::take(file)));
    const auto connection = TRY(engine->connect(Access::Read));
    TRY(connection->script(engine->begin_read()));
    Transaction view(*connection, *engine, catalog, random);
    const auto done = work({*connection, *engine}, view);
    (void)connection->script("ROLLBACK");
    return done;
}

Result<void> read_file(const std::string& file, const schema::Catalog& catalog, base::Random& random,
                       const Snapshot& work) {
    const auto engine = make_sqlite_engine(file);
    const auto store = TRY(Store::open_copy(file, catalog, random));
    return store->read([&](Transaction& view) { return work({view.connection(), *engine}, view); });
}

}  // namespace plumbline::store
