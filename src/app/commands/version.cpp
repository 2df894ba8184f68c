#include "app/commands/command.h"
#include "app/commands/help.h"

namespace plumbline::app::commands {

void add_version(CLI::App& program, Context&) {
    CLI::App* command = program.add_subcommand("version", "What this program is");
    explain(*command, "plumbline version\nplumbline version --json");
    auto json = std::make_shared<bool>(false);
    command->add_flag("--json", *json, "Print JSON");
    command->callback([json] {
        print(*json ? base::to_text(base::JsonObject{{"version", Version}}) + "\n"
                    : "plumbline " + std::string(Version) + "\n");
    });
}

}  // namespace plumbline::app::commands
