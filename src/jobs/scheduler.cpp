#include "jobs/scheduler.h"

#include "actions/initialize.h"
#include "base/text.h"

namespace plumbline::jobs {

using base::JsonObject;
using base::Result;
using records::Command;

namespace {

constexpr std::chrono::seconds BetweenLooks{5};
/// Writes come in crowds; looking once for all of them is soon enough.
constexpr std::chrono::milliseconds Crowd{200};
/// For which a node may work on a job until another takes over.
constexpr std::chrono::minutes Lease{10};

Command change(records::Records& records, const JsonObject& record, JsonObject body) {
    Command command;
    command.act = records::Act::Update;
    command.type = &records.catalog().type("job");
    command.id = base::text_or(record, "id");
    command.body = std::move(body);
    return command;
}

bool is_due(const JsonObject& record, const std::string& now) {
    const std::string status = base::text_or(record, "status");
    if (status == "running") return base::text_or(record, "claimedUntil") < now;
    return status == "waiting" && base::text_or(record, "nextRunAt") <= now;
}

}  // namespace

void Scheduler::start() {
    thread_ = std::thread([this] { loop(); });
}

void Scheduler::wake() {
    {
        const std::lock_guard lock(mutex_);
        is_woken_ = true;
    }
    changed_.notify_one();
}

void Scheduler::stop() {
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
    }
    changed_.notify_one();
    if (thread_.joinable()) thread_.join();
}

void Scheduler::loop() {
    std::unique_lock lock(mutex_);
    while (!is_stopping_) {
        is_woken_ = false;
        lock.unlock();
        run_due();
        lock.lock();
        changed_.wait_for(lock, Crowd, [this] { return is_stopping_; });
        changed_.wait_for(lock, BetweenLooks, [this] { return is_woken_ || is_stopping_; });
    }
}

void Scheduler::run_due() {
    for (const Job& job : jobs_)
        if (const auto done = run_job(job); !done) report(job.kind, done.error());
    for (const Pump& pump : pumps_)
        if (const auto done = pump(); !done) report("pump", done.error());
}

void Scheduler::report(const std::string& what, const base::Error& error) {
    observer_.on({base::Severity::Error,
                  "job.failed",
                  {{"job", what}, {"code", error.code}, {"message", error.message}, {"cause", error.cause}}});
}

Result<JsonObject> Scheduler::record_of(const Job& job) {
    const schema::EntityType& type = records_.catalog().type("job");
    auto found = TRY(records_.all(type, query::equals(type, "kind", job.kind)));
    if (!found.empty()) return std::move(found.front());
    Command make;
    make.type = &type;
    make.body = {{"title", job.title}, {"kind", job.kind}, {"nextRunAt", records_.now()}};
    // Under one key, so that of two nodes that begin at once one makes it.
    const auto made = TRY(records_.write(actions::system_asking(records_, "Begun by the server"), {std::move(make)},
                                         records::Once{"job " + job.kind, job.kind}));
    return made.outcomes.front().record;
}

Result<bool> Scheduler::claim(const JsonObject& record) {
    Command take = change(records_, record,
                          {{"status", "running"},
                           {"claimedBy", base::shortened(node_, 200)},
                           {"claimedUntil", base::format_instant(records_.clock().now() + Lease)},
                           {"attempts", base::integer_or(record, "attempts") + 1}});
    take.revision = base::integer_or(record, "revision");
    const auto taken = records_.write(actions::system_asking(records_, "Taken by " + node_), {std::move(take)});
    if (taken) return true;
    if (taken.error().kind == base::ErrorKind::PreconditionFailed) return false;
    return base::fail(taken.error());
}

Result<void> Scheduler::run_job(const Job& job) {
    const JsonObject record = TRY(record_of(job));
    if (!is_due(record, records_.now()) || !TRY(claim(record))) return {};
    const base::Instant began = records_.clock().now();
    const auto done = job.run();
    if (!done) report(job.kind, done.error());
    return finish(job, record, began, done);
}

Result<void> Scheduler::finish(const Job& job, const JsonObject& record, base::Instant began,
                               const Result<JsonObject>& done) {
    const base::Instant now = records_.clock().now();
    // What failed is tried again within the hour, or when it would be due anyway.
    const base::Instant next = done ? job.next(now) : std::min(job.next(now), now + std::chrono::hours(1));
    JsonObject body{
        {"status", "waiting"},
        {"nextRunAt", base::format_instant(next)},
        {"lastRunAt", base::format_instant(began)},
        {"lastDurationMs", std::chrono::duration_cast<std::chrono::milliseconds>(now - began).count()},
        {"claimedBy", nullptr},
        {"claimedUntil", nullptr},
        {"lastError", done ? base::Json(nullptr) : base::Json(base::shortened(done.error().message, 2000))}};
    if (done) {
        body["attempts"] = 0;
        body["result"] = *done;
    }
    TRY(records_.write(actions::system_asking(records_, "Done by " + node_),
                       {change(records_, record, std::move(body))}));
    return {};
}

}  // namespace plumbline::jobs
