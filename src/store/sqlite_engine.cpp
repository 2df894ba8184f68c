#include <fmt/format.h>

#include "base/text.h"
#include "store/engine.h"

namespace plumbline::store {

namespace {

using base::Result;

class SqliteEngine : public Engine {
  public:
    explicit SqliteEngine(std::string file) : file_(std::move(file)) {}

    std::string_view name() const override { return "sqlite"; }

    /// synchronous=FULL since NORMAL loses acknowledged writes in a power cut; no checkpoints by readers and no mmap
    /// since SQLite before 3.51.3 can corrupt a file that two connections checkpoint (docs/decisions/0003-sqlite.md).
    Result<std::unique_ptr<Connection>> connect(Access access) const override {
        auto connection = TRY(open_sqlite(file_));
        TRY(connection->script("PRAGMA mmap_size=0"));
        TRY(connection->script("PRAGMA trusted_schema=OFF"));
        TRY(connection->script("PRAGMA temp_store=MEMORY"));
        if (access == Access::Write) {
            TRY(connection->script("PRAGMA journal_mode=WAL"));
            TRY(connection->script("PRAGMA synchronous=FULL"));
            TRY(connection->script("PRAGMA wal_autocheckpoint=1000"));
        } else {
            TRY(connection->script("PRAGMA wal_autocheckpoint=0"));
            TRY(connection->script("PRAGMA query_only=ON"));
        }
        return connection;
    }

    std::string begin_read() const override { return "BEGIN"; }
    Result<void> begin_write(Connection& connection) const override { return connection.script("BEGIN IMMEDIATE"); }
    Result<void> hold_alone(Connection&) const override { return {}; }
    bool groups_commits() const override { return true; }
    std::string_view text_type() const override { return "TEXT"; }

    Sql count_table(const std::string& name) const override {
        Sql sql("SELECT count(*) FROM sqlite_master WHERE type='table' AND name=");
        sql.bind(name);
        return sql;
    }

    std::string columns_query() const override {
        return "SELECT m.name, c.name, c.type FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type='table'";
    }

    std::vector<std::string> search_tables() const override {
        return {
            "CREATE TABLE IF NOT EXISTS search_entry (entry INTEGER PRIMARY KEY, type TEXT NOT NULL, record TEXT NOT "
            "NULL, "
            "sensitivity TEXT NOT NULL, UNIQUE(record, sensitivity))",
            "CREATE VIRTUAL TABLE IF NOT EXISTS search_text USING fts5(tokens, tokenize=\"unicode61 remove_diacritics "
            "0\")",
        };
    }

    Sql index_text(std::int64_t entry, const std::string& tokens) const override {
        Sql sql("INSERT OR REPLACE INTO search_text (rowid, tokens) VALUES (");
        sql.bind(entry).add(",").bind(tokens).add(")");
        return sql;
    }

    Sql drop_text(std::int64_t entry) const override {
        Sql sql("DELETE FROM search_text WHERE rowid=");
        sql.bind(entry);
        return sql;
    }

    Sql indexed_texts(std::int64_t after, int most) const override {
        Sql sql(
            "SELECT e.entry, e.type, e.record, e.sensitivity, s.tokens FROM search_entry e JOIN search_text s ON "
            "s.rowid=e.entry WHERE e.entry>");
        sql.bind(after).add(fmt::format(" ORDER BY e.entry LIMIT {}", most));
        return sql;
    }

    std::vector<std::string> after_copy() const override { return {}; }

    void add_match(Sql& sql, const std::vector<std::string>& tokens) const override {
        std::string match;
        for (const std::string& token : tokens) match += "\"" + token + "\" ";
        match.back() = '*';
        sql.add("e.entry IN (SELECT rowid FROM search_text WHERE search_text MATCH ").bind(match).add(")");
    }

    std::string json_text(std::string_view column, std::string_view key) const override {
        return fmt::format("({}->>'$.{}')", column, key);
    }
    std::string json_number(std::string_view column, std::string_view key, int scale) const override {
        return fmt::format("CAST(round(({}->>'$.{}') * 1e{}) AS INTEGER)", column, key, scale);
    }
    std::string json_flag(std::string_view column, std::string_view key) const override {
        return fmt::format("CAST(({}->>'$.{}') AS INTEGER)", column, key);
    }
    std::string json_list(std::string_view column, std::string_view key) const override {
        return fmt::format("json_each({}, '$.{}')", column, key);
    }
    std::string index_key(std::string_view expression, bool descending) const override {
        return fmt::format("{} {}", expression, descending ? "DESC" : "ASC");
    }
    std::string_view join_each() const override { return " LEFT JOIN "; }
    std::string week_of(std::string_view day) const override {
        return fmt::format("date({},'-6 days','weekday 1')", day);
    }
    std::string days_between(std::string_view from, std::string_view until) const override {
        return fmt::format("CAST(julianday({})-julianday({}) AS INTEGER)", until, from);
    }
    std::string_view find_in() const override { return "instr"; }

  private:
    std::string file_;
};

}  // namespace

std::unique_ptr<Engine> make_sqlite_engine(std::string file) {
    return std::make_unique<SqliteEngine>(std::move(file));
}

}  // namespace plumbline::store
