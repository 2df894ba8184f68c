#include <fmt/format.h>

#include "app/commands/help.h"
#include "app/operations.h"

namespace plumbline::app::commands {

namespace {

struct MoveOptions {
    std::string from;
    std::string to;
    bool json = false;
};

base::Result<void> move(const MoveOptions& options, Context& context) {
    const Tools tools = TRY(Tools::make(context));
    const actions::Moved moved = TRY(actions::move(tools.workshop(options.json), options.from, options.to));
    if (options.json)
        print(base::to_text(base::JsonObject{{"tables", moved.copied.tables},
                                             {"rows", moved.copied.rows},
                                             {"links", moved.verified.links},
                                             {"entries", moved.verified.entries},
                                             {"records", moved.verified.records},
                                             {"head", moved.verified.head}}) +
              "\n");
    else
        print(fmt::format("{} rows in {} tables; {} changes, {} records; head {}\n", moved.copied.rows,
                          moved.copied.tables, moved.verified.links, moved.verified.records, moved.verified.head));
    note("The copy holds. The store it came from is still there, unchanged.");
    return {};
}

}  // namespace

void add_move(CLI::App& program, Context& context) {
    CLI::App* command = program.add_subcommand("move", "Move a store between SQLite and PostgreSQL");
    explain(*command,
            "plumbline move --from sqlite:mine.db --to postgres://plumbline:secret@localhost/plumbline\n"
            "plumbline move --from postgres://plumbline:secret@localhost/plumbline --to sqlite:mine.db",
            "Copies everything, the history and its chain included, into an empty place and checks the copy there. "
            "Killed\nhalf-way, it leaves the place as it was; run it again. No server may be running on either side.");
    auto options = std::make_shared<MoveOptions>();
    command->add_option("--from", options->from, "The store")->required();
    command->add_option("--to", options->to, "Where it goes; nothing may be there yet")->required();
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options, &context] { context.run([&] { return move(*options, context); }); });
}

}  // namespace plumbline::app::commands
