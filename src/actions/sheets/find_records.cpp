#include "actions/sheets/find_records.h"

#include <algorithm>

#include "schema/field_type.h"

namespace plumbline::actions::sheets {

using base::JsonObject;
using base::Result;

std::vector<const schema::Field*> keys_of(const schema::EntityType& type) {
    std::vector<const schema::Field*> keys;
    for (const schema::Field& field : type.fields) {
        const bool is_alone = std::ranges::any_of(type.rules.unique, [&](const std::vector<std::string>& names) {
            return names.size() == 1 && names.front() == field.name;
        });
        if ((field.unique || is_alone) && field.type->storage() == schema::Storage::Text &&
            field.type->relation() == schema::Relation::None && field.sensitivity != schema::Sensitivity::Secret)
            keys.push_back(&field);
    }
    return keys;
}

Result<void> Names::look_up(records::Records& records, const records::Asking& asking) {
    for (const auto& [type, texts] : wanted_) {
        auto& found = found_[type];
        std::vector<schema::Cell> ids;
        std::vector<schema::Cell> others;
        for (const std::string& text : texts) (base::is_uuid(text) ? ids : others).emplace_back(text);
        const auto add = [&](const std::string& text, const JsonObject& record) {
            const std::string id = base::text_or(record, "id");
            std::vector<Found>& all = found[text];
            if (std::ranges::none_of(all, [&](const Found& one) { return one.id == id; }))
                all.push_back({id, base::text_or(record, "title")});
        };
        for (const JsonObject& record : TRY(records.having(asking, *type, "id", ids)))
            add(base::text_or(record, "id"), record);
        std::vector<std::string> names;
        if (type->find_field("title") != nullptr) names.emplace_back("title");
        for (const schema::Field* key : keys_of(*type)) names.push_back(key->name);
        for (const std::string& name : names)
            for (const JsonObject& record : TRY(records.having(asking, *type, name, others)))
                add(base::text_or(record, name), record);
    }
    return {};
}

const std::vector<Found>& Names::find(const schema::EntityType& type, const std::string& text) const {
    static const std::vector<Found> None;
    const auto of_type = found_.find(&type);
    if (of_type == found_.end()) return None;
    const auto found = of_type->second.find(text);
    return found == of_type->second.end() ? None : found->second;
}

}  // namespace plumbline::actions::sheets
