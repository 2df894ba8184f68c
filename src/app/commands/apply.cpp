#include "actions/text/yaml.h"
#include "app/commands/help.h"
#include "app/commands/text.h"

namespace plumbline::app::commands {

namespace {

struct ApplyOptions {
    std::string db;
    std::string file;
    std::string plan;
    std::string reason;
    std::int64_t revision = -1;
    bool prune = false;
    bool json = false;
};

base::Result<void> apply(const ApplyOptions& options, Context& context) {
    // A kept plan holds the text once more, escaped, and its changes.
    const std::string& path = options.plan.empty() ? options.file : options.plan;
    const std::string text = TRY(read_text_file(path, actions::text::MostBytes * (options.plan.empty() ? 1 : 16)));
    World world = TRY(World::open(options.db, context.clock, context.random));
    const auto asking = local_asking(*world.records, options.reason.empty() ? "Applied from " + path : options.reason);
    actions::text::Options wanted{.prune = options.prune};
    if (options.revision >= 0) wanted.revision = options.revision;
    const actions::text::Plan done =
        options.plan.empty() ? TRY(actions::text::apply(*world.records, asking, text, wanted))
                                                          : TRY(actions::text::apply_file(*world.records, asking, text));
                                                          print(options.json
                                                                    ? base::to_text(actions::text::to_json(done)) + "\n"
                                                                    : actions::text::to_text(done));
                                                          return {};
}

}  // namespace

void add_apply(CLI::App& program, Context& context) {
    CLI::App* command = program.add_subcommand("apply", "Make the store agree with a YAML file");
    explain(
        *command,
        "plumbline apply power-platform.yaml --db sqlite:mine.db --reason 'Decided in the March review'\n"
        "plumbline apply power-platform.yaml --db sqlite:mine.db --prune    also delete what the file does not hold\n"
        "plumbline apply --plan plan.json --db sqlite:mine.db               exactly what plan showed, or nothing",
        "Everything is done in one transaction or not at all; doing it again changes nothing. `plumbline plan` shows "
        "the "
        "changes first.");
    auto options = std::make_shared<ApplyOptions>();
    CLI::Option* file = command->add_option("file", options->file, "The YAML file; - reads standard input");
    add_database(*command, options->db);
    CLI::Option* plan = command->add_option("--plan", options->plan, "A plan kept by plan --out");
    CLI::Option* prune =
        command->add_flag("--prune", options->prune, "Delete the program's records that the file does not hold");
    CLI::Option* revision = command->add_option(
        "--revision", options->revision, "Refuse where something concerned was changed after this change number");
    command->add_option("--reason", options->reason, "Why, for the history");
    command->add_flag("--json", options->json, "Print JSON");
    plan->excludes(file)->excludes(prune)->excludes(revision);
    revision->check(CLI::NonNegativeNumber);
    command->callback([options, &context] {
        if (options->file.empty() && options->plan.empty())
            return context.fail(base::invalid("apply.file", "file", "Say what to apply: a YAML file, or --plan FILE."),
                                2);
        context.run([&] { return apply(*options, context); });
    });
}

}  // namespace plumbline::app::commands
