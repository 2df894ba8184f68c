// Sessions: how they begin, what ends them, and who sees them.

#include <algorithm>

#include "actions/identity.h"
#include "actions/initialize.h"
#include "actions/refusals.h"
#include "base/encoding.h"
#include "base/text.h"
#include "store/presence.h"

namespace plumbline::actions {

using base::JsonObject;
using base::Result;
using records::Caller;
using records::Command;

namespace {

constexpr std::chrono::hours Longest{12};
constexpr std::chrono::hours LongestIdle{1};
constexpr std::chrono::minutes BetweenNotes{5};

Result<std::string> later(const std::string& instant, std::chrono::seconds by) {
    return base::format_instant(TRY(base::parse_instant(instant)) + by);
}

Command ending(const records::Records& records, const std::string& session, const std::string& at) {
    Command end;
    end.act = records::Act::Update;
    end.type = &records.catalog().type("sign-in");
    end.id = session;
    end.body = {{"endedAt", at}};
    return end;
}

}  // namespace

Result<Session> Identity::begin_session(const std::string& account, const std::string& agent,
                                        const std::string& address, std::string_view way) {
    Session session;
    session.secret = base::random_token(records_.random());
    session.account = account;
    session.expires_at = base::format_instant(records_.clock().now() + Longest);
    records::Asking asking = system_asking(records_, "Signed in");
    asking.caller.actor = account;
    Command start;
    start.type = &records_.catalog().type("sign-in");
    start.body = {{"account", account},
                  {"tokenHash", base::sha256_hex(session.secret)},
                  {"startedAt", asking.at},
                  {"lastSeenAt", asking.at},
                  {"expiresAt", session.expires_at},
                  {"way", way}};
    if (!agent.empty()) start.body["userAgent"] = base::shortened(agent, 400);
    if (!address.empty()) start.body["address"] = address;
    Command seen;
    seen.act = records::Act::Update;
    seen.type = &records_.catalog().type("account");
    seen.id = account;
    seen.body = {{"lastSignInAt", asking.at}};
    TRY(records_.write(asking, {std::move(start), std::move(seen)}));
    return session;
}

Result<std::string> Identity::last_use(const JsonObject& session) {
    const std::string id = base::text_or(session, "id");
    std::string at = base::text_or(session, "startedAt");
    TRY(records_.store().read([&](store::Transaction& transaction) -> Result<void> {
        const auto seen = TRY(store::last_seen(transaction, {id}));
        if (!seen.empty()) at = std::max(at, seen.begin()->second);
        return {};
    }));
    return at;
}

Result<Caller> Identity::caller_of_session(std::string_view secret) {
    const std::string hash = base::sha256_hex(secret);
    return remembered("session " + hash, [&]() -> Result<Known> {
        const auto session = TRY(find_by("sign-in", "tokenHash", hash));
        const std::string now = records_.now();
        std::string until;
        if (session && !session->contains("endedAt"))
            until = std::min(base::text_or(*session, "expiresAt"), TRY(later(TRY(last_use(*session)), LongestIdle)));
        if (until <= now) return not_signed_in("access.session", "Your session has ended.", "Sign in again.");
        Caller found = TRY(caller_of_account(base::text_or(*session, "account"), Through::Session));
        found.session = base::text_or(*session, "id");
        return Known{std::move(found), 0, until};
    });
}

/// Where that fails, the session ends sooner than it might, and the store's failure
/// shows wherever something is really to be kept.
void Identity::note_use(const std::string& session) {
    if (session.empty()) return;
    const base::Instant now = records_.clock().now();
    {
        const std::lock_guard lock(known_mutex_);
        const auto noted = noted_.find(session);
        if (noted != noted_.end() && now - noted->second < BetweenNotes) return;
        if (noted_.size() >= 10000) noted_.clear();
        noted_[session] = now;
    }
    (void)records_.store().write([&](store::Transaction& transaction) -> Result<void> {
        return store::note_seen(transaction, session, base::format_instant(now));
    });
}

Result<void> Identity::sign_out(std::string_view secret) {
    const auto session = TRY(find_by("sign-in", "tokenHash", base::sha256_hex(secret)));
    if (!session) return {};
    records::Asking asking = system_asking(records_, "Signed out");
    asking.caller.actor = base::text_or(*session, "account");
    TRY(records_.write(asking, {ending(records_, base::text_or(*session, "id"), asking.at)}));
    return {};
}

Result<std::vector<JsonObject>> Identity::live_sessions(const std::string& account) {
    const schema::EntityType& type = records_.catalog().type("sign-in");
    const std::string now = records_.now();
    std::vector<JsonObject> live;
    for (JsonObject& session : TRY(records_.all(type, query::equals(type, "account", account)))) {
        if (session.contains("endedAt") || base::text_or(session, "expiresAt") <= now) continue;
        const std::string seen = TRY(last_use(session));
        if (TRY(later(seen, LongestIdle)) <= now) continue;
        session["lastSeenAt"] = seen;
        session.erase("tokenHash");
        live.push_back(std::move(session));
    }
    std::ranges::sort(live, std::ranges::greater(),
                      [](const JsonObject& session) { return base::text_or(session, "startedAt"); });
    return live;
}

Result<int> Identity::end_sessions(const records::Asking& asking, const std::string& account,
                                   const std::function<bool(const std::string&)>& chosen) {
    records::Asking own = asking;
    own.caller.is_system = true;
    if (own.reason.empty()) own.reason = "Session ended";
    std::vector<Command> commands;
    for (const JsonObject& session : TRY(live_sessions(account)))
        if (std::string id = base::text_or(session, "id"); chosen(id))
            commands.push_back(ending(records_, id, asking.at));
    const int count = static_cast<int>(commands.size());
    if (count > 0) TRY(records_.write(own, std::move(commands)));
    return count;
}

}  // namespace plumbline::actions
