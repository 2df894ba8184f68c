#pragma once
// What an empty store needs before anybody can work in it.

#include "records/records.h"

namespace plumbline::actions {

/// Initialized says what initialize found.
struct Initialized {
    bool was_empty = false;     ///< the store had no organization yet
    bool has_accounts = false;  ///< somebody can sign in
    bool is_example = false;    ///< it holds the example organization
};

/// initialize makes the organization and the built-in access roles where they are missing. Doing it again changes
/// nothing.
[[nodiscard]] base::Result<Initialized> initialize(records::Records& records);

/// organization_zone is the time zone by which the organization counts days; empty, UTC, where none is set.
[[nodiscard]] std::string organization_zone(records::Records& records);
/// system_asking is a request by the server itself, now, with its reason.
[[nodiscard]] records::Asking system_asking(records::Records& records, std::string reason);

}  // namespace plumbline::actions
