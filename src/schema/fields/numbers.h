#pragma once
// What the number field types share.

#include "schema/field_type.h"

namespace plumbline::schema::fields {

/// check_range holds a number against the field's least and greatest.
[[nodiscard]] base::Result<void> check_range(const Field& field, double number);
/// with_range adds `minimum` and `maximum` to a JSON Schema.
void with_range(base::JsonObject& schema, const Field& field);

/// read_number reads a number from a cell: `1234.5`, `1,234.5`, `1.234,5`, `1 234,5`, with a sign or a percent sign
/// that belongs to the field's unit. One comma or point before just three digits, as in 1,234, could be either and is
/// an error that says so, unless it is `plain`, or the number is known to be `whole`.
[[nodiscard]] base::Result<base::Json> read_number(const Field& field, std::string_view text, bool plain, bool whole);
/// write_number is a number with a point, in a form that read_number reads in one way only.
[[nodiscard]] std::string write_number(const base::Json& value);

}  // namespace plumbline::schema::fields
