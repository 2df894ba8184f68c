#pragma once
// One connection to a database, over SOCI, with its prepared statements kept.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/sql.h"

namespace plumbline::store {

/// CellKind is what a column of an answer is read as.
enum class CellKind { Text, Integer };

/// Connection is used by one thread at a time. Errors are Unavailable where the database is out of reach, locked or
/// full, Internal otherwise; their cause names the database's own words, which no caller sees.
class Connection {
  public:
    /// open connects. `backend` is `sqlite3` or `postgresql`, `target` SOCI's connection string.
    [[nodiscard]] static base::Result<std::unique_ptr<Connection>> open(const std::string& backend,
                                                                        const std::string& target);

    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    /// rows runs a query; `kinds` says how each column is read.
    [[nodiscard]] base::Result<std::vector<Row>> rows(const Sql& sql, std::span<const CellKind> kinds);
    /// run runs a statement without an answer and says how many rows it touched.
    base::Result<std::int64_t> run(const Sql& sql);
    /// script runs statements that take no values, unprepared (DDL, pragmas, BEGIN and its like).
    base::Result<void> script(const std::string& text);
    /// integer is the first column of the first row of a query, or 0 where there is no row.
    [[nodiscard]] base::Result<std::int64_t> integer(const Sql& sql);
    /// texts is the first column of every row.
    [[nodiscard]] base::Result<std::vector<std::string>> texts(const Sql& sql);

  private:
    struct State;
    explicit Connection(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace plumbline::store
