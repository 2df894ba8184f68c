#include "api/rest/backups.h"

#include <filesystem>
#include <memory>
#include <mutex>

#include "api/rest/parameters.h"
#include "records/access.h"
#include "store/backup.h"

namespace plumbline::api::rest {

using base::Result;
using http::Response;

namespace {

/// A backup holds everything, so that only a role that reaches everywhere and gives roles to others may make one.
Result<void> require_administrator(const Service& service, const Call& call) {
    records::Caller caller = call.asking.caller;
    std::erase_if(caller.grants,
                  [](const records::Grant& grant) { return !grant.program.empty() || !grant.units.empty(); });
    const schema::EntityType& roles = service.records.catalog().type("access-role");
    if (records::Access(service.records.catalog(), caller).may(records::Act::Create, roles)) return {};
    return base::fail(base::forbidden("Only administrators make backups.",
                                      "Ask for the role administrator, or use a token with the scope admin."));
}

/// Sorts by time, and says when: plumbline-20261122T093000123Z.backup.
std::string name_at(const std::string& at) {
    std::string stamp = at.substr(0, 23) + "Z";
    std::erase_if(stamp, [](char c) { return c == '-' || c == ':' || c == '.'; });
    return "plumbline-" + stamp + ".backup";
}

}  // namespace

Endpoint backups(std::string folder) {
    const auto running = std::make_shared<std::mutex>();
    return [folder = std::move(folder), running](Service& service, const Call& call) -> Result<Response> {
        TRY(check_parameters(call.request, {}));
        TRY(require_administrator(service, call));
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
