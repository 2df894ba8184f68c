#include "actions/example/content.h"

#include <algorithm>

#include "entities/library.h"

namespace plumbline::actions::example {

using base::Json;
using base::JsonArray;
using base::JsonObject;
using base::Result;

namespace {

int day_of(const JsonObject& object) {
    return static_cast<int>(base::integer_or(object, "at", Birth));
}

Entry read_entry(const schema::EntityType& type, const JsonObject& record) {
    Entry entry;
    entry.type = &type;
    entry.key = base::text_or(record, "key");
    entry.day = day_of(record);
    for (const auto& pair : record)
        if (pair.key() != "key" && pair.key() != "fieldKey" && pair.key() != "at" && pair.key() != "changes")
            entry.fields[pair.key()] = pair.value();
    if (type.find_field("key") != nullptr) entry.fields["key"] = base::text_or(record, "fieldKey", entry.key);
    const Json* changes = record.if_contains("changes");
    if (changes == nullptr) return entry;
    for (const Json& value : changes->as_array()) {
        const JsonObject& change = value.as_object();
        entry.changes.push_back({day_of(change), change.at("set").as_object(), base::text_or(change, "why")});
    }
    return entry;
}

void append(JsonArray& list, const Json& more) {
    for (const Json& value : more.as_array()) list.push_back(value);
}

Result<void> read_section(const schema::Catalog& catalog, std::string_view name, const Json& section,
                          Content& content) {
    if (name == "series") append(content.series, section);
    if (name == "generate") append(content.generate, section);
    if (name == "access") append(content.access, section);
    if (name == "series" || name == "generate" || name == "access") return {};
    const schema::EntityType* type = catalog.find_collection(name);
    if (type == nullptr) return base::fail(base::internal("library/example: no collection " + std::string(name)));
    for (const Json& record : section.as_array()) content.entries.push_back(read_entry(*type, record.as_object()));
    return {};
}

}  // namespace

Json Entry::value(std::string_view field, int on_day) const {
    const Json* found = fields.if_contains(field);
    for (const Change& change : changes)
        if (change.day <= on_day && change.set.contains(field)) found = change.set.if_contains(field);
    return found == nullptr ? Json() : *found;
}

std::string Entry::text(std::string_view field, int on_day) const {
    const Json found = value(field, on_day);
    return found.is_string() ? std::string(found.get_string()) : std::string();
}

const Entry* Content::find(std::string_view collection, std::string_view key) const {
    const auto found = std::ranges::find_if(
        entries, [&](const Entry& entry) { return entry.type->collection == collection && entry.key == key; });
    return found == entries.end() ? nullptr : &*found;
}

std::vector<const Entry*> Content::of(std::string_view type) const {
    std::vector<const Entry*> found;
    for (const Entry& entry : entries)
        if (entry.type->name == type) found.push_back(&entry);
    return found;
}

Result<Content> load_content(const schema::Catalog& catalog) {
    Content content;
    for (const entities::LibraryFile& file : entities::library_files()) {
        if (!file.name.starts_with("example/")) continue;
        const Json document = TRY(base::parse_json(file.text));
        if (file.name == "example/names") {
            content.names = document.as_object();
            continue;
        }
        for (const auto& section : document.as_object())
            TRY(read_section(catalog, section.key(), section.value(), content));
    }
    return content;
}

}  // namespace plumbline::actions::example
