#pragma once
// What is for administrators alone: backups of the server, the trail of changes, and proof that it holds.

#include <string>

#include "api/service.h"

namespace plumbline::api::rest {

/// make_backup answers POST /api/v1/backups: a new file in the folder, and what it holds. For administrators alone,
/// whose tokens have the scope `admin`; one at a time. Without a folder it is refused.
[[nodiscard]] Endpoint make_backup(std::string folder);
/// list_backups answers GET /api/v1/backups for the same: `{"hasFolder": …, "program": …, "items": [{file, at, size,
/// head, links, program, isDamaged}]}`, the newest first, at most a hundred; `program` is the version that runs, and
/// that each was made with. Of each the last page is read, not the whole.
[[nodiscard]] Endpoint list_backups(std::string folder);
/// changes answers GET /api/v1/changes for the same: see records::trail. Parameters: by, type, from, until, before,
/// top.
[[nodiscard]] base::Result<http::Response> changes(Service& service, const Call& call);
/// verification answers POST /api/v1/verification for the same, with {head} or without: whether the chain and all
/// tables hold, as `plumbline verify` says it. One at a time; others read and write meanwhile.
[[nodiscard]] Endpoint verification();

}  // namespace plumbline::api::rest
