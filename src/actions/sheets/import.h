#pragma once
// A sheet into records: first what would happen, row by row, then all of it in one transaction, through the same save
// pipeline as everything else.
//
//     Import import = TRY(plan_import(records, asking, type, sheet, options));
//     TRY(records.write(asking, import.commands()));

#include <optional>
#include <string>
#include <vector>

#include "actions/sheets/columns.h"
#include "connect/sheets/sheet.h"
#include "records/records.h"

namespace plumbline::actions::sheets {

/// ImportOptions say how a sheet is read.
struct ImportOptions {
    std::optional<std::string> columns;  ///< see map_columns; absent: guessed from the heading
    std::string match;        ///< by what a row finds its record: `id`, `none`, or a field; empty: id, or else a unique
                              ///< field, or else title, as far as the sheet has them
    bool clears = false;      ///< whether an empty cell empties the field; otherwise it stays as it is
    bool leaves_out = false;  ///< whether rows with mistakes are left out; otherwise one of them stops all
};

/// Effect is what becomes of a row.
enum class Effect { Create, Update, Unchanged, Mistake };

/// Mistake is what is wrong with a row, or with one cell of it.
struct Mistake {
    std::string cell;          ///< `B7`; empty where the whole row is meant
    std::string field;         ///< empty likewise
    base::Error error;         ///< what is wrong and how to mend it
    std::string unknown = {};  ///< the name that leads to no record; empty where something else is wrong
};

/// Change is a field before and after, as values and as texts for people.
struct Change {
    std::string field;
    base::Json before;
    base::Json after;
    std::string before_text;
    std::string after_text;
};

/// ImportRow is one row and what becomes of it.
struct ImportRow {
    int number = 0;  ///< as in the sheet
    Effect effect = Effect::Mistake;
    std::string id;     ///< of the record that it found; empty where it makes one
    std::string title;  ///< what the record is called
    std::vector<Change> changes;
    std::vector<Mistake> mistakes;
    records::Command command;
};

/// Import is a sheet that was understood.
struct Import {
    const schema::EntityType* type = nullptr;
    std::vector<Mapped> columns;
    std::vector<std::string> match;  ///< fields that rows are matched by beside their ids
    std::vector<ImportRow> rows;
    std::vector<std::size_t> order;  ///< places in `rows` in the order of saving: what others refer to comes first
    std::string digest;              ///< of all that would happen

    /// count is how many rows have that effect.
    [[nodiscard]] std::size_t count(Effect effect) const;
    /// commands are the changes, and `places` which row each of them comes from.
    [[nodiscard]] std::vector<records::Command> commands(std::vector<std::size_t>& places) const;
};

/// plan_import finds out what a sheet would do: it maps its columns, finds records and what is referred to, tries every
/// row on the store and undoes it all. Rows keep their mistakes; the import fails only where nothing of it can be
/// understood: `import.heading`, `import.empty`, `import.match`, `sheet.columns`, or Forbidden.
[[nodiscard]] base::Result<Import> plan_import(records::Records& records, const records::Asking& asking,
                                               const schema::EntityType& type, const connect::sheets::Sheet& sheet,
                                               const ImportOptions& options);

/// mistakes_of is the error `import.mistakes` with the first hundred mistakes, each at its cell.
[[nodiscard]] base::Error mistakes_of(const Import& import);

/// to_json is the answer for people and programs: columns, counts, at most 2,000 rows, those with mistakes first, and
/// the names that lead to no record, at most 1,000 for each field.
[[nodiscard]] base::JsonObject to_json(const Import& import);

}  // namespace plumbline::actions::sheets
