#include <fmt/format.h>

#include <filesystem>

#include "actions/operations/steps.h"
#include "store/files.h"
#include "store/migrations.h"
#include "store/tables.h"

namespace plumbline::actions {

using base::Result;

namespace {

base::Fail damaged(const std::string& file, const std::string& why) {
    return base::fail(base::invalid("backup.damaged", "file", fmt::format("{} is damaged: {}", file, why),
                                    "Take another backup; this one is not what was written."));
}

}  // namespace

std::string scratch_file(const Workshop& workshop) {
    const std::string name = "plumbline-" + base::random_token(workshop.random, 8) + ".db";
    return (std::filesystem::path(workshop.scratch) / name).string();
}

Result<void> bring_up_to_date(const Workshop& workshop, const std::string& file) {
    store::Migrating migrating = TRY(store::Migrating::open("sqlite:" + file));
    for (const store::Step& step : TRY(migrating.pending()))
        TRY(migrating.run(step, base::format_instant(workshop.clock.now())));
    return migrating.finish(workshop.catalog);
}

Result<records::Verified> hold_against(const Workshop& workshop, store::Store& store, const std::string& file,
                                       const std::string& head) {
    records::Verified verified = TRY(records::verify(store, workshop.catalog, head));
    if (!verified.findings.empty()) return damaged(file, verified.findings.front());
    if (verified.head != head) return damaged(file, "its chain ends elsewhere than it says.");
    return verified;
}

Result<Checked> check_backup(const Workshop& workshop, const std::string& file) {
    store::Manifest manifest = TRY(store::read_manifest(file));
    const bool is_current = manifest.catalogue == store::catalogue_digest(workshop.catalog) &&
                            manifest.step == store::last_number(store::released_steps());
    if (is_current) {
        TRY(store::check_backup(file));
        TRY(store::check_database(file));
        const auto store = TRY(store::Store::open_copy(file, workshop.catalog, workshop.random));
        records::Verified verified = TRY(hold_against(workshop, *store, file, manifest.head));
        return Checked{std::move(manifest), std::move(verified)};
    }
    const std::string copy = scratch_file(workshop);
    const auto checked = [&]() -> Result<records::Verified> {
        TRY(store::check_backup(file, copy));
        TRY(store::check_database(copy));
        TRY(bring_up_to_date(workshop, copy));
        const auto store = TRY(store::Store::open_copy(copy, workshop.catalog, workshop.random));
        return hold_against(workshop, *store, file, manifest.head);
    }();
    store::remove_database(copy);
    auto held = TRY(std::move(checked));
    return Checked{std::move(manifest), std::move(held)};
}

}  // namespace plumbline::actions
