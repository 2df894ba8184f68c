#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "actions/plan/load_plan.h"
#include "actions/text/text.h"
#include "app/commands/command.h"
#include "app/commands/help.h"
#include "app/commands/text.h"
#include "app/hooks.h"
#include "entities/library.h"
#include "insight/check_report.h"

namespace plumbline::app::commands {

namespace {

using base::Result;

struct CheckOptions {
    std::string file;
    std::string db;
    std::string program;
    bool all = false;
    bool strict = false;
    bool json = false;
};

/// A folder of our own that goes with its contents.
class Scratch {
  public:
    explicit Scratch(base::Random& random)
        : path_(std::filesystem::temp_directory_path() / ("plumbline-check-" + base::random_token(random, 12))) {
        std::filesystem::create_directory(path_);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    std::string database() const { return "sqlite:" + (path_ / "check.db").string(); }

  private:
    std::filesystem::path path_;
};

Result<std::string> program_id(records::Records& records, const std::string& word) {
    const auto found = TRY(actions::text::find_program_id(records, local_asking(records, {}), word));
    if (!found)
        return base::fail(base::invalid("check.program", "program", "There is no program \"" + word + "\".",
                                        "Name it by its title, key or id."));
    return *found;
}

/// The program of that title, key or id in a text, or its first; the store may hold stand-ins for others.
Result<std::string> program_in(records::Records& records, const actions::text::Plan& text, const std::string& word) {
    std::optional<std::string> wanted;
    if (!word.empty()) wanted = TRY(actions::text::find_program_id(records, local_asking(records, {}), word));
    for (const actions::text::Change& change : text.changes)
        if (change.type->name == "program" && (word.empty() || change.id == wanted)) return change.id;
    return base::fail(base::invalid("check.program", "program", "The file states no program \"" + word + "\".",
                                    "Name it by its title, key or id."));
}

/// Where a plan comes from; a text holds no charters of sponsors.
enum class Origin { Text, Store };

Result<insight::CheckReport> report_of(records::Records& records, const insight::CheckBook& book,
                                       const std::string& program, Origin origin, const insight::Shown& shown) {
    insight::RecordsByType plan;
    TRY(records.store().read([&](store::Transaction& transaction) -> Result<void> {
        plan = TRY(actions::load_plan(transaction, records.catalog(), program, actions::Depth::Whole));
        return {};
    }));
    insight::PlanGraph graph = insight::graph_from_records(plan);
    graph.records.knows_charters = origin == Origin::Store;
    const base::Date today = records::today(actions::system_asking(records, {}));
    return insight::check_program(graph, insight::look_up(graph.programs, program), book, today, shown);
}

/// What of a report is printed.
insight::Shown shown_by(const CheckOptions& options) {
    insight::Shown shown;
    if (options.json) return shown;
    if (options.all)
        shown.answer = insight::Answer::Fails;
    else
        shown.members = {"counts", "nextSteps"};
    return shown;
}

/// A text is checked in a store of its own that is gone afterwards; the gate of activation is left out, since its
/// findings are what is asked for.
Result<insight::CheckReport> check_file(const CheckOptions& options, Context& context, const insight::CheckBook& book) {
    std::ifstream file(options.file, std::ios::binary);
    if (!file) return base::fail(base::invalid("check.file", "FILE", options.file + " cannot be read."));
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const Scratch scratch(context.random);
    const auto catalog = TRY(schema::Catalog::load(entities::library_text("metadata.json")));
    const auto store = TRY(store::Store::open(scratch.database(), *catalog, context.random));
    records::Records records(*catalog, *store, context.clock, context.random);
    add_derivations(records);
    TRY(actions::initialize(records));
    const auto asking = actions::system_asking(records, "Check");
    const auto applied = TRY(actions::text::apply(records, asking, text, {.stand_ins = true}));
    return report_of(records, book, TRY(program_in(records, applied, options.program)), Origin::Text,
                     shown_by(options));
}

Result<insight::CheckReport> check_store(const CheckOptions& options, Context& context) {
    World world = TRY(World::open(options.db, context.clock, context.random, World::Missing::Refuse));
    return report_of(*world.records, *world.book, TRY(program_id(*world.records, options.program)), Origin::Store,
                     shown_by(options));
}

void show(const insight::CheckReport& report, bool all) {
    print(fmt::format("{}: {} hold, {} fail ({} of them block), {} cannot be told yet, {} overridden\n",
                      report.program.title, report.counts.holds, report.counts.fails, report.blocking,
                      report.counts.cannot_tell, report.counts.overridden));
    if (all) {
        for (const insight::Finding& finding : report.findings)
            if (finding.answer == insight::Answer::Fails)
                print(fmt::format("{:<12} {} \"{}\": {}\n", finding.check, insight::part_name(finding.subject.part),
                                  finding.subject.title, finding.reason));
        return;
    }
    for (std::size_t i = 0; i < report.next_steps.size(); ++i)
        print(fmt::format("{}. {} {}\n", i + 1, report.next_steps[i].title, report.next_steps[i].hint));
}

Result<void> check(const CheckOptions& options, Context& context) {
    const insight::CheckBook book = TRY(insight::load_shipped_book());
    const auto report = TRY(options.file.empty() ? check_store(options, context) : check_file(options, context, book));
    if (options.json)
        print(base::to_text(insight::to_json(report)) + "\n");
    else
        show(report, options.all);
    if (options.strict && report.blocking > 0) context.status = 1;
    return {};
}

}  // namespace

void add_check(CLI::App& program, Context& context) {
    CLI::App* command = program.add_subcommand("check", "Check a plan, from a YAML file or a store");
    explain(*command,
            "plumbline check plan.yaml\n"
            "plumbline check plan.yaml --strict                                  exit status 1 where something blocks, "
            "for CI\n"
            "plumbline check --db sqlite:mine.db --program 'Power Platform' --json",
            "Shows the at most five next steps that are worth most; --all shows every failing check.");
    auto options = std::make_shared<CheckOptions>();
    CLI::Option* file = command->add_option("file", options->file, "A program as YAML (plumbline export writes one)");
    CLI::Option* db = command->add_option(
        "--db", options->db, "Where the records are kept: sqlite:FILE or postgres://USER:PASSWORD@HOST/DATABASE");
    command->add_option("--program", options->program, "Title, key or id of the program");
    command->add_flag("--all", options->all, "Show every failing check");
    command->add_flag("--strict", options->strict, "Exit with 1 where a blocking check fails");
    command->add_flag("--json", options->json, "Print JSON, as GET /api/v1/programs/ID/checks answers");
    file->excludes(db);
    command->callback([options, &context] {
        const bool has_place = !options->file.empty() || (!options->db.empty() && !options->program.empty());
        if (!has_place)
            return context.fail(
                base::invalid("check.what", "FILE",
                              "Say what to check: a file, or --db URL and --program with its title, key or id."),
                2);
        context.run([&] { return check(*options, context); });
    });
}

}  // namespace plumbline::app::commands
