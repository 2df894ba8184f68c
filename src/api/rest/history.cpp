// The history of a record: every state, and how two of them differ.

#include <charconv>

#include "api/rest/parameters.h"
#include "api/rest/records.h"
#include "records/difference.h"

namespace plumbline::api::rest {

using base::fail;
using base::JsonArray;
using base::JsonObject;
using base::Result;
using http::Response;

namespace {

/// The place of the state that a parameter names by its revision; `usual` where it is not given.
Result<std::size_t> place_of(const http::Request& request, std::string_view name, const JsonArray& states,
                             std::size_t usual) {
    const auto word = request.find_query(name);
    if (!word) return usual;
    std::int64_t revision = 0;
    const auto end = std::from_chars(word->data(), word->data() + word->size(), revision);
    if (end.ec == std::errc() && end.ptr == word->data() + word->size())
        for (std::size_t i = 0; i < states.size(); ++i)
            if (base::integer_or(states[i].get_object(), "revision") == revision) return i;
    return fail(base::bad_request("history.revision", std::string(name), "The record never had that revision.",
                                  "Take one from the history without parameters."));
}

}  // namespace

Result<Response> history(Service& service, const Call& call) {
    TRY(check_parameters(call.request, {"from", "to"}));
    const schema::EntityType* type = TRY(type_of(service, call.params.value("collection")));
    JsonArray states = TRY(service.records.history(call.asking, *type, std::string(call.params.value("id"))));
    if (call.request.query.empty()) return http::json_response(200, JsonObject{{"items", std::move(states)}});
    const std::size_t from = TRY(place_of(call.request, "from", states, 0));
    const std::size_t to = TRY(place_of(call.request, "to", states, states.size() - 1));
    JsonObject changes =
        records::difference(states[from].at("record").get_object(), states[to].at("record").get_object());
    const auto [first, last] = std::minmax(from, to);
    JsonArray between(states.begin() + static_cast<std::ptrdiff_t>(first),
                      states.begin() + static_cast<std::ptrdiff_t>(last) + 1);
    return http::json_response(200, JsonObject{{"items", std::move(between)}, {"difference", std::move(changes)}});
}

}  // namespace plumbline::api::rest
