#pragma once
// The tables that the catalogue asks for, and additive migrations towards them.

#include <map>
#include <string>

#include "schema/entity_type.h"
#include "store/engine.h"
#include "store/migrations.h"

namespace plumbline::store {

/// ensure_tables makes missing tables, columns and indexes, in one transaction. It never drops or changes a column:
/// what is not additive is a step of store/migrations.h, and a store that needs one is refused. Safe to call at every
/// start and from several nodes at once.
[[nodiscard]] base::Result<void> ensure_tables(Connection& connection, const Engine& engine,
                                               const schema::Catalog& catalog, Steps steps = released_steps());
/// ensure_tables_here does the same inside a writing transaction that has begun.
[[nodiscard]] base::Result<void> ensure_tables_here(Connection& connection, const Engine& engine,
                                                    const schema::Catalog& catalog, Steps steps = released_steps());

/// has_store tells whether the database holds a store already, whole or from an older program.
[[nodiscard]] base::Result<bool> has_store(Connection& connection, const Engine& engine);

/// catalogue_digest changes when the catalogue or the layout of the store's own tables does.
[[nodiscard]] std::string catalogue_digest(const schema::Catalog& catalog);

/// Columns are the names and kinds of the columns of each table in a database.
using Columns = std::map<std::string, std::map<std::string, CellKind, std::less<>>, std::less<>>;

/// columns_of lists them.
[[nodiscard]] base::Result<Columns> columns_of(Connection& connection, const Engine& engine);

/// meta reads a value of the table that describes the store itself; empty where it is not set.
[[nodiscard]] base::Result<std::string> meta(Connection& connection, std::string_view key);
/// set_meta writes such a value.
[[nodiscard]] base::Result<void> set_meta(Connection& connection, std::string_view key, std::string_view value);

}  // namespace plumbline::store
