#include <sqlite3.h>

#include <mutex>
#include <unordered_map>

#include "store/connection.h"
#include "store/failure.h"

namespace plumbline::store {

namespace {

using base::Result;
using schema::Cell;

struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

/// A statement that is not reset holds its snapshot open.
class Running {
  public:
    explicit Running(sqlite3_stmt* statement) : statement_(statement) {}
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    ~Running() {
        sqlite3_reset(statement_);
        sqlite3_clear_bindings(statement_);
    }

  private:
    sqlite3_stmt* statement_;
};

Cell cell_at(sqlite3_stmt* statement, int at, CellKind kind) {
    if (sqlite3_column_type(statement, at) == SQLITE_NULL) return {};
    if (kind == CellKind::Integer) return std::int64_t{sqlite3_column_int64(statement, at)};
    const unsigned char* text = sqlite3_column_text(statement, at);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, at));
    if (text == nullptr) return std::string();
    return std::string(reinterpret_cast<const char*>(text), size);
}

class SqliteConnection : public Connection {
  public:
    explicit SqliteConnection(sqlite3* database) : database_(database) {}
    ~SqliteConnection() override {
        statements_.clear();
        sqlite3_close_v2(database_);
    }

    Result<std::vector<Row>> rows(const Sql& sql, std::span<const CellKind> kinds) override {
        sqlite3_stmt* statement = TRY(prepared(sql.text()));
        const Running running(statement);
        TRY(bind(statement, sql));
        std::vector<Row> found;
        int code = SQLITE_OK;
        while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
            Row& row = found.emplace_back();
            row.reserve(kinds.size());
            for (std::size_t i = 0; i < kinds.size(); ++i)
                row.push_back(cell_at(statement, static_cast<int>(i), kinds[i]));
        }
        if (code != SQLITE_DONE) return base::fail(error(sql.text()));
        return found;
    }

    Result<std::int64_t> run(const Sql& sql) override {
        sqlite3_stmt* statement = TRY(prepared(sql.text()));
        const Running running(statement);
        TRY(bind(statement, sql));
        TRY(finish(statement, sql.text()));
        return std::int64_t{sqlite3_changes64(database_)};
    }

    Result<void> script(const std::string& text) override {
        // What opens and ends transactions comes with every request: kept prepared like any other statement.
        if (text.find(';') == std::string::npos) {
            sqlite3_stmt* statement = TRY(prepared(text));
            const Running running(statement);
            return finish(statement, text);
        }
        if (sqlite3_exec(database_, text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            return base::fail(error(text));
        return {};
    }

  private:
    sqlite3* database_;
    std::unordered_map<std::string, Statement> statements_;

    Result<sqlite3_stmt*> prepared(const std::string& text) {
        const auto found = statements_.find(text);
        if (found != statements_.end()) return found->second.get();
        if (statements_.size() >= MostStatements) statements_.clear();
        sqlite3_stmt* made = nullptr;
        const int size = static_cast<int>(text.size()) + 1;
        if (sqlite3_prepare_v3(database_, text.c_str(), size, SQLITE_PREPARE_PERSISTENT, &made, nullptr) != SQLITE_OK)
            return base::fail(error(text));
        statements_.emplace(text, Statement(made));
        return made;
    }

    /// The values outlive the run, so SQLite need not copy them.
    Result<void> bind(sqlite3_stmt* statement, const Sql& sql) {
        int at = 0;
        for (const Cell& value : sql.values()) {
            ++at;
            int code = SQLITE_OK;
            if (const auto* number = std::get_if<std::int64_t>(&value))
                code = sqlite3_bind_int64(statement, at, *number);
            else if (const auto* text = std::get_if<std::string>(&value))
                code = sqlite3_bind_text64(statement, at, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
            else
                code = sqlite3_bind_null(statement, at);
            if (code != SQLITE_OK) return base::fail(error(sql.text()));
        }
        return {};
    }

    Result<void> finish(sqlite3_stmt* statement, const std::string& text) {
        int code = SQLITE_ROW;
        while (code == SQLITE_ROW) code = sqlite3_step(statement);
        if (code != SQLITE_DONE) return base::fail(error(text));
        return {};
    }

    base::Error error(const std::string& text) {
        const std::string cause = std::string(sqlite3_errmsg(database_)) + " in " + text.substr(0, 300);
        return sqlite_failure(sqlite3_extended_errcode(database_), cause);
    }
};

}  // namespace

Result<std::unique_ptr<Connection>> open_sqlite(const std::string& file) {
    // Each connection has one user at a time, and no one reads SQLite's memory statistics: without its own mutexes a
    // list of fifty rows takes a third less. Settings count only before the first connection.
    static std::once_flag once;
    std::call_once(once, [] {
        sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    });
    sqlite3* database = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    if (code != SQLITE_OK) {
        base::Error error = base::unavailable(database == nullptr ? "no memory" : sqlite3_errmsg(database));
        sqlite3_close_v2(database);
        return base::fail(std::move(error));
    }
    sqlite3_extended_result_codes(database, 1);
    sqlite3_busy_timeout(database, 10000);
    return std::unique_ptr<Connection>(std::make_unique<SqliteConnection>(database));
}

}  // namespace plumbline::store
