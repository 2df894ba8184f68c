#include "store/backup.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "store/files.h"
#include "store/tables.h"

namespace plumbline::store {

using base::Result;

namespace {

/// What the copy itself says it holds.
Result<Manifest> describe_copy(const std::string& file) {
    const auto engine = make_sqlite_engine(file);
    const auto connection = TRY(engine->connect(Access::Read));
    Manifest manifest;
    manifest.catalogue = TRY(meta(*connection, "catalogue"));
    manifest.step = TRY(connection->integer(Sql("SELECT coalesce(max(number),0) FROM plumbline_step")));
    manifest.links = TRY(connection->integer(Sql("SELECT coalesce(max(seq),0) FROM chain")));
    manifest.entries = TRY(connection->integer(Sql("SELECT count(*) FROM history")));
    const auto heads = TRY(connection->texts(Sql("SELECT hash FROM chain ORDER BY seq DESC LIMIT 1")));
    if (!heads.empty()) manifest.head = heads.front();
    return manifest;
}

Result<Manifest> write_part(Store& store, const std::string& part, std::string_view at, std::string_view program) {
    TRY(store.copy_to(part));
    TRY(check_database(part));
    Manifest manifest = TRY(describe_copy(part));
    manifest.at = at;
    manifest.program = program;
    manifest.engine = store.engine_name();
    return seal_backup(part, std::move(manifest));
}

bool exists(const std::string& file) {
    std::error_code ignored;
    return std::filesystem::exists(std::filesystem::symlink_status(file, ignored));
}

}  // namespace

Result<Manifest> make_backup(Store& store, const std::string& file, std::string_view at, std::string_view program) {
    if (exists(file))
        return base::fail(base::conflict("backup.exists", file + " is there already.",
                                         "Name a new file; a backup never replaces another one."));
    const auto folder = std::filesystem::path(file).parent_path();
    if (::access(folder.empty() ? "." : folder.c_str(), W_OK | X_OK) != 0) return base::fail(write_failed(file, errno));
    const std::string part = part_of(file);
    auto manifest = write_part(store, part, at, program);
    if (!manifest) {
        remove_database(part);
        return manifest;
    }
    TRY(move_into_place(part, file));
    return manifest;
}

Result<void> check_database(const std::string& file) {
    const auto engine = make_sqlite_engine(file);
    const auto connection = TRY(engine->connect(Access::Read));
    const auto found = connection->texts(Sql("PRAGMA integrity_check(5)"));
    if (found && found->size() == 1 && found->front() == "ok") return {};
    base::Error error = base::invalid("backup.damaged", "file", file + " is damaged: the database is not whole.",
                                      "Take another backup.");
    error.cause = found ? (found->empty() ? "" : found->front()) : found.error().cause;
    return base::fail(std::move(error));
}

Result<void> note_backup(Store& store, std::string_view at) {
    return store.write(
        [&](Transaction& transaction) -> Result<void> { return set_meta(transaction.connection(), "backup", at); });
}

Result<void> set_aside(const std::string& file, const std::string& name) {
    std::error_code unknown;
    const std::uintmax_t size = std::filesystem::file_size(file, unknown);
    // A sound file takes its journal in as its last connection closes. One that lost its first page would lose its
    // journal, too, and with it the last chance to read anything.
    if (constexpr std::uintmax_t SmallestPage = 512; !unknown && size >= SmallestPage) {
        const auto connection = make_sqlite_engine(file)->connect(Access::Write);
        if (connection) (void)(*connection)->script("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    for (const char* suffix : {"", "-wal"}) {
        const std::string from = file + suffix;
        const std::string to = name + suffix;
        if (!exists(from)) continue;
        if (::link(from.c_str(), to.c_str()) == 0) continue;
        std::error_code error;
        std::filesystem::copy_file(from, to, error);
        if (error) return base::fail(write_failed(to, error.value()));
        TRY(sync_file(to));
    }
    return {};
}

Result<void> replace_database(const std::string& whole, const std::string& place) {
    // A journal must never meet a database that it does not belong to.
    std::error_code ignored;
    for (const char* suffix : {"-wal", "-shm", "-journal"}) std::filesystem::remove(place + suffix, ignored);
    return move_into_place(whole, place);
}

}  // namespace plumbline::store
