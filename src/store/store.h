#pragma once
// The store: where records are kept. Reads run side by side, each on a consistent snapshot; writes run one after the
// other.
//
//     auto store = TRY(Store::open("sqlite:plan.db", catalog, random));
//     TRY(store->write([&](Transaction& transaction) -> Result<void> { … }));

#include <functional>
#include <memory>
#include <string_view>

#include "store/transaction.h"

namespace plumbline::store {

/// Work is done in a transaction; its error undoes everything.
using Work = std::function<base::Result<void>(Transaction&)>;

/// Store is thread-safe.
class Store {
  public:
    /// open connects, takes the lock of a SQLite file, and makes missing tables. `readers` is the most reads at a time.
    /// The catalogue and the source of randomness must outlive the store. A store that needs a step (migrations.h) is
    /// refused.
    [[nodiscard]] static base::Result<std::unique_ptr<Store>> open(std::string_view url, const schema::Catalog& catalog,
                                                                   base::Random& random, int readers = 8);
    /// open_copy opens a SQLite file that nobody writes to, such as a backup: without a lock and without any change
    /// beside or inside it. Every write fails.
    [[nodiscard]] static base::Result<std::unique_ptr<Store>> open_copy(const std::string& file,
                                                                        const schema::Catalog& catalog,
                                                                        base::Random& random);

    Store() = default;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    virtual ~Store() = default;

    /// read runs work on a snapshot.
    [[nodiscard]] virtual base::Result<void> read(const Work& work) = 0;
    /// write runs work as the only writer. Once it returns without error, the changes are on disk.
    [[nodiscard]] virtual base::Result<void> write(const Work& work) = 0;
    /// copy_to makes a new SQLite file of the whole store at one moment, while reads and writes go on.
    [[nodiscard]] virtual base::Result<void> copy_to(const std::string& file) = 0;
    /// engine_name is `sqlite` or `postgres`.
    [[nodiscard]] virtual std::string_view engine_name() const = 0;
};

}  // namespace plumbline::store
