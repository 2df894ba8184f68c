#include "base/merge_patch.h"

namespace plumbline::base {

Json merge_patch(const Json& target, const Json& patch) {
    if (!patch.is_object()) return patch;
    JsonObject result = target.is_object() ? target.get_object() : JsonObject();
    for (const auto& pair : patch.get_object()) {
        if (pair.value().is_null())
            result.erase(pair.key());
        else
            result[pair.key()] =
                merge_patch(result.contains(pair.key()) ? result.at(pair.key()) : Json(), pair.value());
    }
    return result;
}

}  // namespace plumbline::base
