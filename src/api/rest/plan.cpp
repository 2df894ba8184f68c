#include "api/rest/plan.h"

#include "actions/plan/activate.h"
#include "actions/plan/library.h"
#include "actions/plan/load_facts.h"
#include "actions/plan/load_plan.h"
#include "api/rest/check_view.h"
#include "api/rest/parameters.h"
#include "api/rest/records.h"
#include "insight/check_report.h"
#include "insight/evidence/evidence.h"
#include "insight/progress/roll_up.h"

namespace plumbline::api::rest {

using base::fail;
using base::Json;
using base::JsonArray;
using base::JsonObject;
using base::Result;
using http::Response;

namespace {

/// The instant or day of the past that is asked for; empty for now.
std::string as_of(const Call& call) {
    return std::string(call.request.find_query("asOf").value_or(std::string_view()));
}

/// NotFound where there is no such record for the caller, or was none at the time asked for.
Result<void> find(Service& service, const Call& call, std::string_view type, const std::string& id) {
    records::Listing then;
    then.as_of = as_of(call);
    TRY(service.records.read(call.asking, service.records.catalog().type(type), id, then));
    return {};
}

/// The plan as far as the caller may see it.
Result<insight::PlanGraph> load_graph(Service& service, const Call& call, const std::string& program) {
    const schema::Catalog& catalog = service.records.catalog();
    TRY(find(service, call, "program", program));
    const records::Access access(catalog, call.asking.caller);
    insight::RecordsByType records;
    TRY(service.records.store().read([&](store::Transaction& transaction) -> Result<void> {
        const auto change = TRY(records::as_of_change(transaction, call.asking, as_of(call)));
        const actions::Reading reading{&access, change};
        records = TRY(actions::load_plan(transaction, catalog, program, actions::Depth::Whole, reading));
        return {};
    }));
    return insight::graph_from_records(records);
}

Result<base::Date> today_of(const Call& call) {
    return records::day_of(call.asking, as_of(call));
}

const base::Speech& speech_of(const Service& service, const Call& call) {
    return service.speeches.in(call.asking.language);
}

/// The program that a question about a unit names.
Result<std::string> program_asked(const Call& call) {
    const auto program = call.request.find_query("program");
    if (program) return std::string(*program);
    return fail(base::bad_request("request.parameter", "program", "Say for which program.", "Add ?program=ID."));
}

Result<std::vector<std::string>> texts_of(const JsonObject& body, std::string_view key) {
    std::vector<std::string> texts;
    const Json* list = body.if_contains(key);
    if (list == nullptr) return texts;
    const auto bad = base::invalid("validation.kind", std::string(key), std::string(key) + " must be a list of texts.");
    if (!list->is_array()) return fail(bad);
    for (const Json& text : list->get_array()) {
        if (!text.is_string()) return fail(bad);
        texts.emplace_back(text.get_string());
    }
    return texts;
}

}  // namespace

Result<Response> visions(Service&, const Call&) {
    return http::json_response(200, JsonObject{{"items", TRY(actions::library_visions())}});
}

Result<Response> vision(Service&, const Call& call) {
    auto found = actions::library_vision(std::string(call.params.value("key")));
    if (!found) found.error().kind = base::ErrorKind::NotFound;
    return http::json_response(200, TRY(std::move(found)));
}

Result<Response> start(Service& service, const Call& call) {
    const JsonObject body = TRY(json_body(call.request));
    for (const auto& pair : body)
        if (pair.key() != "title" && pair.key() != "visions" && pair.key() != "links")
            return fail(base::invalid("validation.unknown-field", std::string(pair.key()).substr(0, 60),
                                      "There is no such field here.", "Fields: title, visions, links."));
    auto visions = TRY(texts_of(body, "visions"));
    actions::Start start{base::text_or(body, "title"), std::move(visions), {}};
    const std::string links = base::text_or(body, "links", "as-published");
    if (links != "as-published" && links != "proposed")
        return fail(base::invalid("validation.choice", "links", "links is as-published or proposed."));
    start.links = links == "proposed" ? actions::Links::Proposed : actions::Links::AsPublished;
    const records::Written written = TRY(actions::start_program(service.records, call.asking, start));
    const records::Outcome& program = written.outcomes.front();
    Response response = http::json_response(201, program.record);
    response.headers.set("Location", "/api/v1/programs/" + program.id);
    response.headers.set("ETag", etag(program.revision));
    return response;
}

Result<Response> checks(Service& service, const Call& call) {
    const insight::Shown shown = TRY(read_shown(call.request));
    const std::string program(call.params.value("id"));
    const insight::PlanGraph graph = TRY(load_graph(service, call, program));
    const auto report = insight::check_program(graph, insight::look_up(graph.programs, program), service.book,
                                               TRY(today_of(call)), shown, speech_of(service, call));
    return http::json_response(200, insight::to_json(report, shown));
}

Result<Response> progress(Service& service, const Call& call) {
    TRY(check_parameters(call.request, {"asOf"}));
    const std::string program(call.params.value("id"));
    const insight::PlanGraph graph = TRY(load_graph(service, call, program));
    const auto rolled =
        insight::roll_up_program(graph, insight::look_up(graph.programs, program), TRY(today_of(call)),
                                 insight::progress_settings(graph.records.organization), speech_of(service, call));
    return http::json_response(200, insight::to_json(rolled));
}

Result<Response> unit_progress(Service& service, const Call& call) {
    TRY(check_parameters(call.request, {"program", "asOf"}));
    const std::string unit(call.params.value("id"));
    const std::string program = TRY(program_asked(call));
    TRY(find(service, call, "unit", unit));
    const insight::PlanGraph graph = TRY(load_graph(service, call, program));
    const auto rolled =
        insight::roll_up_unit(graph, insight::look_up(graph.units, unit), TRY(today_of(call)),
                              insight::progress_settings(graph.records.organization), speech_of(service, call));
    return http::json_response(200, insight::to_json(rolled));
}

Result<Response> evidence(Service& service, const Call& call) {
    TRY(check_parameters(call.request, {"asOf"}));
    const std::string program(call.params.value("id"));
    TRY(find(service, call, "program", program));
    const auto facts =
        TRY(actions::load_facts(service.records, service.book, service.speeches, call.asking, program, as_of(call)));
    return http::json_response(200, insight::evidence::to_json(facts, insight::evidence::measure_all(facts)));
}

Result<Response> unit_evidence(Service& service, const Call& call) {
    TRY(check_parameters(call.request, {"program", "asOf"}));
    const std::string unit(call.params.value("id"));
    const std::string program = TRY(program_asked(call));
    TRY(find(service, call, "unit", unit));
    TRY(find(service, call, "program", program));
    const auto facts =
        TRY(actions::load_facts(service.records, service.book, service.speeches, call.asking, program, as_of(call)));
    return http::json_response(200, insight::evidence::unit_to_json(facts, insight::look_up(facts.graph.units, unit)));
}

Result<Response> activate(Service& service, const Call& call) {
    const schema::EntityType* type = TRY(type_of(service, call.params.value("collection")));
    const std::string id(call.params.value("id"));
    const records::Written written = TRY(actions::activate(service.records, service.book, call.asking, *type, id));
    JsonObject record = written.outcomes.front().record;
    JsonArray with;
    for (std::size_t i = 1; i < written.outcomes.size(); ++i) with.push_back(Json(written.outcomes[i].id));
    if (!with.empty()) record["activatedKeyResults"] = std::move(with);
    Response response = http::json_response(200, record);
    response.headers.set("ETag", etag(written.outcomes.front().revision));
    return response;
}

}  // namespace plumbline::api::rest
