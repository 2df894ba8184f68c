#pragma once
// One connection to a database, with its prepared statements kept.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/sql.h"

namespace plumbline::store {

class Watch;

/// CellKind is what a column of an answer is read as.
enum class CellKind { Text, Integer };

/// Connection is used by one thread at a time. Errors are Unavailable where the database is out of reach, locked or
/// full, Internal otherwise; their cause names the database's own words, which no caller sees.
class Connection {
  public:
    Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    virtual ~Connection() = default;

    /// rows runs a query; `kinds` says how each column is read.
    [[nodiscard]] virtual base::Result<std::vector<Row>> rows(const Sql& sql, std::span<const CellKind> kinds) = 0;
    /// run runs a statement without an answer and says how many rows it touched.
    virtual base::Result<std::int64_t> run(const Sql& sql) = 0;
    /// script runs statements that take no values (DDL, pragmas, BEGIN and its like).
    virtual base::Result<void> script(const std::string& text) = 0;
    /// commit ends the transaction that was begun. One in which a statement failed is Internal, and not committed.
    virtual base::Result<void> commit() { return script("COMMIT"); }
    /// integer is the first column of the first row of a query, or 0 where there is no row.
    [[nodiscard]] base::Result<std::int64_t> integer(const Sql& sql);
    /// texts is the first column of every row.
    [[nodiscard]] base::Result<std::vector<std::string>> texts(const Sql& sql);
};

/// MostStatements is how many prepared statements a connection keeps before it begins anew.
inline constexpr std::size_t MostStatements = 500;

/// open_sqlite opens a SQLite file, made where it is missing; what is locked is waited for, at most 10 s.
[[nodiscard]] base::Result<std::unique_ptr<Connection>> open_sqlite(const std::string& file);

/// open_postgres connects to PostgreSQL by an address as libpq reads it. The watch looks after its statements and must
/// outlive it.
[[nodiscard]] base::Result<std::unique_ptr<Connection>> open_postgres(const std::string& address, Watch& watch);

}  // namespace plumbline::store
