#include <iostream>

#include "app/commands/command.h"
#include "app/commands/help.h"
#include "base/text.h"

namespace plumbline::app::commands {

namespace {

struct Options {
    std::string db;
    std::string email;
    std::string title;
    std::string role = "member";
    std::string program;
    bool password = false;
    bool json = false;
};

/// A password comes by standard input, never by an argument, which other people on the machine could read.
base::Result<std::string> read_password(const std::string& email) {
    std::string password;
    std::getline(std::cin, password);
    TRY(base::check_password(password, email));
    return password;
}

base::Result<void> create(const Options& options, Context& context) {
    World world = TRY(World::open(options.db, context.clock, context.random));
    note_new_store(world, options.db);
    actions::NewAccount account{options.email, options.title, {}, options.role, options.program};
    if (options.password) account.password = TRY(read_password(options.email));
    const std::string id = TRY(
        world.identity->create_account(actions::system_asking(*world.records, "Made on the command line"), account));
    const std::string address = base::to_lower_ascii(base::trim(options.email));
    if (options.json)
        print(base::to_text(base::JsonObject{{"id", id}, {"email", address}, {"role", options.role}}) + "\n");
    else
        print(id + "\n");
    return {};
}

base::Result<void> set_password(const Options& options, Context& context) {
    World world = TRY(World::open(options.db, context.clock, context.random, World::Missing::Refuse));
    const auto account = TRY(world.identity->find_account(options.email));
    if (!account)
        return base::fail(
            base::invalid("user.email", "email", "There is no account with the address " + options.email + "."));
    TRY(world.identity->set_password(*account, TRY(read_password(options.email))));
    note("The password is set; other sessions have ended.");
    return {};
}

}  // namespace

void add_user(CLI::App& program, Context& context) {
    CLI::App* user = program.add_subcommand("user", "Make accounts, set passwords");
    explain(
        *user,
        "plumbline user create --db sqlite:mine.db --email anna@example.com --role program-lead\n"
        "echo 'a long sentence to remember' | plumbline user password --db sqlite:mine.db --email anna@example.com");
    user->require_subcommand(1);
    auto options = std::make_shared<Options>();
    const auto add = [&](const char* name, const char* what) {
        CLI::App* command = user->add_subcommand(name, what);
        add_database(*command, options->db);
        command->add_option("--email", options->email, "Address of the account")->required();
        return command;
    };
    CLI::App* make = add("create", "Make an account");
    explain(
        *make,
        "plumbline user create --db sqlite:mine.db --email anna@example.com --title 'Anna Berg' --role program-lead\n"
        "echo 'a long sentence to remember' | plumbline user create --db sqlite:mine.db --email bo@example.com "
        "--password",
        "Makes an account with its person and role.");
    make->add_option("--title", options->title, "Name of the person");
    make->add_option("--role", options->role,
                     "viewer, member (default), program-lead, administrator, or a role of your own");
    make->add_option("--program", options->program, "Id of the program that the role is for; all without it");
    make->add_flag("--password", options->password, "Read the password from standard input (15 characters or more)");
    make->add_flag("--json", options->json, "Print JSON");
    make->callback([options, &context] { context.run([&] { return create(*options, context); }); });
    CLI::App* password = add("password", "Set a password, read from standard input");
    explain(*password,
            "echo 'a long sentence to remember' | plumbline user password --db sqlite:mine.db --email anna@example.com",
            "Sets a new password and ends the account's sessions.");
    password->callback([options, &context] { context.run([&] { return set_password(*options, context); }); });
}

}  // namespace plumbline::app::commands
