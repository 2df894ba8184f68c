#pragma once
// Files from elsewhere into records: who works where, what was built and used and learnt, what others planned.
//
//     Report report = TRY(import_files(records, asking, wish));

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "actions/imports/cast.h"
#include "connect/tables/file.h"

namespace plumbline::actions::imports {

/// Wish is one import as it is asked for.
struct Wish {
    std::string kind;  ///< one of kinds()
    std::vector<connect::tables::File> files;
    std::string program;  ///< title of the program that gets the records; made where there is none; may be empty
    std::string type;     ///< of kind `table`: the type or collection that the rows are records of
    Mapping mapping;
    bool is_rehearsal = false;  ///< try everything and undo it
};

/// Setting is what an importer works with.
struct Setting {
    records::Records& records;
    const records::Asking& asking;
    const Wish& wish;
    Report& report;
    Keeper& keeper;
    Cast& cast;
    std::string program;  ///< id; empty where no program is named
    std::string batch;    ///< id of the import's own record; empty when it is only tried
    base::Date today;
    std::vector<std::function<base::Result<void>()>> after = {};  ///< work on facts, which refer to what is kept first
};

/// Importer reads files of one kind and tells the keeper what is to be there.
struct Importer {
    std::string_view kind;      ///< as the command line calls it
    std::string_view contents;  ///< `kind` of an import-batch
    bool needs_program = false;
    /// read reads the files.
    base::Result<void> (*read)(Setting&, const std::vector<connect::tables::File>&) = nullptr;
};

/// importers are all there are.
[[nodiscard]] const std::vector<Importer>& importers();

/// import_files carries an import out: everything in one transaction, facts in pieces that count when the last one is
/// there. It leaves a record of itself (type import-batch) unless it is only tried. Errors: `import.kind`,
/// `import.program`, those of files and tables, and those of saving; after an error nothing was changed.
[[nodiscard]] base::Result<Report> import_files(records::Records& records, const records::Asking& asking,
                                                const Wish& wish);

/// read_directory: people, units, managers, leavers.
base::Result<void> read_directory(Setting& setting, const std::vector<connect::tables::File>& files);
/// read_coe: tables of the CoE Starter Kit.
base::Result<void> read_coe(Setting& setting, const std::vector<connect::tables::File>& files);
/// read_inventory: the inventory of the Power Platform admin centre and the tables of its lake export.
base::Result<void> read_inventory(Setting& setting, const std::vector<connect::tables::File>& files);
/// read_viva_goals: an export of Viva Goals.
base::Result<void> read_viva_goals(Setting& setting, const std::vector<connect::tables::File>& files);
/// read_learning: completions of courses and certificates.
base::Result<void> read_learning(Setting& setting, const std::vector<connect::tables::File>& files);
/// read_usage: who or which unit used what, by period.
base::Result<void> read_usage(Setting& setting, const std::vector<connect::tables::File>& files);
/// read_records: any table into records of one type.
base::Result<void> read_records(Setting& setting, const std::vector<connect::tables::File>& files);

}  // namespace plumbline::actions::imports
