#include "app/overview.h"

#include <fmt/format.h>

#include <map>

#include "actions/plan/load_plan.h"
#include "api/pages/page.h"
#include "insight/check_report.h"
#include "insight/progress/roll_up.h"

namespace plumbline::app {

using api::pages::escape;
using base::JsonObject;
using base::Result;
using insight::ProgressStatus;

namespace {

constexpr std::string_view ExampleBanner =
    "<p class=\"banner\">This is the example organization: its people and figures are made up. Start your own with "
    "<code>plumbline serve --db sqlite:mine.db</code>.</p>";

constexpr std::string_view NoProgram =
    "<div class=\"card\"><p>There is no program yet. The library has visions to start from:</p>"
    "<p><code>plumbline start --list</code>, or <code>POST /api/v1/programs/start</code>.</p></div>";

std::string_view tone(ProgressStatus status) {
    switch (status) {
        case ProgressStatus::OnTrack:
        case ProgressStatus::Done:
            return "good";
        case ProgressStatus::AtRisk:
            return "warn";
        case ProgressStatus::OffTrack:
            return "bad";
        case ProgressStatus::NoData:
            return "";
    }
    return "";
}

std::string_view words(ProgressStatus status) {
    switch (status) {
        case ProgressStatus::OnTrack:
            return "on track";
        case ProgressStatus::AtRisk:
            return "at risk";
        case ProgressStatus::OffTrack:
            return "off track";
        case ProgressStatus::NoData:
            return "no data yet";
        case ProgressStatus::Done:
            return "done";
    }
    return "";
}

std::string number(std::optional<double> value) {
    return value ? api::pages::figure(*value) : std::string("–");
}

std::string percent(std::optional<double> share) {
    return share ? fmt::format("{:.0f} %", *share * 100) : std::string("–");
}

std::string status_tag(ProgressStatus status) {
    return fmt::format("<span class=\"tag {}\">{}</span>", tone(status), words(status));
}

std::string key_result_row(const insight::Progress& progress) {
    return fmt::format(
        "<tr><td>{}</td><td class=\"n\" data-label=\"Now\">{}</td><td class=\"n\" data-label=\"Expected\">{}</td><td "
        "class=\"n\" data-label=\"Target\">{}</td><td>{}</td><td>{}</td></tr>",
        escape(progress.subject.title), number(progress.value), number(progress.expected), number(progress.target),
        escape(progress.unit), status_tag(progress.status));
}

/// Every key result of the program once, in the order of its objectives.
void collect(const insight::RollUp& part, std::map<std::string, const insight::Progress*>& seen, std::string& rows) {
    for (const insight::Progress& progress : part.key_results)
        if (seen.emplace(progress.subject.id, &progress).second) rows += key_result_row(progress);
    for (const insight::RollUp& inner : part.parts) collect(inner, seen, rows);
}

std::string next_steps(const insight::CheckReport& report) {
    if (report.next_steps.empty()) return "<p class=\"soft\">Every check holds.</p>";
    std::string text = "<ol>";
    for (const insight::NextStep& step : report.next_steps)
        text += fmt::format("<li>{} <span class=\"soft\">{}</span></li>", escape(step.title), escape(step.hint));
    return text + "</ol>";
}

/// The program as far as the caller may see it.
Result<std::string> program_card(api::Service& service, const api::Call& call, const JsonObject& program) {
    const std::string id = base::text_or(program, "id");
    const records::Access access(service.records.catalog(), call.asking.caller);
    insight::RecordsByType records;
    TRY(service.records.store().read([&](store::Transaction& transaction) -> Result<void> {
        records = TRY(actions::load_plan(transaction, service.records.catalog(), id, actions::Depth::Whole, {&access}));
        return {};
    }));
    const insight::PlanGraph graph = insight::graph_from_records(records);
    const base::Date today = TRY(base::parse_date(call.asking.at.substr(0, 10)));
    const insight::Index index = insight::look_up(graph.programs, id);
    const insight::RollUp rolled = insight::roll_up_program(graph, index, today);
    const insight::CheckReport report =
        insight::check_program(graph, index, service.book, today, {.members = {"nextSteps"}, .most = 0});
    std::string rows;
    std::map<std::string, const insight::Progress*> seen;
    collect(rolled, seen, rows);
    std::string text = fmt::format(
        "<section class=\"card\"><h2>{} {}</h2><p class=\"soft\">{} of the way, {} expected by now; {} objectives, {} "
        "key results, {} initiatives.</p>",
        escape(base::text_or(program, "title")), status_tag(rolled.status), percent(rolled.share),
        percent(rolled.expected_share), graph.records.objectives.size(), graph.records.key_results.size(),
        graph.records.initiatives.size());
    text += "<h3>What is worth most now</h3>" + next_steps(report);
    if (!rows.empty())
        text +=
            "<h3>Key results</h3><div class=\"scroll\"><table class=\"results\"><tr><th>Key result</th><th "
            "class=\"n\">Now</th><th "
            "class=\"n\">Expected</th>"
            "<th class=\"n\">Target</th><th>Unit</th><th>Status</th></tr>" +
            rows + "</table></div>";
    return text + fmt::format(
                      "<p><a href=\"/api/v1/programs/{0}/checks\">All checks</a> · <a "
                      "href=\"/api/v1/programs/{0}/progress\">Progress in detail</a></p></section>",
                      id);
}

}  // namespace

Result<std::string> overview(api::Service& service, const api::Call& call) {
    const schema::Catalog& catalog = service.records.catalog();
    const auto organizations = TRY(service.records.all(catalog.type("organization"), query::all_of({})));
    const JsonObject organization = organizations.empty() ? JsonObject() : organizations.front();
    std::string body = fmt::format(
        "<header><a class=\"brand\" href=\"/\">Plumbline</a><form method=\"post\" action=\"/\"><span "
        "class=\"soft\">{}</span> <a href=\"/app/\">Open the app</a> <a href=\"/?sessions\">Sessions</a> "
        "<input type=\"hidden\" name=\"form\" value=\"sign-out\"><button class=\"plain\">Sign "
        "out</button></form></header>",
        escape(call.asking.caller.name));
    if (base::is_true(organization, "isExample")) body += ExampleBanner;
    body += fmt::format("<h1>{}</h1>", escape(base::text_or(organization, "title", "Our organization")));
    const auto programs = service.records.list(call.asking, catalog.type("program"), {});
    if (!programs || programs->items.empty()) body += NoProgram;
    if (programs)
        for (const base::Json& program : programs->items)
            body += TRY(program_card(service, call, program.get_object()));
    return body +
           "<p class=\"soft\">For programs and scripts: <a href=\"/api/v1/docs\">API documentation</a>, "
           "<a href=\"/api/v1/openapi.json\">OpenAPI 3.1</a>.</p>";
}

}  // namespace plumbline::app
