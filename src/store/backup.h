#pragma once
// Making a backup of a store, and putting one in the place of a store.

#include <string>
#include <string_view>

#include "store/backup_file.h"
#include "store/store.h"

namespace plumbline::store {

/// make_backup writes a backup of an open store to a file that is not there yet: a copy of one moment, checked by the
/// database (integrity_check), sealed, synced, then renamed into place. `at` is an instant as text. Error
/// `backup.exists` where the file is there.
[[nodiscard]] base::Result<Manifest> make_backup(Store& store, const std::string& file, std::string_view at,
                                                 std::string_view program);

/// check_database runs SQLite's integrity check over a file that nobody else has open; `backup.damaged` where it finds
/// something.
[[nodiscard]] base::Result<void> check_database(const std::string& file);

/// note_backup keeps in the store when the last backup was made, for `plumbline doctor`.
[[nodiscard]] base::Result<void> note_backup(Store& store, std::string_view at);

/// set_aside gives a SQLite file that is about to be replaced a second name, with the part of it that is still in its
/// journal. Its lock is held by the caller.
[[nodiscard]] base::Result<void> set_aside(const std::string& file, const std::string& name);

/// replace_database puts a whole, synced SQLite file in the place of another one, whose journal goes with it. Both are
/// in one folder; the lock of the place is held by the caller.
[[nodiscard]] base::Result<void> replace_database(const std::string& whole, const std::string& place);

}  // namespace plumbline::store
