#include "store/compile.h"

#include <fmt/format.h>

#include "schema/field_type.h"
#include "store/clauses.h"

namespace plumbline::store {

namespace {

using query::Column;
using query::Query;
using schema::Cell;
using schema::EntityType;
using schema::Field;
using schema::Storage;

class Compiler {
  public:
    Compiler(const Query& query, const Engine& engine)
        : query_(query), engine_(engine), clauses_(*query.type, query.as_of, engine), sql_(clauses_.sql()) {}

    Sql select() {
        columns();
        from_and_where(true);
        order_and_limit();
        return std::move(sql_);
    }

    Sql count() {
        sql_.add("SELECT count(*)");
        from_and_where(false);
        return std::move(sql_);
    }

  private:
    const Query& query_;
    const Engine& engine_;
    Clauses clauses_;
    Sql& sql_;

    void columns() {
        if (clauses_.is_past(*query_.type)) {
            sql_.add("SELECT t.data");
        } else {
            sql_.add("SELECT ");
            for (const auto& [json, column] : query::SystemColumns) sql_.add(json == "id" ? "t." : ", t.").add(column);
            for (const Field* field : stored_columns(*query_.type)) sql_.add(", t.").name(field->column);
        }
        for (const query::Order& order : query_.order) {
            clauses_.collect(order.column.hops);
            clauses_.collect(order.limit);
        }
        clauses_.collect(query_.filter);
        for (const query::Order& order : query_.order) {
            sql_.add(", ");
            add_sort_key(order);
        }
    }

    /// Texts are ordered without regard to the case of ASCII letters, the same on both engines.
    void add_sort_key(const query::Order& order) {
        clauses_.add_within(order.limit, Clauses::folded(order.column, clauses_.expression(order.column)));
    }

    /// Whether every row has a value there. Other required fields lack one in records that are older than the rule.
    static bool is_always_set(const Column& column) {
        if (!column.hops.empty()) return false;
        return column.field == nullptr || (column.field->name == "title" && column.field->required);
    }

    void from_and_where(bool with_page) {
        clauses_.collect(query_.filter);
        clauses_.add_from();
        sql_.add(" WHERE ");
        clauses_.add(query_.filter);
        if (!query_.search.empty()) {
            sql_.add(" AND EXISTS (SELECT 1 FROM search_entry e WHERE e.record=t.id");
            if (!query_.search_confidential) sql_.add(" AND e.sensitivity='normal'");
            sql_.add(" AND ");
            engine_.add_match(sql_, query_.search);
            sql_.add(")");
        }
        if (with_page && !query_.after.empty()) add_after();
    }

    /// Rows behind the last one of the page before, in the order asked for, where an empty value comes last:
    /// (a after A) or (a = A and b after B) or … or (all equal and id after the last id).
    void add_after() {
        sql_.add(" AND (");
        for (std::size_t i = 0; i <= query_.order.size(); ++i) {
            if (i > 0) sql_.add(" OR ");
            sql_.add("(");
            for (std::size_t k = 0; k < i; ++k) {
                add_sort_key(query_.order[k]);
                clauses_.add_equal("", query_.after.at(k), " IS NULL", "=");
                sql_.add(" AND ");
            }
            if (i == query_.order.size())
                sql_.add("t.id>").bind(query_.after.at(i));
            else
                add_behind(query_.order[i], query_.after.at(i));
            sql_.add(")");
        }
        sql_.add(")");
    }

    void add_behind(const query::Order& order, const Cell& value) {
        if (std::holds_alternative<std::monostate>(value)) {
            sql_.add("1=0");
            return;
        }
        const bool can_be_empty = !is_always_set(order.column);
        if (can_be_empty) {
            sql_.add("(");
            add_sort_key(order);
            sql_.add(" IS NULL OR ");
        }
        add_sort_key(order);
        sql_.add(order.descending ? "<" : ">").bind(value).add(can_be_empty ? ")" : "");
    }

    void order_and_limit() {
        sql_.add(" ORDER BY ");
        for (const query::Order& order : query_.order) {
            add_sort_key(order);
            sql_.add(order.descending ? " DESC NULLS LAST, " : " ASC NULLS LAST, ");
        }
        sql_.add(fmt::format("t.id LIMIT {}", query_.top + 1));
        if (query_.skip > 0) sql_.add(fmt::format(" OFFSET {}", query_.skip));
    }
};

}  // namespace

Sql compile_select(const Query& query, const Engine& engine) {
    return Compiler(query, engine).select();
}

Sql compile_count(const Query& query, const Engine& engine) {
    return Compiler(query, engine).count();
}

std::vector<const Field*> stored_columns(const EntityType& type) {
    std::vector<const Field*> columns;
    for (const Field& field : type.fields)
        if (field.type->storage() != Storage::List) columns.push_back(&field);
    return columns;
}

std::string_view system_column(std::string_view name) {
    for (const auto& [json, column] : query::SystemColumns)
        if (json == name) return column;
    return "id";
}

std::string list_table(const EntityType& type, const Field& field) {
    return type.table + "__" + field.column;
}

}  // namespace plumbline::store
