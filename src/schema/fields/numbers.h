#pragma once
// What the number field types share.

#include "schema/field_type.h"

namespace plumbline::schema::fields {

/// check_range holds a number against the field's least and greatest.
[[nodiscard]] base::Result<void> check_range(const Field& field, double number);
/// with_range adds `minimum` and `maximum` to a JSON Schema.
void with_range(base::JsonObject& schema, const Field& field);

}  // namespace plumbline::schema::fields
