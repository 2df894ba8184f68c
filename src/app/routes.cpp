#include "app/routes.h"

#include "api/auth/accounts.h"
#include "api/auth/invitations.h"
#include "api/auth/notices.h"
#include "api/auth/sessions.h"
#include "api/health.h"
#include "api/pages/check_in.h"
#include "api/pages/docs.h"
#include "api/pages/start.h"
#include "api/pages/web.h"
#include "api/problem.h"
#include "api/rest/administration.h"
#include "api/rest/figures.h"
#include "api/rest/openapi.h"
#include "api/rest/plan.h"
#include "api/rest/records.h"
#include "api/rest/rounds.h"
#include "api/rest/search.h"
#include "api/rest/shared.h"
#include "api/rest/sheets.h"
#include "api/rest/text.h"

namespace plumbline::app {

namespace {

using namespace api;

/// Adds routes for anybody (open) and for those who are signed in (add).
class Routes {
  public:
    explicit Routes(Service& service) : service_(service), router_(render_failure) {}

    void open(const char* method, const char* path, Endpoint endpoint) {
        router_.add(method, path, handler(service_, Audience::Anyone, std::move(endpoint)));
    }
    void add(const char* method, const char* path, Endpoint endpoint) {
        router_.add(method, path, handler(service_, Audience::SignedIn, std::move(endpoint)));
    }
    http::Router take() { return std::move(router_); }

  private:
    Service& service_;
    http::Router router_;
};

/// Who one is, and what one may.
void add_access(Routes& routes) {
    routes.open("POST", "/api/v1/auth/sign-in", auth::sign_in);
    routes.open("POST", "/api/v1/auth/set-up", auth::set_up);
    routes.open("POST", "/api/v1/auth/invitation", auth::accept_invitation);
    routes.add("POST", "/api/v1/auth/sign-out", auth::sign_out);
    routes.add("POST", "/api/v1/auth/password", auth::change_password);
    routes.add("GET", "/api/v1/me", auth::me);
    routes.add("GET", "/api/v1/me/notices", auth::my_notices);
    routes.add("PATCH", "/api/v1/me/notices", auth::change_my_notices);
    routes.add("GET", "/api/v1/me/sessions", auth::my_sessions);
    routes.add("DELETE", "/api/v1/me/sessions", auth::end_my_other_sessions);
    routes.add("DELETE", "/api/v1/me/sessions/{session}", auth::end_my_session);
    routes.add("POST", "/api/v1/accounts", auth::create_account);
    routes.add("POST", "/api/v1/accounts/{id}/invitation", auth::invite);
    routes.add("GET", "/api/v1/accounts/{id}/sessions", auth::account_sessions);
    routes.add("DELETE", "/api/v1/accounts/{id}/sessions", auth::end_account_sessions);
    routes.add("DELETE", "/api/v1/accounts/{id}/sessions/{session}", auth::end_account_session);
    routes.add("POST", "/api/v1/api-tokens", auth::create_token);
}

}  // namespace

http::Router make_router(const RouteParts& parts) {
    const schema::Catalog& catalog = parts.service.records.catalog();
    Routes routes(parts.service);

    // Open to guests
    routes.open("GET", "/", pages::start);
    routes.open("POST", "/", pages::submit);
    routes.open("GET", "/app/{path...}", pages::web);
    routes.open("GET", "/check-in", pages::linked_check_in);
    routes.open("POST", "/check-in", pages::check_in_by_link);
    routes.open("GET", "/livez", live);
    routes.open("GET", "/readyz", ready);
    routes.open("GET", "/metrics", metrics(parts.counters));
    routes.open("GET", "/api/v1/openapi.json", rest::openapi(catalog, parts.service.version));

    // People and access
    add_access(routes);

    // Operations
    routes.add("GET", "/api/v1/backups", rest::list_backups(parts.backup_folder));
    routes.add("POST", "/api/v1/backups", rest::make_backup(parts.backup_folder));
    routes.add("GET", "/api/v1/changes", rest::changes);
    routes.add("POST", "/api/v1/verification", rest::verification());

    // About the API
    routes.add("GET", "/api/v1/docs", pages::docs(catalog));
    routes.add("GET", "/api/v1/metadata", rest::metadata);
    routes.add("GET", "/api/v1/events", events(parts.events));

    // The plan
    routes.add("GET", "/api/v1/library/visions", rest::visions);
    routes.add("GET", "/api/v1/library/visions/{key}", rest::vision);
    routes.add("POST", "/api/v1/programs/start", rest::start);
    routes.add("GET", "/api/v1/programs/{id}/checks", kept(spoken(rest::checks)));
    routes.add("GET", "/api/v1/programs/{id}/progress", kept(spoken(rest::progress)));
    routes.add("GET", "/api/v1/programs/{id}/evidence", spoken(rest::evidence));
    routes.add("GET", "/api/v1/evidence", spoken(rest::figures));
    routes.add("GET", "/api/v1/units/{id}/progress", kept(spoken(rest::unit_progress)));
    routes.add("GET", "/api/v1/units/{id}/evidence", spoken(rest::unit_evidence));
    routes.add("POST", "/api/v1/{collection}/{id}/activate", rest::activate);

    // What people without an account reach by link
    routes.add("POST", "/api/v1/publications/{id}/link", rest::make_share_link);
    routes.add("DELETE", "/api/v1/publications/{id}/link", rest::revoke_share_link);
    routes.open("GET", "/api/v1/shared", rest::read_shared);
    routes.add("POST", "/api/v1/test-rounds/{id}/link", rest::make_round_link);
    routes.add("DELETE", "/api/v1/test-rounds/{id}/link", rest::revoke_round_link);
    routes.open("GET", "/api/v1/round", rest::read_round);
    routes.open("POST", "/api/v1/round/answers", rest::answer_round);

    // The plan as text
    routes.add("GET", "/api/v1/programs/{id}/text", rest::program_text);
    routes.add("GET", "/api/v1/plan.schema.json", rest::text_schema);
    routes.add("POST", "/api/v1/plan", rest::plan_text);
    routes.add("POST", "/api/v1/apply", rest::apply_text);

    // Every entity type
    routes.add("POST", "/api/v1/batch", rest::batch);
    routes.add("GET", "/api/v1/search", rest::search);
    routes.add("GET", "/api/v1/{collection}", rest::list);
    routes.add("POST", "/api/v1/{collection}", rest::create);
    routes.add("GET", "/api/v1/{collection}/export", rest::export_sheet);
    routes.add("POST", "/api/v1/{collection}/import", rest::import_sheet);
    routes.add("GET", "/api/v1/{collection}/{id}", rest::read);
    routes.add("PATCH", "/api/v1/{collection}/{id}", rest::update);
    routes.add("DELETE", "/api/v1/{collection}/{id}", rest::remove);
    routes.add("GET", "/api/v1/{collection}/{id}/history", rest::history);
    routes.add("POST", "/api/v1/{collection}/{id}/restore", rest::restore);
    return routes.take();
}

}  // namespace plumbline::app
