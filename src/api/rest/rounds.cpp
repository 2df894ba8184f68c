#include "api/rest/rounds.h"

#include "actions/rounds/round_links.h"
#include "api/rest/parameters.h"
#include "base/text.h"
#include "records/access.h"

namespace plumbline::api::rest {

using base::fail;
using base::JsonObject;
using base::Result;
using http::Response;
using records::Act;

namespace {

/// The id in the path, once it is sure that the caller may change that round.
Result<std::string> changeable_round(Service& service, const Call& call) {
    const schema::Catalog& catalog = service.records.catalog();
    const schema::EntityType& type = catalog.type("test-round");
    const records::Access access(catalog, call.asking.caller);
    if (!access.may(Act::Update, type)) return fail(records::refusal(call.asking.caller, Act::Update, type));
    const JsonObject round = TRY(service.records.read(call.asking, type, std::string(call.params.value("id"))));
    TRY(service.records.store().read([&](store::Transaction& transaction) -> Result<void> {
        return access.require(transaction, Act::Update, type, round);
    }));
    return base::text_or(round, "id");
}

Result<actions::RoundWish> wish_of(const JsonObject& body) {
    actions::RoundWish wish;
    for (const auto& pair : body) {
        const std::string name = base::shortened(std::string(pair.key()));
        if (name == "days") {
            const bool is_good =
                pair.value().is_int64() && pair.value().get_int64() >= 1 && pair.value().get_int64() <= 90;
            if (!is_good) return fail(base::invalid("validation.range", "days", "A link holds 1 to 90 days."));
            wish.days = static_cast<int>(pair.value().get_int64());
        } else if (name == "objectives") {
            if (!pair.value().is_bool())
                return fail(base::invalid("validation.kind", "objectives", "objectives is true or false."));
            wish.shows_objectives = pair.value().get_bool();
        } else {
            return fail(base::invalid("validation.unknown-field", name, "There is no such field here.",
                                      "Fields: days, objectives."));
        }
    }
    return wish;
}

std::string token_of(const http::Request& request) {
    return std::string(request.find_header(RoundHeader).value_or(""));
}

Response unstored(Response response) {
    response.headers.set("Cache-Control", "no-store");
    return response;
}

}  // namespace

Result<Response> make_round_link(Service& service, const Call& call) {
    const std::string round = TRY(changeable_round(service, call));
    const actions::RoundWish wish = TRY(wish_of(TRY(json_body(call.request))));
    const actions::GuestLink made = TRY(actions::make_round_link(service.records, call.asking, round, wish));
    return unstored(http::json_response(201, JsonObject{{"link", origin_of(service, call) + "/app/round#" + made.token},
                                                        {"expiresAt", made.expires_at}}));
}

Result<Response> revoke_round_link(Service& service, const Call& call) {
    TRY(actions::revoke_round_link(service.records, call.asking, TRY(changeable_round(service, call))));
    return http::empty_response(204);
}

Result<Response> read_round(Service& service, const Call& call) {
    TRY(check_parameters(call.request, {}));
    return unstored(http::json_response(200, TRY(actions::read_round(service.records, service.link_patience,
                                                                     token_of(call.request), call.request.peer))));
}

Result<Response> answer_round(Service& service, const Call& call) {
    const JsonObject answer = TRY(json_body(call.request));
    TRY(actions::answer_round(service.records, service.link_patience, token_of(call.request), call.request.peer,
                              answer));
    return unstored(http::json_response(201, JsonObject{{"kept", true}}));
}

}  // namespace plumbline::api::rest
