#pragma once
// From cells to the bodies of commands: values as the fields want them, and rows that found their record.

#include "actions/sheets/find_records.h"
#include "actions/sheets/import.h"

namespace plumbline::actions::sheets {

/// Draft is one row on its way.
struct Draft {
    const connect::sheets::Row* row = nullptr;
    base::JsonObject body;                     ///< by field; references as ids
    std::string id;                            ///< as the sheet says; empty where it does not
    std::optional<std::int64_t> revision;      ///< likewise
    const base::JsonObject* before = nullptr;  ///< the record that it found
    std::vector<Mistake> mistakes;
    bool is_lost = false;            ///< nobody knows which record it means
    std::vector<std::size_t> needs;  ///< rows that make what this one refers to
};

/// Reading is what reading rows works with.
struct Reading {
    records::Records& records;
    const records::Asking& asking;
    const schema::EntityType& type;
    const std::vector<Mapped>& columns;
    const ImportOptions& options;
};

/// read_rows reads the cells of all rows; what cannot be read is a mistake of its row. References are still texts.
[[nodiscard]] std::vector<Draft> read_rows(const Reading& reading, const connect::sheets::Sheet& sheet);
/// choose_match is what rows are matched by beside their ids: fields, of which the first one counts that a row has
/// filled in; none where rows make new records. Errors: `import.match`.
[[nodiscard]] base::Result<std::vector<std::string>> choose_match(const Reading& reading);
/// match_rows finds the record of each row; `found` keeps them. Two rows of one record, and names that several records
/// share, are mistakes.
[[nodiscard]] base::Result<void> match_rows(const Reading& reading, const std::vector<std::string>& match,
                                            std::vector<Draft>& drafts, std::vector<base::JsonObject>& found);
/// resolve_references puts ids in place of names. A name may be that of a record which another row of the sheet makes:
/// `made` gives the ids that these will have, by row; empty for rows that make none.
[[nodiscard]] base::Result<void> resolve_references(const Reading& reading, std::vector<Draft>& drafts,
                                                    const std::vector<std::string>& made);
/// cell_of is where a field stands in a row: `B7`; empty where no column goes to it.
[[nodiscard]] std::string cell_of(const std::vector<Mapped>& columns, std::string_view field, int row);

}  // namespace plumbline::actions::sheets
