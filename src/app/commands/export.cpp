#include "app/commands/help.h"
#include "app/commands/text.h"

namespace plumbline::app::commands {

namespace {

struct ExportOptions {
    std::string db;
    std::string program;
    std::string out;
    std::string schema_url = "plan.schema.json";
    bool schema = false;
    bool directory = false;
};

base::Result<void> write(const ExportOptions& options, const std::string& text) {
    if (!options.out.empty()) return write_text_file(options.out, text);
    print(text);
    return {};
}

base::Result<void> export_text(const ExportOptions& options, Context& context) {
    World world = TRY(World::open(options.db, context.clock, context.random, World::Missing::Refuse));
    if (options.schema)
        return write(options,
                     base::to_pretty_text(actions::text::text_schema(*world.catalog, options.schema_url)) + "\n");
    return write(options, TRY(actions::text::export_program(*world.records, local_asking(*world.records, {}),
                                                            {options.program, options.schema_url, options.directory})));
}

}  // namespace

void add_export(CLI::App& program, Context& context) {
    CLI::App* command = program.add_subcommand("export", "Write a program as YAML, to edit and to keep in git");
    explain(
        *command,
        "plumbline export --db sqlite:mine.db --program 'Power Platform' --out power-platform.yaml\n"
        "plumbline export --db sqlite:mine.db --program power-platform | less\n"
        "plumbline export --db sqlite:mine.db --directory > all.yaml           all programs with their people and "
        "units\n"
        "plumbline export --db sqlite:mine.db --schema --out plan.schema.json    the JSON Schema, for editors",
        "Fields that have their default are left out; the first fields of each record stand there even when blank.");
    auto options = std::make_shared<ExportOptions>();
    add_database(*command, options->db);
    CLI::Option* title =
        command->add_option("--program", options->program, "Title, key or id of one program; all without it");
    command->add_flag("--directory", options->directory,
                      "Also the people and units that it refers to, to move it to another store");
    command->add_option("--out", options->out, "File to write instead of standard output");
    CLI::Option* schema = command->add_flag("--schema", options->schema, "Write the JSON Schema of such files instead");
    command->add_option("--schema-url", options->schema_url,
                        "Where editors find that schema: a file beside it, or a URL; empty leaves the line out");
    title->excludes(schema);
    command->callback([options, &context] { context.run([&] { return export_text(*options, context); }); });
}

}  // namespace plumbline::app::commands
