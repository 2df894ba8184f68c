#include "actions/operations/doctor.h"

#include <fmt/format.h>

#include "store/fill.h"

namespace plumbline::actions {

namespace {

using base::Result;
using store::Finding;
using store::Level;

/// A store older than the program, which no clock can have told.
constexpr std::string_view FirstYear = "2025";

Finding clock_finding(const std::string& now, const std::string& last) {
    if (now < FirstYear)
        return {Level::Wrong, "clock", "This machine says it is " + now + ".", "Set its clock, and keep it set (NTP)."};
    const auto here = base::parse_instant(now);
    const auto there = base::parse_instant(last);
    if (!last.empty() && here && there && *there > *here + std::chrono::minutes(1))
        return {Level::Wrong, "clock", "The last change was made at " + last + ", but here it is only " + now + ".",
                "Set the clock of this machine, and keep it set (NTP)."};
    return {Level::Good, "clock", "The clock is behind no change.", {}};
}

Finding backup_finding(const std::string& now, const std::string& last) {
    const auto here = base::parse_instant(now);
    const auto then = base::parse_instant(last);
    if (last.empty() || !here || !then)
        return {Level::Warning, "backup", "No backup of this store is known.",
                "plumbline backup --db … --to FILE, every day, and keep it on another machine."};
    const auto days = std::chrono::floor<std::chrono::days>(*here - *then).count();
    const std::string text = fmt::format("The last backup was made at {}.", last);
    if (days >= 1) return {Level::Warning, "backup", text, "Make one every day."};
    return {Level::Good, "backup", text, {}};
}

Result<std::int64_t> count_mails(store::Transaction& view, const schema::EntityType& type, const char* state) {
    query::Query query;
    query.type = &type;
    query.filter = query::equals(type, "mailState", std::string(state));
    return view.count(query);
}

/// Whether mail moves: what waits since long has nobody who sends it.
Result<Finding> mail_finding(store::Transaction& view, const Workshop& workshop) {
    const schema::EntityType& type = workshop.catalog.type("notification");
    const std::int64_t waiting = TRY(count_mails(view, type, "waiting"));
    const std::int64_t failed = TRY(count_mails(view, type, "failed"));
    const std::int64_t sent = TRY(count_mails(view, type, "sent"));
    if (waiting + failed + sent == 0)
        return Finding{
            Level::Note, "mail", "No mail was sent from this store, and none waits.",
            "Notices stand in the app; to send them too, set up a mail server ([mail] in the configuration)."};
    query::Query query;
    query.type = &type;
    query.filter = query::equals(type, "mailState", std::string("waiting"));
    query.top = 1000;
    const std::string late = base::format_instant(workshop.clock.now() - std::chrono::hours(6));
    std::int64_t stuck = 0;
    for (const store::Found& found : TRY(view.select(query)).rows)
        if (base::text_or(found.record, "mailNextAt") < late) ++stuck;
    const std::string text = fmt::format("{} sent, {} waiting, {} failed.", sent, waiting, failed);
    if (stuck > 0)
        return Finding{
            Level::Warning, "mail", text + fmt::format(" {} should have gone out hours ago.", stuck),
            "Is the server running, with a mail server in its configuration? The notices' mailError says more."};
    if (failed > 0)
        return Finding{Level::Warning, "mail", text, "See notifications with mailState failed, and their mailError."};
    return Finding{Level::Good, "mail", text, {}};
}

void look_at_records(const Workshop& workshop, const std::string& url, std::vector<Finding>& findings) {
    std::string last;
    const store::Snapshot work = [&](store::Side, store::Transaction& view) -> Result<void> {
        const auto link = TRY(view.last_link());
        if (link) last = link->seal.at;
        const auto verified = TRY(records::verify(view, workshop.catalog));
        if (verified.findings.empty())
            findings.push_back({Level::Good,
                                "chain",
                                fmt::format("{} changes and {} records hold; head {}.", verified.links,
                                            verified.records, verified.head),
                                {}});
        findings.push_back(TRY(mail_finding(view, workshop)));
        for (const std::string& finding : verified.findings)
            findings.push_back({Level::Wrong, "chain", finding,
                                "Somebody changed the store behind the application's back: restore a backup, or find "
                                "out who."});
        return {};
    };
    if (const auto done = store::read_snapshot(url, workshop.catalog, workshop.random, work); !done)
        findings.push_back({Level::Wrong, "chain", done.error().message, done.error().hint});
    findings.push_back(clock_finding(base::format_instant(workshop.clock.now()), last));
}

}  // namespace

std::vector<Finding> look_over(const Workshop& workshop, const std::string& url) {
    store::Examined examined = store::examine(url, workshop.catalog);
    std::vector<Finding> findings = std::move(examined.findings);
    if (examined.is_current) look_at_records(workshop, url, findings);
    if (examined.is_open)
        findings.push_back(backup_finding(base::format_instant(workshop.clock.now()), examined.last_backup));
    return findings;
}

}  // namespace plumbline::actions
