#include <fmt/format.h>

#include "app/commands/command.h"
#include "app/commands/help.h"
#include "app/example.h"

namespace plumbline::app::commands {

namespace {

constexpr int MostScale = 1000;
constexpr int MostPrograms = 10'000;

/// A line on standard error for every hundred thousand records.
std::function<void(const std::string&, std::size_t)> progress() {
    return [shown = std::size_t{0}](const std::string& where, std::size_t records) mutable {
        constexpr std::size_t Often = 100'000;
        if (records < shown) shown = 0;  // another part of the work begins
        if (records / Often == shown / Often) return;
        shown = records;
        note(fmt::format("{} records written: {}", records, where));
    };
}

}  // namespace

void add_init(CLI::App& program, Context& context) {
    CLI::App* command = program.add_subcommand("init", "Make a store, or fill it with the example");
    explain(*command,
            "plumbline init --db sqlite:mine.db\n"
            "plumbline init --db sqlite:example.db --example\n"
            "plumbline init --db sqlite:large.db --example --scale 10 --programs 100    12,000 people, 38,000 parts of "
            "plans",
            "Makes the tables, the built-in roles and an organization to name. On a store that exists it only adds "
            "what is missing.");
    struct InitOptions {
        std::string db;
        bool example = false;
        int scale = 1;
        int programs = 0;
        bool json = false;
    };
    auto options = std::make_shared<InitOptions>();
    add_database(*command, options->db);
    CLI::Option* example =
        command->add_flag("--example", options->example, "Fill an empty store with the example organization");
    command
        ->add_option("--scale", options->scale,
                     "Size of the example: N times its 1,200 people, 14 units and 2 programs with all their history")
        ->check(CLI::Range(1, MostScale))
        ->needs(example);
    command
        ->add_option("--programs", options->programs,
                     "Draft programs to add to the example, each of the seven published visions: 364 parts of a plan")
        ->check(CLI::Range(0, MostPrograms))
        ->needs(example);
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options, &context] {
        context.run([&]() -> base::Result<void> {
            const actions::example::Size size{options->scale, options->programs, progress()};
            const bool filled = options->example && TRY(fill_with_example(options->db, context.clock, size));
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
