#include "store/compile.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "schema/field_type.h"

namespace plumbline::store {

namespace {

using query::Column;
using query::Condition;
using query::Filter;
using query::Operator;
using query::Query;
using schema::Cell;
using schema::EntityType;
using schema::Field;
using schema::Storage;

/// The latest history entries of a type up to a change: what its table was then.
void add_past(Sql& sql, const EntityType& type, std::int64_t as_of) {
    sql.add("(SELECT h.record AS id, h.revision AS revision, h.data AS data FROM history h WHERE h.type=")
        .bind(type.name);
    sql.add(fmt::format(
        " AND h.operation NOT IN ('delete','erase') AND h.data IS NOT NULL AND (h.seq, h.ordinal) = (SELECT x.seq, "
        "x.ordinal FROM history x "
        "WHERE x.type=h.type AND x.record=h.record AND x.seq<={} ORDER BY x.seq DESC, x.ordinal DESC LIMIT 1))",
        as_of));
}

class Compiler {
  public:
    Compiler(const Query& query, const Engine& engine) : query_(query), engine_(engine) {}

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
    Sql sql_;
    int aliases_ = 0;
    /// Aliases of the joined tables, by the path of references that leads there.
    std::map<std::vector<const Field*>, std::string> joins_;

    bool is_past() const { return query_.as_of.has_value() && query_.type->kind == schema::Kind::Record; }

    void add_source(const EntityType& type, const std::string& alias) {
        if (query_.as_of && type.kind == schema::Kind::Record)
            add_past(sql_, type, *query_.as_of);
        else if (query_.as_of)
            sql_.add(fmt::format("(SELECT * FROM \"{}\" WHERE revision<={})", type.table, *query_.as_of));
        else
            sql_.name(type.table);
        sql_.add(" " + alias);
    }

    /// The expression for a column of the table behind an alias.
    std::string expression(const EntityType& type, const Field* field, const std::string& system,
                           const std::string& alias) const {
        const bool past = query_.as_of && type.kind == schema::Kind::Record;
        if (field == nullptr) {
            if (!past || system == "id" || system == "revision")
                return alias + "." + std::string(system_column(system));
            return engine_.json_text(alias + ".data", system);
        }
        if (!past) return fmt::format("{}.\"{}\"", alias, field->column);
        const std::string data = alias + ".data";
        switch (field->type->json_form()) {
            case schema::JsonForm::Number:
                return engine_.json_number(data, field->name, field->type->column_scale(*field));
            case schema::JsonForm::Flag:
                return engine_.json_flag(data, field->name);
            case schema::JsonForm::Text:
                break;
        }
        return engine_.json_text(data, field->name);
    }

    std::string expression(const Column& column, const std::string& root) const {
        const std::string& alias = column.hops.empty() ? root : joins_.at(column.hops);
        return expression(*column.owner, column.field, column.system, alias);
    }

    void columns() {
        if (is_past()) {
            sql_.add("SELECT t.data");
        } else {
            sql_.add("SELECT ");
            for (const auto& [json, column] : query::SystemColumns) sql_.add(json == "id" ? "t." : ", t.").add(column);
            for (const Field* field : stored_columns(*query_.type)) sql_.add(", t.").name(field->column);
        }
        for (const query::Order& order : query_.order) {
            collect(order.column.hops);
            collect(order.limit);
        }
        collect(query_.filter);
        for (const query::Order& order : query_.order) {
            sql_.add(", ");
            add_sort_key(order);
        }
    }

    /// Texts are ordered without regard to the case of ASCII letters, the same on both engines.
    void add_sort_key(const query::Order& order) {
        const std::string key = folded(order.column, expression(order.column, "t"));
        if (order.limit.children.empty()) {
            sql_.add(key);
            return;
        }
        sql_.add("CASE WHEN ");
        add(order.limit, "t");
        sql_.add(" THEN " + key + " END");
    }

    /// Whether every row has a value there. Other required fields lack one in records that are older than the rule.
    static bool is_always_set(const Column& column) {
        if (!column.hops.empty()) return false;
        return column.field == nullptr || (column.field->name == "title" && column.field->required);
    }

    static std::string folded(const Column& column, const std::string& expression) {
        return query::is_folded(column) ? "lower(" + expression + ")" : expression;
    }

    void collect(const std::vector<const Field*>& hops) {
        for (std::size_t i = 1; i <= hops.size(); ++i) {
            const std::vector<const Field*> path(hops.begin(), hops.begin() + static_cast<std::ptrdiff_t>(i));
            if (!joins_.contains(path)) joins_[path] = fmt::format("j{}", ++aliases_);
        }
    }

