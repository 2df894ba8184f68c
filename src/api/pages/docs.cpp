#include "api/pages/docs.h"

#include <fmt/format.h>

#include "api/pages/page.h"
#include "schema/field_type.h"

namespace plumbline::api::pages {

namespace {

constexpr std::string_view Introduction = R"html(
<header><a class="brand" href="/">Plumbline</a><a href="/api/v1/openapi.json">OpenAPI 3.1</a></header>
<h1>API</h1>
<p>Every entity type has a collection with the same operations. Send a token as <code>Authorization: Bearer TOKEN</code>
(<code>plumbline token create</code> makes one).</p>
<div class="card scroll"><table>
<tr><th>Do</th><th>Request</th></tr>
<tr><td>List</td><td><code>GET /api/v1/objectives?filter=status eq 'active'&amp;orderby=title&amp;expand=keyResults&amp;top=50&amp;count=true</code></td></tr>
<tr><td>Find words</td><td><code>GET /api/v1/initiatives?search=maker comm</code></td></tr>
<tr><td>Read as of a day</td><td><code>GET /api/v1/key-results?asOf=2026-06-30</code></td></tr>
<tr><td>Create</td><td><code>POST /api/v1/priorities {"title": "Grow"}</code></td></tr>
<tr><td>Change</td><td><code>PATCH /api/v1/priorities/ID {"rank": 1}</code> with <code>If-Match: "1"</code>, the ETag that you read</td></tr>
<tr><td>Delete, restore</td><td><code>DELETE /api/v1/priorities/ID</code> with If-Match, <code>POST /api/v1/priorities/ID/restore</code></td></tr>
<tr><td>History, difference of two states</td><td><code>GET /api/v1/priorities/ID/history?from=1&amp;to=3</code></td></tr>
<tr><td>Several at once</td><td><code>POST /api/v1/batch {"operations": [{"act": "create", "collection": "priorities", "body": {…}}]}</code></td></tr>
<tr><td>Hear of changes</td><td><code>GET /api/v1/events</code> (server-sent events)</td></tr>
</table></div>
<h2>From a vision to a first active objective</h2>
<div class="card scroll"><table>
<tr><th>Do</th><th>Request</th></tr>
<tr><td>Look into the library</td><td><code>GET /api/v1/library/visions</code>, <code>GET /api/v1/library/visions/leadership-buy-in</code></td></tr>
<tr><td>Start a program</td><td><code>POST /api/v1/programs/start {"title": "Power Platform", "visions": ["leadership-buy-in"], "links": "proposed"}</code></td></tr>
<tr><td>See what matters most now</td><td><code>GET /api/v1/programs/ID/checks?select=counts,nextSteps&amp;top=10</code></td></tr>
<tr><td>See what fails, check by check</td><td><code>GET /api/v1/programs/ID/checks?select=findings&amp;check=KR-LINK&amp;answer=fails</code></td></tr>
<tr><td>Go live with a part</td><td><code>POST /api/v1/objectives/ID/activate</code></td></tr>
<tr><td>Say where a key result stands</td><td><code>POST /api/v1/check-ins {"keyResult": "ID", "value": 4}</code></td></tr>
<tr><td>See how far it is</td><td><code>GET /api/v1/programs/ID/progress</code>, <code>GET /api/v1/units/ID/progress?program=ID</code></td></tr>
<tr><td>See what is proven</td><td><code>GET /api/v1/programs/ID/evidence</code></td></tr>
<tr><td>Read and write it as text</td><td><code>GET /api/v1/programs/ID/text</code>, <code>POST /api/v1/plan</code>, <code>POST /api/v1/apply</code> (YAML)</td></tr>
</table></div>
<h2>Asking and writing</h2>
<p>A repeated POST with the same <code>Idempotency-Key</code> has one effect. Filters compare with eq, ne, gt, ge, lt, le and in; join with and, or, not; know contains, startswith, endswith, and any / all on lists:
<code>objectives/any(o: o/title eq 'Grow')</code>. Lists order texts, and gt, ge, lt, le compare them, without regard to the case of the letters A to Z;
all else asks for exactly the letters given. Errors are <code>application/problem+json</code> with a stable code, the field and a hint.
Add <code>?reason=…</code> to a change, and the history says why.</p>
<h2>Collections</h2>
)html";

std::string field_row(const schema::Field& field) {
    std::string detail(field.type->name());
    if (!field.targets.empty()) detail += " → " + field.targets.front();
    if (!field.unit.empty()) detail += " (" + field.unit + ")";
    for (std::size_t i = 0; i < field.options.size(); ++i) detail += (i == 0 ? ": " : ", ") + field.options[i].first;
    std::string marks;
    if (field.required) marks += " <span class=\"tag\">required</span>";
    if (field.read_only) marks += " <span class=\"tag\">set by the server</span>";
    if (field.sensitivity == schema::Sensitivity::Confidential)
        marks += " <span class=\"tag warn\">confidential</span>";
    return fmt::format("<tr><td><code>{}</code>{}</td><td>{}</td><td>{}</td></tr>", field.name, marks, escape(detail),
                       escape(field.help.empty() ? field.label : field.help));
}

std::string type_section(const schema::EntityType& type) {
    std::string text = fmt::format(
        "<details class=\"card\" id=\"{0}\"><summary><strong>{1}</strong> <code>/api/v1/{0}</code> <span "
        "class=\"soft\">{2}</span></summary>"
        "<div class=\"scroll\"><table><tr><th>Field</th><th>Type</th><th>Meaning</th></tr>",
        type.collection, escape(type.plural), escape(type.help));
    for (const schema::Field& field : type.fields)
        if (field.sensitivity != schema::Sensitivity::Secret) text += field_row(field);
    return text + "</table></div></details>";
}

}  // namespace

Endpoint docs(const schema::Catalog& catalog) {
    auto body = std::make_shared<std::string>(Introduction);
    for (const schema::EntityType& type : catalog.types()) *body += type_section(type);
    return [body](Service&, const Call&) -> base::Result<http::Response> { return page(200, "API", *body); };
}

}  // namespace plumbline::api::pages
