#pragma once
// One process per SQLite file, held by a lock beside it.

#include <string>
#include <utility>

#include "base/result.h"

namespace plumbline::store {

/// FileLock holds `<file>.lock` with flock(2) until it is destroyed; the kernel lets go of it when the process dies.
class FileLock {
  public:
    /// take locks, or fails with Conflict and the number of the process that holds it. What exists and is neither a
    /// SQLite database nor empty is refused before anything is written beside it.
    [[nodiscard]] static base::Result<FileLock> take(const std::string& file);

    FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    FileLock& operator=(FileLock&&) = delete;
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    ~FileLock();

  private:
    explicit FileLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

}  // namespace plumbline::store
