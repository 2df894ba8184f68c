#include "store/examine.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>

#include "store/backup.h"
#include "store/file_lock.h"
#include "store/tables.h"

namespace plumbline::store {

using base::Result;

namespace {

constexpr std::uintmax_t Mebibyte = 1024ULL * 1024;

class Examiner {
  public:
    Examiner(const std::string& url, const schema::Catalog& catalog) : url_(url), catalog_(catalog) {}

    Examined run() {
        auto engine = open_engine(url_);
        if (!engine) {
            wrong("address", engine.error().message, engine.error().hint);
            return std::move(found_);
        }
        engine_ = std::move(*engine);
        const std::string file = sqlite_file(url_);
        if (!file.empty() && !look_at_file(file)) return std::move(found_);
        auto connection = engine_->connect(Access::Write);
        if (!connection) {
            const bool in_use = connection.error().code == "database.in-use";
            wrong("reach", in_use ? connection.error().message : "The database cannot be reached.",
                  in_use ? connection.error().hint : "Check host, port, user, password and name, and that it runs.");
            return std::move(found_);
        }
        connection_ = std::move(*connection);
        good("reach", "The database answers.");
        if (const auto looked = file.empty() ? look_at_postgres() : look_at_sqlite(file); !looked)
            wrong("settings", looked.error().message, looked.error().cause);
        if (const auto looked = look_at_layout(); !looked) wrong("layout", looked.error().message, looked.error().hint);
        return std::move(found_);
    }

  private:
    const std::string& url_;
    const schema::Catalog& catalog_;
    Examined found_;
    std::optional<FileLock> lock_;
    std::unique_ptr<Engine> engine_;
    std::unique_ptr<Connection> connection_;

    void add(Level level, std::string check, std::string text, std::string hint) {
        found_.findings.push_back({level, std::move(check), std::move(text), std::move(hint)});
    }
    void good(std::string check, std::string text) { add(Level::Good, std::move(check), std::move(text), {}); }
    void wrong(std::string check, std::string text, std::string hint) {
        add(Level::Wrong, std::move(check), std::move(text), std::move(hint));
    }

    Result<std::string> word(const std::string& question) {
        const auto found = TRY(connection_->texts(Sql(question)));
        return found.empty() ? std::string() : found.front();
    }

    /// Without opening the database; false where it must not or cannot be opened.
    bool look_at_file(const std::string& file) {
        struct stat about{};
        if (::stat(file.c_str(), &about) != 0) {
            wrong("file", fmt::format("{}: {}.", file, std::strerror(errno)),
                  "Check the name, or make a store: plumbline init --db " + url_);
            return false;
        }
        if ((about.st_mode & 077U) != 0)
            wrong("permissions", fmt::format("{} can be read by others (mode {:o}).", file, about.st_mode & 0777U),
                  "chmod 600 " + file);
        else
            good("permissions", "The file is for its owner alone.");
        if (::access(file.c_str(), R_OK | W_OK) != 0)
            wrong("permissions", file + " may not be written by this user.", "Run as its owner, or change the owner.");
        look_at_space(file, static_cast<std::uintmax_t>(about.st_size));
        auto lock = FileLock::take(file);
        if (lock) {
            lock_.emplace(std::move(*lock));
            good("lock", "No server holds the file.");
            return true;
        }
        if (lock.error().code == "database.in-use")
            add(Level::Note, "lock", lock.error().message + " It was not opened.",
                "Ask that server (GET /readyz), or stop it for the other checks; a backup can be checked at any time.");
        else
            wrong("file", lock.error().message, lock.error().hint);
        return false;
    }

    void look_at_space(const std::string& file, std::uintmax_t size) {
        std::error_code error;
        const auto folder = std::filesystem::absolute(file, error).parent_path();
        const auto space = std::filesystem::space(folder, error);
        if (error) return wrong("space", "The free space cannot be told: " + error.message() + ".", {});
        const std::string text =
            fmt::format("{} MiB are free, the file has {} MiB.", space.available / Mebibyte, size / Mebibyte);
        if (space.available < 64 * Mebibyte)
            wrong("space", text, "Make room now: without it nothing can be saved.");
        else if (space.available < 2 * size || space.available < 512 * Mebibyte)
            add(Level::Warning, "space", text, "Make room: a backup and its check need twice the file.");
        else
            good("space", text);
    }

