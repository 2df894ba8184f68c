#pragma once
// Which column of a table holds what: by the words that sources use for their columns, or by a mapping that somebody
// wrote.

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "actions/imports/entry.h"
#include "actions/imports/report.h"
#include "connect/tables/table.h"

namespace plumbline::actions::imports {

/// Slot is something that an importer looks for in a table.
struct Slot {
    std::string_view name;                   ///< as mappings call it
    std::vector<std::string_view> headings;  ///< as sources call it, the best first; case, blanks and marks aside
};

/// Mapping is what the user says of the columns and words of the files. All texts are kept as written.
struct Mapping {
    std::map<std::string, std::string, std::less<>> columns;  ///< slot → heading; an empty one means that there is none
    std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> values;  ///< slot → text → text
    std::map<std::string, std::string, std::less<>> tables;  ///< file name → kind of table
    std::map<std::string, std::string, std::less<>> people;  ///< name in the file → e-mail
    DayOrder dates = DayOrder::Shown;
    bool is_complete = false;  ///< a directory holds everybody: who is not in it has left

    /// value is the text that the user wants for a text of a slot; the same text where they said nothing.
    [[nodiscard]] std::string_view value(std::string_view slot, std::string_view text) const;
};

/// read_mapping reads a mapping in YAML or JSON: `columns`, `values`, `tables`, `people`, `dates` (`day-first`
/// or `month-first`), `complete` (`yes`). Errors: `import.mapping`,
/// naming the line.
[[nodiscard]] base::Result<Mapping> read_mapping(std::string_view text);

/// folded is a heading without case, blanks and marks: "User principal name" and "userPrincipalName" are the same, and
/// so are "x label" and "x@OData.Community.Display.V1.FormattedValue", as Dataverse calls the words of a choice or
/// lookup.
[[nodiscard]] std::string folded(std::string_view heading);

/// Columns are the places of an importer's slots in one table.
class Columns {
  public:
    /// Columns finds each slot by the mapping, or else by its headings; what the table has beside them is noted as
    /// unmapped unless it stands in `known`.
    Columns(const std::string& file, const connect::tables::Table& table, std::span<const Slot> slots,
            const Mapping& mapping, Report& report, std::span<const std::string_view> known = {});

    /// has tells whether the table has a column for a slot.
    [[nodiscard]] bool has(std::string_view slot) const { return places_.contains(slot); }
    /// text is what a line has for a slot; empty where there is nothing.
    [[nodiscard]] std::string_view text(const connect::tables::Line& line, std::string_view slot) const;
    /// heading is how the table calls the column of a slot; the slot's own name where it has none.
    [[nodiscard]] std::string heading(std::string_view slot) const;

  private:
    std::map<std::string, std::size_t, std::less<>> places_;
    std::vector<std::string> headings_;
};

}  // namespace plumbline::actions::imports
