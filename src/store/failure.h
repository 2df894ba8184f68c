#pragma once
// What a failure of a database means for whoever asked.

#include <string>
#include <string_view>

#include "base/result.h"

namespace plumbline::store {

/// sqlite_failure reads a result code of SQLite, extended or not. Unavailable where the file is out of reach, too busy,
/// full or its disk fails or is damaged, since the same request may succeed later; Internal otherwise. The cause holds
/// the database's words.
[[nodiscard]] base::Error sqlite_failure(int code, std::string cause);

/// postgres_failure reads a SQLSTATE in the same way; it is empty where the connection was lost.
[[nodiscard]] base::Error postgres_failure(std::string_view state, std::string cause);

/// unsure makes, of a failed commit, the error that says that nobody knows whether it was carried out; other kinds
/// than Unavailable stay what they are.
[[nodiscard]] base::Error unsure(base::Error error);

}  // namespace plumbline::store
