#include <algorithm>

#include "actions/text/stock.h"
#include "base/random.h"

namespace plumbline::actions::text {

using base::Json;
using base::JsonObject;
using base::Result;
using schema::EntityType;
using schema::Field;

namespace {

/// The word as the field would keep it (an e-mail address in lower case), or nothing where it cannot hold it.
std::string as_kept(const Field& field, const std::string& word) {
    const auto value = field.type->normalize(field, Json(word));
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

}  // namespace

Result<void> Directory::load(View& view, const EntityType& type, const std::set<std::string>& ids,
                             std::set<std::string> words) {
    std::set<std::string> missing;
    for (const std::string& id : ids)
        if (record(type, id) == nullptr) missing.insert(id);
    for (const std::string& word : words)
        if (base::is_uuid(word)) missing.insert(word);
    auto found = TRY(view.select_where(type, "id", missing));
    for (const JsonObject& each : found)
        for (const Field* field : identifiers(type))
            if (const auto word = base::find_text(each, field->name)) words.emplace(*word);
    keep(type, found);
    for (const Field* field : identifiers(type)) {
        std::set<std::string> values;
        for (const std::string& word : words)
            if (std::string value = as_kept(*field, word); !value.empty()) values.insert(std::move(value));
        keep(type, TRY(view.select_where(type, field->name, values)));
    }
    return {};
}

void Directory::keep(const EntityType& type, const std::vector<JsonObject>& records) {
    for (const JsonObject& each : records) {
        std::string id = base::text_or(each, "id");
        const auto [entry, is_new] = records_[&type].try_emplace(std::move(id), each);
        if (!is_new) continue;
        for (const Field* field : identifiers(type))
            if (const auto word = base::find_text(entry->second, field->name))
                words_[&type][{field, std::string(*word)}].push_back(entry->first);
    }
}

std::vector<std::string> Directory::find(const EntityType& type, std::string_view word) const {
    const auto known = words_.find(&type);
    if (known != words_.end())
        for (const Field* field : identifiers(type)) {
            const auto found = known->second.find({field, as_kept(*field, std::string(word))});
            if (found != known->second.end()) return found->second;
        }
    if (record(type, std::string(word)) != nullptr) return {std::string(word)};
    return {};
}

std::string Directory::name_of(const EntityType& type, const std::string& id) const {
    const JsonObject* known = record(type, id);
    if (known == nullptr) return id;
    for (const Field* field : identifiers(type)) {
        const auto word = base::find_text(*known, field->name);
        if (word && find(type, *word) == std::vector<std::string>{id}) return std::string(*word);
    }
    return id;
}

const JsonObject* Directory::record(const EntityType& type, const std::string& id) const {
    const auto of_type = records_.find(&type);
    if (of_type == records_.end()) return nullptr;
    const auto found = of_type->second.find(id);
    return found == of_type->second.end() ? nullptr : &found->second;
}

}  // namespace plumbline::actions::text
