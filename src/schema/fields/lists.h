#pragma once
// What the list field types share in sheets: several values in one cell.

#include <string>
#include <string_view>

#include "base/json.h"

namespace plumbline::schema::fields {

/// read_list cuts the text of a cell at any of the separators; blanks around an entry and empty entries are left out.
[[nodiscard]] base::JsonArray read_list(std::string_view text, std::string_view separators);
/// write_list puts the entries of a list of texts into one cell, semicolons between them.
[[nodiscard]] std::string write_list(const base::Json& value);

}  // namespace plumbline::schema::fields
