#pragma once
// All rows of a store into another one, whichever engines the two have.

#include <cstdint>
#include <functional>
#include <string_view>

#include "schema/entity_type.h"
#include "store/engine.h"

namespace plumbline::store {

/// Side is one end of a copy: a connection on which a transaction has begun, and its engine.
struct Side {
    Connection& connection;
    const Engine& engine;
};

/// Told is called before each table and after each piece of it, with the rows of it so far.
using Told = std::function<void(std::string_view table, std::int64_t rows)>;

/// Copied says how much was copied.
struct Copied {
    std::int64_t tables = 0;
    std::int64_t rows = 0;
};

/// copy_rows copies every table of a store, the history, the chain, kept answers and secrets included, a piece at a
/// time. `to` has the tables of the same catalogue, without rows. Columns that the catalogue has no more are kept.
/// Error `store.unknown-table` where `from` has a table of records that the catalogue does not know.
[[nodiscard]] base::Result<Copied> copy_rows(Side from, Side to, const schema::Catalog& catalog, const Told& told);

/// drop_tables removes every table of a store, inside a writing transaction.
[[nodiscard]] base::Result<void> drop_tables(Side side, const schema::Catalog& catalog);

/// copy_to_file makes a new SQLite database of a store as its snapshot is, without any that was there under that name.
[[nodiscard]] base::Result<Copied> copy_to_file(Side from, const std::string& file, const schema::Catalog& catalog,
                                                const Told& told);

}  // namespace plumbline::store
