#pragma once
// Work that the server does by itself. What is due, and which node does it, stands in the records of type `job`, so
// that of many nodes on one store one does it, and another takes over where that one dies.

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/observe.h"
#include "records/records.h"

namespace plumbline::jobs {

/// Job is one kind of work on a schedule.
struct Job {
    std::string kind;                                     ///< stable: `remind`
    std::string title;                                    ///< for people
    std::function<base::Instant(base::Instant)> next;     ///< when it is due again behind an instant
    std::function<base::Result<base::JsonObject>()> run;  ///< does it; answers what came of it, for people
};

/// Pump is work without a schedule of its own: it looks for something to do, claims it piece by piece in the store, and
/// answers how much it did.
using Pump = std::function<base::Result<int>()>;

/// Scheduler runs jobs and pumps one after the other on a thread of its own: every five seconds, and soon after
/// something was written. Parts are added before start.
class Scheduler {
  public:
    /// Scheduler over the records; `node` names this server among several. All must outlive it.
    Scheduler(records::Records& records, base::Observer& observer, std::string node)
        : records_(records), observer_(observer), node_(std::move(node)) {}
    Scheduler(const Scheduler&) = delete;
    Scheduler& operator=(const Scheduler&) = delete;
    ~Scheduler() { stop(); }

    /// add takes a job.
    void add(Job job) { jobs_.push_back(std::move(job)); }
    /// add_pump takes a pump.
    void add_pump(Pump pump) { pumps_.push_back(std::move(pump)); }
    /// start begins; a job that has never run is due at once.
    void start();
    /// wake says that something was written. Thread-safe and quick.
    void wake();
    /// stop ends behind the piece of work under way.
    void stop();
    /// run_due does all that is due now and returns. Errors are reported to the observer and wait for the next time.
    void run_due();

  private:
    records::Records& records_;
    base::Observer& observer_;
    std::string node_;
    std::vector<Job> jobs_;
    std::vector<Pump> pumps_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool is_woken_ = false;
    bool is_stopping_ = false;
    std::thread thread_;

    void loop();
    base::Result<void> run_job(const Job& job);
    base::Result<base::JsonObject> record_of(const Job& job);
    base::Result<bool> claim(const base::JsonObject& record);
    base::Result<void> finish(const Job& job, const base::JsonObject& record, base::Instant began,
                              const base::Result<base::JsonObject>& done);
    void report(const std::string& what, const base::Error& error);
};

}  // namespace plumbline::jobs
