#include <fmt/format.h>

#include "actions/plan/library.h"
#include "app/commands/command.h"
#include "app/commands/help.h"

namespace plumbline::app::commands {

namespace {

struct StartOptions {
    std::string db;
    std::string title;
    std::vector<std::string> visions;
    bool proposed = false;
    bool list = false;
    bool json = false;
};

base::Result<void> list_visions() {
    for (const base::Json& vision : TRY(actions::library_visions())) {
        const base::JsonObject& object = vision.as_object();
        print(fmt::format("{:<26} {} ({} objectives, {} key results, {} initiatives)\n", base::text_or(object, "key"),
                          base::text_or(object, "title"), base::integer_or(object, "objectives"),
                          base::integer_or(object, "keyResults"), base::integer_or(object, "initiatives")));
    }
    return {};
}

base::Result<void> start(const StartOptions& options, Context& context) {
    if (options.list) return list_visions();
    World world = TRY(World::open(options.db, context.clock, context.random));
    const actions::Start wanted{options.title, options.visions,
                                options.proposed ? actions::Links::Proposed : actions::Links::AsPublished};
    const auto written = TRY(actions::start_program(
        *world.records, actions::system_asking(*world.records, "Started from the library"), wanted));
    const std::string& id = written.outcomes.front().id;
    if (options.json)
        print(base::to_text(base::JsonObject{{"id", id}, {"title", options.title}}) + "\n");
    else
        print(id + "\n");
    note(fmt::format("\"{}\" is a draft. Next: plumbline export --db {} --program '{}' > plan.yaml", options.title,
                     options.db, options.title));
    return {};
}

}  // namespace

void add_start(CLI::App& program, Context& context) {
    CLI::App* command = program.add_subcommand("start", "Start a program from the library of visions");
    explain(*command,
            "plumbline start --list\n"
            "plumbline start --db sqlite:mine.db --title 'Power Platform' --vision leadership-buy-in\n"
            "plumbline start --db sqlite:mine.db --title 'AI' --vision readiness-for-ai --vision leadership-buy-in "
            "--proposed-links",
            "Makes a draft program with the objectives, key results and initiatives of the visions; what they share is "
            "made once. As published, some key results have no objective and no initiative has a horizon; start with "
            "the one vision you care for most, since the gaps of several add up.");
    auto options = std::make_shared<StartOptions>();
    command
        ->add_option("--db", options->db,
                     "Where the records are kept: sqlite:FILE or postgres://USER:PASSWORD@HOST/DATABASE")
        ->envname("PLUMBLINE_DB");
    command->add_option("--title", options->title, "Title of the program");
    command->add_option("--vision", options->visions, "Key of a vision (may be given several times)");
    command->add_flag("--proposed-links", options->proposed,
                      "Link key results also to the objectives that the library proposes");
    command->add_flag("--list", options->list, "List the visions of the library");
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options, &context] {
        if (!options->list && options->db.empty())
            return context.fail(
                base::invalid("config.db", "db", "Say where the records are kept.", "Add --db sqlite:mine.db."), 2);
        context.run([&] { return start(*options, context); });
    });
}

}  // namespace plumbline::app::commands
