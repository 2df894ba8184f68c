#pragma once
// Proof that nothing was changed behind the application's back.

#include "records/records.h"

namespace plumbline::records {

/// Verified is what verify found.
struct Verified {
    std::int64_t links = 0;             ///< links of the chain
    std::int64_t entries = 0;           ///< history entries behind them
    std::int64_t records = 0;           ///< records whose tables agree with their history
    std::string head;                   ///< hash of the last link: keep it elsewhere, to see truncation later
    std::vector<std::string> findings;  ///< one sentence each; empty when all holds
};

/// verify recomputes the whole chain, holds each entry against its commitment and each table row against the last entry
/// of its record. `head` is a hash noted earlier, which must be among the links; empty where there is none. Of each
/// record only digests are kept meanwhile.
[[nodiscard]] base::Result<Verified> verify(Records& records, const std::string& head = {});
/// verify does the same for a store without the life of its records, such as a backup.
[[nodiscard]] base::Result<Verified> verify(store::Store& store, const schema::Catalog& catalog,
                                            const std::string& head = {});
/// verify does the same inside a transaction, be it one that will be undone.
[[nodiscard]] base::Result<Verified> verify(store::Transaction& transaction, const schema::Catalog& catalog,
                                            const std::string& head = {});

}  // namespace plumbline::records
