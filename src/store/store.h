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
    /// The catalogue and the source of randomness must outlive the store.
    [[nodiscard]] static base::Result<std::unique_ptr<Store>> open(std::string_view url, const schema::Catalog& catalog,
                                                                   base::Random& random, int readers = 8);

    Store() = default;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    virtual ~Store() = default;

    /// read runs work on a snapshot.
    [[nodiscard]] virtual base::Result<void> read(const Work& work) = 0;
    /// write runs work as the only writer. Once it returns without error, the changes are on disk.
    [[nodiscard]] virtual base::Result<void> write(const Work& work) = 0;
    /// engine_name is `sqlite` or `postgres`.
    [[nodiscard]] virtual std::string_view engine_name() const = 0;
};

}  // namespace plumbline::store
