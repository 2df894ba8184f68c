#pragma once
// How a command of the program is added, and what all of them share.

#include <CLI/App.hpp>
#include <functional>
#include <string>

#include "app/world.h"

namespace plumbline::app::commands {

/// Context is what commands work with, and where they leave their exit status: 0 ok, 1 error, 2 usage.
struct Context {
    const base::Clock& clock;
    base::Random& random;
    int status = 0;

    /// fail prints an error to standard error and sets the status.
    void fail(const base::Error& error, int with_status = 1);
    /// run calls work and turns its error into output and status.
    void run(const std::function<base::Result<void>()>& work, int error_status = 1);
};

/// add_database adds the option --db (environment PLUMBLINE_DB) to a command.
void add_database(CLI::App& command, std::string& url);
/// print writes text to standard output.
void print(std::string_view text);
/// note writes a line for people to standard error.
void note(std::string_view text);

/// note_new_store tells on standard error that a command made the store that it works with.
void note_new_store(const World& world, const std::string& url);

/// add_<name> adds the command of that name to the program.
void add_serve(CLI::App& program, Context& context);
/// add_init: make a store.
void add_init(CLI::App& program, Context& context);
/// add_token: make API tokens.
void add_token(CLI::App& program, Context& context);
/// add_user: make and invite accounts, set passwords.
void add_user(CLI::App& program, Context& context);
/// add_verify: check the chain against the tables.
void add_verify(CLI::App& program, Context& context);
/// add_backup: make a backup, check one.
void add_backup(CLI::App& program, Context& context);
/// add_restore: put a backup in the place of a store.
void add_restore(CLI::App& program, Context& context);
/// add_move: move a store to another address.
void add_move(CLI::App& program, Context& context);
/// add_migrate: change an older store.
void add_migrate(CLI::App& program, Context& context);
/// add_doctor: look a store over.
void add_doctor(CLI::App& program, Context& context);
/// add_check: check a plan.
void add_check(CLI::App& program, Context& context);
/// add_start: start a program from the library.
void add_start(CLI::App& program, Context& context);
/// add_export: write a program as YAML.
void add_export(CLI::App& program, Context& context);
/// add_plan: show what applying a YAML file would change.
void add_plan(CLI::App& program, Context& context);
/// add_apply: make the store agree with a YAML file.
void add_apply(CLI::App& program, Context& context);
/// add_import: bring in files from elsewhere.
void add_import(CLI::App& program, Context& context);
/// add_version: what this program is.
void add_version(CLI::App& program, Context& context);

/// Version is the program's version.
inline constexpr std::string_view Version = PLUMBLINE_VERSION;

}  // namespace plumbline::app::commands
