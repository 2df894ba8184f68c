#pragma once
// The columns of a sheet of records: fields, and the system columns that every type has.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connect/sheets/sheet.h"
#include "query/query.h"

namespace plumbline::actions::sheets {

/// Column is one column of a sheet. Without a field it is a system column, or one that is left out.
struct Column {
    std::string name;   ///< of the field or system column, as in JSON; empty for one that is left out
    std::string label;  ///< for people
    const schema::Field* field = nullptr;
};

/// find_column is the column of a field or system column that the asker may see, by its name; nothing where there is
/// none.
[[nodiscard]] std::optional<Column> find_column(const schema::EntityType& type, const query::Visible& visible,
                                                std::string_view name);
/// all_columns are the fields that the asker may see, in the order declared, then the id and the revision.
[[nodiscard]] std::vector<Column> all_columns(const schema::EntityType& type, const query::Visible& visible);
/// chosen_columns reads `title,owner,id`. Errors have the code `sheet.columns`.
[[nodiscard]] base::Result<std::vector<Column>> chosen_columns(const schema::EntityType& type,
                                                               const query::Visible& visible, std::string_view names);

/// Mapped is a column of a sheet that is read, and what it goes to.
struct Mapped {
    std::string heading;       ///< as it stands in the sheet
    Column column;             ///< without a name where it is left out
    std::string note;          ///< why it is left out; empty where it is not
    std::string example = {};  ///< the first cell below it that has something, shortened
};

/// map_columns finds for each cell of the heading the field that it means: by `given` (names by position, separated by
/// commas; empty ones and ones behind the last are left out) or else by label or name, whatever the case and the marks
/// between words. What only the server sets is left out, but for id and revision. Errors have the codes
/// `sheet.columns` (a name that there is not, a field twice) and `import.heading` (nothing is known).
[[nodiscard]] base::Result<std::vector<Mapped>> map_columns(const schema::EntityType& type,
                                                            const query::Visible& visible,
                                                            const connect::sheets::Row& heading,
                                                            const std::optional<std::string>& given);

}  // namespace plumbline::actions::sheets
