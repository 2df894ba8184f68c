#include "app/serve.h"

#include <fmt/format.h>

#include <map>

#include "api/problem.h"
#include "app/commands/command.h"
#include "app/example.h"
#include "app/middlewares.h"
#include "app/notify.h"
#include "app/reload.h"
#include "app/routes.h"
#include "app/system.h"
#include "http/listen_address.h"
#include "http/server.h"
#include "jobs/remind.h"
#include "jobs/send_mail.h"

namespace plumbline::app {

using base::Result;

namespace {

/// The account that the example's sign-in link is for: the first administrator.
Result<std::string> example_account(World& world) {
    const schema::EntityType& roles = world.catalog->type("access-role");
    const schema::EntityType& grants = world.catalog->type("access-grant");
    for (const auto& role : TRY(world.records->all(roles, query::equals(roles, "key", "administrator"))))
        for (const auto& grant :
             TRY(world.records->all(grants, query::equals(grants, "role", base::text_or(role, "id")))))
            if (!grant.contains("endDate") && !grant.contains("program")) return base::text_or(grant, "account");
    return std::string();
}

Result<void> greet(World& world, const std::string& address) {
    std::string words = fmt::format("Plumbline is ready at {}\n", address);
    if (!world.found.has_accounts) {
        words += fmt::format("Set it up: {}/?set-up={}\n", address, world.identity->begin_set_up());
    } else if (world.found.is_example) {
        const std::string account = TRY(example_account(world));
        words += fmt::format("This is the example organization. Sign in once with {}/?link={}\n", address,
                             world.identity->make_link(account));
    }
    commands::print(words);
    return {};
}

std::string address_of(const ServeOptions& options, std::uint16_t port) {
    if (!options.public_url.empty()) return options.public_url;
    const std::string host = options.listen.substr(0, options.listen.rfind(':'));
    return fmt::format("{}://{}:{}", options.tls_key.empty() ? "http" : "https",
                       host == "0.0.0.0" || host == "[::]" ? "127.0.0.1" : host, port);
}

/// Passwords over a network without TLS are anybody's, and browsers drop our cookies, which are Secure.
void warn_of_plain_http(const ServeOptions& options) {
    const auto listen = http::parse_listen_address(options.listen);
    const bool is_local = listen && (listen->address.starts_with("127.") || listen->address == "::1");
    if (is_local || !options.tls_key.empty() || options.public_url.starts_with("https://")) return;
    commands::note(
        "Warning: this serves plain HTTP to other machines. Passwords travel in the clear, and browsers do not keep\n"
        "the sign-in. Add --tls-certificate and --tls-key, or put a proxy with TLS in front and say its address:\n"
        "--public-url https://plan.example.com");
}

http::ServerOptions settings_of(const ServeOptions& options) {
    http::ServerOptions settings;
    settings.listen = options.listen;
    settings.tls = {options.tls_certificate, options.tls_key};
    settings.workers = static_cast<std::size_t>(options.workers);
    settings.max_connections_per_peer = static_cast<std::size_t>(options.connections_per_address);
    settings.failures = api::render_failure;
    return settings;
}

/// The work that the server does by itself, with the post where mail is set up.
void add_jobs(jobs::Scheduler& scheduler, World& world, base::Observer& observer,
              const std::optional<jobs::Post>& post) {
    scheduler.add(jobs::remind(*world.records, *world.mail));
    scheduler.add(jobs::summarize(*world.records, *world.mail));
    if (post) scheduler.add_pump(jobs::send_mail(*world.records, observer, *world.mail, *post));
}

/// Serves until told to stop. A service manager hears of each step.
void run(const ServeOptions& options, http::Server& server, Watch& watch, api::EventHub& hub) {
    std::vector<std::string> files;
    if (!options.tls_key.empty()) files = {options.tls_certificate, options.tls_key};
    notify("READY=1");
    watch.wait(files, [&] {
        notify_reloading();
        server.reload_tls();
        notify("READY=1");
    });
    notify("STOPPING=1");
    hub.stop();
    server.stop(std::chrono::seconds(10));
}

}  // namespace

Result<base::Severity> severity_of(const std::string& text) {
    static const std::map<std::string, base::Severity> Known{{"debug", base::Severity::Debug},
                                                             {"info", base::Severity::Info},
                                                             {"warning", base::Severity::Warning},
                                                             {"error", base::Severity::Error}};
    const auto found = Known.find(text);
    if (found == Known.end())
        return base::fail(base::invalid("config.log-level", "log-level", "There is no log level \"" + text + "\".",
                                        "Levels: debug, info, warning, error."));
    return found->second;
}

Result<void> serve(const ServeOptions& options, const base::Clock& clock, base::Random& random) {
    Watch watch(!options.tls_key.empty() || is_managed());
    LogObserver observer(TRY(severity_of(options.log_level)), clock);
    if (options.example) TRY(fill_with_example(options.db, clock));
    const auto post = TRY(post_of(options.mail, options.public_url));
    World world = TRY(World::open(options.db, clock, random));
    *world.mail = TRY(policy_of(options.mail, options.public_url));
    actions::CheckInLinks links(*world.records, *world.identity, *world.mail);
    jobs::Scheduler scheduler(*world.records, observer, node_name());
    add_jobs(scheduler, world, observer, post);
    api::Service service{*world.records,
                         *world.identity,
                         observer,
                         *world.book,
                         *world.speeches,
                         *world.figures,
                         *world.mail,
                         links,
                         options.public_url,
                         std::string(commands::Version),
                         {},
                         {}};
    api::EventHub hub(*world.records);
    world.records->on_change([&hub, &scheduler](std::int64_t) {
        hub.wake();
        scheduler.wake();
    });
    http::ServerOptions settings = settings_of(options);
    settings.trusted_proxies = TRY(http::parse_address_ranges(options.trusted_proxies, "trusted-proxies"));
    http::Server* running = nullptr;
    const http::Router router =
        make_router({service, hub, [&running] { return running->counters(); }, options.backup_folder});
    http::Server server(settings,
                        http::chain(make_middlewares(service),
                                    [&router](const http::Request& request) { return router.answer(request); }),
                        clock, random, observer);
    running = &server;
    TRY(server.start());
    warn_of_plain_http(options);
    TRY(greet(world, address_of(options, server.port())));
    scheduler.start();
    run(options, server, watch, hub);
    scheduler.stop();
    return {};
}

}  // namespace plumbline::app
