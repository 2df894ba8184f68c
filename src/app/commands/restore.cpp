#include "app/commands/help.h"
#include "app/operations.h"

namespace plumbline::app::commands {

namespace {

struct RestoreOptions {
    std::string db;
    std::string from;
    bool replace = false;
    bool json = false;
};

base::Result<void> restore(const RestoreOptions& options, Context& context) {
    const Tools tools = TRY(Tools::make(context));
    const actions::Restored done =
        TRY(actions::restore(tools.workshop(options.json), options.from, options.db, options.replace));
    if (options.json) {
        base::JsonObject told = store::to_json(done.backup.manifest);
        if (!done.aside.empty()) told["aside"] = done.aside;
        print(base::to_text(told) + "\n");
        return {};
    }
    print(said(done.backup.manifest) + "\n");
    if (!done.aside.empty()) note("What was there before is kept in " + done.aside + ".");
    note("The store is restored.");
    return {};
}

}  // namespace

void add_restore(CLI::App& program, Context& context) {
    CLI::App* command = program.add_subcommand("restore", "Put a backup in the place of a store");
    explain(*command,
            "plumbline restore --from mine-2026-11-22.backup --db sqlite:mine.db\n"
            "plumbline restore --from mine-2026-11-22.backup --db sqlite:mine.db --replace    over the store that is "
            "there",
            "Checks the whole backup first. What was there before is kept beside it; a server must not be running on "
            "it.");
    auto options = std::make_shared<RestoreOptions>();
    add_database(*command, options->db);
    command->add_option("--from", options->from, "The backup")->required();
    command->add_flag("--replace", options->replace, "Replace the store that is there");
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options, &context] { context.run([&] { return restore(*options, context); }); });
}

}  // namespace plumbline::app::commands
