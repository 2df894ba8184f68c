#include "api/rest/search.h"

#include <charconv>

#include "api/rest/parameters.h"

namespace plumbline::api::rest {

using base::JsonArray;
using base::JsonObject;
using base::Result;
using http::Response;

namespace {

constexpr int UsualTop = 20;

JsonObject to_json(const records::Hit& hit) {
    JsonObject found{
        {"type", hit.type->name}, {"collection", hit.type->collection}, {"id", hit.id}, {"title", hit.title}};
    if (hit.field != nullptr) {
        found["field"] = hit.field->name;
        found["excerpt"] = hit.excerpt;
    }
    if (hit.place != nullptr)
        found["place"] =
            JsonObject{{"collection", hit.place->collection}, {"id", hit.place_id}, {"title", hit.place_title}};
    return found;
}

}  // namespace

Result<Response> search(Service& service, const Call& call) {
    TRY(check_parameters(call.request, {"q", "top"}));
    int top = UsualTop;
    if (const auto text = call.request.find_query("top")) {
        const auto end = std::from_chars(text->data(), text->data() + text->size(), top);
        if (end.ec != std::errc() || end.ptr != text->data() + text->size()) top = 0;
    }
    JsonArray items;
    const std::string words(call.request.find_query("q").value_or(""));
    for (const records::Hit& hit : TRY(service.records.search(call.asking, words, top)))
        items.emplace_back(to_json(hit));
    Response response = http::json_response(200, JsonObject{{"items", std::move(items)}});
    response.headers.set("Cache-Control", "private, no-cache");
    return response;
}

}  // namespace plumbline::api::rest
