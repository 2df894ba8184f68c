#include "app/commands/command.h"
#include "app/commands/help.h"
#include "app/example.h"

namespace plumbline::app::commands {

void add_init(CLI::App& program, Context& context) {
    CLI::App* command = program.add_subcommand("init", "Make a store, or fill it with the example");
    explain(*command,
            "plumbline init --db sqlite:mine.db\n"
            "plumbline init --db sqlite:example.db --example",
            "Makes the tables, the built-in roles and an organization to name. On a store that exists it only adds "
            "what is missing.");
    struct Options {
        std::string db;
        bool example = false;
        bool json = false;
    };
    auto options = std::make_shared<Options>();
    add_database(*command, options->db);
    command->add_flag("--example", options->example, "Fill an empty store with the example organization");
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options, &context] {
        context.run([&]() -> base::Result<void> {
            const bool filled = options->example && TRY(fill_with_example(options->db, context.clock));
            const World world = TRY(World::open(options->db, context.clock, context.random));
            const bool made = filled || world.found.was_empty;
            if (options->json)
                print(base::to_text(base::JsonObject{{"made", made}, {"example", world.found.is_example}}) + "\n");
            else
                note(made ? "The store is ready." : "The store was there already; it is up to date.");
            return {};
        });
    });
}

}  // namespace plumbline::app::commands
