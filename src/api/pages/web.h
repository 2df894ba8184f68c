#pragma once
// The web app: files that the build put into the binary. It asks the API for all that it shows.

#include <span>
#include <string_view>

#include "api/service.h"

namespace plumbline::api::pages {

/// WebFile is one file of the app, plain and packed by gzip (RFC 1952). `path` is below /app/, empty for the page that
/// begins the app; `tag` is its entity tag, quotes included. Files below `assets/` carry a digest in their name and
/// never change.
struct WebFile {
    std::string_view path;
    std::string_view type;
    std::string_view tag;
    std::string_view plain;
    std::string_view packed;
};

/// web_files are all files of the app, by path.
[[nodiscard]] std::span<const WebFile> web_files();

/// web answers GET /app/{path...}: the file, or the app's one page for a path that is one of its own pages; 404 for a
/// file that does not exist. Open to guests: the app holds nothing of the records, and sends guests to sign in.
[[nodiscard]] base::Result<http::Response> web(Service& service, const Call& call);

}  // namespace plumbline::api::pages
