#include "records/difference.h"

#include <string_view>

namespace plumbline::records {

using base::Json;
using base::JsonObject;

namespace {

bool is_bookkeeping(std::string_view name) {
    return name == "revision" || name == "updatedAt" || name == "updatedBy";
}

}  // namespace

JsonObject difference(const JsonObject& before, const JsonObject& after) {
    JsonObject changed;
    for (const auto& pair : after) {
        const Json* old = before.if_contains(pair.key());
        if (is_bookkeeping(pair.key()) || (old != nullptr && *old == pair.value())) continue;
        changed[pair.key()] = JsonObject{{"before", old == nullptr ? Json(nullptr) : *old}, {"after", pair.value()}};
    }
    for (const auto& pair : before)
        if (!after.contains(pair.key())) changed[pair.key()] = JsonObject{{"before", pair.value()}, {"after", nullptr}};
    return changed;
}

}  // namespace plumbline::records
