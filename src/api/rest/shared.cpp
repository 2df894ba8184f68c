#include "api/rest/shared.h"

#include "actions/plan/load_plan.h"
#include "actions/plan/share_strategy.h"
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

/// The publication in the path, once it is sure that the caller may change it.
Result<JsonObject> changeable_publication(Service& service, const Call& call) {
    const schema::Catalog& catalog = service.records.catalog();
    const schema::EntityType& type = catalog.type("publication");
    const records::Access access(catalog, call.asking.caller);
    if (!access.may(Act::Update, type)) return fail(records::refusal(call.asking.caller, Act::Update, type));
    JsonObject publication = TRY(service.records.read(call.asking, type, std::string(call.params.value("id"))));
    TRY(service.records.store().read([&](store::Transaction& transaction) -> Result<void> {
        return access.require(transaction, Act::Update, type, publication);
    }));
    return publication;
}

Result<actions::ShareWish> wish_of(const JsonObject& body) {
    actions::ShareWish wish;
    for (const auto& pair : body) {
        const std::string name = base::shortened(std::string(pair.key()));
        if (name == "days") {
            const bool is_good =
                pair.value().is_int64() && pair.value().get_int64() >= 1 && pair.value().get_int64() <= 90;
            if (!is_good) return fail(base::invalid("validation.range", "days", "A link holds 1 to 90 days."));
            wish.days = static_cast<int>(pair.value().get_int64());
        } else if (name == "names") {
            if (!pair.value().is_bool())
                return fail(base::invalid("validation.kind", "names", "names is true or false."));
            wish.shows_names = pair.value().get_bool();
        } else {
            return fail(base::invalid("validation.unknown-field", name, "There is no such field here.",
                                      "Fields: days, names."));
        }
    }
    return wish;
}

Response unstored(Response response) {
    response.headers.set("Cache-Control", "no-store");
    return response;
}

/// The page as the caller may see it.
Result<JsonObject> page_of(Service& service, const Call& call, const std::string& program,
                           const actions::ShareWish& wish) {
    const schema::Catalog& catalog = service.records.catalog();
    const records::Access access(catalog, call.asking.caller);
    insight::RecordsByType plan;
    TRY(service.records.store().read([&](store::Transaction& transaction) -> Result<void> {
        plan = TRY(actions::load_plan(transaction, catalog, program, actions::Depth::Whole, {&access}));
        return {};
    }));
    return actions::freeze_strategy(plan, program, records::today(call.asking), service.speeches, wish);
}

}  // namespace

Result<Response> make_share_link(Service& service, const Call& call) {
    const JsonObject publication = TRY(changeable_publication(service, call));
    const actions::ShareWish wish = TRY(wish_of(TRY(json_body(call.request))));
    JsonObject page = TRY(page_of(service, call, base::text_or(publication, "program"), wish));
    const actions::GuestLink made =
        TRY(actions::share_strategy(service.records, call.asking, publication, std::move(page), wish));
    return unstored(http::json_response(
        201,
        JsonObject{{"link", origin_of(service, call) + "/app/shared#" + made.token}, {"expiresAt", made.expires_at}}));
}

Result<Response> revoke_share_link(Service& service, const Call& call) {
    TRY(actions::revoke_share(service.records, call.asking, TRY(changeable_publication(service, call))));
    return http::empty_response(204);
}

Result<Response> read_shared(Service& service, const Call& call) {
    TRY(check_parameters(call.request, {}));
    const std::string token(call.request.find_header(ShareHeader).value_or(""));
    return unstored(http::json_response(
        200, TRY(actions::read_share(service.records, service.link_patience, token, call.request.peer))));
}

}  // namespace plumbline::api::rest
