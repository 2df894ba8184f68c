#include "actions/imports/imports.h"
#include "app/commands/help.h"
#include "app/commands/text.h"

namespace plumbline::app::commands {

namespace {

constexpr std::size_t MostMapping = 1024UL * 1024;

struct ImportOptions {
    std::string db;
    std::string kind;
    std::vector<std::string> files;
    std::string program;
    std::string type;
    std::string mapping;
    std::string reason;
    bool is_rehearsal = false;
    bool json = false;
};

base::Result<void> import(const ImportOptions& options, Context& context) {
    actions::imports::Wish wish{.kind = options.kind,
                                .files = {},
                                .program = options.program,
                                .type = options.type,
                                .mapping = {},
                                .is_rehearsal = options.is_rehearsal};
    wish.files = TRY(connect::tables::find_files(options.files));
    if (!options.mapping.empty())
        wish.mapping = TRY(actions::imports::read_mapping(TRY(read_text_file(options.mapping, MostMapping))));
    World world = TRY(World::open(options.db, context.clock, context.random));
    note_new_store(world, options.db);
    const auto asking =
        local_asking(*world.records, options.reason.empty() ? "Import of " + options.kind : options.reason);
    const actions::imports::Report report = TRY(actions::imports::import_files(*world.records, asking, wish));
    print(options.json ? base::to_text(report.to_json()) + "\n" : report.to_text(options.is_rehearsal));
    return {};
}

void add_kind(CLI::App& parent, Context& context, const std::string& kind, const std::string& what) {
    CLI::App* command = parent.add_subcommand(kind, what);
    auto options = std::make_shared<ImportOptions>();
    options->kind = kind;
    command->add_option("file", options->files, "Files, folders of files or .zip archives: CSV, TSV, JSON, XLSX")
        ->required();
    add_database(*command, options->db);
    command->add_option("--program", options->program,
                        "Title of the program that gets the records; made where there is none");
    command->add_option("--mapping", options->mapping, "A YAML file that says which column is what");
    command->add_option("--reason", options->reason, "Why, for the history");
    if (kind == "table")
        command->add_option("--type", options->type, "What the rows are: a type such as use-case")->required();
    command->add_flag("--dry-run", options->is_rehearsal, "Try everything and change nothing");
    command->add_flag("--json", options->json, "Print the report as JSON");
    command->callback([options, &context] { context.run([&] { return import(*options, context); }); });
}

}  // namespace

void add_import(CLI::App& program, Context& context) {
    CLI::App* command =
        program.add_subcommand("import", "Bring in files from elsewhere: people, trainings, usage, any table");
    explain(
        *command,
        "plumbline import directory people.csv --db sqlite:mine.db --dry-run   what would happen\n"
        "plumbline import directory people.csv --db sqlite:mine.db             do it; a second time changes nothing\n"
        "plumbline import usage copilot.csv --db sqlite:mine.db --json            the report as JSON",
        "Everything is kept or nothing. Rows that cannot be taken are left out and told with the reason.");
    command->require_subcommand(1);
    add_kind(*command, context, "directory", "People, units, managers, leavers");
    add_kind(*command, context, "coe",
             "Tables of the CoE Starter Kit: apps, flows, agents, makers, launches, trainings, ideas");
    add_kind(*command, context, "inventory", "The inventory of the Power Platform admin centre, or its lake export");
    add_kind(*command, context, "viva-goals",
             "An export of Viva Goals: objectives, key results, initiatives, check-ins");
    add_kind(*command, context, "learning", "Completions of courses, and certificates");
    add_kind(*command, context, "usage", "Who or which unit used what");
    add_kind(*command, context, "table", "Any table, into records of one type");
}

}  // namespace plumbline::app::commands
