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
            World world = TRY(World::open(options->db, context.clock, context.random));
            const bool fill = options->example && world.found.was_empty;
            if (fill) TRY(fill_with_example(world));
            if (options->json)
                print(base::to_text(base::JsonObject{{"made", world.found.was_empty},
                                                     {"example", fill || world.found.is_example}}) +
                      "\n");
            else
                note(world.found.was_empty ? "The store is ready." : "The store was there already; it is up to date.");
            return {};
        });
    });
}

}  // namespace plumbline::app::commands
