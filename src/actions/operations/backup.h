#pragma once
// Checking a backup to the last bit, and back in the place of a store.

#include <functional>
#include <string>

#include "base/time.h"
#include "records/verify.h"
#include "store/backup.h"
#include "store/copy.h"

namespace plumbline::actions {

/// Workshop is what the operations work with. All outlive the work.
struct Workshop {
    const schema::Catalog& catalog;
    const base::Clock& clock;
    base::Random& random;
    std::string program;                                ///< version of this program
    std::string scratch;                                ///< folder for copies that are gone when the work is done
    std::function<void(const std::string&)> tell = {};  ///< a line for people, as the work goes on; may be empty
};

/// Checked is what a check of a backup found.
struct Checked {
    store::Manifest manifest;
    records::Verified verified;
};

/// check_backup holds every bit of a backup against its manifest, then the database, the chain and every table. A
/// backup of an older program is checked on a scratch copy, which this program can bring up to date.
[[nodiscard]] base::Result<Checked> check_backup(const Workshop& workshop, const std::string& file);

/// Restored is what a restore did.
struct Restored {
    Checked backup;
    std::string aside;  ///< file that holds what was there before; empty where there was nothing
};

/// restore puts a backup in the place of a store. It is checked as by check_backup before anything is touched, and
/// what was there is kept beside it. Errors: `store.not-empty` without `replace` where there is a store;
/// `database.in-use` while a server holds it; those of check_backup.
[[nodiscard]] base::Result<Restored> restore(const Workshop& workshop, const std::string& file, const std::string& url,
                                             bool replace);

/// Moved is what a move did.
struct Moved {
    store::Copied copied;
    records::Verified verified;  ///< of the new store
};

/// move copies a store to another address, whichever engines the two have. The new one is checked down to the head of
/// the old one before it counts; until then there is nothing under the new address. Errors: `store.not-empty`,
/// `move.altered` where the old store does not hold in itself, `database.in-use`.
[[nodiscard]] base::Result<Moved> move(const Workshop& workshop, const std::string& from, const std::string& to);

}  // namespace plumbline::actions
