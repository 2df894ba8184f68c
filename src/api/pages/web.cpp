#include "api/pages/web.h"

#include <algorithm>

#include "api/kept_answers.h"
#include "http/entity_tags.h"

namespace plumbline::api::pages {

namespace {

using http::Response;

/// Scripts, styles, pictures and answers come from this server alone. Fluent's style engine makes empty style elements
/// and fills them through the CSSOM: the hash is that of the empty text.
constexpr std::string_view Policy =
    "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'";

const WebFile* find_file(std::string_view path) {
    const auto files = web_files();
    const auto found = std::ranges::find(files, path, &WebFile::path);
    return found == files.end() ? nullptr : &*found;
}

/// A path whose last part has a dot names a file; any other is a page that the app itself draws.
bool names_file(std::string_view path) {
    return path.substr(path.rfind('/') + 1).find('.') != std::string_view::npos;
}

}  // namespace

base::Result<Response> web(Service& /*service*/, const Call& call) {
    const std::string_view path = call.params.value("path");
    const WebFile* file = find_file(path);
    if (file == nullptr && !names_file(path)) file = find_file("");
    if (file == nullptr) return base::fail(base::not_found("The app has no such file."));

    Response response = http::empty_response(200);
    const bool is_packed = accepts_gzip(call.request) && !file->packed.empty();
    std::string tag(file->tag);
    if (is_packed) tag.insert(tag.size() - 1, PackedSuffix);
    response.headers.set("ETag", tag);
    response.headers.set("Vary", "Accept-Encoding");
    response.headers.set("Cache-Control",
                         path.starts_with("assets/") ? "public, max-age=31536000, immutable" : "no-cache");
    // A browser takes the headers of a 304 over into what it kept: without its own policy the page would be blocked.
    if (file->path.empty()) response.headers.set("Content-Security-Policy", std::string(Policy));
    if (http::read_entity_tags(call.request.headers_named("If-None-Match")).matches_weakly(tag)) {
        response.status = 304;
        return response;
    }
    response.headers.set("Content-Type", std::string(file->type));
    if (is_packed) response.headers.set("Content-Encoding", "gzip");
    response.body = std::string(is_packed ? file->packed : file->plain);
    return response;
}

}  // namespace plumbline::api::pages
