#include "actions/text/truth.h"

#include <algorithm>

namespace plumbline::actions::text {

namespace {

using base::Json;
using base::JsonArray;
using schema::Field;
using schema::Relation;

constexpr int DeepestValue = 12;

int depth_of(const Json& value) {
    int depth = 0;
    if (value.is_array())
        for (const Json& item : value.get_array()) depth = std::max(depth, depth_of(item));
    else if (value.is_object())
        for (const auto& pair : value.get_object()) depth = std::max(depth, depth_of(pair.value()));
    else
        return 0;
    return depth + 1;
}

}  // namespace

Json value_of(const base::JsonObject& record, const Field& field) {
    const Json* value = record.if_contains(field.name);
    return value == nullptr ? Json(nullptr) : *value;
}

std::optional<Json> usual_value(const Field& field) {
    if (field.sensitivity != schema::Sensitivity::Normal) return std::nullopt;
    if (!field.default_value) return Json(nullptr);
    if (field.stands_in()) return std::nullopt;
    auto value = field.type->normalize(field, *field.default_value);
    return value ? *value : *field.default_value;
}

bool is_same(const Json& left, const Json& right) {
    const auto is_blank = [](const Json& value) {
        return value.is_null() || (value.is_array() && value.get_array().empty());
    };
    if (is_blank(left) || is_blank(right)) return is_blank(left) == is_blank(right);
    return left == right || base::canonical_text(left) == base::canonical_text(right);
}

bool is_expressible(const Json& value) {
    return depth_of(value) <= DeepestValue;
}

Json with_names(const Stock& stock, const Field& field, const Json& value, std::string_view home) {
    if (value.is_null()) return value;
    switch (field.type->relation()) {
        case Relation::None:
            return value;
        case Relation::One:
            return Json(stock.name_of(*field.target, std::string(value.get_string()), home));
        case Relation::Many: {
            JsonArray names;
            for (const Json& id : value.get_array())
                names.emplace_back(stock.name_of(*field.target, std::string(id.get_string()), home));
            return names;
        }
        case Relation::Any:
            break;
    }
    const auto [type, id] = split_reference(stock.grammar().catalog(), std::string_view(value.get_string()));
    return type == nullptr ? value : Json(type->collection + "/" + stock.name_of(*type, id, home));
}

}  // namespace plumbline::actions::text
