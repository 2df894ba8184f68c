#include "api/rest/text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "actions/text/text.h"
#include "api/rest/parameters.h"
#include "base/text.h"

namespace plumbline::api::rest {

using base::fail;
using base::Result;
using http::Response;

namespace {

constexpr std::string_view SchemaPath = "/api/v1/plan.schema.json";

std::string schema_url(const Service& service, const Call& call) {
    return origin_of(service, call) + std::string(SchemaPath);
}

Result<std::string_view> yaml_body(const http::Request& request) {
    static constexpr std::array<std::string_view, 4> Media{"application/yaml", "application/x-yaml", "text/yaml",
                                                           "text/x-yaml"};
    const std::string type(request.find_header("Content-Type").value_or(""));
    const std::string media = base::to_lower_ascii(base::trim(type.substr(0, type.find(';'))));
    if (std::ranges::find(Media, media) == Media.end())
        return fail(base::bad_request("body.media-type", "Content-Type", "The body must be YAML.",
                                      "Send Content-Type: application/yaml."));
    return std::string_view(request.body);
}

Result<actions::text::Options> read_options(const http::Request& request) {
    actions::text::Options options;
    for (const auto& [name, value] : request.query) {
        if (name == "prune" && (value == "true" || value == "false")) {
            options.prune = value == "true";
        } else if (name == "revision") {
            std::int64_t number = -1;
            const auto end = std::from_chars(value.data(), value.data() + value.size(), number);
            if (end.ec != std::errc() || end.ptr != value.data() + value.size() || number < 0)
                return fail(base::bad_request("request.parameter", "revision", "revision is a change number.",
                                              "Use the revision of a plan."));
            options.revision = number;
        } else if (name != "reason") {
            return fail(base::bad_request("request.parameter", std::string(name.substr(0, 60)),
                                          "There is no such parameter or value.",
                                          "Parameters: prune (true, false), revision, reason."));
        }
    }
    return options;
}

Response plan_response(const actions::text::Plan& plan) {
    Response response = http::json_response(200, actions::text::to_json(plan));
    response.headers.set("Cache-Control", "no-store");
    return response;
}

}  // namespace

Result<Response> program_text(Service& service, const Call& call) {
    TRY(check_parameters(call.request, {}));
    const std::string id(call.params.value("id"));
    Response response;
    response.body = TRY(actions::text::export_program(service.records, call.asking,
                                                      {.program = id, .schema_url = schema_url(service, call)}));
    response.headers.set("Content-Type", "application/yaml");
    response.headers.set("Cache-Control", "private, no-cache");
    return response;
}

Result<Response> plan_text(Service& service, const Call& call) {
    const std::string_view text = TRY(yaml_body(call.request));
    const actions::text::Options options = TRY(read_options(call.request));
    return plan_response(TRY(actions::text::make_plan(service.records, call.asking, text, options)));
}

Result<Response> apply_text(Service& service, const Call& call) {
    const std::string_view text = TRY(yaml_body(call.request));
    const actions::text::Options options = TRY(read_options(call.request));
    return plan_response(TRY(actions::text::apply(service.records, call.asking, text, options)));
}

Result<Response> text_schema(Service& service, const Call& call) {
    Response response =
        http::json_response(200, actions::text::text_schema(service.records.catalog(), schema_url(service, call)));
    response.headers.set("Content-Type", "application/schema+json");
    response.headers.set("Cache-Control", "max-age=3600");
    return response;
}

}  // namespace plumbline::api::rest
