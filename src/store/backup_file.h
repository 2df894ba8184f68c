#pragma once
// The file of a backup: a SQLite database, and behind it one page that says what it is. SQLite reads as many pages as
// the database's own header names, so that any tool opens a backup as it is; the page behind makes every changed bit
// known.

#include <cstdint>
#include <string>

#include "base/json.h"
#include "base/result.h"

namespace plumbline::store {

/// Manifest is what the last page of a backup says.
struct Manifest {
    std::string at;            ///< instant at which the backup was made, as text
    std::string program;       ///< version of the program that made it
    std::string engine;        ///< what the store was kept in: `sqlite` or `postgres`
    std::string catalogue;     ///< digest of the layout of the tables
    std::int64_t step = 0;     ///< the last migration step of the store
    std::string head;          ///< hash of the last link of the chain
    std::int64_t links = 0;    ///< links of the chain; also the number of the last change
    std::int64_t entries = 0;  ///< entries of the history
    std::int64_t size = 0;     ///< bytes of the database
    std::string digest;        ///< SHA-256 of those bytes
};

/// to_json is the manifest as `plumbline backup --json` prints it.
[[nodiscard]] base::JsonObject to_json(const Manifest& manifest);

/// seal_backup puts the page behind a SQLite file, with its size and digest, and writes it through to the disk.
[[nodiscard]] base::Result<Manifest> seal_backup(const std::string& file, Manifest manifest);

/// read_manifest reads the last page alone. Errors: `backup.file` where the file is no backup, `backup.damaged` where
/// the page was altered or the file has another size than it says.
[[nodiscard]] base::Result<Manifest> read_manifest(const std::string& file);

/// check_backup reads the whole file and holds it against its manifest: one flipped bit anywhere is an error
/// `backup.damaged`. With `copy`, the database is written to that new file at the same time, without the page behind.
[[nodiscard]] base::Result<Manifest> check_backup(const std::string& file, const std::string& copy = {});

}  // namespace plumbline::store
