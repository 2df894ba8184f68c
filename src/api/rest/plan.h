#pragma once
// What people do with a plan beyond its records: start it, check it, activate it, see how far it is.

#include "api/service.h"

namespace plumbline::api::rest {

/// visions answers GET /api/v1/library/visions.
[[nodiscard]] base::Result<http::Response> visions(Service& service, const Call& call);
/// vision answers GET /api/v1/library/visions/{key}.
[[nodiscard]] base::Result<http::Response> vision(Service& service, const Call& call);
/// start answers POST /api/v1/programs/start with {title, visions, links: "as-published" | "proposed"}.
[[nodiscard]] base::Result<http::Response> start(Service& service, const Call& call);
/// checks answers GET /api/v1/programs/{id}/checks: every finding, and the at most five next steps worth most; less of
/// it where the parameters of read_shown say so.
[[nodiscard]] base::Result<http::Response> checks(Service& service, const Call& call);
/// progress answers GET /api/v1/programs/{id}/progress: the roll-up of the program down to its key results.
[[nodiscard]] base::Result<http::Response> progress(Service& service, const Call& call);
/// unit_progress answers GET /api/v1/units/{id}/progress?program=ID.
[[nodiscard]] base::Result<http::Response> unit_progress(Service& service, const Call& call);
/// evidence answers GET /api/v1/programs/{id}/evidence: the figures of each capability, with what they were made from.
[[nodiscard]] base::Result<http::Response> evidence(Service& service, const Call& call);
/// unit_evidence answers GET /api/v1/units/{id}/evidence?program=ID: the figures of one unit's workspace.
[[nodiscard]] base::Result<http::Response> unit_evidence(Service& service, const Call& call);
/// activate answers POST /api/v1/{collection}/{id}/activate.
[[nodiscard]] base::Result<http::Response> activate(Service& service, const Call& call);

}  // namespace plumbline::api::rest
