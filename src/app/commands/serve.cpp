#include <regex>

#include "app/commands/command.h"
#include "app/commands/help.h"
#include "app/config_file.h"
#include "app/serve.h"
#include "base/text.h"
#include "http/address_ranges.h"
#include "http/listen_address.h"
#include "store/engine.h"

namespace plumbline::app::commands {

namespace {

using base::Result;

constexpr std::string_view Examples =
    "plumbline serve --db sqlite:mine.db\n"
    "plumbline serve --db sqlite:example.db --example\n"
    "plumbline serve --db postgres://plumbline:secret@localhost/plumbline --listen 0.0.0.0:8080 "
    "--public-url https://plan.example.com\n"
    "plumbline serve --db sqlite:mine.db --listen 0.0.0.0:443 --tls-certificate chain.pem --tls-key key.pem";
constexpr std::string_view Explanation =
    "Serves the web pages and the API. Each option can also stand in the environment (PLUMBLINE_DB, PLUMBLINE_LISTEN, "
    "…)\n"
    "or in a TOML file (db = \"sqlite:mine.db\"); options win over the environment, that over the file.";

/// Takes over from the file what neither the command line nor the environment said.
template <class Value>
Result<void> from_file(const ConfigFile& file, CLI::Option& option, std::string_view key, Value& value) {
    using Kept = std::conditional_t<std::is_same_v<Value, int>, std::int64_t, Value>;
    const auto found = file.find(key);
    if (found == file.end() || option.count() > 0) return {};
    const auto* kept = std::get_if<Kept>(&found->second);
    bool fits = kept != nullptr;
    if constexpr (std::is_same_v<Value, int>) fits = fits && std::in_range<int>(*kept);
    if (!fits)
        return base::fail(base::invalid("config.value", std::string(key),
                                        "This value in the configuration file is of the wrong kind."));
    value = static_cast<Value>(*kept);
    return {};
}

/// How people reach the server: a scheme, a host and perhaps a port, since links are made by adding a path.
Result<void> check_public_url(const std::string& url) {
    static const std::regex Form(
        R"(https?://([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?)");
    if (url.empty() || std::regex_match(url, Form)) return {};
    return base::fail(base::invalid("config.public-url", "public-url",
                                    "\"" + base::shortened(url) + "\" is no address that people could open.",
                                    "Write https://HOST or https://HOST:PORT, without a path."));
}

Result<void> check_network(const ServeOptions& options) {
    TRY(http::parse_listen_address(options.listen));
    TRY(http::parse_address_ranges(options.trusted_proxies, "trusted-proxies"));
    if (options.connections_per_address < 1 || options.connections_per_address > 1024)
        return base::fail(base::invalid("config.connections", "connections-per-address",
                                        "connections-per-address is between 1 and 1024."));
    if (options.tls_certificate.empty() == options.tls_key.empty()) return {};
    const std::string missing = options.tls_key.empty() ? "tls-key" : "tls-certificate";
    return base::fail(base::invalid("config.tls", missing, "A certificate needs its key, and a key its certificate.",
                                    "Say both --tls-certificate FILE and --tls-key FILE."));
}

struct Parsed {
    ServeOptions options;
    std::string file;
    std::vector<std::pair<std::string, CLI::Option*>> known;
};

Result<void> complete(Parsed& parsed) {
    if (!parsed.file.empty()) {
        const ConfigFile file = TRY(read_config(parsed.file));
        for (const auto& [key, node] : file)
            if (std::ranges::none_of(parsed.known, [&](const auto& option) { return option.first == key; }))
                return base::fail(
                    base::invalid("config.unknown", key, "The configuration file has a key that is not known."));
        ServeOptions& o = parsed.options;
        const auto option = [&](std::string_view key) -> CLI::Option& {
            return *std::ranges::find(parsed.known, key, [](const auto& p) {
                        return std::string_view(p.first);
                    })->second;
        };
        TRY(from_file(file, option("db"), "db", o.db));
        TRY(from_file(file, option("listen"), "listen", o.listen));
        TRY(from_file(file, option("public-url"), "public-url", o.public_url));
        TRY(from_file(file, option("tls-certificate"), "tls-certificate", o.tls_certificate));
        TRY(from_file(file, option("tls-key"), "tls-key", o.tls_key));
        TRY(from_file(file, option("trusted-proxies"), "trusted-proxies", o.trusted_proxies));
        TRY(from_file(file, option("connections-per-address"), "connections-per-address", o.connections_per_address));
        TRY(from_file(file, option("log-level"), "log-level", o.log_level));
        TRY(from_file(file, option("workers"), "workers", o.workers));
        TRY(from_file(file, option("backup-folder"), "backup-folder", o.backup_folder));
        TRY(from_file(file, option("example"), "example", o.example));
        TRY(from_file(file, option("mail-host"), "mail-host", o.mail.host));
        TRY(from_file(file, option("mail-port"), "mail-port", o.mail.port));
        TRY(from_file(file, option("mail-tls"), "mail-tls", o.mail.tls));
        TRY(from_file(file, option("mail-user"), "mail-user", o.mail.user));
        TRY(from_file(file, option("mail-password-file"), "mail-password-file", o.mail.password_file));
        TRY(from_file(file, option("mail-from"), "mail-from", o.mail.from));
        TRY(from_file(file, option("mail-name"), "mail-name", o.mail.name));
        TRY(from_file(file, option("mail-ca-file"), "mail-ca-file", o.mail.ca_file));
        TRY(from_file(file, option("mail-quiet-hours"), "mail-quiet-hours", o.mail.quiet_hours));
    }
    if (parsed.options.db.empty())
        return base::fail(
            base::invalid("config.db", "db", "Say where the records are kept.", "Add --db sqlite:mine.db."));
    if (parsed.options.workers < 1 || parsed.options.workers > 256)
        return base::fail(base::invalid("config.workers", "workers", "workers is between 1 and 256."));
    TRY(store::open_engine(parsed.options.db));
    TRY(check_network(parsed.options));
    TRY(severity_of(parsed.options.log_level));
    while (parsed.options.public_url.ends_with('/')) parsed.options.public_url.pop_back();
    TRY(check_public_url(parsed.options.public_url));
    TRY(policy_of(parsed.options.mail, parsed.options.public_url));
    TRY(post_of(parsed.options.mail, parsed.options.public_url));
    return {};
}

using Keep = std::function<void(const std::string&, CLI::Option*, const char*)>;

void add_mail_options(CLI::App& command, MailOptions& mail, const Keep& keep) {
    keep("mail-host",
         command.add_option("--mail-host", mail.host, "Mail server that takes mail for sending (docs/guides/mail.md)"),
         "PLUMBLINE_MAIL_HOST");
    keep("mail-port", command.add_option("--mail-port", mail.port, "Its port (587; 465 with tls)"),
         "PLUMBLINE_MAIL_PORT");
    keep("mail-tls",
         command.add_option("--mail-tls", mail.tls, "starttls (default), tls, or none for a server on this machine"),
         "PLUMBLINE_MAIL_TLS");
    keep("mail-user", command.add_option("--mail-user", mail.user, "Name to log in with at the mail server"),
         "PLUMBLINE_MAIL_USER");
    keep("mail-password-file",
         command.add_option("--mail-password-file", mail.password_file, "File whose first line is its password"),
         "PLUMBLINE_MAIL_PASSWORD_FILE");
    keep("mail-from", command.add_option("--mail-from", mail.from, "Address that mails come from: plan@example.com"),
         "PLUMBLINE_MAIL_FROM");
    keep("mail-name", command.add_option("--mail-name", mail.name, "Name that mails come from (Plumbline)"),
         "PLUMBLINE_MAIL_NAME");
    keep("mail-ca-file",
         command.add_option("--mail-ca-file", mail.ca_file,
                            "PEM file of who signed the mail server's certificate (those that the system trusts)"),
         "PLUMBLINE_MAIL_CA_FILE");
    keep("mail-quiet-hours",
         command.add_option("--mail-quiet-hours", mail.quiet_hours,
                            "Hours without mail where people chose none themselves: 20-7 (default), or none"),
         "PLUMBLINE_MAIL_QUIET_HOURS");
}

}  // namespace

void add_serve(CLI::App& program, Context& context) {
    CLI::App* command = program.add_subcommand("serve", "Serve the web pages and the API");
    explain(*command, std::string(Examples), std::string(Explanation));
    auto parsed = std::make_shared<Parsed>();
    ServeOptions& options = parsed->options;
    const auto keep = [&](const std::string& key, CLI::Option* option, const char* variable) {
        parsed->known.emplace_back(key, option->envname(variable));
    };
    keep("db", command->add_option("--db", options.db, "sqlite:FILE or postgres://USER:PASSWORD@HOST/DATABASE"),
         "PLUMBLINE_DB");
    keep("listen", command->add_option("--listen", options.listen, "ADDRESS:PORT (127.0.0.1:8080)"),
         "PLUMBLINE_LISTEN");
    keep("public-url",
         command->add_option("--public-url", options.public_url,
                             "How people reach it, behind a proxy that speaks TLS: https://plan.example.com"),
         "PLUMBLINE_PUBLIC_URL");
    keep("tls-certificate",
         command->add_option("--tls-certificate", options.tls_certificate,
                             "Serve HTTPS: PEM file with the certificate and those that lead to the root"),
         "PLUMBLINE_TLS_CERTIFICATE");
    keep("tls-key",
         command->add_option("--tls-key", options.tls_key,
                             "PEM file with its private key; both are read again when they change, and at SIGHUP"),
         "PLUMBLINE_TLS_KEY");
    keep("trusted-proxies",
         command->add_option("--trusted-proxies", options.trusted_proxies,
                             "Whose X-Forwarded-For and -Proto to believe: 127.0.0.1,10.0.0.0/8 (nobody's)"),
         "PLUMBLINE_TRUSTED_PROXIES");
    keep("connections-per-address",
         command->add_option("--connections-per-address", options.connections_per_address,
                             "Connections that one address may hold open (256); not for trusted proxies"),
         "PLUMBLINE_CONNECTIONS_PER_ADDRESS");
    keep("log-level",
         command->add_option("--log-level", options.log_level,
                             "debug, info, warning (default) or error; JSON lines on standard error"),
         "PLUMBLINE_LOG_LEVEL");
    keep("workers", command->add_option("--workers", options.workers, "Requests handled at a time (8)"),
         "PLUMBLINE_WORKERS");
    keep("backup-folder",
         command->add_option("--backup-folder", options.backup_folder,
                             "Folder in which the server makes backups of itself (plumbline backup --server)"),
         "PLUMBLINE_BACKUP_FOLDER");
    keep("example",
         command->add_flag("--example", options.example, "Fill an empty store with the example organization"),
         "PLUMBLINE_EXAMPLE");
    add_mail_options(*command, options.mail, keep);
    command->add_option("--config", parsed->file, "TOML file with these options")
        ->envname("PLUMBLINE_CONFIG")
        ->check(CLI::ExistingFile);
    command->callback([parsed, &context] {
        if (auto complete_now = complete(*parsed); !complete_now) return context.fail(complete_now.error(), 2);
        context.run([&]() -> Result<void> { return serve(parsed->options, context.clock, context.random); });
    });
}

}  // namespace plumbline::app::commands
