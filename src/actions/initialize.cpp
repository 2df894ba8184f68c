#include "actions/initialize.h"

#include <algorithm>

#include "entities/library.h"

namespace plumbline::actions {

using base::Json;
using base::JsonObject;
using base::Result;
using records::Command;

namespace {

Command create(records::Records& records, std::string_view type, JsonObject body) {
    Command command;
    command.type = &records.catalog().type(type);
    command.body = std::move(body);
    return command;
}

Result<std::vector<Command>> missing_roles(records::Records& records) {
    const auto existing = TRY(records.all(records.catalog().type("access-role"), query::all_of({})));
    const Json library = TRY(base::parse_json(entities::library_text("roles")));
    std::vector<Command> commands;
    for (const Json& value : library.at("roles").as_array()) {
        const JsonObject& role = value.get_object();
        const std::string key = base::text_or(role, "key");
        const bool exists = std::ranges::any_of(
            existing, [&](const JsonObject& other) { return base::find_text(other, "key") == std::string_view(key); });
        if (exists) continue;
        TRY(records::read_rules(role.at("rules")));
        commands.push_back(create(records, "access-role",
                                  {{"key", key},
                                   {"title", role.at("title")},
                                   {"description", role.at("description")},
                                   {"rules", role.at("rules")},
                                   {"isBuiltIn", true}}));
    }
    return commands;
}

}  // namespace

records::Asking system_asking(records::Records& records, std::string reason) {
    return {records::system_caller(organization_zone(records)), records.now(), std::move(reason), {}};
}

std::string organization_zone(records::Records& records) {
    const auto found = records.all(records.catalog().type("organization"), query::all_of({}));
    return found && !found->empty() ? base::text_or(found->front(), "timeZone") : std::string();
}

Result<Initialized> initialize(records::Records& records) {
    Initialized found;
    const auto organizations = TRY(records.all(records.catalog().type("organization"), query::all_of({})));
    found.was_empty = organizations.empty();
    found.is_example = !organizations.empty() && base::is_true(organizations.front(), "isExample");
    std::vector<Command> commands = TRY(missing_roles(records));
    if (found.was_empty) commands.push_back(create(records, "organization", {{"title", "Our organization"}}));
    if (!commands.empty()) TRY(records.write(system_asking(records, "First start"), std::move(commands)));
    found.has_accounts = !TRY(records.all(records.catalog().type("account"), query::all_of({})))
    .empty();
    return found;
}

}  // namespace plumbline::actions
