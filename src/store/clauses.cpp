#include "store/clauses.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "schema/field_type.h"
#include "store/compile.h"

namespace plumbline::store {

using query::Column;
using query::Condition;
using query::Filter;
using query::Operator;
using schema::Cell;
using schema::EntityType;
using schema::Field;
using schema::Storage;

namespace {

/// Whether a condition on the entries of a list asks for what stands in them alone: words, or the ids of references.
bool asks_for_entries(const Condition& condition) {
    if (condition.children.empty()) return false;
    const Condition& entry = condition.children.front();
    return entry.kind == Filter::Kind::Compare && entry.column.owner == nullptr;
}

const EntityType* owner_before(const EntityType& type, const std::vector<const Field*>& path) {
    return path.size() == 1 ? &type : path[path.size() - 2]->target;
}

int depth(const Condition& condition) {
    int most = 0;
    for (const Condition& child : condition.children) most = std::max(most, depth(child));
    return most + 1;
}

}  // namespace

/// The latest history entries of a type up to a change: what its table was then.
void Clauses::add_past(const EntityType& type) {
    sql_.add("(SELECT h.record AS id, h.revision AS revision, h.data AS data FROM history h WHERE h.type=")
        .bind(type.name);
    sql_.add(fmt::format(
        " AND h.operation NOT IN ('delete','erase') AND h.data IS NOT NULL AND (h.seq, h.ordinal) = (SELECT x.seq, "
        "x.ordinal FROM history x "
        "WHERE x.type=h.type AND x.record=h.record AND x.seq<={} ORDER BY x.seq DESC, x.ordinal DESC LIMIT 1))",
        *as_of_));
}

void Clauses::add_from() {
    sql_.add(" FROM ");
    add_source(type_, "t");
    add_joins(type_, "t");
}

void Clauses::add_within(const Condition& limit, const std::string& expression) {
    if (limit.kind == Filter::Kind::And && limit.children.empty()) {
        sql_.add(expression);
        return;
    }
    sql_.add("CASE WHEN ");
    add(limit, "t");
    sql_.add(" THEN " + expression + " END");
}

void Clauses::add_source(const EntityType& type, const std::string& alias) {
    if (is_past(type))
        add_past(type);
    else if (as_of_)
        sql_.add(fmt::format("(SELECT * FROM \"{}\" WHERE revision<={})", type.table, *as_of_));
    else
        sql_.name(type.table);
    sql_.add(" " + alias);
}

/// The expression for a column of the table behind an alias.
std::string Clauses::expression(const EntityType& type, const Field* field, const std::string& system,
                                const std::string& alias) const {
    const bool past = is_past(type);
    if (field == nullptr) {
        if (!past || system == "id" || system == "revision") return alias + "." + std::string(system_column(system));
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

std::string Clauses::expression(const Column& column, const std::string& root) const {
    const std::string& alias = column.hops.empty() ? root : joins_.at(column.hops);
    return expression(*column.owner, column.field, column.system, alias);
}

std::string Clauses::folded(const Column& column, const std::string& expression) {
    return query::is_folded(column) ? "lower(" + expression + ")" : expression;
}

void Clauses::collect(const std::vector<const Field*>& hops) {
    for (std::size_t i = 1; i <= hops.size(); ++i) {
        const std::vector<const Field*> path(hops.begin(), hops.begin() + static_cast<std::ptrdiff_t>(i));
        if (!joins_.contains(path)) joins_[path] = fmt::format("j{}", ++aliases_);
    }
}

void Clauses::collect(const Condition& condition) {
    if (condition.kind == Filter::Kind::Compare) collect(condition.column.hops);
    if (condition.kind == Filter::Kind::Any || condition.kind == Filter::Kind::All) {
        collect(condition.list.hops);
        return;
    }
    for (const Condition& child : condition.children) collect(child);
}

void Clauses::add_joins(const EntityType& type, const std::string& root) {
    // Shorter paths come first in the map's order only by accident, so joins are written by length.
    std::vector<std::pair<std::vector<const Field*>, std::string>> ordered(joins_.begin(), joins_.end());
    std::ranges::stable_sort(ordered, {}, [](const auto& join) { return join.first.size(); });
    for (const auto& [path, alias] : ordered) {
        const EntityType* owner = owner_before(type, path);
        const std::vector<const Field*> parent(path.begin(), path.end() - 1);
        const std::string& from = parent.empty() ? root : joins_.at(parent);
        sql_.add(" LEFT JOIN ");
        add_source(*path.back()->target, alias);
        sql_.add(" ON " + alias + ".id=" + expression(*owner, path.back(), "", from));
    }
}

void Clauses::add(const Condition& condition, const std::string& root) {
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

void Clauses::add_joined(const Condition& condition, const std::string& root, std::string_view word,
                         std::string_view none) {
    if (condition.children.empty()) {
        sql_.add(none);
        return;
    }
    // SQLite parses with a stack of 100 symbols: what is nested deepest stands first, where it takes the fewest.
    std::vector<const Condition*> children;
    children.reserve(condition.children.size());
    for (const Condition& child : condition.children) children.push_back(&child);
    std::ranges::stable_sort(children, std::ranges::greater(), [](const Condition* child) { return depth(*child); });
    sql_.add("(");
    for (std::size_t i = 0; i < children.size(); ++i) {
        if (i > 0) sql_.add(word);
        add(*children[i], root);
    }
    sql_.add(")");
}

void Clauses::add_compare(const Condition& condition, const std::string& root) {
    const std::string column = condition.column.owner == nullptr ? root + ".value" : expression(condition.column, root);
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

void Clauses::add_operator(const std::string& column, std::string_view op, const Cell& value) {
    sql_.add(column).add(op).bind(value);
}

/// Texts compare as lists order them.
void Clauses::add_ordered(const Condition& condition, const std::string& column, std::string_view op) {
    const auto* text = std::get_if<std::string>(&condition.values[0]);
    const bool folds = text != nullptr && query::is_folded(condition.column);
    add_operator(folded(condition.column, column), op, folds ? Cell(base::to_lower_ascii(*text)) : condition.values[0]);
}

void Clauses::add_equal(const std::string& column, const Cell& value, std::string_view for_null, std::string_view op) {
    if (std::holds_alternative<std::monostate>(value))
        sql_.add(column).add(for_null);
    else
        add_operator(column, op, value);
}

void Clauses::add_in(const std::string& column, const std::vector<Cell>& values) {
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

/// any: EXISTS (… AND condition); all: NOT EXISTS (… AND NOT condition). What asks for entries alone is answered from
/// the list, once: a database may look up each of a thousand ids for each row otherwise.
void Clauses::add_any(const Condition& condition, const std::string& root, std::string_view negation) {
    const query::ListOf& list = condition.list;
    const std::string from = list.hops.empty() ? root : joins_.at(list.hops);
    const std::string alias = fmt::format("x{}", ++aliases_);
    if (negation.empty() && list.field != nullptr && !is_past(*list.owner) && asks_for_entries(condition)) {
        sql_.add(from + ".id IN (SELECT " + alias + ".record FROM ");
        add_list(*list.owner, *list.field, alias, from);
        sql_.add(" WHERE ");
        add_compare(condition.children.front(), alias);
        sql_.add(")");
        return;
    }
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
        if (list.field->target != nullptr && !asks_for_entries(condition)) {
            element = alias + "r";
            sql_.add(" JOIN ");
            add_source(*list.field->target, element);
            sql_.add(" ON " + element + ".id=" + alias + ".value");
            add_element_joins(condition, *list.field->target, element);
        }
        sql_.add(" WHERE ");
        const bool from_past = is_past(*list.owner);
        sql_.add(from_past ? "1=1" : alias + ".record=" + from + ".id");
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
void Clauses::add_element_joins(const Condition& condition, const EntityType& type, const std::string& root) {
    joins_.clear();
    for (const Condition& child : condition.children) collect(child);
    add_joins(type, root);
}

void Clauses::add_list(const EntityType& owner, const Field& field, const std::string& alias, const std::string& from) {
    if (is_past(owner))
        sql_.add(engine_.json_list(from + ".data", field.name));
    else
        sql_.name(list_table(owner, field));
    sql_.add(" " + alias);
}

void Clauses::add_refers(const schema::Inverse& inverse, const std::string& alias, const std::string& target) {
    if (inverse.field->type->storage() != Storage::List) {
        sql_.add(expression(*inverse.from, inverse.field, "", alias) + "=" + target + ".id");
        return;
    }
    const std::string list = fmt::format("l{}", ++aliases_);
    sql_.add("EXISTS (SELECT 1 FROM ");
    add_list(*inverse.from, *inverse.field, list, alias);
    const bool from_past = is_past(*inverse.from);
    sql_.add(" WHERE " + (from_past ? std::string("1=1") : list + ".record=" + alias + ".id"));
    sql_.add(" AND " + list + ".value=" + target + ".id)");
}

}  // namespace plumbline::store
