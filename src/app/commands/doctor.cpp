#include "actions/operations/doctor.h"

#include <fmt/format.h>

#include "app/ask_server.h"
#include "app/commands/help.h"
#include "app/operations.h"

namespace plumbline::app::commands {

namespace {

using store::Finding;
using store::Level;

struct DoctorOptions {
    std::string db;
    std::string public_url;
    bool json = false;
};

Finding look_at_address(const std::string& url) {
    auto answer = ask_server({url, "GET", "/livez", {}, 10});
    if (!answer) return {Level::Wrong, "public-url", answer.error().message, answer.error().hint};
    if (answer->status != 200)
        return {Level::Wrong, "public-url", fmt::format("{} answers {} to /livez.", url, answer->status),
                "See that the proxy leads to Plumbline."};
    const bool is_local = url.starts_with("http://127.") || url.starts_with("http://localhost");
    if (url.starts_with("http://") && !is_local)
        return {Level::Wrong, "public-url", url + " answers, but without TLS: passwords travel in the clear.",
                "Put TLS in front and use https."};
    if (answer->days_left >= 0 && answer->days_left < 14)
        return {Level::Warning, "public-url", fmt::format("The certificate ends in {} days.", answer->days_left),
                "Renew it."};
    return {Level::Good, "public-url", url + " answers.", {}};
}

base::Result<void> examine(const DoctorOptions& options, Context& context) {
    const Tools tools = TRY(Tools::make(context));
    std::vector<Finding> findings{{Level::Good, "program", fmt::format("Plumbline {}.", Version), {}}};
    for (Finding& finding : actions::look_over(tools.workshop(true), options.db))
        findings.push_back(std::move(finding));
    if (!options.public_url.empty()) findings.push_back(look_at_address(options.public_url));
    base::JsonArray list;
    bool is_sound = true;
    for (const Finding& finding : findings) {
        is_sound = is_sound && finding.level != Level::Wrong;
        base::JsonObject one{
            {"level", store::level_name(finding.level)}, {"check", finding.check}, {"text", finding.text}};
        if (!finding.hint.empty()) one["hint"] = finding.hint;
        list.emplace_back(std::move(one));
        if (!options.json)
            print(fmt::format("{:8} {}: {}{}\n", store::level_name(finding.level), finding.check, finding.text,
                              finding.hint.empty() ? std::string() : " " + finding.hint));
    }
    if (options.json) print(base::to_text(base::JsonObject{{"sound", is_sound}, {"findings", std::move(list)}}) + "\n");
    if (!is_sound) context.status = 1;
    return {};
}

}  // namespace

void add_doctor(CLI::App& program, Context& context) {
    CLI::App* command = program.add_subcommand("doctor", "Look a store over, and say what to do");
    explain(
        *command,
        "plumbline doctor --db sqlite:mine.db\n"
        "plumbline doctor --db postgres://plumbline:secret@localhost/plumbline --public-url https://plan.example.com",
        "One line a finding: database, settings, permissions, free space, versions, the chain, the clock, the last "
        "backup.\nIt changes nothing. Exit status 1 where something is wrong.");
    auto options = std::make_shared<DoctorOptions>();
    add_database(*command, options->db);
    command->add_option("--public-url", options->public_url, "How people reach the server; it is asked over that way");
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options, &context] { context.run([&] { return examine(*options, context); }); });
}

}  // namespace plumbline::app::commands
