#pragma once
// The stream of changes: who listens is told what they may see, in the order of the chain.

#include <condition_variable>
#include <functional>

#include <list>
#include <mutex>
#include <thread>

#include "api/service.h"
#include "http/event_stream.h"

namespace plumbline::api {

/// EventHub tells listeners of changes. Its thread reads the chain when woken, and four times a second for what other
/// nodes wrote.
class EventHub {
  public:
    /// EventHub over the records, which must outlive it.
    explicit EventHub(records::Records& records);
    EventHub(const EventHub&) = delete;
    EventHub& operator=(const EventHub&) = delete;
    ~EventHub();

    /// wake says that something was written.
    void wake();

    /// Who finds out anew who listens, so that what was taken from them since is not told.
    using Who = std::function<base::Result<records::Caller>()>;
    /// subscribe opens a stream behind a change number; 0 begins now. It ends when `who` fails.
    [[nodiscard]] base::Result<std::shared_ptr<http::EventChannel>> subscribe(Who who, std::int64_t after);
    /// stop closes all streams and ends the thread.
    void stop();

  private:
    struct Listener {
        Who who;

        std::int64_t seen = 0;           // the last change that was looked at,
        std::int64_t ordinal = 1 << 30;  // and the last of its entries
        bool is_behind = false;          // whether more may follow within that change
        std::shared_ptr<http::EventChannel> channel;
    };

    records::Records& records_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool is_woken_ = false;
    bool is_stopping_ = false;
    std::list<Listener> listeners_;
    std::thread thread_;

    void run();
    void deliver(Listener& listener);
    base::Result<std::int64_t> find_last();
    base::Result<void> tell(Listener& listener, store::Transaction& transaction,
                            const std::vector<store::Entry>& entries);
};

/// events answers GET /api/v1/events; Last-Event-ID (or `after`) resumes behind a change. An `after` that is no number
/// of a change is Malformed; such a Last-Event-ID, which browsers send by themselves, counts as none.
[[nodiscard]] Endpoint events(EventHub& hub);

}  // namespace plumbline::api
