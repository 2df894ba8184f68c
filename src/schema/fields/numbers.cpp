#include "schema/fields/numbers.h"

#include <fmt/format.h>

namespace plumbline::schema::fields {

base::Result<void> check_range(const Field& field, double number) {
    if (field.min && number < *field.min)
        return base::fail(base::invalid("validation.range", field.name,
                                        fmt::format("{} is {}; the least is {}.", field.label,
                                                    base::number_text(number), base::number_text(*field.min))));
    if (field.max && number > *field.max)
        return base::fail(base::invalid("validation.range", field.name,
                                        fmt::format("{} is {}; the most is {}.", field.label, base::number_text(number),
                                                    base::number_text(*field.max))));
    return {};
}

void with_range(base::JsonObject& schema, const Field& field) {
    if (field.min) schema["minimum"] = *field.min;
    if (field.max) schema["maximum"] = *field.max;
}

}  // namespace plumbline::schema::fields
