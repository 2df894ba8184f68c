#pragma once
// From a typed question to SQL. Reading as of a change takes the same way: each table is replaced by the latest history
// entries up to that change, each column by an expression over their JSON.

#include "query/query.h"
#include "store/engine.h"
#include "store/sql.h"

namespace plumbline::store {

/// compile_select asks for the rows of a page: id, revision and the system columns, then the type's columns (or, as of
/// a change, the JSON of the record alone), then one column per order for the cursor. At most top + 1 rows come back.
[[nodiscard]] Sql compile_select(const query::Query& query, const Engine& engine);

/// compile_count asks how many rows the question finds in all, whatever its page.
[[nodiscard]] Sql compile_count(const query::Query& query, const Engine& engine);

/// stored_columns are the fields of a type that have a column in its table, in the order in which a select returns
/// them.
[[nodiscard]] std::vector<const schema::Field*> stored_columns(const schema::EntityType& type);

/// system_column is the column that keeps a system field, such as createdAt.
[[nodiscard]] std::string_view system_column(std::string_view name);

/// list_table is the table of a list field.
[[nodiscard]] std::string list_table(const schema::EntityType& type, const schema::Field& field);

}  // namespace plumbline::store
