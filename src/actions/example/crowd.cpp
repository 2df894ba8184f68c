#include "actions/example/crowd.h"

#include <algorithm>

namespace plumbline::actions::example {

using base::Json;
using base::JsonArray;
using base::Result;
using query::Filter;

namespace {

bool holds(const Json& list, std::string_view word) {
    return list.is_array() &&
           std::ranges::any_of(list.get_array(), [&](const Json& v) { return base::is_text(v, word); });
}

bool overlap(const Json& list, const Json& words) {
    return words.is_array() && std::ranges::any_of(words.get_array(), [&](const Json& word) {
               return word.is_string() && holds(list, word.get_string());
           });
}

/// Segments of the example are filtered by roles alone: `roles/any(r: r eq 'maker') and not (…)`.
bool meets(const Filter& filter, const Json& roles) {
    switch (filter.kind) {
        case Filter::Kind::And:
            return std::ranges::all_of(filter.children, [&](const Filter& part) { return meets(part, roles); });
        case Filter::Kind::Or:
            return std::ranges::any_of(filter.children, [&](const Filter& part) { return meets(part, roles); });
        case Filter::Kind::Not:
            return !meets(filter.children.front(), roles);
        case Filter::Kind::Any:
            return holds(roles, filter.children.front().values.front().as_string());
        default:
            return false;
    }
}

}  // namespace

std::vector<const Entry*> Crowd::those(const Json& word, int day) const {
    std::vector<const Entry*> found;
    const Json* units = word.is_object() ? word.get_object().if_contains("units") : nullptr;
    const Json* roles = word.is_object() ? word.get_object().if_contains("roles") : nullptr;
    for (const Entry* person : people_) {
        const bool fits = (units == nullptr || holds(*units, person->text("unit", day))) &&
                          (roles == nullptr || overlap(person->value("roles", day), *roles));
        if (fits) found.push_back(person);
    }
    return found;
}

Result<std::vector<const Entry*>> Crowd::members(const Entry& segment, int day) const {
    const Json named = segment.value("members", day);
    const Json units = segment.value("units", day);
    const std::string text = segment.text("filter", day);
    const Filter filter = text.empty() ? Filter() : TRY(query::parse_filter(text));
    std::vector<const Entry*> found;
    for (const Entry* person : people_) {
        const bool fits = named.is_array()   ? holds(named, person->key)
                          : units.is_array() ? holds(units, person->text("unit", day))
                                             : !text.empty() && meets(filter, person->value("roles", day));
        if (fits) found.push_back(person);
    }
    return found;
}

}  // namespace plumbline::actions::example
