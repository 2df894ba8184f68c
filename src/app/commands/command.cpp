#include "app/commands/command.h"

#include <fmt/format.h>

#include <cstdio>

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

}  // namespace plumbline::app::commands
