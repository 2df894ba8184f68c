#pragma once
// When sessions were last used. This changes all the time and is nobody's work, so it stands beside history and chain.

#include <map>
#include <string>
#include <vector>

#include "store/transaction.h"

namespace plumbline::store {

/// note_seen keeps that a session was in use at an instant (as text), and forgets what is older than a day.
[[nodiscard]] base::Result<void> note_seen(Transaction& transaction, const std::string& session, const std::string& at);
/// last_seen is the last such instant of each of the sessions that has one.
[[nodiscard]] base::Result<std::map<std::string, std::string>> last_seen(Transaction& transaction,
                                                                         const std::vector<std::string>& sessions);

}  // namespace plumbline::store
