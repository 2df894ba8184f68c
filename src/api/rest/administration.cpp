#include "api/rest/administration.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <memory>
#include <mutex>
#include <ranges>
#include <vector>

#include "api/rest/parameters.h"
#include "base/text.h"
#include "records/access.h"
#include "records/trail.h"
#include "records/verify.h"
#include "store/backup.h"

namespace plumbline::api::rest {

using base::Result;
using http::Response;

namespace {

/// All of this is about everything, so that only a role that reaches everywhere and gives roles to others may do it.
Result<void> require_administrator(const Service& service, const Call& call, std::string_view what) {
    records::Caller caller = call.asking.caller;
    std::erase_if(caller.grants,
                  [](const records::Grant& grant) { return !grant.program.empty() || !grant.units.empty(); });
    const schema::EntityType& roles = service.records.catalog().type("access-role");
    if (records::Access(service.records.catalog(), caller).may(records::Act::Create, roles)) return {};
    return base::fail(base::forbidden("Only administrators " + std::string(what) + ".",
                                      "Ask for the role administrator, or use a token with the scope admin."));
}

/// Sorts by time, and says when: plumbline-20261122T093000123Z.backup.
std::string name_at(const std::string& at) {
    std::string stamp = at.substr(0, 23) + "Z";
    std::erase_if(stamp, [](char c) { return c == '-' || c == ':' || c == '.'; });
    return "plumbline-" + stamp + ".backup";
}

base::JsonObject listed(const std::filesystem::path& file) {
    const auto manifest = store::read_manifest(file.string());
    base::JsonObject item{{"file", file.filename().string()}, {"isDamaged", !manifest}};
    if (!manifest) return item;
    item["at"] = manifest->at;
    item["size"] = manifest->size;
    item["head"] = manifest->head;
    item["links"] = manifest->links;
    item["program"] = manifest->program;
    return item;
}

/// The names of the backups in a folder, the newest first: they sort by time.
Result<std::vector<std::filesystem::path>> backups_in(const std::string& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code failed;
    for (std::filesystem::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
        const std::string name = at->path().filename().string();
        if (name.starts_with("plumbline-") && name.ends_with(".backup")) files.push_back(at->path());
    }
    if (failed) {
        base::Error error = base::unavailable(failed.message());
        error.message = "The backup folder cannot be read.";
        error.hint = "See that the backup folder of the server exists and may be read.";
        return base::fail(std::move(error));
    }
    std::ranges::sort(files, std::ranges::greater());
    return files;
}

Result<std::int64_t> number_in(const http::Request& request, std::string_view name, std::int64_t usual,
                               std::int64_t most) {
    const std::string_view text = request.find_query(name).value_or("");
    if (text.empty()) return usual;
    std::int64_t number = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
    if (end.ec == std::errc() && end.ptr == text.data() + text.size() && number >= 1 && number <= most) return number;
    return base::fail(base::bad_request("changes.number", std::string(name),
                                        std::string(name) + " is a number from 1 to " + std::to_string(most) + ".",
                                        "`before` is the `next` of the page before; `top` how many changes."));
}

Result<std::string> instant_in(const http::Request& request, std::string_view name) {
    std::string text(request.find_query(name).value_or(""));
    if (text.empty()) return text;
    const auto instant = base::parse_instant(text);
    if (instant) return base::format_instant(*instant);
    return base::fail(base::bad_request("changes.instant", std::string(name),
                                        std::string(name) + " is an instant, such as 2026-03-01T00:00:00Z.",
                                        "Write day, time and offset (RFC 3339)."));
}

}  // namespace

Endpoint list_backups(std::string folder) {
    return [folder = std::move(folder)](Service& service, const Call& call) -> Result<Response> {
        constexpr std::size_t MostListed = 100;
        TRY(check_parameters(call.request, {}));
        TRY(require_administrator(service, call, "see the backups"));
        base::JsonArray items;
        if (!folder.empty()) {
            const auto files = TRY(backups_in(folder));
            for (const std::filesystem::path& file : files | std::views::take(MostListed))
                items.emplace_back(listed(file));
        }
        return http::json_response(
            200, base::JsonObject{
                     {"hasFolder", !folder.empty()}, {"program", service.version}, {"items", std::move(items)}});
    };
}

Result<Response> changes(Service& service, const Call& call) {
    const http::Request& request = call.request;
    TRY(check_parameters(request, {"by", "type", "from", "until", "before", "top"}));
    TRY(require_administrator(service, call, "see the trail of changes"));
    store::Sought sought;
    sought.actor = request.find_query("by").value_or("");
    sought.type = request.find_query("type").value_or("");
    if (!sought.type.empty() && service.records.catalog().find_type(sought.type) == nullptr)
        return base::fail(base::bad_request("changes.type", "type",
                                            "There is no type \"" + base::shortened(sought.type, 60) + "\".",
                                            "Types stand in /api/v1/metadata, such as key-result."));
    sought.from = TRY(instant_in(request, "from"));
    sought.until = TRY(instant_in(request, "until"));
    sought.before = TRY(number_in(request, "before", sought.before, sought.before));
    constexpr std::int64_t UsualTop = 50;
    constexpr std::int64_t MostTop = 200;
    const auto top = static_cast<int>(TRY(number_in(request, "top", UsualTop, MostTop)));
    return http::json_response(200, TRY(records::trail(service.records, call.asking, sought, top)));
}

Endpoint verification() {
    const auto running = std::make_shared<std::mutex>();
    return [running](Service& service, const Call& call) -> Result<Response> {
        TRY(check_parameters(call.request, {}));
        TRY(require_administrator(service, call, "verify the store"));
        std::string head;
        if (!call.request.body.empty()) {
            const base::JsonObject body = TRY(json_body(call.request));
            for (const auto& pair : body)
                if (pair.key() != "head")
                    return base::fail(base::invalid("validation.unknown-field", base::shortened(pair.key(), 60),
                                                    "There is no such field here.", "Fields: head."));
            const base::Json* given = body.if_contains("head");
            if (given != nullptr && !given->is_string())
                return base::fail(base::invalid("validation.kind", "head", "head must be a text."));
            head = base::text_or(body, "head");
        }
        const std::unique_lock lock(*running, std::try_to_lock);
        if (!lock)
            return base::fail(
                base::conflict("verification.running", "Another verification is under way.", "Wait for it."));
        records::Verified found;
        TRY(service.records.store().read([&](store::Transaction& transaction) -> Result<void> {
            found = TRY(records::verify(transaction, service.records.catalog(), head));
            return {};
        }));
        return http::json_response(
            200, base::JsonObject{{"holds", found.findings.empty()},
                                  {"links", found.links},
                                  {"entries", found.entries},
                                  {"records", found.records},
                                  {"head", found.head},
                                  {"findings", base::JsonArray(found.findings.begin(), found.findings.end())}});
    };
}

Endpoint make_backup(std::string folder) {
    const auto running = std::make_shared<std::mutex>();
    return [folder = std::move(folder), running](Service& service, const Call& call) -> Result<Response> {
        TRY(check_parameters(call.request, {}));
        TRY(require_administrator(service, call, "make backups"));
        if (folder.empty())
            return base::fail(base::conflict("backup.folder", "This server has no folder for backups.",
                                             "Start it with --backup-folder FOLDER."));
        const std::unique_lock lock(*running, std::try_to_lock);
        if (!lock) return base::fail(base::conflict("backup.running", "Another backup is under way.", "Wait for it."));
        store::Store& store = service.records.store();
        const std::string name = name_at(call.asking.at);
        const std::string file = (std::filesystem::path(folder) / name).string();
        auto manifest = store::make_backup(store, file, call.asking.at, service.version);
        if (!manifest && manifest.error().code == "file.write") {
            base::Error error = base::unavailable(manifest.error().message);
            error.message = "The backup could not be written.";
            error.hint = "See that the backup folder of the server exists, may be written to, and has room.";
            return base::fail(std::move(error));
        }
        base::JsonObject body = store::to_json(TRY(std::move(manifest)));
        TRY(store::note_backup(store, call.asking.at));
        body["file"] = name;
        return http::json_response(201, body);
    };
}

}  // namespace plumbline::api::rest
