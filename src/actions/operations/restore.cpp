#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "actions/operations/steps.h"
#include "store/file_lock.h"
#include "store/files.h"
#include "store/fill.h"

namespace plumbline::actions {

using base::Result;

namespace {

void tell(const Workshop& workshop, const std::string& line) {
    if (workshop.tell) workshop.tell(line);
}

/// A name that sorts by time and has no character that a file system minds: 20261122T093000Z.
std::string stamp(const Workshop& workshop) {
    std::string text = base::format_instant(workshop.clock.now()).substr(0, 19) + "Z";
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return text;
}

bool holds_anything(const std::string& file) {
    std::error_code error;
    return std::filesystem::exists(file, error) && std::filesystem::file_size(file, error) > 0;
}

/// A copy of the backup beside the place, whole in every respect and as this program keeps stores.
Result<Checked> stage(const Workshop& workshop, const std::string& file, const std::string& staged) {
    store::remove_database(staged);
    store::Manifest manifest = TRY(store::check_backup(file, staged));
    TRY(store::check_database(staged));
    TRY(bring_up_to_date(workshop, staged));
    const auto store = TRY(store::Store::open_copy(staged, workshop.catalog, workshop.random));
    records::Verified verified = TRY(hold_against(workshop, *store, file, manifest.head));
    TRY(store::sync_file(staged));
    return Checked{std::move(manifest), std::move(verified)};
}

Result<Restored> restore_sqlite(const Workshop& workshop, const std::string& file, const std::string& place,
                                bool replace) {
    const store::FileLock lock = TRY(store::FileLock::take(place));
    if (!replace) TRY(store::refuse_store("sqlite:" + place));
    std::error_code ignored;
    if (std::filesystem::equivalent(file, place, ignored))
        return base::fail(base::invalid("restore.same", "from", "The backup and the store are the same file.",
                                        "Copy the backup elsewhere first."));
    const std::string staged = place + ".restoring";
    auto restored = [&]() -> Result<Restored> {
        tell(workshop, "Checking the backup …");
        auto checked = TRY(stage(workshop, file, staged));
        Restored done{std::move(checked), {}};
        if (holds_anything(place)) {
            done.aside = fmt::format("{}.before-{}", place, stamp(workshop));
            TRY(store::set_aside(place, done.aside));
        }
        TRY(store::replace_database(staged, place));
        return done;
    }();
    store::remove_database(staged);
    return restored;
}

Result<Restored> restore_postgres(const Workshop& workshop, const std::string& file, const std::string& url,
                                  bool replace) {
    TRY(store::refuse_in_use(url));
    const bool is_free = store::refuse_store(url).has_value();
    if (!replace) TRY(store::refuse_store(url));
    const std::string staged = scratch_file(workshop);
    auto restored = [&]() -> Result<Restored> {
        tell(workshop, "Checking the backup …");
        auto checked = TRY(stage(workshop, file, staged));
        Restored done{std::move(checked), {}};
        if (!is_free) {
            done.aside = fmt::format("{}.before-{}", file, stamp(workshop));
            tell(workshop, "Setting aside what is there …");
            const auto there = TRY(store::Store::open(url, workshop.catalog, workshop.random, 1));
            TRY(store::make_backup(*there, done.aside, base::format_instant(workshop.clock.now()), workshop.program));
        }
        const std::string head = done.backup.manifest.head;
        const store::Work check = [&](store::Transaction& transaction) -> Result<void> {
            const auto verified = TRY(records::verify(transaction, workshop.catalog, head));
            if (verified.findings.empty() && verified.head == head) return {};
            return base::fail(base::internal("the restored copy differs: " +
                                             (verified.findings.empty() ? "its head" : verified.findings.front())));
        };
        tell(workshop, "Filling the database …");
        TRY(store::read_file(
            staged, workshop.catalog, workshop.random, [&](store::Side from, store::Transaction&) -> Result<void> {
                TRY(store::fill(from, url, workshop.catalog, workshop.random, store::Existing::Replace, check, {}));
                return {};
            }));
        return done;
    }();
    store::remove_database(staged);
    return restored;
}

}  // namespace

Result<Restored> restore(const Workshop& workshop, const std::string& file, const std::string& url, bool replace) {
    const std::string place = store::sqlite_file(url);
    return place.empty() ? restore_postgres(workshop, file, url, replace)
                         : restore_sqlite(workshop, file, place, replace);
}

}  // namespace plumbline::actions
