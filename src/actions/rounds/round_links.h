#pragma once
// Test rounds by link: people without an account read what is tested and answer.

#include <string>
#include <string_view>

#include "actions/links/guest_link.h"
#include "records/records.h"

namespace plumbline::actions {

/// RoundWish is what a link is to be.
struct RoundWish {
    int days = 14;                  ///< how long it holds, 1 to 90
    bool shows_objectives = false;  ///< the objectives of the vision can be read too
};

/// make_round_link makes the link of a round, and begins the round where it was only planned, so that it keeps what it
/// shows. A link made before is void. Conflict for rounds that are closed or have no statement to show. What the asker
/// may do is the caller's to check.
[[nodiscard]] base::Result<GuestLink> make_round_link(records::Records& records, const records::Asking& asking,
                                                      const std::string& round, const RoundWish& wish);
/// revoke_round_link makes the link of a round void; whoever opens it is told so. Nothing happens where there is none.
[[nodiscard]] base::Result<void> revoke_round_link(records::Records& records, const records::Asking& asking,
                                                   const std::string& round);

/// read_round is all that a link shows: the names of organization, vision and round, the statement as it is tested,
/// its version, until when, whether it is still open, and the objectives where the round shows them, each with the
/// figures of its key results.
/// Unauthenticated with `round.link` (unknown, altered or replaced), `round.revoked` or `round.expired`; TooMany for
/// addresses that guess.
[[nodiscard]] base::Result<base::JsonObject> read_round(records::Records& records, Patience& patience,
                                                        std::string_view token, const std::string& address);
/// answer_round keeps what a reader says: `stance`, `part`, `objective` (id of one that is shown), `body`, `name`.
/// Refusals as read_round; Conflict `round.closed` once the round is over; TooMany for floods.
[[nodiscard]] base::Result<void> answer_round(records::Records& records, Patience& patience, std::string_view token,
                                              const std::string& address, const base::JsonObject& answer);

}  // namespace plumbline::actions
