#pragma once
// What it takes to put a file in its place so that a power cut leaves the old one or the new one.

#include <string>

#include "base/result.h"

namespace plumbline::store {

/// write_failed is the error that a file or folder cannot be written, with the system's reason (errno).
[[nodiscard]] base::Error write_failed(const std::string& path, int reason);

/// sync_file writes a file's bytes through to the disk.
[[nodiscard]] base::Result<void> sync_file(const std::string& file);

/// move_into_place renames a synced file over another name in the same folder and syncs the folder.
[[nodiscard]] base::Result<void> move_into_place(const std::string& from, const std::string& to);

/// remove_database deletes a SQLite file with what SQLite and the lock keep beside it. What is not there is no error.
void remove_database(const std::string& file);

/// part_of is the name under which a file is written until it is whole.
[[nodiscard]] std::string part_of(const std::string& file);

}  // namespace plumbline::store
