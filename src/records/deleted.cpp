#include <charconv>
#include <limits>

#include "base/encoding.h"
#include "base/text.h"
#include "records/expand.h"
#include "records/records.h"

namespace plumbline::records {

using base::fail;
using base::JsonObject;
using base::Result;
using schema::EntityType;

namespace {

/// Entries read at a time.
constexpr int Piece = 500;
/// Entries looked at for one page: who may restore little must not make the server read all that ever was.
constexpr int MostLooked = 5000;

/// Place is an entry of the chain.
struct Place {
    std::int64_t seq = std::numeric_limits<std::int64_t>::max();
    std::int64_t ordinal = 0;
};

std::string write_cursor(const EntityType& type, const Place& place) {
    return base::to_base64url("deleted " + type.name + " " + std::to_string(place.seq) + " " +
                              std::to_string(place.ordinal));
}

Result<Place> read_cursor(const EntityType& type, const std::string& cursor) {
    Place place;
    if (cursor.empty()) return place;
    const std::string text = base::from_base64url(cursor).value_or("");
    const std::vector<std::string_view> words = base::split(text, ' ');
    const auto is_number = [](std::string_view word, std::int64_t& into) {
        const auto end = std::from_chars(word.data(), word.data() + word.size(), into);
        return end.ec == std::errc() && end.ptr == word.data() + word.size() && into >= 0;
    };
    if (words.size() == 4 && words[0] == "deleted" && words[1] == type.name && is_number(words[2], place.seq) &&
        is_number(words[3], place.ordinal))
        return place;
    return fail(base::bad_request("list.cursor", "cursor", "This cursor does not belong to this list.",
                                  "Begin again without a cursor."));
}

bool goes_with_deleted(const Listing& listing) {
    return listing.filter.empty() && listing.orderby.empty() && listing.select.empty() && listing.search.empty() &&
           listing.as_of.empty() && listing.skip == 0 && !listing.count;
}

}  // namespace

Result<Listed> Records::deleted(const Asking& asking, const EntityType& type, const Listing& listing) {
    const Access access(catalog_, asking.caller);
    for (const Act act : {Act::Read, Act::Restore})
        if (!access.may(act, type)) return fail(refusal(asking.caller, act, type));
    if (!goes_with_deleted(listing))
        return fail(base::bad_request("list.deleted", "deleted", "What was deleted cannot be filtered or ordered.",
                                      "Only expand, top and cursor go with deleted=true."));
    if (listing.top < 1 || listing.top > 500)
        return fail(
            base::bad_request("list.top", "top", "top is between 1 and 500.", "Ask for further pages by cursor."));
    Place place = TRY(read_cursor(type, listing.cursor));
    const auto expansions = TRY(read_expand(catalog_, type, listing.expand, access.visible()));
    Listed listed;
    TRY(store_.read([&](store::Transaction& transaction) -> Result<void> {
        std::vector<JsonObject> records;
        bool has_more = true;
        const auto wanted = static_cast<std::size_t>(listing.top);
        for (int looked = 0; has_more && records.size() < wanted && looked < MostLooked;) {
            const auto entries = TRY(transaction.deletions(type, place.seq, place.ordinal, Piece));
            has_more = entries.size() == static_cast<std::size_t>(Piece);
            for (const store::Entry& entry : entries) {
                if (records.size() == wanted) {
                    has_more = true;
                    break;
                }
                place = {.seq = entry.seq, .ordinal = entry.ordinal};
                ++looked;
                if (!TRY(access.can(transaction, Act::Read, type, entry.data)) ||
                    !TRY(access.can(transaction, Act::Restore, type, entry.data)))
                    continue;
                records.push_back(TRY(access.shown(transaction, type, entry.data)));
            }
        }
        TRY(expand(transaction, access, catalog_, type, expansions, std::nullopt, records));
        for (JsonObject& record : records) listed.items.emplace_back(std::move(record));
        if (has_more) listed.next = write_cursor(type, place);
        return {};
    }));
    return listed;
}

}  // namespace plumbline::records
