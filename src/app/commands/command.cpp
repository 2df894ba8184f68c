#include "app/commands/command.h"

#include <fmt/format.h>

#include <cstdio>

#include "store/engine.h"

namespace plumbline::app::commands {

void Context::fail(const base::Error& error, int with_status) {
    note("plumbline: " + base::describe(error));
    status = with_status;
}

void Context::run(const std::function<base::Result<void>()>& work, int error_status) {
    if (auto done = work(); !done) fail(done.error(), error_status);
}

void add_database(CLI::App& command, std::string& url) {
    command
        .add_option("--db", url, "Where the records are kept: sqlite:FILE or postgres://USER:PASSWORD@HOST/DATABASE")
        ->envname("PLUMBLINE_DB")
        ->required();
}

void print(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
}

void note(std::string_view text) {
    const std::string line = std::string(text) + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
}

void note_new_store(const World& world, const std::string& url) {
    if (!world.found.was_empty) return;
    const std::string file = store::sqlite_file(url);
    note(file.empty() ? std::string("The database was empty: a new store was made in it.")
                      : "There was no store yet: a new one was made in " + file + ".");
}

}  // namespace plumbline::app::commands
