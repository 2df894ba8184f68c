#include <fmt/format.h>

#include <cstdlib>
#include <fstream>

#include "app/ask_server.h"
#include "app/commands/help.h"
#include "app/operations.h"
#include "base/text.h"

namespace plumbline::app::commands {

namespace {

using base::JsonObject;
using base::Result;

struct BackupOptions {
    std::string db;
    std::string to;
    std::string server;
    std::string token_file;
    std::string file;
    bool json = false;
};

/// Tokens come from a file or the environment, never by an argument, which other people on the machine could read.
Result<std::string> token_of(const BackupOptions& options) {
    std::string token;
    if (!options.token_file.empty()) {
        std::ifstream stream(options.token_file);
        if (!std::getline(stream, token))
            return base::fail(base::invalid("backup.token", "token-file", options.token_file + " holds no token.",
                                            "Put the token on its first line."));
    } else if (const char* set = std::getenv("PLUMBLINE_TOKEN"); set != nullptr) {
        token = set;
    }
    if (base::trim(token).empty())
        return base::fail(base::invalid("backup.token", "token-file", "The server wants to know who asks.",
                                        "Give --token-file FILE or set PLUMBLINE_TOKEN; the token needs the scope "
                                        "admin."));
    return std::string(base::trim(token));
}

Result<void> ask_for_backup(const BackupOptions& options) {
    const std::string token = TRY(token_of(options));
    const Answer answer = TRY(ask_server({options.server, "POST", "/api/v1/backups", token, 3600}));
    const auto value = base::parse_json(answer.body);
    const JsonObject body = value && value->is_object() ? value->get_object() : JsonObject();
    if (answer.status != 201)
        return base::fail(base::conflict(
            "backup.refused",
            "The server made no backup: " + base::text_or(body, "detail", fmt::format("status {}", answer.status)),
            base::text_or(body, "hint")));
    if (options.json)
        print(base::to_text(body) + "\n");
    else
        print(base::text_or(body, "file") + "\n");
    note("The server keeps the backup in its backup folder.");
    return {};
}

Result<void> back_up(const BackupOptions& options, Context& context) {
    auto opened = World::open(options.db, context.clock, context.random, World::Missing::Refuse);
    if (!opened) {
        if (opened.error().code == "database.in-use")
            opened.error().hint =
                "Let that server make it: plumbline backup --server http://127.0.0.1:8080 --token-file FILE";
        return base::fail(std::move(opened).error());
    }
    store::Store& store = *opened->store;
    const std::string at = base::format_instant(context.clock.now());
    const store::Manifest manifest = TRY(store::make_backup(store, options.to, at, Version));
    TRY(store::note_backup(store, at));
    if (options.json) {
        JsonObject made = store::to_json(manifest);
        made["file"] = options.to;
        print(base::to_text(made) + "\n");
    } else {
        print(said(manifest) + "\n");
    }
    return {};
}

Result<void> make(const BackupOptions& options, Context& context) {
    if (!options.server.empty() && options.db.empty() && options.to.empty()) return ask_for_backup(options);
    if (options.server.empty() && !options.db.empty() && !options.to.empty()) return back_up(options, context);
    context.fail(base::invalid("backup.what", "db", "Say what to back up, and where to.",
                               "--db URL --to FILE, or --server URL for one that runs."),
                 2);
    return {};
}

Result<void> verify(const BackupOptions& options, Context& context) {
    const Tools tools = TRY(Tools::make(context));
    const actions::Checked checked = TRY(actions::check_backup(tools.workshop(options.json), options.file));
    if (options.json) {
        JsonObject found = store::to_json(checked.manifest);
        found["holds"] = true;
        found["records"] = checked.verified.records;
        print(base::to_text(found) + "\n");
    } else {
        print(said(checked.manifest) + "\n");
        note("Every bit, the database, the chain and every table hold.");
    }
    return {};
}

}  // namespace

void add_backup(CLI::App& program, Context& context) {
    CLI::App* command = program.add_subcommand("backup", "Make a backup, or check one");
    explain(*command,
            "plumbline backup --db sqlite:mine.db --to mine-2026-11-22.backup\n"
            "plumbline backup --server https://plan.example.com --token-file token.txt    of a server that runs\n"
            "plumbline backup verify mine-2026-11-22.backup",
            "Writes the store as it is at one moment into one file, whatever it is kept in. Nobody but its server may "
            "open\na SQLite file, so that a running server makes the backup itself, in its own backup folder.");
    auto options = std::make_shared<BackupOptions>();
    command->add_option("--db", options->db, "Where the records are kept: sqlite:FILE or postgres://…")
        ->envname("PLUMBLINE_DB");
    command->add_option("--to", options->to, "The new file");
    command->add_option("--server", options->server, "A running server that makes it: https://plan.example.com");
    command->add_option("--token-file", options->token_file,
                        "A file with a token for that server (or PLUMBLINE_TOKEN in the environment)");
    command->add_flag("--json", options->json, "Print JSON");
    CLI::App* check = command->add_subcommand("verify", "Check a backup to the last bit");
    explain(*check, "plumbline backup verify mine-2026-11-22.backup",
            "Holds every bit of the file against its digest, then the database, the chain and every table. Exit status "
            "1\nwhere something differs.");
    check->add_option("FILE", options->file, "The backup")->required();
    check->add_flag("--json", options->json, "Print JSON");
    check->callback([options, &context] { context.run([&] { return verify(*options, context); }); });
    command->callback([options, &context, command] {
        if (command->get_subcommands().empty()) context.run([&] { return make(*options, context); });
    });
}

}  // namespace plumbline::app::commands
