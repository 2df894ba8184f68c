#include "app/routes.h"

#include "api/auth/accounts.h"
#include "api/auth/invitations.h"
#include "api/auth/sessions.h"
#include "api/health.h"
#include "api/pages/docs.h"
#include "api/pages/start.h"
#include "api/problem.h"
#include "api/rest/backups.h"
#include "api/rest/openapi.h"
#include "api/rest/plan.h"
#include "api/rest/records.h"
#include "api/rest/text.h"
#include "app/overview.h"

namespace plumbline::app {

http::Router make_router(const RouteParts& parts) {
    using namespace api;
    Service& service = parts.service;
    const schema::Catalog& catalog = service.records.catalog();
    http::Router router(render_failure);
    const auto open = [&](const char* method, const char* path, Endpoint endpoint) {
        router.add(method, path, handler(service, Audience::Anyone, std::move(endpoint)));
    };
    const auto add = [&](const char* method, const char* path, Endpoint endpoint) {
        router.add(method, path, handler(service, Audience::SignedIn, std::move(endpoint)));
    };

    // Open to guests
    open("GET", "/", pages::start(overview));
    open("POST", "/", pages::submit);
    open("GET", "/livez", live);
    open("GET", "/readyz", ready);
    open("GET", "/metrics", metrics(parts.counters));
    open("GET", "/api/v1/openapi.json", rest::openapi(catalog, service.version));
    open("POST", "/api/v1/auth/sign-in", auth::sign_in);
    open("POST", "/api/v1/auth/set-up", auth::set_up);
    open("POST", "/api/v1/auth/invitation", auth::accept_invitation);

    // People and access
    add("POST", "/api/v1/auth/sign-out", auth::sign_out);
    add("POST", "/api/v1/auth/password", auth::change_password);
    add("GET", "/api/v1/me", auth::me);
    add("GET", "/api/v1/me/sessions", auth::my_sessions);
    add("DELETE", "/api/v1/me/sessions", auth::end_my_other_sessions);
    add("DELETE", "/api/v1/me/sessions/{session}", auth::end_my_session);
    add("POST", "/api/v1/accounts", auth::create_account);
    add("POST", "/api/v1/accounts/{id}/invitation", auth::invite);
    add("GET", "/api/v1/accounts/{id}/sessions", auth::account_sessions);
    add("DELETE", "/api/v1/accounts/{id}/sessions", auth::end_account_sessions);
    add("DELETE", "/api/v1/accounts/{id}/sessions/{session}", auth::end_account_session);
    add("POST", "/api/v1/api-tokens", auth::create_token);

    // Operations
    add("POST", "/api/v1/backups", rest::backups(parts.backup_folder));

    // About the API
    add("GET", "/api/v1/docs", pages::docs(catalog));
    add("GET", "/api/v1/metadata", rest::metadata);
    add("GET", "/api/v1/events", events(parts.events));

    // The plan
    add("GET", "/api/v1/library/visions", rest::visions);
    add("GET", "/api/v1/library/visions/{key}", rest::vision);
    add("POST", "/api/v1/programs/start", rest::start);
    add("GET", "/api/v1/programs/{id}/checks", rest::checks);
    add("GET", "/api/v1/programs/{id}/progress", rest::progress);
    add("GET", "/api/v1/programs/{id}/evidence", rest::evidence);
    add("GET", "/api/v1/units/{id}/progress", rest::unit_progress);
    add("GET", "/api/v1/units/{id}/evidence", rest::unit_evidence);
    add("POST", "/api/v1/{collection}/{id}/activate", rest::activate);

    // The plan as text
    add("GET", "/api/v1/programs/{id}/text", rest::program_text);
    add("GET", "/api/v1/plan.schema.json", rest::text_schema);
    add("POST", "/api/v1/plan", rest::plan_text);
    add("POST", "/api/v1/apply", rest::apply_text);

    // Every entity type
    add("POST", "/api/v1/batch", rest::batch);
    add("GET", "/api/v1/{collection}", rest::list);
    add("POST", "/api/v1/{collection}", rest::create);
    add("GET", "/api/v1/{collection}/{id}", rest::read);
    add("PATCH", "/api/v1/{collection}/{id}", rest::update);
    add("DELETE", "/api/v1/{collection}/{id}", rest::remove);
    add("GET", "/api/v1/{collection}/{id}/history", rest::history);
    add("POST", "/api/v1/{collection}/{id}/restore", rest::restore);
    return router;
}

}  // namespace plumbline::app
