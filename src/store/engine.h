#pragma once
// What differs between the two databases: how to connect, and the few words of SQL that they do not share.

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "schema/field.h"
#include "store/connection.h"

namespace plumbline::store {

/// Access says what a connection may do.
enum class Access { Read, Write };

/// Engine is one kind of database at one place. Thread-safe.
class Engine {
  public:
    Engine() = default;
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;
    virtual ~Engine() = default;

    /// name is `sqlite` or `postgres`.
    [[nodiscard]] virtual std::string_view name() const = 0;
    /// connect opens a connection with the engine's settings made.
    [[nodiscard]] virtual base::Result<std::unique_ptr<Connection>> connect(Access access) const = 0;
    /// reachable fails with Unavailable, at once, where the database is known not to answer just now.
    [[nodiscard]] virtual base::Result<void> reachable() const { return {}; }
    /// begin_read is the statement that opens a consistent snapshot.
    [[nodiscard]] virtual std::string begin_read() const = 0;
    /// begin_write opens a transaction that is the only writing one until it ends.
    [[nodiscard]] virtual base::Result<void> begin_write(Connection& connection) const = 0;
    /// groups_commits tells whether several writes share one transaction, each in a savepoint.
    [[nodiscard]] virtual bool groups_commits() const = 0;
    /// text_type is the type of a text column that compares by byte.
    [[nodiscard]] virtual std::string_view text_type() const = 0;
    /// hold_alone makes sure that no other process uses the database, for as long as the connection lives. Error
    /// `database.in-use` where one does. On SQLite the lock of the file says so already.
    [[nodiscard]] virtual base::Result<void> hold_alone(Connection& connection) const = 0;
    /// count_table counts the tables of that name in the schema in use: 0 or 1.
    [[nodiscard]] virtual Sql count_table(const std::string& name) const = 0;
    /// columns_query lists tables, their columns and the types of these, three text columns.
    [[nodiscard]] virtual std::string columns_query() const = 0;
    /// search_tables are the statements that make the search index where it is missing.
    [[nodiscard]] virtual std::vector<std::string> search_tables() const = 0;
    /// index_text keeps the tokens of an entry of the search index, which exists already.
    [[nodiscard]] virtual Sql index_text(std::int64_t entry, const std::string& tokens) const = 0;
    /// drop_text forgets the tokens of an entry.
    [[nodiscard]] virtual Sql drop_text(std::int64_t entry) const = 0;
    /// indexed_texts lists entry, type, record, sensitivity and tokens (joined by blanks) of the search index.
    [[nodiscard]] virtual Sql indexed_texts(std::int64_t after, int most) const = 0;
    /// after_copy are statements to run once rows were copied into an empty store.
    [[nodiscard]] virtual std::vector<std::string> after_copy() const = 0;
    /// add_match appends a condition: the entry with the alias `e` holds all tokens, the last as a prefix.
    virtual void add_match(Sql& sql, const std::vector<std::string>& tokens) const = 0;
    /// json_text is an expression for a key of the JSON text in a column, as text.
    [[nodiscard]] virtual std::string json_text(std::string_view column, std::string_view key) const = 0;
    /// json_number is likewise a number times 10^scale, as a whole number.
    [[nodiscard]] virtual std::string json_number(std::string_view column, std::string_view key, int scale) const = 0;
    /// json_flag is likewise a boolean as 0 or 1.
    [[nodiscard]] virtual std::string json_flag(std::string_view column, std::string_view key) const = 0;
    /// json_list is a table of the texts in a list under a key, with a column `value`, for use inside EXISTS.
    [[nodiscard]] virtual std::string json_list(std::string_view column, std::string_view key) const = 0;
    /// index_key is an expression as a key of an index that serves our orders, in which empty values come last.
    [[nodiscard]] virtual std::string index_key(std::string_view expression, bool descending) const = 0;
    /// join_each are the words that join a json_list to the row that it is of, with rows without any entry.
    [[nodiscard]] virtual std::string_view join_each() const = 0;
    /// week_of is an expression for the Monday of the week of a day (ISO date).
    [[nodiscard]] virtual std::string week_of(std::string_view day) const = 0;
    /// days_between is an expression for the whole days from one day (ISO date) to another.
    [[nodiscard]] virtual std::string days_between(std::string_view from, std::string_view until) const = 0;
    /// find_in is an expression for the position of one text in another, 0 where it does not occur.
    [[nodiscard]] virtual std::string_view find_in() const = 0;
};

/// open_engine reads a URL: `sqlite:FILE` or `postgres://USER:PASSWORD@HOST:PORT/DATABASE`. Nothing is connected yet.
[[nodiscard]] base::Result<std::unique_ptr<Engine>> open_engine(std::string_view url);

/// make_sqlite_engine and make_postgres_engine are what open_engine chooses between.
[[nodiscard]] std::unique_ptr<Engine> make_sqlite_engine(std::string file);
/// make_postgres_engine takes the whole URL, as libpq reads it; one that it cannot read is an error.
[[nodiscard]] base::Result<std::unique_ptr<Engine>> make_postgres_engine(const std::string& url);

/// sqlite_file is the file of a `sqlite:` URL, or empty for another one.
[[nodiscard]] std::string sqlite_file(std::string_view url);

}  // namespace plumbline::store
