#include <fmt/format.h>

#include "app/commands/command.h"
#include "app/commands/help.h"
#include "records/verify.h"

namespace plumbline::app::commands {

namespace {

struct VerifyOptions {
    std::string db;
    std::string head;
    bool json = false;
};

base::Result<void> verify(const VerifyOptions& options, Context& context) {
    World world = TRY(World::open(options.db, context.clock, context.random, World::Missing::Refuse));
    const records::Verified found = TRY(records::verify(*world.records, options.head));
    if (options.json) {
        base::JsonArray findings;
        for (const std::string& finding : found.findings) findings.emplace_back(finding);
        print(base::to_text(base::JsonObject{{"holds", found.findings.empty()},
                                             {"links", found.links},
                                             {"entries", found.entries},
                                             {"records", found.records},
                                             {"head", found.head},
                                             {"findings", findings}}) +
              "\n");
    } else {
        for (const std::string& finding : found.findings) print(finding + "\n");
        print(fmt::format("{} changes, {} entries, {} records; head {}\n", found.links, found.entries, found.records,
                          found.head));
        note(found.findings.empty() ? "Everything holds." : "The store was changed behind the application's back.");
    }
    if (!found.findings.empty()) context.status = 1;
    return {};
}

}  // namespace

void add_verify(CLI::App& program, Context& context) {
    CLI::App* command =
        program.add_subcommand("verify", "Check that nothing was changed behind the application's back");
    explain(*command,
            "plumbline verify --db sqlite:mine.db\n"
            "plumbline verify --db sqlite:mine.db --head 3f1c…    also see whether the end was cut off since that head",
            "Recomputes the chain of changes and holds every table against it. Exit status 1 where something differs.");
    auto options = std::make_shared<VerifyOptions>();
    add_database(*command, options->db);
    command->add_option("--head", options->head, "A head printed by an earlier verify");
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options, &context] { context.run([&] { return verify(*options, context); }); });
}

}  // namespace plumbline::app::commands
