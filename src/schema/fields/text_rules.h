#pragma once
// What every field type that holds text checks first.

#include <string>

#include "schema/field_type.h"

namespace plumbline::schema::fields {

/// Lines says whether a text may have several.
enum class Lines { One, Many };

/// plain_text is the string that a value holds: valid UTF-8 without control characters (tab and line breaks are allowed
/// in text of many lines), trimmed, at most `max_length` code points; an empty text is null.
[[nodiscard]] base::Result<base::Json> plain_text(const Field& field, const base::Json& value, Lines lines,
                                                  int max_length);

}  // namespace plumbline::schema::fields
