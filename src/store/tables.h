#pragma once
// The tables that the catalogue asks for, and additive migrations towards them.

#include "schema/entity_type.h"
#include "store/engine.h"

namespace plumbline::store {

/// ensure_tables makes missing tables, columns and indexes, in one transaction. It never drops or changes a column:
/// what is not additive is an explicit step of a release. Safe to call at every start and from several nodes at once.
[[nodiscard]] base::Result<void> ensure_tables(Connection& connection, const Engine& engine,
                                               const schema::Catalog& catalog);

/// meta reads a value of the table that describes the store itself; empty where it is not set.
[[nodiscard]] base::Result<std::string> meta(Connection& connection, std::string_view key);
/// set_meta writes such a value.
[[nodiscard]] base::Result<void> set_meta(Connection& connection, std::string_view key, std::string_view value);

}  // namespace plumbline::store
