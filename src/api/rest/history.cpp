// The history of a record: every state, and how two of them differ.

#include <charconv>
#include <map>

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

/// The name of the person behind an account, as far as the caller may see them; empty otherwise.
std::string name_behind(Service& service, const Call& call, const std::string& account) {
    const schema::Catalog& catalog = service.records.catalog();
    std::string person;
    const auto looked = service.records.store().read([&](store::Transaction& transaction) -> Result<void> {
        const auto record = TRY(transaction.find(catalog.type("account"), account));
        if (record) person = base::text_or(*record, "person");
        return {};
    });
    if (!looked || person.empty()) return {};
    const auto record = service.records.read(call.asking, catalog.type("person"), person);
    return record ? base::text_or(*record, "title") : std::string();
}

/// Puts the names of those who acted beside their accounts: not everyone who may read a history may read accounts.
void name_doers(Service& service, const Call& call, JsonArray& states) {
    std::map<std::string, std::string> names;
    for (base::Json& one : states) {
        JsonObject& state = one.get_object();
        const std::string doer = base::text_or(state, "by");
        if (doer.empty()) continue;
        const auto [found, is_new] = names.try_emplace(doer);
        if (is_new) found->second = name_behind(service, call, doer);
        if (!found->second.empty()) state["byName"] = found->second;
    }
}

}  // namespace

Result<Response> history(Service& service, const Call& call) {
    TRY(check_parameters(call.request, {"from", "to"}));
    const schema::EntityType* type = TRY(type_of(service, call.params.value("collection")));
    JsonArray states = TRY(service.records.history(call.asking, *type, std::string(call.params.value("id"))));
    name_doers(service, call, states);
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
