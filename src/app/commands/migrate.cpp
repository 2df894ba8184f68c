#include <fmt/format.h>

#include "app/commands/help.h"
#include "app/operations.h"
#include "store/migrations.h"

namespace plumbline::app::commands {

namespace {

struct MigrateOptions {
    std::string db;
    bool yes = false;
    bool json = false;
};

void show(const MigrateOptions& options, const std::vector<store::Step>& pending, bool done) {
    if (options.json) {
        base::JsonArray steps;
        for (const store::Step& step : pending)
            steps.push_back(base::JsonObject{{"number", step.number}, {"name", step.name}, {"reason", step.reason}});
        print(base::to_text(base::JsonObject{{"steps", std::move(steps)}, {"done", done}}) + "\n");
        return;
    }
    for (const store::Step& step : pending) print(fmt::format("{}  {}: {}\n", step.number, step.name, step.reason));
}

base::Result<void> migrate(const MigrateOptions& options, Context& context) {
    const Tools tools = TRY(Tools::make(context));
    store::Migrating migrating = TRY(store::Migrating::open(options.db));
    const std::vector<store::Step> pending = TRY(migrating.pending());
    if (!pending.empty() && !options.yes) {
        show(options, pending, false);
        note("Nothing was changed. Make a backup, then run this again with --yes.");
        context.status = 1;
        return {};
    }
    for (const store::Step& step : pending) {
        if (!options.json) note(fmt::format("Step {}: {} …", step.number, step.name));
        TRY(migrating.run(step, base::format_instant(context.clock.now())));
    }
    TRY(migrating.finish(tools.catalog()));
    show(options, pending, true);
    note("The store is up to date.");
    return {};
}

}  // namespace

void add_migrate(CLI::App& program, Context& context) {
    CLI::App* command = program.add_subcommand("migrate", "Change an older store so that this program can use it");
    explain(
        *command,
        "plumbline migrate --db postgres://plumbline:secret@localhost/plumbline\n"
        "plumbline migrate --db postgres://plumbline:secret@localhost/plumbline --yes",
        "Shows the steps that the store needs, and with --yes carries them out, each whole or not at all. New tables "
        "and\ncolumns need no step: every start adds them. Exit status 1 where steps are left.");
    auto options = std::make_shared<MigrateOptions>();
    add_database(*command, options->db);
    command->add_flag("--yes", options->yes, "Carry them out");
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options, &context] { context.run([&] { return migrate(*options, context); }); });
}

}  // namespace plumbline::app::commands
