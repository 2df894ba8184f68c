#include <algorithm>

#include "records/save.h"
#include "schema/field_type.h"

namespace plumbline::records {

using base::Json;
using base::JsonArray;
using base::JsonObject;
using base::Result;
using schema::EntityType;
using store::Operation;

namespace {

query::Condition refers_to(const schema::Inverse& referrer, const std::string& id) {
    if (referrer.field->type->relation() == schema::Relation::One)
        return query::equals(*referrer.from, referrer.field->name, id);
    query::Condition any;
    any.kind = query::Filter::Kind::Any;
    any.list.owner = referrer.from;
    any.list.field = referrer.field;
    any.children.push_back(query::equals(*referrer.field->target, "id", id));
    return any;
}

void take_out(JsonObject& record, const schema::Field& field, const std::string& id) {
    Json& list = record[field.name];
    JsonArray kept;
    for (const Json& entry : list.get_array())
        if (!base::is_text(entry, id)) kept.push_back(entry);
    if (kept.empty())
        record.erase(field.name);
    else
        list = std::move(kept);
}

}  // namespace

/// Parts go with it, optional references to it are emptied, required ones hold it back.
Result<void> Save::delete_record(const EntityType& type, JsonObject record, std::vector<std::string>& blockers) {
    TRY(release(type, record, blockers));
    if (!blockers.empty()) return {};
    TRY(transaction_.remove(type, base::text_or(record, "id")));
    record["revision"] = base::integer_or(record, "revision") + 1;
    record["updatedAt"] = asking_.at;
    record["updatedBy"] = asking_.caller.actor;
    changes_.push_back({&type, Operation::Delete, std::move(record)});
    return {};
}

Result<void> Save::release(const EntityType& type, const JsonObject& record, std::vector<std::string>& blockers) {
    const std::string id = base::text_or(record, "id");
    for (const schema::Inverse& referrer : records_.catalog_.referrers(type)) {
        query::Query query;
        query.type = referrer.from;
        query.filter = refers_to(referrer, id);
        query.top = 100000;
        for (store::Found& found : TRY(transaction_.select(query)).rows)
            TRY(release_reference(referrer, found.record, id, blockers));
    }
    return {};
}

Result<void> Save::release_reference(const schema::Inverse& referrer, const JsonObject& record,
                                     const std::string& target, std::vector<std::string>& blockers) {
    const EntityType& type = *referrer.from;
    const schema::Field& field = *referrer.field;
    if (base::find_text(record, "id") == std::string_view(target)) return {};
    const bool is_list = field.type->relation() == schema::Relation::Many;
    if (!is_list && field.on_delete == schema::OnDelete::Cascade) return delete_record(type, record, blockers);
    if (!is_list && field.on_delete == schema::OnDelete::Restrict) {
        blockers.push_back(type.label + " \"" + base::text_or(record, "title", "without a title") + "\" (" +
                           field.label + ")");
        return {};
    }
    if (type.kind == schema::Kind::Fact) return {};
    JsonObject changed = record;
    if (is_list)
        take_out(changed, field, target);
    else
        changed.erase(field.name);
    changed["revision"] = base::integer_or(record, "revision") + 1;
    changed["updatedAt"] = asking_.at;
    changed["updatedBy"] = asking_.caller.actor;
    return put(type, Operation::Update, std::move(changed), false);
}

}  // namespace plumbline::records
