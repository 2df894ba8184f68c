#include "actions/example/resolve.h"

#include <algorithm>

#include "schema/field_type.h"

namespace plumbline::actions::example {

using base::Json;
using base::JsonArray;
using base::JsonObject;
using base::Result;
using schema::EntityType;
using schema::Field;
using schema::Relation;

namespace {

bool is_day(const Json& value) {
    return value.is_object() && value.get_object().contains("day");
}

int day_in(const Json& value) {
    return static_cast<int>(base::integer_or(value.get_object(), "day"));
}

int minute_in(const Json& value) {
    return minute_of(base::text_or(value.get_object(), "time"));
}

}  // namespace

Result<JsonObject> Resolver::body(const Entry& entry, const JsonObject& fields, const Met& met) const {
    JsonObject body;
    for (const auto& pair : fields) {
        const Field* field = entry.type->find_field(pair.key());
        if (field == nullptr)
            return base::fail(
                base::internal("library/example: " + entry.key + " has an unknown field " + std::string(pair.key())));
        body[pair.key()] = TRY(value(entry, *field, pair.value(), met));
    }
    return body;
}

Result<Json> Resolver::value(const Entry& entry, const Field& field, const Json& value, const Met& met) const {
    switch (field.type->relation()) {
        case Relation::One:
            if (!value.is_string()) return value;
            return Json(TRY(id(entry, *field.target, value.get_string(), met)));
        case Relation::Many: {
            JsonArray ids;
            for (const Json& key : value.as_array())
                ids.emplace_back(TRY(id(entry, *field.target, key.as_string(), met)));
            return Json(std::move(ids));
        }
        case Relation::Any: {
            if (!value.is_object() || value.get_object().empty()) return value;
            const auto& pair = *value.get_object().begin();
            const EntityType* type = catalog_.find_collection(pair.key());
            if (type == nullptr) return base::fail(base::internal("library/example: no " + std::string(pair.key())));
            return Json(type->collection + "/" + TRY(id(entry, *type, pair.value().as_string(), met)));
        }
        case Relation::None:
            break;
    }
    if (field.type->name() == "date" && is_day(value)) return Json(base::format_date(calendar_.date(day_in(value))));
    if (field.type->name() == "instant" && is_day(value))
        return Json(base::format_instant(calendar_.instant(day_in(value), minute_in(value))));
    return value;
}

Result<std::string> Resolver::id(const Entry& entry, const EntityType& type, std::string_view key,
                                 const Met& met) const {
    const std::string* found = book_.find_id(type, key);
    if (found == nullptr)
        return base::fail(base::internal("library/example: " + entry.type->collection + " " + entry.key +
                                         " refers to " + type.collection + " " + std::string(key)));
    met(*book_.find(type, key));
    return *found;
}

int Resolver::latest_minute(const EntityType& type, const JsonObject& fields, int day) {
    int latest = 0;
    for (const auto& pair : fields) {
        const Field* field = type.find_field(pair.key());
        if (field != nullptr && field->type->name() == "instant" && is_day(pair.value()) && day_in(pair.value()) == day)
            latest = std::max(latest, minute_in(pair.value()));
    }
    return latest;
}

std::string Resolver::actor(const Entry& entry, int day) const {
    if (!entry.actor.empty()) return entry.actor;
    for (const std::string& field : entry.type->owners)
        if (std::string owner = entry.text(field, day); !owner.empty()) return owner;
    const Entry* program = program_of(entry, day);
    const std::string lead = program == nullptr ? "" : program->text("lead", day);
    return lead.empty() ? std::string(Server) : lead;
}

/// Follows the references to the program; where the server derives it, through the first one that leads to a program.
const Entry* Resolver::program_of(const Entry& entry, int day) const {
    if (entry.type->name == "program") return &entry;
    const Entry* at = &entry;
    for (const std::string& step : entry.type->program_path) {
        const Field* field = at->type->find_field(step);
        at = field == nullptr ? nullptr : book_.find(*field->target, at->text(step, day));
        if (at == nullptr) break;
    }
    if (at != nullptr && at != &entry) return at;
    for (const Field& field : entry.type->fields) {
        const Entry* next = nullptr;
        const Json value = entry.value(field.name, day);
        if (field.type->relation() == Relation::One && field.target->name != "person" && field.target->name != "unit" &&
            value.is_string())
            next = book_.find(*field.target, value.get_string());
        if (field.type->relation() == Relation::Any && value.is_object() && !value.get_object().empty()) {
            const auto& pair = *value.get_object().begin();
            const EntityType* type = catalog_.find_collection(pair.key());
            next = type == nullptr ? nullptr : book_.find(*type, pair.value().as_string());
        }
        if (next == nullptr || next->type == entry.type) continue;
        if (const Entry* program = program_of(*next, day)) return program;
    }
    return nullptr;
}

}  // namespace plumbline::actions::example
