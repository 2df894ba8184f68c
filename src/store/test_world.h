#pragma once
// A random world of records, and a naive reading of filters and orders over it, to hold the databases against.

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/test_random.h"
#include "base/text.h"
#include "query/filter.h"
#include "schema/field_type.h"
#include "schema/test_catalog.h"

namespace plumbline::store::testing {

using base::Json;
using base::JsonObject;

/// TestWorld is records by type and id.
struct TestWorld {
    std::map<std::string, std::map<std::string, JsonObject>> records;

    /// at is the value at the end of a path that starts at a record; null where a step is empty.
    [[nodiscard]] Json at(const schema::EntityType& type, const JsonObject& record,
                          const std::vector<std::string>& path) const {
        const schema::EntityType* owner = &type;
        const JsonObject* current = &record;
        for (std::size_t i = 0; i + 1 < path.size(); ++i) {
            const auto id = base::find_text(*current, path[i]);
            if (!id) return nullptr;
            owner = owner->find_field(path[i])->target;
            current = &records.at(owner->name).at(std::string(*id));
        }
        const Json* value = current->if_contains(path.back());
        return value == nullptr ? Json(nullptr) : *value;
    }

    /// holds says whether a filter is true of a record; what is empty is true of nothing but `eq null` and `ne`.
    [[nodiscard]] bool holds(const query::Filter& filter, const schema::EntityType& type,
                             const JsonObject& record) const {
        using Kind = query::Filter::Kind;
        const auto child = [&](const query::Filter& one) { return holds(one, type, record); };
        switch (filter.kind) {
            case Kind::And:
                return std::ranges::all_of(filter.children, child);
            case Kind::Or:
                return std::ranges::any_of(filter.children, child);
            case Kind::Not:
                return !child(filter.children[0]);
            case Kind::Compare:
                return compare(filter, at(type, record, filter.path));
            case Kind::Any:
            case Kind::All:
                return of_list(filter, type, record);
        }
        return false;
    }

  private:
    [[nodiscard]] static int order_of(const Json& left, const Json& right) {
        if (left.is_string()) {
            const std::string_view a(left.get_string());
            const std::string_view b(right.get_string());
            return a < b ? -1 : a == b ? 0 : 1;
        }
        const double a = left.is_bool() ? left.get_bool() : *base::number_of(left);
        const double b = right.is_bool() ? right.get_bool() : *base::number_of(right);
        return a < b ? -1 : a == b ? 0 : 1;
    }

    /// Texts compare as lists order them.
    [[nodiscard]] static Json folded(const Json& value) {
        return value.is_string() ? Json(base::to_lower_ascii(std::string_view(value.get_string()))) : value;
    }

    [[nodiscard]] static bool equal(const Json& value, const Json& wanted) {
        if (value.is_null() || wanted.is_null()) return value.is_null() && wanted.is_null();
        return order_of(value, wanted) == 0;
    }

    [[nodiscard]] static bool compare(const query::Filter& filter, const Json& value) {
        using query::Operator;
        const auto equals = [&](const Json& wanted) { return equal(value, wanted); };
        if (filter.op == Operator::Eq) return equals(filter.values[0]);
        if (filter.op == Operator::Ne) return !equals(filter.values[0]);
        if (filter.op == Operator::In) return std::ranges::any_of(filter.values, equals);
        if (value.is_null()) return false;
        switch (filter.op) {
            case Operator::Gt:
                return order_of(folded(value), folded(filter.values[0])) > 0;
            case Operator::Ge:
                return order_of(folded(value), folded(filter.values[0])) >= 0;
            case Operator::Lt:
                return order_of(folded(value), folded(filter.values[0])) < 0;
            case Operator::Le:
                return order_of(folded(value), folded(filter.values[0])) <= 0;
            default:
                break;
        }
        const std::string_view text(value.get_string());
        const std::string_view piece(filter.values[0].get_string());
        if (filter.op == Operator::Contains) return text.find(piece) != std::string_view::npos;
        return filter.op == Operator::StartsWith ? text.starts_with(piece) : text.ends_with(piece);
    }

    /// The filter on an element, its variable taken off the paths; a word is a record with the field `word`.
    [[nodiscard]] static query::Filter on_element(query::Filter filter, const std::string& variable,
                                                  const std::string& alone) {
        for (query::Filter& child : filter.children) child = on_element(std::move(child), variable, alone);
        if (filter.kind != query::Filter::Kind::Compare) return filter;
        filter.path.erase(filter.path.begin());
        if (filter.path.empty()) filter.path.push_back(alone);
        return filter;
    }

    [[nodiscard]] bool of_list(const query::Filter& filter, const schema::EntityType& type,
                               const JsonObject& record) const {
        const schema::EntityType* owner = &type;
        const JsonObject* current = &record;
        const bool any = filter.kind == query::Filter::Kind::Any;
        for (std::size_t i = 0; i + 1 < filter.path.size(); ++i) {
            const auto id = base::find_text(*current, filter.path[i]);
            if (!id) return !any;
            owner = owner->find_field(filter.path[i])->target;
            current = &records.at(owner->name).at(std::string(*id));
        }
        const schema::Field* field = owner->find_field(filter.path.back());
        const bool words = field != nullptr && field->target == nullptr;
        const schema::EntityType* element = owner;
        std::vector<JsonObject> elements;
        if (field != nullptr) {
            element = words ? owner : field->target;
            if (const Json* list = current->if_contains(field->name))
                for (const Json& entry : list->get_array())
                    elements.push_back(words ? JsonObject{{"word", entry}}
                                             : records.at(element->name).at(std::string(entry.get_string())));
        } else {
            const schema::Inverse& inverse = *schema::testing::small_catalog().find_inverse(*owner, filter.path.back());
            element = inverse.from;
            for (const auto& [id, other] : records.at(element->name))
                if (refers(other, inverse.field->name, base::text_or(*current, "id"))) elements.push_back(other);
        }
        if (filter.children.empty()) return any == !elements.empty();
        const query::Filter inner = on_element(filter.children[0], filter.variable, words ? "word" : "id");
        const auto test = [&](const JsonObject& one) { return holds(inner, *element, one); };
        return any ? std::ranges::any_of(elements, test) : std::ranges::all_of(elements, test);
    }

    [[nodiscard]] static bool refers(const JsonObject& record, const std::string& name, const std::string& id) {
        const Json* value = record.if_contains(name);
        if (value == nullptr) return false;
        if (value->is_string()) return base::is_text(*value, id);
        return std::ranges::any_of(value->get_array(), [&](const Json& entry) { return base::is_text(entry, id); });
    }
};

/// before says whether a value comes first in an order: nothing before everything, texts without regard to ASCII case.
inline int order_of_values(const schema::Field* field, const Json& left, const Json& right) {
    if (left.is_null() || right.is_null()) return (left.is_null() ? 0 : 1) - (right.is_null() ? 0 : 1);
    if (left.is_string()) {
        std::string a(left.get_string());
        std::string b(right.get_string());
        if (field != nullptr && field->type->is_text()) {
            a = base::to_lower_ascii(a);
            b = base::to_lower_ascii(b);
        }
        return a < b ? -1 : a == b ? 0 : 1;
    }
    const auto number = [](const Json& value) { return value.is_bool() ? value.get_bool() : *base::number_of(value); };
    return number(left) < number(right) ? -1 : number(left) == number(right) ? 0 : 1;
}

}  // namespace plumbline::store::testing
