#pragma once
// Links by which people without an account read one record. The record keeps the link's digest and end, so that links
// outlive restarts and work on every node. Its type has the fields linkHash (secret), linkExpiresAt and linkRevokedAt.

#include <string>
#include <string_view>

#include "actions/links/patience.h"
#include "records/records.h"

namespace plumbline::actions {

/// GuestLink is a link to a record.
struct GuestLink {
    std::string token;       ///< goes into the link, nowhere else
    std::string expires_at;  ///< instant as text
};

/// LinkCodes are the codes of refusals, which differ by what a link leads to. They refer to literals.
struct LinkCodes {
    std::string_view unknown;  ///< unknown, altered or replaced
    std::string_view revoked;
    std::string_view expired;
};

/// new_guest_link is a link to a record that holds so many days.
[[nodiscard]] GuestLink new_guest_link(records::Records& records, const std::string& id, int days);
/// link_fields is what the record keeps of a new link; one that was made before is void.
[[nodiscard]] base::JsonObject link_fields(const GuestLink& link);
/// has_link tells whether a link to a record was made and not taken back; it may have ended.
[[nodiscard]] bool has_link(const base::JsonObject& record);

/// open_by_link is the record behind a link that holds. Unauthenticated with one of the codes; TooMany for addresses
/// that guess. The right link never waits for what others guessed.
[[nodiscard]] base::Result<base::JsonObject> open_by_link(records::Records& records, std::string_view type,
                                                          const LinkCodes& codes, Patience& patience,
                                                          std::string_view token, const std::string& address);

}  // namespace plumbline::actions
