#include "app/overview.h"

#include <fmt/format.h>

#include "api/pages/page.h"

namespace plumbline::app {

using api::pages::escape;
using base::JsonObject;
using base::Result;

namespace {

constexpr std::string_view ExampleBanner =
    "<p class=\"banner\">This is the example organization: its people and figures are made up. Start your own with "
    "<code>plumbline serve --db sqlite:mine.db</code>.</p>";

std::string program_card(const JsonObject& program) {
    const base::Json* objectives = program.if_contains("objectives");
    const std::size_t count = objectives != nullptr && objectives->is_array() ? objectives->get_array().size() : 0;
    return fmt::format("<div class=\"card\"><h3>{}</h3><p class=\"soft\">{} · {} objectives</p></div>",
                       escape(base::text_or(program, "title")), escape(base::text_or(program, "status", "draft")),
                       count);
}

}  // namespace

Result<std::string> overview(api::Service& service, const api::Call& call) {
    const schema::Catalog& catalog = service.records.catalog();
    const auto organizations = TRY(service.records.all(catalog.type("organization"), query::all_of({})));
    const JsonObject organization = organizations.empty() ? JsonObject() : organizations.front();
    records::Listing listing;
    listing.expand = "objectives";
    const auto programs = service.records.list(call.asking, catalog.type("program"), listing);
    std::string body = fmt::format(
        "<header><a class=\"brand\" href=\"/\">Plumbline</a><form method=\"post\" action=\"/\"><span "
        "class=\"soft\">{}</span> "
        "<input type=\"hidden\" name=\"form\" value=\"sign-out\"><button class=\"plain\">Sign "
        "out</button></form></header>",
        escape(call.asking.caller.name));
    if (base::is_true(organization, "isExample")) body += ExampleBanner;
    body +=
        fmt::format("<h1>{}</h1><h2>Programs</h2>", escape(base::text_or(organization, "title", "Our organization")));
    if (!programs || programs->items.empty())
        body +=
            "<div class=\"card\"><p>There is no program yet.</p><p class=\"soft\">Write one as YAML and run "
            "<code>plumbline apply</code>, or "
            "<code>POST /api/v1/programs</code>.</p></div>";
    else
        for (const base::Json& program : programs->items) body += program_card(program.get_object());
    body +=
        "<h2>For programs and scripts</h2><div class=\"card\"><p><a href=\"/api/v1/docs\">API documentation</a> · "
        "<a href=\"/api/v1/openapi.json\">OpenAPI 3.1</a></p></div>";
    return body;
}

}  // namespace plumbline::app
