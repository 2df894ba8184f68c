#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/commands/command.h"
#include "app/commands/help.h"
#include "app/system.h"
#include "base/text.h"

namespace {

using namespace plumbline::app;

/// The first word that no command is called by, told with what it could have meant; nothing where there is none.
std::string unknown_command(const CLI::App& program, std::span<char*> words) {
    const CLI::App* command = &program;
    for (const std::string_view word : words) {
        const auto inner = command->get_subcommands([](const CLI::App*) { return true; });
        if (word.starts_with('-') || inner.empty()) return {};
        std::vector<std::string> names;
        names.reserve(inner.size());
        for (const CLI::App* one : inner) names.push_back(one->get_name());
        const auto found = std::ranges::find(names, word);
        if (found == names.end()) {
            const std::string near = plumbline::base::closest(word, names);
            return "plumbline: there is no command \"" + plumbline::base::shortened(word) + "\". " +
                   (near.empty() ? std::string() : "Did you mean \"" + near + "\"? ") +
                   "Commands: " + plumbline::base::join(names, ", ") + ".";
        }
        command = inner[static_cast<std::size_t>(found - names.begin())];
    }
    return {};
}

int run(int count, char** arguments) {
    // Stores hold password hashes and confidential notes: their files are for their owner alone.
    ::umask(0077);
    SystemClock clock;
    SystemRandom random;
    commands::Context context{clock, random};
    CLI::App program("A plan that is checked, measured and followed up", "plumbline");
    commands::show_examples_first(program);
    commands::explain(
        program,
        "plumbline serve --db sqlite:example.db --example    try it with the example organization\n"
        "plumbline serve --db sqlite:mine.db                 begin with your own",
        "Plumbline keeps a plan that is checked, measured and followed up. `plumbline COMMAND --help` tells more.");
    program.require_subcommand(1);
    commands::add_serve(program, context);
    commands::add_init(program, context);
    commands::add_start(program, context);
    commands::add_check(program, context);
    commands::add_export(program, context);
    commands::add_plan(program, context);
    commands::add_apply(program, context);
    commands::add_import(program, context);
    commands::add_token(program, context);
    commands::add_user(program, context);
    commands::add_verify(program, context);
    commands::add_backup(program, context);
    commands::add_restore(program, context);
    commands::add_move(program, context);
    commands::add_migrate(program, context);
    commands::add_doctor(program, context);
    commands::add_version(program, context);
    const std::span words(arguments, static_cast<std::size_t>(count));
    if (const std::string unknown = unknown_command(program, words.subspan(count > 0 ? 1 : 0)); !unknown.empty()) {
        commands::note(unknown);
        return 2;
    }
    try {
        program.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
        // plan answers 2 for changes, so that its usage errors are errors.
        const bool is_plan = count > 1 && std::string_view(arguments[1]) == "plan";
        return program.exit(error) == 0 ? 0 : is_plan ? 1 : 2;
    }
    return context.status;
}

}  // namespace

int main(int count, char** arguments) {
    try {
        return run(count, arguments);
    } catch (const std::exception& error) {
        commands::note(std::string("plumbline: something went wrong: ") + error.what());
        return 1;
    }
}
