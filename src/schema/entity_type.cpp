#include "schema/entity_type.h"

#include <algorithm>

#include "base/text.h"
#include "schema/field_type.h"

namespace plumbline::schema {

namespace {

using base::Json;
using base::JsonObject;
using base::Result;

std::vector<std::string> texts(const Json* value) {
    std::vector<std::string> result;
    if (value == nullptr || !value->is_array()) return result;
    for (const Json& entry : value->get_array()) result.emplace_back(entry.get_string());
    return result;
}

std::vector<std::vector<std::string>> text_lists(const JsonObject& object, std::string_view key) {
    std::vector<std::vector<std::string>> result;
    if (const Json* value = object.if_contains(key))
        for (const Json& entry : value->get_array()) result.push_back(texts(&entry));
    return result;
}

std::optional<double> number(const JsonObject& object, std::string_view key) {
    const Json* value = object.if_contains(key);
    return value == nullptr ? std::nullopt : base::number_of(*value);
}

Sensitivity sensitivity(const JsonObject& object, const FieldType& type) {
    if (type.name() == "secret") return Sensitivity::Secret;
    return base::text_or(object, "sensitivity") == "confidential" ? Sensitivity::Confidential : Sensitivity::Normal;
}

OnDelete on_delete(const JsonObject& object) {
    const std::string text = base::text_or(object, "onDelete");
    if (text == "cascade") return OnDelete::Cascade;
    return text == "clear" ? OnDelete::Clear : OnDelete::Restrict;
}

Result<Field> read_field(const JsonObject& object) {
    Field field;
    field.name = base::text_or(object, "name");
    field.column = base::snake_case(field.name);
    field.type = find_field_type(base::text_or(object, "type"));
    if (field.type == nullptr) return base::fail(base::internal("field " + field.name + " has an unknown type"));
    field.label = base::text_or(object, "label");
    field.help = base::text_or(object, "help");
    field.unit = base::text_or(object, "unit");
    field.required = base::is_true(object, "required");
    field.read_only = base::is_true(object, "readOnly");
    field.unique = base::is_true(object, "unique");
    field.search = base::is_true(object, "search");
    field.sensitivity = sensitivity(object, *field.type);
    field.on_delete = on_delete(object);
    if (const Json* value = object.if_contains("default")) field.default_value = *value;
    field.min = number(object, "min");
    field.scale = static_cast<int>(base::integer_or(object, "scale", 2));
    const bool counts_length = field.type->is_text();
    if (counts_length) field.max_length = static_cast<int>(base::integer_or(object, "max"));
    if (!counts_length) field.max = number(object, "max");
    if (const Json* options = object.if_contains("options"))
        for (const auto& pair : options->get_object())
            field.options.emplace_back(std::string(pair.key()), std::string(pair.value().get_string()));
    field.targets = texts(object.if_contains("to"));
    field.inverse = base::text_or(object, "inverse");
    return field;
}

std::vector<std::string> path(const JsonObject& object, std::string_view key) {
    std::vector<std::string> steps;
    const std::string text = base::text_or(object, key);
    if (text.empty()) return steps;
    for (const std::string_view step : base::split(text, '/')) steps.emplace_back(step);
    return steps;
}

Result<EntityType> read_type(const JsonObject& object) {
    EntityType type;
    type.name = base::text_or(object, "type");
    type.collection = base::text_or(object, "collection");
    type.table = base::snake_case(type.name);
    type.label = base::text_or(object, "label");
    type.plural = base::text_or(object, "plural");
    type.help = base::text_or(object, "help");
    type.step = base::text_or(object, "step");
    type.access = base::text_or(object, "access");
    type.kind = base::text_or(object, "kind") == "fact" ? Kind::Fact : Kind::Record;
    type.program_path = path(object, "program");
    type.unit_path = path(object, "unit");
    type.owners = texts(object.if_contains("owners"));
    type.list = texts(object.if_contains("list"));
    type.order = base::text_or(object, "order", "title");
    if (const Json* rules = object.if_contains("rules"))
        type.rules = {text_lists(rules->get_object(), "exactlyOne"), text_lists(rules->get_object(), "ordered"),
                      text_lists(rules->get_object(), "unique")};
    for (const Json& field : object.at("fields").get_array())
        type.fields.push_back(TRY(read_field(field.get_object())));
    return type;
}

}  // namespace

const Field* EntityType::find_field(std::string_view field_name) const {
    const auto found = std::ranges::find(fields, field_name, &Field::name);
    return found == fields.end() ? nullptr : &*found;
}

Result<std::unique_ptr<const Catalog>> Catalog::load(std::string_view metadata_json) {
    const Json document = TRY(base::parse_json(metadata_json));
    auto catalog = std::make_unique<Catalog>();
    for (const Json& type : document.get_array()) catalog->types_.push_back(TRY(read_type(type.get_object())));
    catalog->index();
    return std::unique_ptr<const Catalog>(std::move(catalog));
}

void Catalog::index() {
    std::ranges::sort(types_, {}, &EntityType::name);
    for (const EntityType& type : types_) {
        by_name_[type.name] = &type;
        by_collection_[type.collection] = &type;
    }
    for (EntityType& type : types_) {
        for (Field& field : type.fields) {
            const Relation relation = field.type->relation();
            if (relation == Relation::None || relation == Relation::Any) continue;
            field.target = by_name_.find(field.targets.front())->second;
            const Inverse inverse{field.inverse, &type, &field};
            referrers_[field.targets.front()].push_back(inverse);
            if (!field.inverse.empty()) inverses_[field.targets.front()].push_back(inverse);
        }
    }
}

const EntityType* Catalog::find_type(std::string_view name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : found->second;
}

const EntityType* Catalog::find_collection(std::string_view collection) const {
    const auto found = by_collection_.find(collection);
    return found == by_collection_.end() ? nullptr : found->second;
}

const EntityType& Catalog::type(std::string_view name) const {
    return *by_name_.find(name)->second;
}

const std::vector<Inverse>& Catalog::inverses(const EntityType& target) const {
    static const std::vector<Inverse> None;
    const auto found = inverses_.find(target.name);
    return found == inverses_.end() ? None : found->second;
}

const std::vector<Inverse>& Catalog::referrers(const EntityType& target) const {
    static const std::vector<Inverse> None;
    const auto found = referrers_.find(target.name);
    return found == referrers_.end() ? None : found->second;
}

const Inverse* Catalog::find_inverse(const EntityType& target, std::string_view name) const {
    const auto& all = inverses(target);
    const auto found = std::ranges::find(all, name, &Inverse::name);
    return found == all.end() ? nullptr : &*found;
}

}  // namespace plumbline::schema
