#pragma once
// The parts of a statement over one entity type: its tables with their joins, expressions for columns, and conditions.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "query/query.h"
#include "store/engine.h"
#include "store/sql.h"

namespace plumbline::store {

/// Clauses puts a statement together from the left to the right, since values are bound in the order of the text. Names
/// of all paths have to be collected before the first expression is asked for. Used by one thread, for one statement.
class Clauses {
  public:
    /// Clauses over a type, as of a change number or now. Both must outlive it.
    Clauses(const schema::EntityType& type, std::optional<std::int64_t> as_of, const Engine& engine)
        : type_(type), as_of_(as_of), engine_(engine) {}

    /// sql is the statement so far.
    [[nodiscard]] Sql& sql() { return sql_; }
    /// is_past tells whether rows are read from the history instead of from their table.
    [[nodiscard]] bool is_past(const schema::EntityType& type) const {
        return as_of_.has_value() && type.kind == schema::Kind::Record;
    }

    /// collect gives every record on a path of references, or on the paths of a condition, a join.
    void collect(const std::vector<const schema::Field*>& hops);
    /// collect does so for a condition.
    void collect(const query::Condition& condition);

    /// add_source appends the rows of a type as a table with an alias.
    void add_source(const schema::EntityType& type, const std::string& alias);
    /// add_from appends the rows of the type as `t`, with the joins that were collected.
    void add_from();
    /// add_list appends the entries of a list field of the row behind `from` as a table with the column `value`.
    void add_list(const schema::EntityType& owner, const schema::Field& field, const std::string& alias,
                  const std::string& from);
    /// add appends a condition on the row behind an alias.
    void add(const query::Condition& condition, const std::string& root = "t");
    /// add_within appends an expression that is empty where a condition does not hold.
    void add_within(const query::Condition& limit, const std::string& expression);
    /// add_equal appends that a column has a value; a null cell asks for emptiness.
    void add_equal(const std::string& column, const schema::Cell& value, std::string_view for_null,
                   std::string_view op);

    /// expression is a column, at the end of its path from the row behind `root`.
    [[nodiscard]] std::string expression(const query::Column& column, const std::string& root = "t") const;
    /// expression is a field of a type (or, where it is null, a system field) of the row behind an alias.
    [[nodiscard]] std::string expression(const schema::EntityType& type, const schema::Field* field,
                                         const std::string& system, const std::string& alias) const;
    /// row_of is the alias of the row that has a column.
    [[nodiscard]] std::string row_of(const query::Column& column) const {
        return column.hops.empty() ? "t" : joins_.at(column.hops);
    }
    /// folded is an expression as it is ordered by: texts without regard to the case of ASCII letters.
    [[nodiscard]] static std::string folded(const query::Column& column, const std::string& expression);

  private:
    const schema::EntityType& type_;
    std::optional<std::int64_t> as_of_;
    const Engine& engine_;
    Sql sql_;
    int aliases_ = 0;
    /// Aliases of the joined tables, by the path of references that leads there.
    std::map<std::vector<const schema::Field*>, std::string> joins_;

    void add_past(const schema::EntityType& type);
    void add_joins(const schema::EntityType& type, const std::string& root);
    void add_joined(const query::Condition& condition, const std::string& root, std::string_view word,
                    std::string_view none);
    void add_compare(const query::Condition& condition, const std::string& root);
    void add_operator(const std::string& column, std::string_view op, const schema::Cell& value);
    void add_ordered(const query::Condition& condition, const std::string& column, std::string_view op);
    void add_in(const std::string& column, const std::vector<schema::Cell>& values);
    void add_any(const query::Condition& condition, const std::string& root, std::string_view negation);
    void add_element_joins(const query::Condition& condition, const schema::EntityType& type, const std::string& root);
    void add_refers(const schema::Inverse& inverse, const std::string& alias, const std::string& target);
};

}  // namespace plumbline::store
