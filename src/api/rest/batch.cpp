#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "api/rest/records.h"
#include "base/random.h"

namespace plumbline::api::rest {

using base::fail;
using base::Json;
using base::JsonArray;
using base::JsonObject;
using base::Result;
using records::Act;
using records::Command;

namespace {

constexpr std::size_t MostOperations = 1000;

base::Error bad_operation(std::size_t index, std::string field, std::string message, std::string hint = {}) {
    return base::invalid("batch.operation", fmt::format("operations/{}/{}", index, field), std::move(message),
                         std::move(hint));
}

/// `$name` stands for the id of the record that an earlier operation created `as` that name.
void put_ids(Json& value, const std::map<std::string, std::string, std::less<>>& names) {
    if (value.is_array())
        for (Json& entry : value.get_array()) put_ids(entry, names);
    if (value.is_object())
        for (auto& pair : value.get_object()) put_ids(pair.value(), names);
    if (!value.is_string() || !std::string_view(value.get_string()).starts_with('$')) return;
    const auto found = names.find(std::string_view(value.get_string()).substr(1));
    if (found != names.end()) value = found->second;
}

Result<void> only_known(const JsonObject& object, std::initializer_list<std::string_view> names,
                        const std::string& place) {
    for (const auto& pair : object)
        if (std::ranges::find(names, std::string_view(pair.key())) == names.end())
            return fail(base::invalid("validation.unknown-field", place + std::string(pair.key()).substr(0, 60),
                                      "There is no such member of a batch."));
    return {};
}

/// Says in which operation of the batch a mistake stands.
base::Error placed(base::Error error) {
    if (error.position < 0) return error;
    const std::string place = fmt::format("operations/{}/body/", error.position);
    for (base::Error& detail : error.details) detail.field = place + detail.field;
    error.field = error.field.empty() ? fmt::format("operations/{}", error.position) : place + error.field;
    return error;
}

Result<Act> act_of(std::size_t index, const std::string& word) {
    if (word == "create") return Act::Create;
    if (word == "update") return Act::Update;
    if (word == "delete") return Act::Delete;
    if (word == "restore") return Act::Restore;
    return fail(bad_operation(index, "act", "There is no act \"" + word.substr(0, 40) + "\".",
                              "Acts: create, update, delete, restore."));
}

Result<Command> read_operation(Service& service, std::size_t index, const Json& value,
                               std::map<std::string, std::string, std::less<>>& names) {
    if (!value.is_object()) return fail(bad_operation(index, "", "An operation is an object."));
    JsonObject operation = value.get_object();
    TRY(only_known(operation, {"act", "collection", "id", "as", "revision", "body"},
                   fmt::format("operations/{}/", index)));
    Command command;
    command.act = TRY(act_of(index, base::text_or(operation, "act")));
    command.type = service.records.catalog().find_collection(base::text_or(operation, "collection"));
    if (command.type == nullptr)
        return fail(bad_operation(index, "collection",
                                  "There is no collection \"" + base::text_or(operation, "collection") + "\"."));
    if (Json* id = operation.if_contains("id")) put_ids(*id, names);
    command.id = base::text_or(operation, "id");
    if (command.act == Act::Create) {
        if (!command.id.empty())
            return fail(bad_operation(index, "id", "The server gives a new record its id.", "Name it with \"as\"."));
        command.id = base::make_uuid7(service.records.clock().now(), service.records.random());
        if (const auto name = base::find_text(operation, "as")) names[std::string(*name)] = command.id;
    }
    if (Json* body = operation.if_contains("body")) {
        if (!body->is_object()) return fail(bad_operation(index, "body", "The body is an object."));
        put_ids(*body, names);
        command.body = body->get_object();
    }
    if (const Json* revision = operation.if_contains("revision"); revision != nullptr && revision->is_int64())
        command.revision = revision->get_int64();
    return command;
}

}  // namespace

Result<http::Response> batch(Service& service, const Call& call) {
    const JsonObject body = TRY(json_body(call.request));
    TRY(only_known(body, {"operations", "reason"}, ""));
    const Json* operations = body.if_contains("operations");
    if (operations == nullptr || !operations->is_array() || operations->get_array().empty())
        return fail(
            base::invalid("batch.operations", "operations", "A batch needs a list of operations.",
                          "{\"operations\": [{\"act\": \"create\", \"collection\": \"priorities\", \"body\": {…}}]}"));
    if (operations->get_array().size() > MostOperations)
        return fail(
            base::invalid("batch.operations", "operations", "A batch has at most 1,000 operations.", "Send several."));
    std::vector<Command> commands;
    commands.reserve(operations->get_array().size());
    std::map<std::string, std::string, std::less<>> names;
    for (std::size_t i = 0; i < operations->get_array().size(); ++i)
        commands.push_back(TRY(read_operation(service, i, operations->get_array()[i], names)));
    Call own = call;
    if (const auto reason = base::find_text(body, "reason")) own.asking.reason = std::string(reason->substr(0, 500));
    auto done = write(service, own, std::move(commands));
    if (!done) return fail(placed(std::move(done).error()));
    const records::Written& written = *done;
    JsonArray results;
    for (const records::Outcome& outcome : written.outcomes)
        results.push_back(JsonObject{{"collection", outcome.type->collection},
                                     {"id", outcome.id},
                                     {"revision", outcome.revision},
                                     {"operation", store::operation_name(outcome.operation)},
                                     {"record", outcome.record}});
    return http::json_response(200, JsonObject{{"seq", written.seq}, {"results", std::move(results)}});
}

}  // namespace plumbline::api::rest
