#include <functional>
#include <iostream>

#include "app/commands/command.h"
#include "app/commands/help.h"
#include "base/text.h"

namespace plumbline::app::commands {

namespace {

struct UserOptions {
    std::string db;
    std::string email;
    std::string title;
    std::string role = "member";
    std::string program;
    std::string public_url = "http://127.0.0.1:8080";
    bool password = false;
    bool json = false;
};

/// A password comes by standard input, never by an argument, which other people on the machine could read.
std::string read_password() {
    std::string password;
    std::getline(std::cin, password);
    return password;
}

base::Result<void> create(const UserOptions& options, Context& context) {
    World world = TRY(World::open(options.db, context.clock, context.random));
    note_new_store(world, options.db);
    actions::NewAccount account{options.email, options.title, {}, options.role, options.program};
    if (options.password) {
        account.password = read_password();
        TRY(world.identity->check_new_password(account.password, options.email, options.title));
    }
    const std::string id = TRY(
        world.identity->create_account(actions::system_asking(*world.records, "Made on the command line"), account));
    const std::string address = base::to_lower_ascii(base::trim(options.email));
    if (options.json)
        print(base::to_text(base::JsonObject{{"id", id}, {"email", address}, {"role", options.role}}) + "\n");
    else
        print(id + "\n");
    return {};
}

base::Result<std::string> known_account(World& world, const std::string& email) {
    const auto account = TRY(world.identity->find_account(email));
    if (account) return *account;
    return base::fail(base::invalid("user.email", "email", "There is no account with the address " + email + "."));
}

base::Result<void> set_password(const UserOptions& options, Context& context) {
    World world = TRY(World::open(options.db, context.clock, context.random, World::Missing::Refuse));
    const std::string account = TRY(known_account(world, options.email));
    TRY(world.identity->set_password(account, read_password()));
    note("The password is set; other sessions have ended.");
    return {};
}

base::Result<void> print_link(World& world, const UserOptions& options, const std::string& account) {
    const auto made =
        TRY(world.identity->invite(actions::system_asking(*world.records, "Link made on the command line"), account));
    const std::string link = options.public_url + "/?invitation=" + made.token;
    if (options.json)
        print(base::to_text(base::JsonObject{
                  {"id", account}, {"link", link}, {"expiresAt", made.expires_at}, {"isReset", made.is_reset}}) +
              "\n");
    else
        print(link + "\n");
    note(made.is_reset ? "Whoever opens it within an hour sets a new password, once."
                       : "Whoever opens it within 7 days sets the password, once.");
    return {};
}

base::Result<void> invite(const UserOptions& options, Context& context) {
    World world = TRY(World::open(options.db, context.clock, context.random));
    note_new_store(world, options.db);
    auto account = TRY(world.identity->find_account(options.email));
    if (!account) {
        const actions::NewAccount invited{options.email, options.title, {}, options.role, options.program};
        account = TRY(world.identity->create_account(
            actions::system_asking(*world.records, "Invited on the command line"), invited));
    }
    return print_link(world, options, *account);
}

base::Result<void> reset(const UserOptions& options, Context& context) {
    World world = TRY(World::open(options.db, context.clock, context.random, World::Missing::Refuse));
    const std::string account = TRY(known_account(world, options.email));
    return print_link(world, options, account);
}

/// The commands that print a link.
void add_links(CLI::App& user, const std::shared_ptr<UserOptions>& options, Context& context,
               const std::function<CLI::App*(const char*, const char*)>& add) {
    const auto link = [&](CLI::App* command) {
        command->add_option("--public-url", options->public_url, "Scheme and host that people use for the server");
        command->add_flag("--json", options->json, "Print JSON");
    };
    CLI::App* invite_command = add("invite", "Print a link by which somebody sets their password");
    explain(*invite_command,
            "plumbline user invite --db sqlite:mine.db --email bo@example.com --role member --public-url "
            "https://plan.example.com",
            "Makes the account where there is none. The link works once, within 7 days.");
    invite_command->add_option("--title", options->title, "Name of the person");
    invite_command->add_option("--role", options->role,
                               "Role of a new account: viewer, member (default), program-lead, "
                               "administrator, or one of your own");
    invite_command->add_option("--program", options->program, "Id of the program that the role is for; all without it");
    link(invite_command);
    invite_command->callback([options, &context] { context.run([&] { return invite(*options, context); }); });
    CLI::App* reset_command = add("reset", "Print a link to a new password");
    explain(*reset_command,
            "plumbline user reset --db sqlite:mine.db --email bo@example.com --public-url https://plan.example.com",
            "The link works once, within an hour (7 days for an account that never had a password). Using it ends the "
            "account's sessions.");
    link(reset_command);
    reset_command->callback([options, &context] { context.run([&] { return reset(*options, context); }); });
    user.require_subcommand(1);
}

}  // namespace

void add_user(CLI::App& program, Context& context) {
    CLI::App* user = program.add_subcommand("user", "Make and invite accounts, set passwords");
    explain(*user,
            "plumbline user create --db sqlite:mine.db --email anna@example.com --role program-lead\n"
            "echo 'river anchor melody fox' | plumbline user password --db sqlite:mine.db --email anna@example.com");
    auto options = std::make_shared<UserOptions>();
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
        "echo 'river anchor melody fox' | plumbline user create --db sqlite:mine.db --email bo@example.com "
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
            "echo 'river anchor melody fox' | plumbline user password --db sqlite:mine.db --email anna@example.com",
            "Sets a new password and ends the account's sessions.");
    password->callback([options, &context] { context.run([&] { return set_password(*options, context); }); });
    add_links(*user, options, context, add);
}

}  // namespace plumbline::app::commands
