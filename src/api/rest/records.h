#pragma once
// The REST API of every entity type.

#include "api/service.h"

namespace plumbline::api::rest {

/// list answers GET /api/v1/{collection}: `{"items": […], "next": "…", "count": n}`.
[[nodiscard]] base::Result<http::Response> list(Service& service, const Call& call);
/// create answers POST /api/v1/{collection} with 201, Location and ETag.
[[nodiscard]] base::Result<http::Response> create(Service& service, const Call& call);
/// read answers GET /api/v1/{collection}/{id}; 304 where If-None-Match names the revision.
[[nodiscard]] base::Result<http::Response> read(Service& service, const Call& call);
/// update answers PATCH /api/v1/{collection}/{id} (RFC 7396), which needs If-Match.
[[nodiscard]] base::Result<http::Response> update(Service& service, const Call& call);
/// remove answers DELETE /api/v1/{collection}/{id} with 204; it needs If-Match.
[[nodiscard]] base::Result<http::Response> remove(Service& service, const Call& call);
/// restore answers POST /api/v1/{collection}/{id}/restore.
[[nodiscard]] base::Result<http::Response> restore(Service& service, const Call& call);
/// history answers GET /api/v1/{collection}/{id}/history: every state; with `?from=1&to=3` (revisions) the states
/// between, and how these two differ.
[[nodiscard]] base::Result<http::Response> history(Service& service, const Call& call);
/// batch answers POST /api/v1/batch: several commands, all or none.
[[nodiscard]] base::Result<http::Response> batch(Service& service, const Call& call);

/// type_of is the entity type of a collection; NotFound with a "did you mean" where there is none.
[[nodiscard]] base::Result<const schema::EntityType*> type_of(const Service& service, std::string_view collection);
/// once_of is what makes a POST with an Idempotency-Key happen once, or why the key is none; nothing without one.
[[nodiscard]] std::optional<base::Result<records::Once>> once_of(const Call& call);
/// write carries out commands for a call, once only where it has an Idempotency-Key.
[[nodiscard]] base::Result<records::Written> write(Service& service, const Call& call,
                                                   std::vector<records::Command> commands);
/// etag is a revision as an entity tag.
[[nodiscard]] std::string etag(std::int64_t revision);

}  // namespace plumbline::api::rest
