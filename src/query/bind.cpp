#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "base/time.h"
#include "query/filter_lexer.h"
#include "query/query.h"
#include "schema/field_type.h"

namespace plumbline::query {

namespace {

using base::fail;
using base::Result;
using schema::Cell;
using schema::EntityType;
using schema::Field;
using schema::Relation;

/// Each step of a path is a join.
constexpr std::size_t MostSteps = 6;

bool is_system(std::string_view name) {
    return std::ranges::any_of(SystemColumns, [name](const auto& pair) { return pair.first == name; });
}

/// The variable of an any/all that is being resolved: its name, and the type of an element (null: a word).
struct Scope {
    std::string variable;
    const EntityType* element = nullptr;
};

class Binder {
  public:
    Binder(const schema::Catalog& catalog, const EntityType& type, const Visible& visible,
           const Readable& readable = {})
        : catalog_(catalog), type_(type), visible_(visible), readable_(readable) {}

    Result<Condition> bind(const Filter& filter, const Scope* scope) const {
        switch (filter.kind) {
            case Filter::Kind::And:
            case Filter::Kind::Or:
            case Filter::Kind::Not: {
                Condition condition;
                condition.kind = filter.kind;
                for (const Filter& child : filter.children) condition.children.push_back(TRY(bind(child, scope)));
                return condition;
            }
            case Filter::Kind::Compare:
                return compare(filter, scope);
            case Filter::Kind::Any:
            case Filter::Kind::All:
                return lambda(filter, scope);
        }
        return Condition{};
    }

    Result<Column> column(const std::vector<std::string>& path, const EntityType& from, int place) const {
        Column found;
        if (path.size() > MostSteps) return fail(bad_filter(place, "This path has too many steps."));
        found.owner = &from;
        for (std::size_t i = 0; i < path.size(); ++i) {
            const bool last = i + 1 == path.size();
            if (last && is_system(path[i])) {
                if (!may_ask(*found.owner, path[i])) return fail(no_field(*found.owner, path[i], place));
                found.system = path[i];
                return found;
            }
            const Field* field = TRY(visible_field(*found.owner, path[i], place));
            if (last) {
                found.field = field;
                return found;
            }
            TRY(follow(found.hops, found.owner, *field, place));
        }
        return found;
    }

    /// all_readable is the condition that every record on a path may be read.
    Condition all_readable(const std::vector<const Field*>& hops) const {
        Condition all;
        if (!readable_) return all;
        for (std::size_t i = 1; i <= hops.size(); ++i) {
            Condition limit = readable_(*hops[i - 1]->target);
            if (holds_always(limit)) continue;
            put_behind(limit, {hops.begin(), hops.begin() + static_cast<std::ptrdiff_t>(i)});
            all.children.push_back(std::move(limit));
        }
        return all;
    }

  private:
    const schema::Catalog& catalog_;
    const EntityType& type_;

    const Visible& visible_;
    const Readable readable_;

    static bool holds_always(const Condition& condition) {
        return condition.kind == Filter::Kind::And && condition.children.empty();
    }

    /// The same condition asked of the record behind a path of references.
    static void put_behind(Condition& condition, const std::vector<const Field*>& hops) {
        const bool is_inside = condition.kind == Filter::Kind::Any || condition.kind == Filter::Kind::All;
        auto& own = is_inside ? condition.list.hops : condition.column.hops;
        if (is_inside || condition.kind == Filter::Kind::Compare) own.insert(own.begin(), hops.begin(), hops.end());
        if (is_inside) return;
        for (Condition& child : condition.children) put_behind(child, hops);
    }

    /// Adds to a condition that every record on its way may be read.
    Condition only_readable(Condition condition) const {
        Condition limit = all_readable(condition.column.hops);
        if (holds_always(limit)) return condition;
        limit.children.push_back(std::move(condition));
        return limit;
    }

    /// any: the element may be read and the condition holds; all: it may not be read or the condition holds.
    void limit_elements(Condition& condition, const EntityType* element) const {
        if (!readable_ || element == nullptr) return;
        Condition limit = readable_(*element);
        if (holds_always(limit)) return;
        const bool is_all = condition.kind == Filter::Kind::All;
        std::vector<Condition> both;
        if (is_all) {
            Condition hidden;
            hidden.kind = Filter::Kind::Not;
            hidden.children.push_back(std::move(limit));
            both.push_back(std::move(hidden));
        } else {
            both.push_back(std::move(limit));
        }
        for (Condition& child : condition.children) both.push_back(std::move(child));
        condition.children.clear();
        condition.children.push_back(is_all ? any_of(std::move(both)) : all_of(std::move(both)));
    }

