#pragma once
// Making a whole store at one address out of another one.

#include <string>

#include "store/copy.h"
#include "store/store.h"

namespace plumbline::store {

/// Existing says what to do with a store that is there already.
enum class Existing { Refuse, Replace };

/// fill copies a store to an address. `check` looks at the copy before it counts. On PostgreSQL all of it is one
/// transaction, on SQLite one renamed file: killed at any moment, nothing or the whole is there. Errors:
/// `store.not-empty` where there is a store and it is to be kept, `database.in-use` while another process uses it, and
/// those of `check`. Replacing is for PostgreSQL alone.
[[nodiscard]] base::Result<Copied> fill(Side from, const std::string& url, const schema::Catalog& catalog,
                                        base::Random& random, Existing existing, const Work& check, const Told& told);

/// refuse_store fails with `store.not-empty` where there is a store at an address, or a file that holds anything.
[[nodiscard]] base::Result<void> refuse_store(const std::string& url);

/// refuse_in_use fails with `database.in-use` where another process uses a PostgreSQL database.
[[nodiscard]] base::Result<void> refuse_in_use(const std::string& url);

/// Snapshot is a store that nobody else uses, seen at one moment.
using Snapshot = std::function<base::Result<void>(Side side, Transaction& transaction)>;

/// read_alone opens the store at an address for itself and calls work with one snapshot of it.
[[nodiscard]] base::Result<void> read_alone(const std::string& url, const schema::Catalog& catalog,
                                            base::Random& random, const Snapshot& work);

/// read_snapshot does the same beside a PostgreSQL server that others use; a SQLite file it locks. It adds no tables.
[[nodiscard]] base::Result<void> read_snapshot(const std::string& url, const schema::Catalog& catalog,
                                               base::Random& random, const Snapshot& work);

/// read_file does the same with a SQLite file that nobody writes to.
[[nodiscard]] base::Result<void> read_file(const std::string& file, const schema::Catalog& catalog,
                                           base::Random& random, const Snapshot& work);

}  // namespace plumbline::store
