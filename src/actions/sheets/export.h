#pragma once
// Records as a sheet: what a list shows, all of it, in a file.

#include "connect/sheets/writer.h"
#include "records/records.h"

namespace plumbline::actions::sheets {

/// MostRows is the most records of one export.
inline constexpr std::size_t MostRows = 200'000;

/// ExportOptions say what goes into the sheet.
struct ExportOptions {
    records::Listing listing;  ///< its filter, orderby, search and as_of
    std::string columns;       ///< names of fields and system columns, comma-separated; empty for all that may be seen
    connect::sheets::Format format = connect::sheets::Format::Csv;
};

/// export_sheet is the file: a heading of labels, then every record of the listing that the caller may read, references
/// by title (by id where the title cannot be seen, or has a semicolon in a list). A column is there only where the
/// caller may ask about the field. More than MostRows records fail with `sheet.too-large`.
[[nodiscard]] base::Result<std::string> export_sheet(records::Records& records, const records::Asking& asking,
                                                     const schema::EntityType& type, const ExportOptions& options);

}  // namespace plumbline::actions::sheets
