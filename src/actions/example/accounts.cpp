#include "actions/example/accounts.h"

#include <algorithm>

#include "entities/library.h"

namespace plumbline::actions::example {

using base::Json;
using base::JsonObject;
using base::Result;

namespace {

Entry made_by_server(const schema::EntityType& type, std::string key, JsonObject fields) {
    Entry entry;
    entry.type = &type;
    entry.key = std::move(key);
    entry.fields = std::move(fields);
    entry.actor = Server;
    entry.reason = "First start";
    return entry;
}

Result<void> add_roles(const schema::Catalog& catalog, std::vector<Entry>& made) {
    const Json library = TRY(base::parse_json(entities::library_text("roles")));
    for (const Json& value : library.at("roles").as_array()) {
        const JsonObject& role = value.as_object();
        const std::string key = base::text_or(role, "key");
        made.push_back(made_by_server(catalog.type("access-role"), key,
                                      {{"key", key},
                                       {"title", role.at("title")},
                                       {"description", role.at("description")},
                                       {"rules", role.at("rules")},
                                       {"isBuiltIn", true}}));
    }
    return {};
}

JsonObject access_of(const Content& content, std::string_view person) {
    const auto found = std::ranges::find_if(
        content.access, [&](const Json& value) { return base::find_text(value.as_object(), "person") == person; });
    return found == content.access.end() ? JsonObject{{"role", "member"}} : found->as_object();
}

}  // namespace

std::string account_key(std::string_view person) {
    return "account of " + std::string(person);
}

Result<void> add_accounts(const schema::Catalog& catalog, Content& content) {
    std::vector<Entry> made;
    TRY(add_roles(catalog, made));
    for (const Entry* person : content.of("person")) {
        if (person->actor == Server) continue;
        const std::string key = account_key(person->key);
        made.push_back(made_by_server(catalog.type("account"), key,
                                      {{"title", person->fields.at("title")},
                                       {"person", person->key},
                                       {"email", person->fields.at("email")},
                                       {"status", "active"}}));
        const JsonObject access = access_of(content, person->key);
        JsonObject grant{{"account", key}, {"role", access.at("role")}};
        if (const Json* program = access.if_contains("program")) grant["program"] = *program;
        made.push_back(made_by_server(catalog.type("access-grant"), key, std::move(grant)));
        if (const Json* day = access.if_contains("at")) made.back().day = static_cast<int>(day->as_int64());
    }
    for (Entry& entry : made) content.entries.push_back(std::move(entry));
    return {};
}

}  // namespace plumbline::actions::example
