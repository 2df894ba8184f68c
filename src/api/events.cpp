#include "api/events.h"

#include <charconv>
#include <chrono>
#include <optional>

namespace plumbline::api {

using base::JsonObject;
using base::Result;

EventHub::EventHub(records::Records& records) : records_(records) {
    thread_ = std::thread([this] { run(); });
}

EventHub::~EventHub() {
    stop();
}

void EventHub::wake() {
    {
        const std::lock_guard lock(mutex_);
        is_woken_ = true;
    }
    changed_.notify_one();
}

void EventHub::stop() {
    {
        const std::lock_guard lock(mutex_);
        if (is_stopping_) return;
        is_stopping_ = true;
        for (Listener& listener : listeners_) listener.channel->close();
    }
    changed_.notify_one();
    thread_.join();
}

Result<std::shared_ptr<http::EventChannel>> EventHub::subscribe(Who who, std::int64_t after) {
    Listener listener;
    listener.who = std::move(who);
    listener.seen = after;
    listener.channel = std::make_shared<http::EventChannel>();
    if (after == 0) listener.seen = TRY(find_last());
    auto channel = listener.channel;
    {
        const std::lock_guard lock(mutex_);
        if (is_stopping_) channel->close();
        listeners_.push_back(std::move(listener));
        is_woken_ = true;
    }
    changed_.notify_one();
    return channel;
}

void EventHub::run() {
    std::unique_lock lock(mutex_);
    while (!is_stopping_) {
        changed_.wait_for(lock, std::chrono::milliseconds(250), [this] { return is_woken_ || is_stopping_; });
        is_woken_ = false;
        listeners_.remove_if([](const Listener& listener) { return listener.channel->is_closed(); });
        if (listeners_.empty()) continue;
        const std::int64_t last = find_last().value_or(0);
        for (Listener& listener : listeners_)
            if (listener.seen < last || listener.is_behind) deliver(listener);
    }
}

/// The number of the last change: one small question for all listeners together.
Result<std::int64_t> EventHub::find_last() {
    std::int64_t seq = 0;
    TRY(records_.store().read([&](store::Transaction& transaction) -> Result<void> {
        const auto last = TRY(transaction.last_link());
        seq = last ? last->seq : 0;
        return {};
    }));
    return seq;
}

/// One listener catches up; what it may not see passes in silence. A failing store is tried again at the next turn.
void EventHub::deliver(Listener& listener) {
    constexpr int Most = 1000;
    (void)records_.store().read([&](store::Transaction& transaction) -> Result<void> {
        const auto entries = TRY(transaction.changes_after(listener.seen, listener.ordinal, Most));
        listener.is_behind = entries.size() == Most;
        return entries.empty() ? Result<void>() : tell(listener, transaction, entries);
    });
}

Result<void> EventHub::tell(Listener& listener, store::Transaction& transaction,
                            const std::vector<store::Entry>& entries) {
    const auto caller = listener.who();
    if (!caller || caller->is_guest()) {
        listener.channel->close();
        return {};
    }
    const records::Access access(records_.catalog(), *caller);
    for (const store::Entry& entry : entries) {
        listener.seen = entry.seq;
        listener.ordinal = entry.ordinal;
        const schema::EntityType* type = records_.catalog().find_type(entry.type);
        if (type == nullptr) continue;
        // The entry of facts holds their digest only; the first of them says whom they concern.
        const bool is_fact = type->kind == schema::Kind::Fact;
        const auto fact = is_fact ? TRY(transaction.find(*type, entry.record)) : std::nullopt;
        if (is_fact && !fact) continue;
        if (!TRY(access.can(transaction, records::Act::Read, *type, is_fact ? *fact : entry.data))) continue;
        const JsonObject data{{"seq", entry.seq},   {"at", entry.seal.at},          {"collection", type->collection},
                              {"id", entry.record}, {"operation", entry.operation}, {"revision", entry.revision}};
        listener.channel->send(std::to_string(entry.seq), "change", base::to_text(data));
    }
    return {};
}

namespace {

std::optional<std::int64_t> find_number(std::string_view text) {
    std::int64_t number = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_whole = end.ec == std::errc() && end.ptr == text.data() + text.size() && number >= 0;
    return is_whole ? std::optional(number) : std::nullopt;
}

}  // namespace

Endpoint events(EventHub& hub) {
    return [&hub](Service& service, const Call& call) -> Result<http::Response> {
        std::int64_t after = find_number(call.request.find_header("Last-Event-ID").value_or("")).value_or(0);
        if (const auto text = call.request.find_query("after")) {
            const auto number = find_number(*text);
            if (!number)
                return base::fail(base::bad_request("events.after", "after", "after must be the number of a change.",
                                                    "Leave it out to hear what happens from now on."));
            after = *number;
        }
        return http::event_response(
            TRY(hub.subscribe([&service, request = call.request] { return identify(service, request); }, after)));
    };
}

}  // namespace plumbline::api
