#pragma once
// Records as sheets over REST: export and import of any collection.

#include "api/service.h"

namespace plumbline::api::rest {

/// export_sheet answers GET /api/v1/{collection}/export with a file: `format` is csv, csv-excel (with a byte order
/// mark) or xlsx; `filter`, `orderby`, `search` and `asOf` as in a list; `columns` are names of fields.
[[nodiscard]] base::Result<http::Response> export_sheet(Service& service, const Call& call);
/// import_sheet answers POST /api/v1/{collection}/import: what a sheet in the body (CSV, tab-separated, or a workbook)
/// would do, or with `mode=apply` does it in one transaction.
[[nodiscard]] base::Result<http::Response> import_sheet(Service& service, const Call& call);

}  // namespace plumbline::api::rest
