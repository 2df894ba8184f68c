#include "api/rest/records.h"

#include <charconv>

#include "api/rest/parameters.h"
#include "base/encoding.h"
#include "base/text.h"
#include "http/entity_tags.h"

namespace plumbline::api::rest {

using base::fail;
using base::Json;
using base::JsonObject;
using base::Result;
using http::Response;
using records::Act;
using records::Command;

namespace {

Result<int> read_number(std::string_view name, std::string_view text) {
    int number = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
    if (end.ec != std::errc() || end.ptr != text.data() + text.size())
        return fail(base::bad_request("list." + std::string(name), std::string(name),
                                      std::string(name) + " must be a whole number."));
    return number;
}

Result<void> set_parameter(records::Listing& listing, const std::string& name, const std::string& value) {
    if (name == "filter")
        listing.filter = value;
    else if (name == "orderby")
        listing.orderby = value;
    else if (name == "select")
        listing.select = value;
    else if (name == "expand")
        listing.expand = value;
    else if (name == "search")
        listing.search = value;
    else if (name == "cursor")
        listing.cursor = value;
    else if (name == "asOf")
        listing.as_of = value;
    else if (name == "top")
        listing.top = TRY(read_number(name, value));
    else if (name == "skip")
        listing.skip = TRY(read_number(name, value));
    else if (name == "count" && (value == "true" || value == "false"))
        listing.count = value == "true";
    else if (name == "deleted" && (value == "true" || value == "false"))
        listing.deleted = value == "true";
    else if (name == "deleted")
        return fail(base::bad_request("list.deleted", "deleted", "deleted is true or false."));
    else if (name == "count")
        return fail(base::bad_request("list.count", "count", "count is true or false."));
    else {
        const std::vector<std::string> names{"filter", "orderby", "select", "expand", "search", "cursor",
                                             "asOf",   "top",     "skip",   "count",  "deleted"};
        return fail(unknown_parameter(name, names));
    }
    return {};
}

Result<records::Listing> read_listing(const http::Request& request) {
    records::Listing listing;
    for (const auto& [name, value] : request.query) TRY(set_parameter(listing, name, value));
    return listing;
}

/// If-Match as revisions: strong tags, or `*` for any. A weak tag never matches (RFC 9110, 13.1.1).
void read_revisions(const http::Request& request, Command& command) {
    const auto lines = request.headers_named("If-Match");
    if (lines.empty()) return;
    const http::EntityTags tags = http::read_entity_tags(lines);
    command.any_revision = tags.is_any;
    command.revision = -1;
    for (const std::string& sent : tags.strong) {
        const std::string tag = revision_tag(sent);
        // Tags are opaque, so only the very text of one counts: 01 or 1x are no tag of ours.
        std::int64_t revision = -1;
        std::from_chars(tag.data() + 1, tag.data() + tag.size() - 1, revision);
        if (tag != etag(revision)) continue;
        if (command.revision == -1)
            command.revision = revision;
        else
            command.other_revisions.push_back(revision);
    }
}

/// Whether If-None-Match names the revision that the caller already has (RFC 9110, 13.1.2).
bool is_known(const http::Request& request, std::int64_t revision) {
    const http::EntityTags tags = http::read_entity_tags(request.headers_named("If-None-Match"));
    return tags.is_any || tags.matches_weakly(etag(revision));
}

Response record_response(int status, const JsonObject& record, std::int64_t revision) {
    Response response = http::json_text_response(status, base::to_text(record));
    response.headers.set("ETag", etag(revision));
    response.headers.set("Cache-Control", "private, no-cache");
    return response;
}

Result<Command> command_for(const Service& service, const Call& call, Act act) {
    Command command;
    command.act = act;
    command.type = TRY(type_of(service, call.params.value("collection")));
    command.id = std::string(call.params.value("id"));
    return command;
}

}  // namespace

std::string etag(std::int64_t revision) {
    return "\"" + std::to_string(revision) + "\"";
}

Result<const schema::EntityType*> type_of(const Service& service, std::string_view collection) {
    const schema::EntityType* type = service.records.catalog().find_collection(collection);
    if (type != nullptr) return type;
    std::vector<std::string> names;
    for (const schema::EntityType& other : service.records.catalog().types()) names.push_back(other.collection);
    const std::string near = base::closest(collection, names);
    return fail(
        base::not_found("There is no collection \"" + base::shortened(collection) + "\".",
                        near.empty() ? "All are listed in /api/v1/openapi.json." : "Did you mean " + near + "?"));
}

std::optional<Result<records::Once>> once_of(const Call& call) {
    const auto key = call.request.find_header("Idempotency-Key");
    if (!key || call.request.method != "POST") return std::nullopt;
    if (key->empty() || key->size() > 200)
        return fail(base::bad_request("idempotency.key", "Idempotency-Key", "The key has 1 to 200 characters."));
    if (!base::is_utf8(*key))
        return fail(base::bad_request("idempotency.key", "Idempotency-Key", "The key is no well-formed UTF-8.",
                                      "Send a UUID."));
    return records::Once{std::string(*key), base::sha256_hex(call.request.target + "\n" + call.request.body)};
}

Result<records::Written> write(Service& service, const Call& call, std::vector<Command> commands) {
    auto wanted = once_of(call);
    if (!wanted) return service.records.write(call.asking, std::move(commands));
    const records::Once once = TRY(std::move(*wanted));
    const std::string slot = call.asking.caller.signature() + "\n" + once.key;
    {
        const std::lock_guard lock(service.running_mutex);
        if (!service.running.insert(slot).second)
            return fail(base::conflict("idempotency.running", "A request with this key is being carried out.",
                                       "Wait a moment, then send it again to get its answer."));
    }
    auto written = service.records.write(call.asking, std::move(commands), once);
    const std::lock_guard lock(service.running_mutex);
    service.running.erase(slot);
    return written;
}

Result<Response> list(Service& service, const Call& call) {
    const schema::EntityType* type = TRY(type_of(service, call.params.value("collection")));
    const records::Listing listing = TRY(read_listing(call.request));
    records::Listed listed = TRY(service.records.list(call.asking, *type, listing));
    JsonObject body;
    body["items"] = std::move(listed.items);
    if (!listed.next.empty()) body["next"] = listed.next;
    if (listed.count) body["count"] = *listed.count;
    Response response = http::json_text_response(200, base::to_text(body));
    response.headers.set("Cache-Control", "private, no-cache");
    return response;
}

Result<Response> create(Service& service, const Call& call) {
    Command command = TRY(command_for(service, call, Act::Create));
    command.body = TRY(json_body(call.request));
    const records::Written written = TRY(write(service, call, {std::move(command)}));
    const records::Outcome& made = written.outcomes.front();
    JsonObject record = made.record;
    record["id"] = made.id;
    Response response = record_response(201, record, made.revision);
    response.headers.set("Location", "/api/v1/" + made.type->collection + "/" + made.id);
    if (written.is_repeated) response.headers.set("Idempotency-Replayed", "true");
    return response;
}

namespace {

Result<Response> read_now(Service& service, const Call& call, const records::Listing& listing) {
    const schema::EntityType* type = TRY(type_of(service, call.params.value("collection")));
    const JsonObject record =
        TRY(service.records.read(call.asking, *type, std::string(call.params.value("id")), listing));
    const std::int64_t revision = base::integer_or(record, "revision");
    const bool is_plain = listing.expand.empty() && listing.as_of.empty();
    if (is_plain && is_known(call.request, revision)) {
        Response unchanged = http::empty_response(304);
        unchanged.headers.set("ETag", etag(revision));
        unchanged.headers.set("Cache-Control", "private, no-cache");
        return unchanged;
    }
    return record_response(200, record, revision);
}

}  // namespace

Result<Response> read(Service& service, const Call& call) {
    const records::Listing listing = TRY(read_listing(call.request));
    if (listing.deleted)
        return fail(base::bad_request("list.deleted", "deleted", "What was deleted is listed, not read.",
                                      "Ask the collection, or the history of the record."));
    if (listing.expand.empty()) return read_now(service, call, listing);
    return service.kept_answers.answer(service.records, call.request, call.asking,
                                       [&] { return read_now(service, call, listing); });
}

Result<Response> update(Service& service, const Call& call) {
    Command command = TRY(command_for(service, call, Act::Update));
    read_revisions(call.request, command);
    command.body = TRY(json_body(call.request));
    const records::Written written = TRY(write(service, call, {std::move(command)}));
    return record_response(200, written.outcomes.front().record, written.outcomes.front().revision);
}

Result<Response> remove(Service& service, const Call& call) {
    Command command = TRY(command_for(service, call, Act::Delete));
    read_revisions(call.request, command);
    TRY(write(service, call, {std::move(command)}));
    return http::empty_response(204);
}

Result<Response> restore(Service& service, const Call& call) {
    records::Command command = TRY(command_for(service, call, Act::Restore));
    const records::Written written = TRY(write(service, call, {std::move(command)}));
    return record_response(200, written.outcomes.front().record, written.outcomes.front().revision);
}

}  // namespace plumbline::api::rest