    Result<void> look_at_sqlite(const std::string& file) {
        const std::string version = TRY(word("SELECT sqlite_version()"));
        good("version", "SQLite " + version + ".");
        const std::string journal = TRY(word("PRAGMA journal_mode"));
        const std::string sync = TRY(word("PRAGMA synchronous"));
        const std::string mapped = TRY(word("PRAGMA mmap_size"));
        if (journal == "wal" && sync == "2" && (mapped.empty() || mapped == "0"))
            good("settings", "Write-ahead log, every commit synced, no mapped memory.");
        else
            wrong("settings", fmt::format("journal_mode={}, synchronous={}, mmap_size={}.", journal, sync, mapped),
                  "Keep the file on a local disk that SQLite can lock and sync.");
        const auto whole = check_database(file);
        if (whole)
            good("integrity", "The database is whole (integrity_check).");
        else
            wrong("integrity", "The database is damaged: " + whole.error().cause + ".",
                  "Restore a backup: plumbline restore --from FILE --db " + url_ + " --replace");
        return {};
    }

    Result<void> look_at_postgres() {
        good("version", "PostgreSQL " + TRY(word("SHOW server_version")) + ".");
        const std::int64_t number = TRY(connection_->integer(Sql("SELECT current_setting('server_version_num')::int")));
        if (number < 130000) wrong("version", "PostgreSQL before 13 is not tested.", "Use 13 or newer.");
        TRY(expect("synchronous_commit", {"on", "remote_write", "remote_apply"},
                   "a commit that was answered can be lost in a power cut"));
        TRY(expect("fsync", {"on"}, "a power cut can destroy the database"));
        TRY(expect("full_page_writes", {"on"}, "a power cut can destroy pages"));
        TRY(expect("server_encoding", {"UTF8"}, "texts cannot be kept"));
        if (TRY(word("SHOW data_checksums")) == "on")
            good("data_checksums", "Damaged pages are noticed.");
        else
            add(Level::Note, "data_checksums", "Damaged pages are not noticed by the database.",
                "pg_checksums --enable, while it is stopped.");
        return {};
    }

    Result<void> expect(const std::string& setting, const std::vector<std::string>& fine, const std::string& danger) {
        const std::string value = TRY(word("SHOW " + setting));
        if (std::ranges::find(fine, value) != fine.end())
            good(setting, setting + " is " + value + ".");
        else
            wrong(setting, fmt::format("{} is {}: {}.", setting, value, danger),
                  fmt::format("Set {} = {} in postgresql.conf.", setting, fine.front()));
        return {};
    }

    Result<void> look_at_layout() {
        if (!TRY(has_store(*connection_, *engine_))) {
            wrong("store", "There is no store here yet.", "plumbline init --db " + url_);
            return {};
        }
        found_.last_backup = TRY(meta(*connection_, "backup"));
        const bool has_steps = TRY(connection_->integer(engine_->count_table("plumbline_step")))
        > 0;
        if (has_steps) {
            const auto pending = TRY(pending_steps(*connection_, *engine_, released_steps()));
            if (pending.empty())
                good("steps", "All steps of migration to this program are done.");
            else
                wrong("steps", fmt::format("{} steps are pending: {}.", pending.size(), pending.front().name),
                      "Make a backup, then plumbline migrate --db " + url_ + " --yes");
            found_.is_open = pending.empty();
        } else {
            add(Level::Note, "steps", "The store is older than the table of steps.",
                "plumbline migrate --db " + url_ + " shows what it needs.");
        }
        found_.is_current = found_.is_open && TRY(meta(*connection_, "catalogue"))
        == catalogue_digest(catalog_);
        if (found_.is_current)
            good("tables", "The tables are those of this program.");
        else
            add(Level::Note, "tables", "The store is from another version of the program.",
                "Tables and columns that are missing come with the next start.");
        return {};
    }
};

}  // namespace

std::string_view level_name(Level level) {
    switch (level) {
        case Level::Good:
            return "good";
        case Level::Note:
            return "note";
        case Level::Warning:
            return "warning";
        case Level::Wrong:
            return "wrong";
    }
    return "";
}

Examined examine(const std::string& url, const schema::Catalog& catalog) {
    return Examiner(url, catalog).run();
}

}  // namespace plumbline::store
