#include "actions/links/guest_link.h"

#include <chrono>
#include <optional>

#include "actions/refusals.h"
#include "base/encoding.h"
#include "base/random.h"
#include "base/text.h"

namespace plumbline::actions {

using base::JsonObject;
using base::Result;
using records::Records;

namespace {

constexpr char Between = '.';
constexpr std::size_t LongestToken = 200;

/// The record that a token stands for; nothing where it is not exactly the one that was made last.
Result<std::optional<JsonObject>> find_by_link(Records& records, const schema::EntityType& type,
                                               std::string_view token) {
    const std::size_t between = token.find(Between);
    if (between == std::string_view::npos || token.size() > LongestToken) return std::optional<JsonObject>();
    const std::string id(token.substr(0, between));
    if (!base::is_uuid(id)) return std::optional<JsonObject>();
    std::optional<JsonObject> record;
    std::string kept;
    TRY(records.store().read([&](store::Transaction& transaction) -> Result<void> {
        record = TRY(transaction.find(type, id));
        if (record) kept = TRY(transaction.secret(type, id, *type.find_field("linkHash")));
        return {};
    }));
    if (kept.empty() || !base::equal_in_constant_time(kept, base::sha256_hex(token)))
        return std::optional<JsonObject>();
    return record;
}

}  // namespace

GuestLink new_guest_link(Records& records, const std::string& id, int days) {
    return {id + Between + base::random_token(records.random()),
            base::format_instant(records.clock().now() + std::chrono::hours(24) * days)};
}

JsonObject link_fields(const GuestLink& link) {
    return {{"linkHash", base::sha256_hex(link.token)}, {"linkExpiresAt", link.expires_at}, {"linkRevokedAt", nullptr}};
}

bool has_link(const JsonObject& record) {
    return record.contains("linkExpiresAt") && !record.contains("linkRevokedAt");
}

Result<JsonObject> open_by_link(Records& records, std::string_view type, const LinkCodes& codes, Patience& patience,
                                std::string_view token, const std::string& address) {
    auto record = TRY(find_by_link(records, records.catalog().type(type), token));
    if (!record) {
        TRY(patience.guess("guess " + address, records.clock().now()));
        return not_signed_in(std::string(codes.unknown),
                             "This link does not work: it is incomplete, or a newer one took its place.",
                             "Ask whoever sent it for the whole link.");
    }
    if (record->contains("linkRevokedAt"))
        return not_signed_in(std::string(codes.revoked), "This link was taken back.", "Ask whoever sent it to you.");
    if (base::text_or(*record, "linkExpiresAt") <= records.now())
        return not_signed_in(std::string(codes.expired), "This link has ended.", "Ask whoever sent it for a new one.");
    return std::move(*record);
}

}  // namespace plumbline::actions
