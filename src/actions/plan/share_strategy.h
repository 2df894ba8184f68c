#pragma once
// The strategy on one page, by link: frozen when the link is made, so that what was shown does not change behind it.

#include "actions/links/guest_link.h"
#include "insight/plan_graph.h"

namespace plumbline::actions {

/// ShareWish is what a link to a strategy is to be.
struct ShareWish {
    int days = 14;             ///< how long it holds, 1 to 90
    bool shows_names = false;  ///< owners and the sponsor are named
};

/// freeze_strategy is the one page as it stands: program, day, the progress of all parts, statements of the visions,
/// initiatives in their horizons with how they were last said to stand; names of people only where the wish says so.
/// Its sentences are in the language of the organization, since nobody knows who will follow the link. `plan` is what
/// load_plan gives for the asker, so that nobody shares what they cannot read.
[[nodiscard]] base::JsonObject freeze_strategy(const insight::RecordsByType& plan, const std::string& program,
                                               base::Date today, const base::Speeches& speeches, const ShareWish& wish);

/// share_strategy freezes a publication and makes its link; one that was made before is void. Conflict with
/// `share.withdrawn` for publications that were withdrawn. What the asker may do is the caller's to check.
[[nodiscard]] base::Result<GuestLink> share_strategy(records::Records& records, const records::Asking& asking,
                                                     const base::JsonObject& publication, base::JsonObject page,
                                                     const ShareWish& wish);
/// revoke_share makes the link of a publication void. Nothing happens where there is none.
[[nodiscard]] base::Result<void> revoke_share(records::Records& records, const records::Asking& asking,
                                              const base::JsonObject& publication);
/// read_share is the frozen page behind a link, with its title and until when it holds. Unauthenticated with
/// `share.link`, `share.revoked` or `share.expired`; TooMany for addresses that guess.
[[nodiscard]] base::Result<base::JsonObject> read_share(records::Records& records, Patience& patience,
                                                        std::string_view token, const std::string& address);

}  // namespace plumbline::actions
