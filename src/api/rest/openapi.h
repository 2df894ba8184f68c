#pragma once
// The description of the whole API, made from the metadata.

#include "api/service.h"

namespace plumbline::api::rest {

/// openapi_document is the OpenAPI 3.1 document of the API for a catalogue and a version of the program.
[[nodiscard]] base::JsonObject openapi_document(const schema::Catalog& catalog, const std::string& version);
/// openapi answers GET /api/v1/openapi.json, for guests too.
[[nodiscard]] Endpoint openapi(const schema::Catalog& catalog, const std::string& version);
/// metadata answers GET /api/v1/metadata: the entity types that the caller may read, for lists and forms.
[[nodiscard]] base::Result<http::Response> metadata(Service& service, const Call& call);

}  // namespace plumbline::api::rest
