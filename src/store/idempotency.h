#pragma once
// Answers kept for requests that may come twice.

#include <optional>
#include <string>

#include "store/transaction.h"

namespace plumbline::store {

/// KeptAnswer is what a request under a key was answered.
struct KeptAnswer {
    std::string fingerprint;  ///< digest of the request
    std::string answer;       ///< JSON text
};

/// find_answer is the answer kept for caller and key within 24 h before `now` (instant as text), or nothing.
[[nodiscard]] base::Result<std::optional<KeptAnswer>> find_answer(Transaction& transaction, const std::string& caller,
                                                                  const std::string& key, const std::string& now);
/// keep_answer keeps an answer and forgets those older than 24 h.
[[nodiscard]] base::Result<void> keep_answer(Transaction& transaction, const std::string& caller,
                                             const std::string& key, const std::string& now, const KeptAnswer& answer);

}  // namespace plumbline::store
