#pragma once
// A typed question over one entity type. Not OData and not SQL: whatever reads a question from outside makes one of
// these, and whatever keeps records answers it.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "query/filter.h"
#include "schema/entity_type.h"

namespace plumbline::query {

/// Column is a field reached from the type asked about, through references to one record each.
struct Column {
    std::vector<const schema::Field*> hops;     ///< references to follow, in order
    const schema::EntityType* owner = nullptr;  ///< the type that the last hop ends at
    const schema::Field* field = nullptr;       ///< its field, or null for a system column
    std::string system;                         ///< `id`, `revision`, `createdAt`, … where field is null
};

/// ListOf is a list reached from the type asked about: a list field (tags, references) or an inverse.
struct ListOf {
    std::vector<const schema::Field*> hops;     ///< references to follow first
    const schema::EntityType* owner = nullptr;  ///< the type that has the list
    const schema::Field* field = nullptr;       ///< its list field, or null
    const schema::Inverse* inverse = nullptr;   ///< or the inverse
};

/// Condition is a filter whose names are resolved and whose values are cells.
struct Condition {
    Filter::Kind kind = Filter::Kind::And;  ///< And without children holds always
    std::vector<Condition> children;        ///< of And, Or, Not; at most one, on the element, of Any and All
    Column column;  ///< of Compare; without owner: the element of a list itself, a word or an id
    Operator op = Operator::Eq;
    std::vector<schema::Cell> values;
    ListOf list;  ///< of Any and All
};

/// is_number tells whether the column holds whole numbers rather than text.
[[nodiscard]] bool is_number(const Column& column);

/// is_folded tells whether the column holds text, which is ordered and compared by gt, ge, lt and le without regard to
/// the case of ASCII letters.
[[nodiscard]] bool is_folded(const Column& column);

/// Order is one column to order by. Rows for which `limit` does not hold count as empty in it.
struct Order {
    Column column;
    bool descending = false;
    Condition limit;  ///< holds always unless the path leads through records that the asker may not read
};

/// Query is the whole question. `top` rows are wanted; ties are always broken by id, so paging is stable.
struct Query {
    const schema::EntityType* type = nullptr;
    Condition filter;
    std::vector<Order> order;
    std::vector<std::string> search;    ///< normalized tokens, all of which must occur; the last as a prefix
    bool search_confidential = false;   ///< whether confidential fields may be searched
    std::vector<schema::Cell> after;    ///< order values and id of the last row of the page before; empty: first page
    int top = 50;                       ///< most rows wanted
    int skip = 0;                       ///< rows passed over first
    std::optional<std::int64_t> as_of;  ///< change number to read as of; absent: now
};

/// Visible tells whether the asker may see a field (null: the type at all). Hidden names count as unknown.
using Visible = std::function<bool(const schema::EntityType&, const schema::Field*)>;

/// author_field stands for `createdBy` and `updatedBy` where a Visible is asked about them: on types that hide them
/// only.
[[nodiscard]] const schema::Field& author_field();

/// Readable is the condition that limits the records of a type to those that the asker may read.
using Readable = std::function<Condition(const schema::EntityType&)>;

/// bind_filter resolves the names of a filter on a type and turns its values into cells. Errors are Malformed on
/// `filter`, with the column and a "did you mean". With `readable`, a condition on another record (by a path, or inside
/// any and all) holds only for records that the asker may read, so that filters tell nothing of others.
[[nodiscard]] base::Result<Condition> bind_filter(const Filter& filter, const schema::Catalog& catalog,
                                                  const schema::EntityType& type, const Visible& visible,
                                                  const Readable& readable = {});

/// bind_order reads `title, deadline desc` and resolves its names; at most five. Errors are Malformed on `orderby`.
/// With `readable`, what lies behind a record that the asker may not read counts as empty.
[[nodiscard]] base::Result<std::vector<Order>> bind_order(std::string_view text, const schema::Catalog& catalog,
                                                          const schema::EntityType& type, const Visible& visible,
                                                          const Readable& readable = {});

/// Reached is a column at the end of a path, with the condition that all records on the way may be read.
struct Reached {
    Column column;
    Condition limit;
};

/// bind_column reads a path such as `owner/unit` and resolves it: a field of any kind but secrets, or a system column.
/// Errors are Malformed on `filter`; with `readable` as for bind_order.
[[nodiscard]] base::Result<Reached> bind_column(std::string_view path, const schema::Catalog& catalog,
                                                const schema::EntityType& type, const Visible& visible,
                                                const Readable& readable = {});

/// check_reach refuses a question whose paths lead to more than 60 records at a time, the limits of what may be read
/// included: databases join 64 tables at most.
[[nodiscard]] base::Result<void> check_reach(const Query& query);

/// default_order is the order that the type declares.
[[nodiscard]] std::vector<Order> default_order(const schema::Catalog& catalog, const schema::EntityType& type);

/// equals is the condition that a field or system column of the type has this value; a null cell asks for emptiness.
[[nodiscard]] Condition equals(const schema::EntityType& type, std::string_view name, schema::Cell value);
/// one_of is the condition that a field or system column has one of the values.
[[nodiscard]] Condition one_of(const schema::EntityType& type, std::string_view name, std::vector<schema::Cell> values);
/// holds_one_of is the condition that a list field of a type has one of some values: words, or ids of the records that
/// it refers to, which are not looked up.
[[nodiscard]] Condition holds_one_of(const schema::EntityType& type, const schema::Field& list,
                                     std::vector<schema::Cell> values);
/// reached_equals is the same for a column at the end of a path of references; null cells ask for emptiness.
[[nodiscard]] Condition reached_equals(const schema::Catalog& catalog, const schema::EntityType& type,
                                       const std::vector<std::string>& path, schema::Cell value);
/// reached_one_of is the same for several values.
[[nodiscard]] Condition reached_one_of(const schema::Catalog& catalog, const schema::EntityType& type,
                                       const std::vector<std::string>& path, std::vector<schema::Cell> values);
/// all_of and any_of join conditions. Without children, all_of holds always and any_of never.
[[nodiscard]] Condition all_of(std::vector<Condition> children);
/// any_of holds when one of the children does.
[[nodiscard]] Condition any_of(std::vector<Condition> children);

/// SystemColumns are the columns that every type has without declaring them, JSON name first, then the column's.
inline constexpr std::pair<std::string_view, std::string_view> SystemColumns[] = {
    {"id", "id"},
    {"revision", "revision"},
    {"createdAt", "created_at"},
    {"createdBy", "created_by"},
    {"updatedAt", "updated_at"},
    {"updatedBy", "updated_by"},
};

}  // namespace plumbline::query