    Result<const Field*> visible_field(const EntityType& type, std::string_view name, int place) const {
        const Field* field = type.find_field(name);
        if (field != nullptr && field->sensitivity != schema::Sensitivity::Secret && visible_(type, field))
            return field;
        return fail(no_field(type, name, place));
    }

    base::Error no_field(const EntityType& type, std::string_view name, int place) const {
        std::vector<std::string> names;
        for (const Field& other : type.fields)
            if (visible_(type, &other)) names.push_back(other.name);
        const std::string near = base::closest(name, names);
        return bad_filter(place, fmt::format("{} has no field \"{}\".", type.label, base::shortened(name, 60)),
                          near.empty() ? "Fields: " + base::join(names, ", ") + "." : "Did you mean \"" + near + "\"?");
    }

    /// Who wrote a record may be asked about where it would be shown on every one of them.
    bool may_ask(const EntityType& type, std::string_view system) const {
        if (system != "createdBy" && system != "updatedBy") return true;
        return (!type.hides_authors && type.nameless.empty()) || visible_(type, &author_field());
    }

    Result<void> follow(std::vector<const Field*>& hops, const EntityType*& owner, const Field& field,
                        int place) const {
        if (field.type->relation() != Relation::One)
            return fail(bad_filter(place, fmt::format("\"{}\" does not lead to one record.", field.name),
                                   "For a list, write " + field.name + "/any(x: x/title eq '…')."));
        const EntityType& target = catalog_.type(field.targets.front());
        if (!visible_(target, nullptr)) return fail(bad_filter(place, "You may not ask about " + target.plural + "."));
        hops.push_back(&field);
        owner = &target;
        return {};
    }

    Result<Condition> compare(const Filter& filter, const Scope* scope) const {
        Condition condition;
        condition.kind = Filter::Kind::Compare;
        condition.op = filter.op;
        const bool on_element = scope != nullptr && filter.path.front() == scope->variable;
        if (on_element && filter.path.size() == 1 && scope->element == nullptr) {
            for (const base::Json& value : filter.values) condition.values.push_back(TRY(word(value, filter)));
            return condition;
        }
        std::vector<std::string> path = filter.path;
        if (on_element) path.erase(path.begin());
        if (path.empty()) path.emplace_back("id");
        const EntityType* from = on_element ? scope->element : &type_;
        if (from == nullptr || (scope != nullptr && !on_element))
            return fail(bad_filter(filter.column, "Inside any and all, conditions are on the variable.",
                                   "Write " + scope->variable + "/field."));
        condition.column = TRY(column(path, *from, filter.column));
        for (const base::Json& value : filter.values)

            condition.values.push_back(TRY(cell(condition.column, value, filter)));
        return only_readable(std::move(condition));
    }

    static Result<Cell> word(const base::Json& value, const Filter& filter) {
        const auto* text = value.if_string();
        const bool is_clean = text != nullptr &&
                              std::string_view(text->data(), text->size()).find('\0') == std::string_view::npos &&
                              base::is_utf8(std::string_view(text->data(), text->size()));
        if (!is_clean) return fail(bad_filter(filter.column, "Expected a text in single quotes."));
        return Cell(std::string(*text));
    }

    Result<Cell> cell(const Column& column, const base::Json& value, const Filter& filter) const {
        const bool equality = filter.op == Operator::Eq || filter.op == Operator::Ne || filter.op == Operator::In;
        if (column.field != nullptr && column.field->type->storage() == schema::Storage::List)
            return fail(bad_filter(filter.column, fmt::format("\"{}\" is a list.", column.field->name),
                                   "Write " + column.field->name + "/any(x: x eq '…')."));
        if (value.is_null()) {
            if (equality) return Cell();
            return fail(bad_filter(filter.column, "null goes with eq and ne only."));
        }
        if (column.field == nullptr) return system_cell(column.system, value, filter);
        const Field& field = *column.field;
        if (filter.op >= Operator::Contains) {
            if (field.type->is_text()) return word(value, filter);
            return fail(bad_filter(filter.column, fmt::format("\"{}\" is no text.", field.name), "Use eq."));
        }
        if (!equality && !field.type->is_ordered())
            return fail(bad_filter(filter.column, fmt::format("\"{}\" has no order.", field.name), "Use eq or ne."));
        auto normal = field.type->normalize(field, value);
        if (!normal) return fail(bad_filter(filter.column, normal.error().message, normal.error().hint));
        if (normal->is_null() && !equality)
            return fail(bad_filter(filter.column, "An empty text has no order.", "Write ne null."));
        return field.type->encode(field, *normal);
    }

