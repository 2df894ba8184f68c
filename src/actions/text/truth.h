#pragma once
// What a text says of a field that it leaves out, and when two values are the same.

#include <optional>

#include "actions/text/stock.h"

namespace plumbline::actions::text {

/// value_of is the value of a field in a record; null where it has none.
[[nodiscard]] base::Json value_of(const base::JsonObject& record, const schema::Field& field);
/// usual_value is what a field has where the text does not mention it: its default, or blank. Nothing where the default
/// depends on the moment or the person, and for confidential fields: those stay as they are.
[[nodiscard]] std::optional<base::Json> usual_value(const schema::Field& field);
/// is_same tells whether two values mean the same, whatever the order of the keys inside.
[[nodiscard]] bool is_same(const base::Json& left, const base::Json& right);
/// is_expressible tells whether a value fits into the depth of a text; deeper ones stay in the store alone.
[[nodiscard]] bool is_expressible(const base::Json& value);
/// with_names is the value with names in the place of ids, as `Stock::name_of` answers them for that `home`.
[[nodiscard]] base::Json with_names(const Stock& stock, const schema::Field& field, const base::Json& value,
                                    std::string_view home = {});

}  // namespace plumbline::actions::text
