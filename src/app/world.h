#pragma once
// Everything between the database and the endpoints, put together once.

#include <memory>
#include <string>

#include "actions/identity.h"
#include "actions/initialize.h"
#include "actions/notices/policy.h"
#include "insight/check_book.h"
#include "insight/figures/definition.h"
#include "records/records.h"

namespace plumbline::app {

/// World is an open store with the life of its records: catalogue, store, check book, records with every hook,
/// identity.
struct World {
    std::unique_ptr<const schema::Catalog> catalog;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<const insight::CheckBook> book;
    std::unique_ptr<const base::Speeches> speeches;
    std::unique_ptr<const std::vector<insight::figures::Definition>> figures;
    std::unique_ptr<actions::MailPolicy> mail;  ///< off until the server sets it, before it begins
    std::unique_ptr<records::Records> records;
    std::unique_ptr<actions::Identity> identity;
    actions::Initialized found;

    /// Missing says what to do where a SQLite file is not there.
    enum class Missing { Make, Refuse };
    /// open opens the store at a URL, migrates it, and makes what an empty one needs.
    [[nodiscard]] static base::Result<World> open(const std::string& url, const base::Clock& clock,
                                                  base::Random& random, Missing missing = Missing::Make);
};

}  // namespace plumbline::app