    static Result<Cell> system_cell(const std::string& system, const base::Json& value, const Filter& filter) {
        if (system == "revision") {
            if (value.is_int64() && filter.op < Operator::Contains) return Cell(value.get_int64());
            return fail(bad_filter(filter.column, "revision is a whole number."));
        }
        const bool is_instant = system == "createdAt" || system == "updatedAt";
        if (!is_instant || filter.op >= Operator::Contains) return word(value, filter);
        const auto text = TRY(word(value, filter));
        auto instant = base::parse_instant(std::get<std::string>(text));
        if (const auto date = base::parse_date(std::get<std::string>(text)))
            instant = base::Instant{std::chrono::sys_days{*date}};
        if (!instant) return fail(bad_filter(filter.column, instant.error().message, instant.error().hint));
        return Cell(base::format_instant(*instant));
    }

    Result<Condition> lambda(const Filter& filter, const Scope* scope) const {
        if (scope != nullptr) return fail(bad_filter(filter.column, "any and all cannot be nested."));
        Condition condition;
        condition.kind = filter.kind;
        ListOf& list = condition.list;
        if (filter.path.size() > MostSteps) return fail(bad_filter(filter.column, "This path has too many steps."));
        list.owner = &type_;
        for (std::size_t i = 0; i + 1 < filter.path.size(); ++i)
            TRY(follow(list.hops, list.owner, *TRY(visible_field(*list.owner, filter.path[i], filter.column)),
                       filter.column));
        Scope element{filter.variable, nullptr};
        list.inverse = catalog_.find_inverse(*list.owner, filter.path.back());
        if (list.inverse != nullptr && visible_(*list.inverse->from, list.inverse->field)) {
            element.element = list.inverse->from;
        } else {
            list.inverse = nullptr;
            list.field = TRY(visible_field(*list.owner, filter.path.back(), filter.column));
            if (list.field->type->storage() != schema::Storage::List)
                return fail(bad_filter(filter.column, fmt::format("\"{}\" is no list.", list.field->name)));
            if (list.field->type->relation() == Relation::Many)
                element.element = &catalog_.type(list.field->targets.front());
        }
        if (element.element != nullptr && !visible_(*element.element, nullptr))
            return fail(bad_filter(filter.column, "You may not ask about " + element.element->plural + "."));

        if (!filter.children.empty()) condition.children.push_back(TRY(bind(filter.children[0], &element)));
        limit_elements(condition, element.element);
        return condition;
    }
};

const Visible& everything() {
    static const Visible All = [](const EntityType&, const Field*) { return true; };
    return All;
}

/// A path to an order: the first field of the target that people know a record by.
std::string name_behind(std::string_view path, const Field& field) {
    const bool has_title = field.target != nullptr && field.target->find_field("title") != nullptr;
    return std::string(path) + (has_title ? "/title" : "/createdAt");
}

Column own_column(const EntityType& type, std::string_view name) {
    Column column;
    column.owner = &type;
    column.field = type.find_field(name);
    if (column.field == nullptr) column.system = std::string(name);
    return column;
}

}  // namespace

Result<Condition> bind_filter(const Filter& filter, const schema::Catalog& catalog, const EntityType& type,
                              const Visible& visible, const Readable& readable) {
    return Binder(catalog, type, visible, readable).bind(filter, nullptr);
}

Result<std::vector<Order>> bind_order(std::string_view text, const schema::Catalog& catalog, const EntityType& type,
                                      const Visible& visible, const Readable& readable) {
    std::vector<Order> order;
    const Binder binder(catalog, type, visible, readable);
    const auto bad = [](std::string message, std::string hint = {}) {
        return fail(base::bad_request("orderby.syntax", "orderby", std::move(message), std::move(hint)));
    };
    for (const std::string_view part : base::split(text, ',')) {
        std::vector<std::string_view> words;
        for (const std::string_view word : base::split(base::trim(part), ' '))
            if (!word.empty()) words.push_back(word);
        if (words.empty() || words.size() > 2 || (words.size() == 2 && words[1] != "asc" && words[1] != "desc"))
            return bad("The order cannot be read.", "Write it as: title, deadline desc.");
        std::vector<std::string> path;
        for (const std::string_view step : base::split(words[0], '/')) path.emplace_back(step);
        auto column = binder.column(path, type, 1);
        if (!column) return bad(column.error().message, column.error().hint);
        if (column->field != nullptr && column->field->type->storage() == schema::Storage::List)
            return bad(fmt::format("A list such as \"{}\" gives no order.", column->field->name));
        if (column->field != nullptr && column->field->type->relation() == Relation::One)
            return bad(fmt::format("\"{}\" is a reference, which gives no order.", column->field->name),
                       fmt::format("Order by a field behind it, such as {}.", name_behind(words[0], *column->field)));
        if (column->field != nullptr && !column->field->type->is_ordered())
            return bad(fmt::format("\"{}\" gives no order.", column->field->name));
        Condition limit = binder.all_readable(column->hops);
        order.push_back({std::move(*column), words.size() == 2 && words[1] == "desc", std::move(limit)});
    }
    if (order.size() > 5) return bad("At most five fields can be ordered by.");
    return order;
}

Result<Reached> bind_column(std::string_view path, const schema::Catalog& catalog, const EntityType& type,
                            const Visible& visible, const Readable& readable) {
    const Binder binder(catalog, type, visible, readable);
    std::vector<std::string> steps;
    for (const std::string_view step : base::split(path, '/')) steps.emplace_back(step);
    Reached reached;
    reached.column = TRY(binder.column(steps, type, 1));
    reached.limit = binder.all_readable(reached.column.hops);
    return reached;
}

const Field& author_field() {
    static const Field Author = [] {
        Field field;
        field.name = "createdBy";
        field.sensitivity = schema::Sensitivity::Confidential;
        return field;
    }();
    return Author;
}

bool is_folded(const Column& column) {
    return column.field != nullptr && column.field->type->is_text();
}

bool is_number(const Column& column) {
    return column.field != nullptr ? column.field->type->storage() == schema::Storage::Integer
                                   : column.system == "revision";
}

std::vector<Order> default_order(const schema::Catalog& catalog, const EntityType& type) {
    std::string text = type.order;
    if (text.starts_with('-')) text = text.substr(1) + " desc";
    return bind_order(text, catalog, type, everything()).value_or(std::vector<Order>{});
}

Condition equals(const EntityType& type, std::string_view name, Cell value) {
    Condition condition;
    condition.kind = Filter::Kind::Compare;
    condition.column = own_column(type, name);
    condition.values.push_back(std::move(value));
    return condition;
}

namespace {

Condition among(Column column, std::vector<Cell> values) {
    Condition condition;
    condition.kind = Filter::Kind::Compare;
    condition.op = Operator::In;
    condition.column = std::move(column);
    condition.values = std::move(values);
    return condition;
}

}  // namespace

Condition one_of(const EntityType& type, std::string_view name, std::vector<Cell> values) {
    return among(own_column(type, name), std::move(values));
}

Condition holds_one_of(const EntityType& type, const Field& list, std::vector<Cell> values) {
    Condition any;
    any.kind = Filter::Kind::Any;
    any.list = {.hops = {}, .owner = &type, .field = &list};
    any.children.push_back(among({}, std::move(values)));
    return any;
}

Condition reached_equals(const schema::Catalog& catalog, const EntityType& type, const std::vector<std::string>& path,
                         Cell value) {
    Condition condition;
    condition.kind = Filter::Kind::Compare;
    condition.column = Binder(catalog, type, everything()).column(path, type, 1).value_or(Column{});
    condition.values.push_back(std::move(value));
    return condition;
}

Condition reached_one_of(const schema::Catalog& catalog, const EntityType& type, const std::vector<std::string>& path,
                         std::vector<Cell> values) {
    Condition condition = reached_equals(catalog, type, path, Cell());
    condition.op = Operator::In;
    condition.values = std::move(values);
    return condition;
}

Condition all_of(std::vector<Condition> children) {
    Condition condition;
    condition.children = std::move(children);
    return condition;
}

Condition any_of(std::vector<Condition> children) {
    Condition condition;
    condition.kind = Filter::Kind::Or;
    condition.children = std::move(children);
    return condition;
}

}  // namespace plumbline::query