    void collect(const Condition& condition) {
        if (condition.kind == Filter::Kind::Compare) collect(condition.column.hops);
        if (condition.kind == Filter::Kind::Any || condition.kind == Filter::Kind::All) {
            collect(condition.list.hops);
            return;
        }
        for (const Condition& child : condition.children) collect(child);
    }

    void from_and_where(bool with_page) {
        collect(query_.filter);
        sql_.add(" FROM ");
        add_source(*query_.type, "t");
        add_joins(*query_.type, "t");
        sql_.add(" WHERE ");
        add(query_.filter, "t");
        if (!query_.search.empty()) {
            sql_.add(" AND EXISTS (SELECT 1 FROM search_entry e WHERE e.record=t.id");
            if (!query_.search_confidential) sql_.add(" AND e.sensitivity='normal'");
            sql_.add(" AND ");
            engine_.add_match(sql_, query_.search);
            sql_.add(")");
        }
        if (with_page && !query_.after.empty()) add_after();
    }

    void add_joins(const EntityType& type, const std::string& root) {
        // Shorter paths come first in the map's order only by accident, so joins are written by length.
        std::vector<std::pair<std::vector<const Field*>, std::string>> ordered(joins_.begin(), joins_.end());
        std::ranges::stable_sort(ordered, {}, [](const auto& join) { return join.first.size(); });
        for (const auto& [path, alias] : ordered) {
            const EntityType* owner = owner_before(type, path);
            const std::vector<const Field*> parent(path.begin(), path.end() - 1);
            const std::string& from = parent.empty() ? root : joins_.at(parent);
            sql_.add(" LEFT JOIN ");
            add_source(*target_of(*path.back()), alias);
            sql_.add(" ON " + alias + ".id=" + expression(*owner, path.back(), "", from));
        }
    }

    static const EntityType* owner_before(const EntityType& type, const std::vector<const Field*>& path) {
        return path.size() == 1 ? &type : target_of(*path[path.size() - 2]);
    }

    static const EntityType* target_of(const Field& field) { return field.target; }

    void add(const Condition& condition, const std::string& root) {
        switch (condition.kind) {
            case Filter::Kind::And:
                return add_joined(condition, root, " AND ", "1=1");
            case Filter::Kind::Or:
                return add_joined(condition, root, " OR ", "1=0");
            case Filter::Kind::Not:
                sql_.add("(");
                add(condition.children[0], root);
                sql_.add(") IS NOT TRUE");
                return;
            case Filter::Kind::Compare:
                return add_compare(condition, root);
            case Filter::Kind::Any:
                return add_any(condition, root, "");
            case Filter::Kind::All:
                return add_any(condition, root, "NOT ");
        }
    }

    static int depth(const Condition& condition) {
        int most = 0;
        for (const Condition& child : condition.children) most = std::max(most, depth(child));
        return most + 1;
    }

    void add_joined(const Condition& condition, const std::string& root, std::string_view word, std::string_view none) {
        if (condition.children.empty()) {
            sql_.add(none);
            return;
        }
        // SQLite parses with a stack of 100 symbols: what is nested deepest stands first, where it takes the fewest.
        std::vector<const Condition*> children;
        children.reserve(condition.children.size());
        for (const Condition& child : condition.children) children.push_back(&child);
        std::ranges::stable_sort(children, std::ranges::greater(),
                                 [](const Condition* child) { return depth(*child); });
        sql_.add("(");
        for (std::size_t i = 0; i < children.size(); ++i) {
            if (i > 0) sql_.add(word);
            add(*children[i], root);
        }
        sql_.add(")");
    }

    void add_compare(const Condition& condition, const std::string& root) {
        const std::string column =
            condition.column.owner == nullptr ? root + ".value" : expression(condition.column, root);
        switch (condition.op) {
            case Operator::Eq:
                return add_equal(column, condition.values[0], " IS NULL", "=");
            case Operator::Ne:
                return add_equal(column, condition.values[0], " IS NOT NULL", " IS DISTINCT FROM ");
            case Operator::Gt:
                return add_ordered(condition, column, ">");
            case Operator::Ge:
                return add_ordered(condition, column, ">=");
            case Operator::Lt:
                return add_ordered(condition, column, "<");
            case Operator::Le:
                return add_ordered(condition, column, "<=");
            case Operator::In:
                return add_in(column, condition.values);
            case Operator::Contains:
                sql_.add(fmt::format("{}({}, ", engine_.find_in(), column)).bind(condition.values[0]).add(")>0");
                return;
            case Operator::StartsWith:
                sql_.add(fmt::format("{}({}, ", engine_.find_in(), column)).bind(condition.values[0]).add(")=1");
                return;
            case Operator::EndsWith:
                sql_.add("substr(" + column + ", length(" + column + ")-length(").bind(condition.values[0]);
                sql_.add(")+1)=").bind(condition.values[0]);
                return;
        }
    }

