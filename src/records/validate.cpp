#include "records/validate.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "base/text.h"
#include "schema/field_type.h"

namespace plumbline::records {

namespace {

using base::Json;
using base::JsonObject;
using base::Result;
using schema::EntityType;
using schema::Field;
using schema::Sensitivity;

bool is_system_field(std::string_view name) {
    return std::ranges::any_of(query::SystemColumns, [name](const auto& pair) { return pair.first == name; });
}

/// More than this nobody reads, and each costs memory: a body of 8 MiB has room for 700,000 unknown fields.
constexpr std::size_t MostMistakes = 100;

/// One error of many mistakes: the first speaks, all are in the details.
base::Fail together(std::vector<base::Error> mistakes) {
    base::Error error = mistakes.front();
    if (mistakes.size() > 1) error.details = std::move(mistakes);
    return base::fail(std::move(error));
}

base::Error unknown_field(const EntityType& type, const std::string& name) {
    std::vector<std::string> names;
    for (const Field& field : type.fields)
        if (field.sensitivity != Sensitivity::Secret) names.push_back(field.name);
    const std::string near = base::closest(name, names);
    return base::invalid("validation.unknown-field", base::shortened(name, 100),
                         fmt::format("{} has no field \"{}\".", type.label, base::shortened(name, 60)),
                         near.empty() ? "Fields: " + base::join(names, ", ") + "." : "Did you mean \"" + near + "\"?");
}

/// The value as it is kept, or the mistake; null where it is empty.
Result<Json> one_value(const EntityType& type, const std::string& name, const Json& value, const JsonObject& current,
                       const Asking& asking) {
    const Field* field = type.find_field(name);
    if (field == nullptr || (field->sensitivity == Sensitivity::Secret && !asking.caller.is_system))
        return base::fail(unknown_field(type, name));
    const Json* before = current.if_contains(name);
    if (before != nullptr && *before == value) return value;
    if (field->read_only && !asking.caller.is_system)
        return base::fail(
            base::invalid("validation.read-only", name, field->label + " is set by the server.", "Leave it out."));
    if (value.is_null()) return value;
    return field->type->normalize(*field, value);
}

bool is_empty(const Json* value) {
    return value == nullptr || value->is_null() || (value->is_array() && value->get_array().empty());
}

std::vector<std::string> labels(const EntityType& type, const std::vector<std::string>& names) {
    std::vector<std::string> result;
    result.reserve(names.size());
    for (const std::string& name : names) result.push_back(type.find_field(name)->label);
    return result;
}

void check_required(const EntityType& type, const JsonObject& record, std::vector<base::Error>& mistakes) {
    for (const Field& field : type.fields)
        if (field.required && field.sensitivity != Sensitivity::Secret && is_empty(record.if_contains(field.name)))
            mistakes.push_back(
                base::invalid("validation.required", field.name, field.label + " is missing.", field.help));
}

void check_rules(const EntityType& type, const JsonObject& record, std::vector<base::Error>& mistakes) {
    for (const auto& names : type.rules.exactly_one) {
        const auto filled =
            std::ranges::count_if(names, [&](const auto& name) { return !is_empty(record.if_contains(name)); });
        if (filled != 1)
            mistakes.push_back(base::invalid(
                "validation.exactly-one", names.front(),
                fmt::format("Exactly one of {} must be set; {} are.", base::join(labels(type, names), ", "), filled)));
    }
    for (const auto& names : type.rules.ordered) {
        const Json* first = record.if_contains(names.at(0));
        const Json* second = record.if_contains(names.at(1));
        if (is_empty(first) || is_empty(second)) continue;
        const bool wrong = first->is_string() ? first->get_string() > second->get_string()
                                              : base::number_of(*first) > base::number_of(*second);
        if (wrong)
            mistakes.push_back(base::invalid(
                "validation.order", names.at(1),
                fmt::format("{} lies before {}.", type.find_field(names[1])->label, type.find_field(names[0])->label)));
    }
}

Result<void> check_unique(store::Transaction& transaction, const EntityType& type, const JsonObject& record,
                          const std::vector<std::string>& names, std::vector<base::Error>& mistakes) {
    std::vector<query::Condition> all;
    for (const std::string& name : names) {
        const Field& field = *type.find_field(name);
        const Json* value = record.if_contains(name);
        if (is_empty(value)) return {};
        all.push_back(query::equals(type, name, field.type->encode(field, *value)));
    }
    query::Query query;
    query.type = &type;
    query.filter = query::all_of(std::move(all));
    query.top = 2;
    for (const store::Found& found : TRY(transaction.select(query)).rows) {
        if (base::find_text(found.record, "id") == base::find_text(record, "id")) continue;
        mistakes.push_back(base::conflict(
            "validation.unique",
            fmt::format("There is already one with this {}.", base::join(labels(type, names), " and ")),
            "Change the existing one: /" + type.collection + "/" + base::text_or(found.record, "id") + "."));
        mistakes.back().field = names.front();
        return {};
    }
    return {};
}

/// Whether the record lies where this reference leads: whoever has no role there is refused for that.
bool leads_home(const EntityType& type, const Field& field) {
    const auto begins = [&](const std::vector<std::string>& path) {
        return !path.empty() && path.front() == field.name;
    };
    return begins(type.program_path) || begins(type.unit_path);
}

/// The ids of which there is no record that the caller may read. Of accounts, and of types that the caller may not read
/// at all, it counts whether there is one.
Result<std::vector<std::string>> unknown_ids(store::Transaction& transaction, const Access* access,
                                             const EntityType& target, const std::vector<std::string>& ids) {
    const bool is_unlimited = access == nullptr || access->caller().is_system;
    if (is_unlimited || !access->may(Act::Read, target) || target.name == "account")
        return transaction.missing(target, ids);
    constexpr std::size_t Portion = 400;
    std::set<std::string> known;
    for (std::size_t from = 0; from < ids.size(); from += Portion) {
        const auto first = ids.begin() + static_cast<std::ptrdiff_t>(from);
        const auto last = ids.begin() + static_cast<std::ptrdiff_t>(std::min(ids.size(), from + Portion));
        query::Query query;
        query.type = &target;
        query.filter = query::all_of({query::one_of(target, "id", {first, last}), access->readable(target)});
        query.top = static_cast<int>(Portion);
        for (const store::Found& found : TRY(transaction.select(query)).rows)
            known.insert(base::text_or(found.record, "id"));
    }
    std::vector<std::string> unknown;
    std::ranges::copy_if(ids, std::back_inserter(unknown), [&](const std::string& id) { return !known.contains(id); });
    return unknown;
}

/// The ids of a list that were not in it before.
std::vector<std::string> added_ids(const Json& list, const Json* before) {
    std::vector<std::string> ids;
    for (const Json& id : list.get_array()) {
        const bool was = before != nullptr && before->is_array() &&
                         std::ranges::find(before->get_array(), id) != before->get_array().end();
        if (!was) ids.emplace_back(id.get_string());
    }
    return ids;
}

Result<void> check_ids(store::Transaction& transaction, const Access* access, const Field& field,
                       const EntityType& target, const std::vector<std::string>& ids,
                       std::vector<base::Error>& mistakes) {
    for (const std::string& id : TRY(unknown_ids(transaction, access, target, ids)))
        mistakes.push_back(
            base::invalid("validation.reference", field.name,
                          fmt::format("{}: there is no {} with the id {}.", field.label, target.label, id),
                          "Choose one of /api/v1/" + target.collection + "."));
    return {};
}

/// A record must not stand above itself: units in a circle, a person who manages themselves.
Result<void> check_circle(store::Transaction& transaction, const EntityType& type, const Field& field,
                          const JsonObject& record, std::vector<base::Error>& mistakes) {
    const std::string id = base::text_or(record, "id");
    std::string above = base::text_or(record, field.name);
    for (int steps = 0; !above.empty(); ++steps) {
        if (above == id || steps > 1000) {
            mistakes.push_back(base::invalid("validation.circle", field.name,
                                             field.label + " leads back to the record itself.",
                                             "Choose one that does not stand below it."));
            return {};
        }
        const auto next = TRY(transaction.find(type, above));
        above = next ? base::text_or(*next, field.name) : std::string();
    }
    return {};
}

/// What a field that may refer to several types refers to.
Result<void> check_any(store::Transaction& transaction, const schema::Catalog& catalog, const Access* access,
                       const Field& field, std::string_view text, std::vector<base::Error>& mistakes) {
    const std::size_t slash = text.find('/');
    const std::string collection(text.substr(0, slash));
    const EntityType* target = catalog.find_collection(collection);
    const bool allowed = target != nullptr && (field.targets.front() == "*" ||
                                               std::ranges::find(field.targets, target->name) != field.targets.end());
    if (allowed) return check_ids(transaction, access, field, *target, {std::string(text.substr(slash + 1))}, mistakes);
    mistakes.push_back(
        base::invalid("validation.reference", field.name, field.label + " cannot be one of \"" + collection + "\"."));
    return {};
}

Result<void> collect_references(store::Transaction& transaction, const schema::Catalog& catalog, const Access* access,
                                const EntityType& type, const JsonObject& record, const JsonObject* before,
                                std::vector<base::Error>& mistakes) {
    for (const Field& field : type.fields) {
        const Json* value = record.if_contains(field.name);
        if (is_empty(value)) continue;
        const Json* was = before == nullptr ? nullptr : before->if_contains(field.name);
        if (was != nullptr && *was == *value) continue;
        const Access* limits = leads_home(type, field) ? nullptr : access;
        switch (field.type->relation()) {
            case schema::Relation::None:
                break;
            case schema::Relation::One:
                TRY(check_ids(transaction, limits, field, *field.target, {std::string(value->get_string())}, mistakes));
                if (field.target == &type) TRY(check_circle(transaction, type, field, record, mistakes));
                break;
            case schema::Relation::Many:
                TRY(check_ids(transaction, access, field, *field.target, added_ids(*value, was), mistakes));
                break;
            case schema::Relation::Any:
                TRY(check_any(transaction, catalog, access, field, value->get_string(), mistakes));
                break;
        }
    }
    return {};
}

}  // namespace

JsonObject with_defaults(const EntityType& type, JsonObject record, const JsonObject& sent, const Asking& asking) {
    for (const Field& field : type.fields) {
        if (!field.default_value || sent.contains(field.name)) continue;
        Json value = *field.default_value;
        if (base::is_text(value, "$now")) value = asking.at;
        if (base::is_text(value, "$today")) value = today_text(asking);
        if (base::is_text(value, "$me"))
            value = asking.caller.person.empty() ? Json(nullptr) : Json(asking.caller.person);
        if (base::is_text(value, "$account"))
            value = asking.caller.account.empty() ? Json(nullptr) : Json(asking.caller.account);
        if (!value.is_null()) record[field.name] = std::move(value);
    }
    return record;
}

Result<JsonObject> normalized(const EntityType& type, const JsonObject& body, const JsonObject& current,
                              const Asking& asking) {
    JsonObject result;
    std::vector<base::Error> mistakes;
    for (const auto& [json, column] : query::SystemColumns)
        if (const Json* value = current.if_contains(json)) result[json] = *value;
    for (const auto& pair : body) {
        if (mistakes.size() == MostMistakes) break;
        const std::string name(pair.key());
        if (is_system_field(name)) {
            const Json* before = current.if_contains(name);
            if (before != nullptr && *before == pair.value()) continue;
            mistakes.push_back(
                base::invalid("validation.read-only", name, name + " is set by the server.", "Leave it out."));
            continue;
        }
        auto value = one_value(type, name, pair.value(), current, asking);
        if (!value) {
            mistakes.push_back(std::move(value).error());
            continue;
        }
        // An empty list of a list field is no value; an empty list as JSON is one.
        const schema::Field* field = type.find_field(name);
        const bool is_list = field != nullptr && field->type->storage() == schema::Storage::List;
        if (is_list ? !is_empty(&*value) : !value->is_null()) result[name] = std::move(*value);
    }
    if (!mistakes.empty()) return together(std::move(mistakes));
    return result;
}

Result<void> check_emptied(const EntityType& type, const JsonObject& patch, const JsonObject& current,
                           const Asking& asking) {
    for (const auto& pair : patch) {
        const std::string name(pair.key());
        if (!pair.value().is_null()) continue;
        const Field* field = type.find_field(name);
        const bool is_hidden =
            field != nullptr && field->sensitivity == Sensitivity::Secret && !asking.caller.is_system;
        const bool is_fixed =
            is_system_field(name) || (field != nullptr && field->read_only && !asking.caller.is_system);
        if (is_fixed && current.contains(name))
            return base::fail(
                base::invalid("validation.read-only", name, name + " is set by the server.", "Leave it out."));
        if (is_hidden || (field == nullptr && !is_system_field(name))) return base::fail(unknown_field(type, name));
    }
    return {};
}

Result<void> check_references(store::Transaction& transaction, const schema::Catalog& catalog, const Access& access,
                              const EntityType& type, const JsonObject& record, const JsonObject* before) {
    std::vector<base::Error> mistakes;
    TRY(collect_references(transaction, catalog, &access, type, record, before, mistakes));
    if (!mistakes.empty()) return together(std::move(mistakes));
    return {};
}

Result<void> check_record(store::Transaction& transaction, const schema::Catalog& catalog, const EntityType& type,
                          const JsonObject& record, const JsonObject* before) {
    std::vector<base::Error> mistakes;
    check_required(type, record, mistakes);
    check_rules(type, record, mistakes);
    for (const auto& names : type.rules.unique) TRY(check_unique(transaction, type, record, names, mistakes));
    for (const Field& field : type.fields)
        if (field.unique && field.sensitivity != Sensitivity::Secret)
            TRY(check_unique(transaction, type, record, {field.name}, mistakes));
    TRY(collect_references(transaction, catalog, nullptr, type, record, before, mistakes));
    if (!mistakes.empty()) return together(std::move(mistakes));
    return {};
}

}  // namespace plumbline::records
