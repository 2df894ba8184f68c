#include "actions/text/yaml.h"
#include "app/commands/help.h"
#include "app/commands/text.h"

namespace plumbline::app::commands {

namespace {

struct PlanOptions {
    std::string db;
    std::string file;
    std::string out;
    bool prune = false;
    bool json = false;
};

base::Result<void> plan(const PlanOptions& options, Context& context) {
    const std::string text = TRY(read_text_file(options.file, actions::text::MostBytes));
    World world = TRY(World::open(options.db, context.clock, context.random));
    const auto asking = local_asking(*world.records, {});
    const actions::text::Plan made =
        TRY(actions::text::make_plan(*world.records, asking, text, {.prune = options.prune}));
    if (!options.out.empty()) TRY(write_text_file(options.out, actions::text::plan_file(made, text)));
    print(options.json ? base::to_text(actions::text::to_json(made)) + "\n" : actions::text::to_text(made));
    context.status = made.is_empty() ? 0 : 2;
    return {};
}

}  // namespace

void add_plan(CLI::App& program, Context& context) {
    CLI::App* command = program.add_subcommand("plan", "Show what applying a YAML file would change");
    explain(*command,
            "plumbline plan power-platform.yaml --db sqlite:mine.db\n"
            "plumbline plan power-platform.yaml --db sqlite:mine.db --out plan.json    to apply exactly this later",
            "Lists what would be created (+), updated (~) and, with --prune, deleted (-). Exit status 0: no change; 2: "
            "changes; "
            "1: any error.");
    auto options = std::make_shared<PlanOptions>();
    command->add_option("file", options->file, "The YAML file; - reads standard input")->required();
    add_database(*command, options->db);
    command->add_option("--out", options->out, "Keep the plan in a file, for apply --plan");
    command->add_flag("--prune", options->prune, "Rehearse the deletions too");
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options, &context] { context.run([&] { return plan(*options, context); }); });
}

}  // namespace plumbline::app::commands