    void add_operator(const std::string& column, std::string_view op, const Cell& value) {
        sql_.add(column).add(op).bind(value);
    }

    /// Texts compare as lists order them.
    void add_ordered(const Condition& condition, const std::string& column, std::string_view op) {
        const auto* text = std::get_if<std::string>(&condition.values[0]);
        const bool folds = text != nullptr && query::is_folded(condition.column);
        add_operator(folded(condition.column, column), op,
                     folds ? Cell(base::to_lower_ascii(*text)) : condition.values[0]);
    }

    void add_equal(const std::string& column, const Cell& value, std::string_view for_null, std::string_view op) {
        if (std::holds_alternative<std::monostate>(value))
            sql_.add(column).add(for_null);
        else
            add_operator(column, op, value);
    }

    void add_in(const std::string& column, const std::vector<Cell>& values) {
        bool with_null = false;
        std::string_view separator = "(";
        sql_.add("(");
        sql_.add(column + " IN ");
        for (const Cell& value : values) {
            if (std::holds_alternative<std::monostate>(value)) {
                with_null = true;
                continue;
            }
            sql_.add(separator).bind(value);
            separator = ",";
        }
        sql_.add(separator == "(" ? "(NULL)" : ")");
        if (with_null) sql_.add(" OR " + column + " IS NULL");
        sql_.add(")");
    }

    /// any: EXISTS (… AND condition); all: NOT EXISTS (… AND NOT condition).
    void add_any(const Condition& condition, const std::string& root, std::string_view negation) {
        const query::ListOf& list = condition.list;
        const std::string from = list.hops.empty() ? root : joins_.at(list.hops);
        const std::string alias = fmt::format("x{}", ++aliases_);
        const auto outer = joins_;
        sql_.add(negation).add("EXISTS (SELECT 1 FROM ");
        std::string element = alias;
        if (list.inverse != nullptr) {
            add_source(*list.inverse->from, alias);
            add_element_joins(condition, *list.inverse->from, alias);
            sql_.add(" WHERE ");
            add_refers(*list.inverse, alias, from);
        } else {
            add_list(*list.owner, *list.field, alias, from);
            if (list.field->target != nullptr) {
                element = alias + "r";
                sql_.add(" JOIN ");
                add_source(*list.field->target, element);
                sql_.add(" ON " + element + ".id=" + alias + ".value");
                add_element_joins(condition, *list.field->target, element);
            }
            sql_.add(" WHERE ");
            const bool is_past = query_.as_of && list.owner->kind == schema::Kind::Record;
            sql_.add(is_past ? "1=1" : alias + ".record=" + from + ".id");
        }
        if (!condition.children.empty()) {
            sql_.add(" AND (");
            add(condition.children[0], element);
            sql_.add(negation.empty() ? ")" : ") IS NOT TRUE");
        }
        sql_.add(")");
        joins_ = outer;
    }

    /// Joins for paths that start at the element of a list; they live inside the EXISTS only.
    void add_element_joins(const Condition& condition, const EntityType& type, const std::string& root) {
        joins_.clear();
        for (const Condition& child : condition.children) collect(child);
        add_joins(type, root);
    }

    void add_list(const EntityType& owner, const Field& field, const std::string& alias, const std::string& from) {
        if (query_.as_of && owner.kind == schema::Kind::Record)
            sql_.add(engine_.json_list(from + ".data", field.name));
        else
            sql_.name(list_table(owner, field));
        sql_.add(" " + alias);
    }

    void add_refers(const schema::Inverse& inverse, const std::string& alias, const std::string& target) {
        if (inverse.field->type->storage() != Storage::List) {
            sql_.add(expression(*inverse.from, inverse.field, "", alias) + "=" + target + ".id");
            return;
        }
        const std::string list = fmt::format("l{}", ++aliases_);
        sql_.add("EXISTS (SELECT 1 FROM ");
        add_list(*inverse.from, *inverse.field, list, alias);
        const bool is_past = query_.as_of && inverse.from->kind == schema::Kind::Record;
        sql_.add(" WHERE " + (is_past ? std::string("1=1") : list + ".record=" + alias + ".id"));
        sql_.add(" AND " + list + ".value=" + target + ".id)");
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
                add_equal("", query_.after.at(k), " IS NULL", "=");
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
