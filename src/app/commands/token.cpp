#include "app/commands/command.h"
#include "app/commands/help.h"

namespace plumbline::app::commands {

namespace {

struct TokenOptions {
    std::string db;
    std::string user;
    std::string title = "Command line";
    std::vector<std::string> scopes;
    bool admin = false;
    bool json = false;
};

base::Result<void> create(const TokenOptions& options, Context& context) {
    World world = TRY(World::open(options.db, context.clock, context.random));
    note_new_store(world, options.db);
    actions::NewToken token;
    token.title = options.title;
    token.is_administrator = options.admin;
    if (!options.scopes.empty()) token.scopes = options.scopes;
    if (options.admin && options.scopes.empty()) token.scopes = {"read", "write", "admin"};
    if (!options.user.empty()) {
        const auto account = TRY(world.identity->find_account(options.user));
        if (!account)
            return base::fail(base::invalid("token.user", "user",
                                            "There is no account with the address " + options.user + ".",
                                            "Make it first: plumbline user create --email " + options.user + "."));
        token.account = *account;
    }
    std::string id;
    const std::string secret = TRY(
        world.identity->create_token(actions::system_asking(*world.records, "Made on the command line"), token, id));
    if (options.json)
        print(base::to_text(base::JsonObject{{"id", id}, {"token", secret}}) + "\n");
    else
        print(secret + "\n");
    return {};
}

}  // namespace

void add_token(CLI::App& program, Context& context) {
    CLI::App* token = program.add_subcommand("token", "Make API tokens");
    explain(*token,
            "plumbline token create --db sqlite:mine.db --admin\n"
            "plumbline token create --db sqlite:mine.db --user anna@example.com --scope read");
    token->require_subcommand(1);
    CLI::App* command = token->add_subcommand("create", "Make a token and print it once");
    explain(*command,
            "plumbline token create --db sqlite:mine.db --admin\n"
            "plumbline token create --db sqlite:mine.db --user anna@example.com --scope read --json",
            "The token is printed once and kept as a hash only.");
    auto options = std::make_shared<TokenOptions>();
    add_database(*command, options->db);
    CLI::Option* user = command->add_option("--user", options->user, "The account that it speaks for, by e-mail");
    CLI::Option* admin = command->add_flag("--admin", options->admin, "An administrator's token, without an account");
    user->excludes(admin);
    command->add_option("--scope", options->scopes, "What it may do: read, write, admin (may be given several times)")
        ->check(CLI::IsMember({"read", "write", "admin"}))
        ->delimiter(',');
    command->add_option("--title", options->title, "What it is for");
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options, &context] {
        if (options->user.empty() && !options->admin)
            return context.fail(base::invalid("token.for-whom", "user", "Say for whom: --user EMAIL or --admin."), 2);
        context.run([&] { return create(*options, context); });
    });
}

}  // namespace plumbline::app::commands
