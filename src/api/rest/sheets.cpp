#include "api/rest/sheets.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/sheets/export.h"
#include "actions/sheets/import.h"
#include "api/rest/parameters.h"
#include "api/rest/records.h"
#include "base/text.h"

namespace plumbline::api::rest {

using actions::sheets::Effect;
using actions::sheets::ExportOptions;
using actions::sheets::Import;
using actions::sheets::ImportOptions;
using base::fail;
using base::JsonObject;
using base::Result;
using connect::sheets::Format;
using connect::sheets::Sheet;
using http::Response;

namespace {

constexpr std::string_view WorkbookMedia = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Takes one of the few places for work on sheets, which need memory, and gives it back.
class Place {
  public:
    explicit Place(Service& service) : service_(service), is_taken_(service.sheet_places.try_acquire()) {}
    ~Place() {
        if (is_taken_) service_.sheet_places.release();
    }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

    [[nodiscard]] Result<void> check() const {
        if (is_taken_) return {};
        base::Error error;
        error.kind = base::ErrorKind::TooMany;
        error.code = "sheet.busy";
        error.message = "Other sheets are being read or made just now.";
        error.hint = "Try again in a moment.";
        error.retry_after = 3;
        return fail(std::move(error));
    }

  private:
    Service& service_;
    bool is_taken_;
};

Result<Format> format_of(std::string_view text) {
    if (text == "csv") return Format::Csv;
    if (text == "csv-excel") return Format::CsvExcel;
    if (text == "xlsx") return Format::Workbook;
    return fail(base::bad_request("sheet.format", "format", "There is no format \"" + base::shortened(text, 20) + "\".",
                                  "Formats: csv, csv-excel, xlsx."));
}

Result<ExportOptions> export_options(const http::Request& request) {
    TRY(check_parameters(request, {"format", "filter", "orderby", "search", "asOf", "columns"}));
    const auto value = [&](const char* name) { return std::string(request.find_query(name).value_or("")); };
    ExportOptions options;
    options.listing.filter = value("filter");
    options.listing.orderby = value("orderby");
    options.listing.search = value("search");
    options.listing.as_of = value("asOf");
    options.columns = value("columns");
    if (const auto format = request.find_query("format")) options.format = TRY(format_of(*format));
    return options;
}

/// An import with what else the request says.
struct Wanted {
    ImportOptions options;
    bool applies = false;
    std::string sheet;
    std::string plan;
};

Result<bool> flag(const http::Request& request, const char* name) {
    const auto value = request.find_query(name);
    if (!value || *value == "false") return false;
    if (*value == "true") return true;
    return fail(base::bad_request("request.parameter", name, std::string(name) + " is true or false."));
}

Result<Wanted> import_options(const http::Request& request) {
    TRY(check_parameters(request, {"mode", "columns", "match", "clear", "leaveOut", "sheet", "plan", "reason"}));
    Wanted wanted;
    const std::string_view mode = request.find_query("mode").value_or("preview");
    if (mode != "preview" && mode != "apply")
        return fail(base::bad_request("import.mode", "mode", "mode is preview or apply."));
    wanted.applies = mode == "apply";
    if (const auto columns = request.find_query("columns")) wanted.options.columns = std::string(*columns);
    wanted.options.match = std::string(request.find_query("match").value_or(""));
    wanted.options.clears = TRY(flag(request, "clear"));
    wanted.options.leaves_out = TRY(flag(request, "leaveOut"));
    wanted.sheet = std::string(request.find_query("sheet").value_or(""));
    wanted.plan = std::string(request.find_query("plan").value_or(""));
    return wanted;
}

Result<Sheet> read_body(const http::Request& request, const std::string& sheet) {
    const std::string type(request.find_header("Content-Type").value_or(""));
    const std::string media = base::to_lower_ascii(base::trim(type.substr(0, type.find(';'))));
    if (media == WorkbookMedia) return connect::sheets::read_workbook(request.body, sheet);
    if (media == "text/csv" || media == "text/tab-separated-values")
        return connect::sheets::read_delimited(request.body);
    return fail(base::bad_request("body.media-type", "Content-Type", "The body must be a sheet.",
                                  "Send text/csv, text/tab-separated-values or " + std::string(WorkbookMedia) + "."));
}

/// The answer to a request that was carried out before: what came of it then.
JsonObject repeated(const records::Written& written) {
    const auto made = std::ranges::count(written.outcomes, store::Operation::Create, &records::Outcome::operation);
    return {{"applied", true},
            {"repeated", true},
            {"summary", JsonObject{{"create", made},
                                   {"update", static_cast<std::int64_t>(written.outcomes.size()) - made},
                                   {"unchanged", 0},
                                   {"mistake", 0}}}};
}

/// Which row a failed change comes from.
base::Error placed(base::Error error, const Import& import, const std::vector<std::size_t>& places) {
    if (error.position < 0 || static_cast<std::size_t>(error.position) >= places.size()) return error;
    const int row = import.rows[places[static_cast<std::size_t>(error.position)]].number;
    error.message = fmt::format("Row {}: {}", row, error.message);
    return error;
}

/// Puts the ids of new records, and the revisions that came of it, into the rows of the answer.
void add_outcomes(JsonObject& answer, const Import& import, const std::vector<std::size_t>& places,
                  const records::Written& written) {
    std::map<int, const records::Outcome*> by_row;
    for (std::size_t i = 0; i < places.size() && i < written.outcomes.size(); ++i)
        by_row[import.rows[places[i]].number] = &written.outcomes[i];
    for (base::Json& row : answer.at("rows").as_array()) {
        const auto found = by_row.find(static_cast<int>(base::integer_or(row.get_object(), "row")));
        if (found == by_row.end()) continue;
        row.get_object()["id"] = found->second->id;
        row.get_object()["revision"] = found->second->revision;
    }
}

Result<JsonObject> apply(Service& service, const Call& call, const Import& import, const Wanted& wanted) {
    if (!wanted.plan.empty() && wanted.plan != import.digest)
        return fail(base::conflict("import.changed", "Records were changed since this preview was made.",
                                   "Look at the preview again."));
    if (import.count(Effect::Mistake) > 0 && !wanted.options.leaves_out) return fail(mistakes_of(import));
    std::vector<std::size_t> places;
    std::vector<records::Command> commands = import.commands(places);
    auto done = write(service, call, std::move(commands));
    if (!done) return fail(placed(std::move(done).error(), import, places));
    if (done->is_repeated) return repeated(*done);
    JsonObject answer = to_json(import);
    add_outcomes(answer, import, places, *done);
    answer["applied"] = true;
    answer["seq"] = done->seq;
    return answer;
}

}  // namespace

Result<Response> export_sheet(Service& service, const Call& call) {
    const schema::EntityType* type = TRY(type_of(service, call.params.value("collection")));
    const ExportOptions options = TRY(export_options(call.request));
    const Place place(service);
    TRY(place.check());
    Response response;
    response.body = TRY(actions::sheets::export_sheet(service.records, call.asking, *type, options));
    const bool is_workbook = options.format == Format::Workbook;
    response.headers.set("Content-Type", is_workbook ? std::string(WorkbookMedia) : "text/csv; charset=utf-8");
    response.headers.set("Content-Disposition",
                         fmt::format("attachment; filename=\"{}-{}.{}\"", type->collection,
                                     records::today_text(call.asking), is_workbook ? "xlsx" : "csv"));
    response.headers.set("Cache-Control", "private, no-store");
    return response;
}

Result<Response> import_sheet(Service& service, const Call& call) {
    const schema::EntityType* type = TRY(type_of(service, call.params.value("collection")));
    const Wanted wanted = TRY(import_options(call.request));
    const auto once = once_of(call);
    if (wanted.applies && once) {
        const auto earlier = TRY(service.records.recall(call.asking, TRY(*once)));
        if (earlier) return http::json_response(200, repeated(*earlier));
    }
    const Place place(service);
    TRY(place.check());
    const Sheet sheet = TRY(read_body(call.request, wanted.sheet));
    const Import import = TRY(plan_import(service.records, call.asking, *type, sheet, wanted.options));
    JsonObject answer = wanted.applies ? TRY(apply(service, call, import, wanted)) : to_json(import);
    if (!wanted.applies) answer["applied"] = false;
    answer["sheets"] = base::JsonArray(sheet.names.begin(), sheet.names.end());
    Response response = http::json_response(200, answer);
    response.headers.set("Cache-Control", "no-store");
    return response;
}

}  // namespace plumbline::api::rest
