#include <algorithm>

#include "records/save.h"
#include "records/validate.h"
#include "schema/field_type.h"

namespace plumbline::records {

using base::Json;
using base::JsonArray;
using base::JsonObject;
using base::Result;
using schema::EntityType;
using schema::OnDelete;
using schema::Relation;
using store::Operation;

namespace {

query::Condition refers_to(const schema::Inverse& referrer, const std::string& id) {
    if (referrer.field->type->relation() == Relation::One)
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

bool is_part(const schema::Inverse& referrer) {
    return referrer.field->type->relation() == Relation::One && referrer.field->on_delete == OnDelete::Cascade;
}

}  // namespace

Result<std::vector<JsonObject>> Save::referring(const schema::Inverse& referrer, const std::string& id) {
    query::Query query;
    query.type = referrer.from;
    query.filter = refers_to(referrer, id);
    query.top = 1000000;
    std::vector<JsonObject> records;
    for (store::Found& found : TRY(transaction_.select(query)).rows) records.push_back(std::move(found.record));
    return records;
}

/// The record and its parts, theirs too: parents before their parts. Facts are never deleted; they stay as they are.
Result<void> Save::collect_parts(const EntityType& type, JsonObject record, std::vector<Doomed>& doomed) {
    const std::string id = base::text_or(record, "id");
    if (std::ranges::any_of(doomed, [&](const Doomed& other) { return other.id == id; })) return {};
    doomed.push_back({&type, id, std::move(record)});
    for (const schema::Inverse& referrer : records_.catalog_.referrers(type)) {
        if (!is_part(referrer) || referrer.from->kind == schema::Kind::Fact) continue;
        for (JsonObject& part : TRY(referring(referrer, id)))
            TRY(collect_parts(*referrer.from, std::move(part), doomed));
    }
    return {};
}

/// Parts go with it as they are; what stays and refers to one of them lets go, or holds it back.
Result<void> Save::delete_record(const EntityType& type, JsonObject record, std::vector<std::string>& blockers) {
    std::vector<Doomed> doomed;
    TRY(collect_parts(type, std::move(record), doomed));
    for (const Doomed& gone : doomed)
        for (const schema::Inverse& referrer : records_.catalog_.referrers(*gone.type)) {
            const bool stays_anyway =
                referrer.from->kind == schema::Kind::Fact && referrer.field->on_delete != OnDelete::Restrict;
            if (is_part(referrer) || stays_anyway) continue;
            for (const JsonObject& other : TRY(referring(referrer, gone.id))) {
                const std::string other_id = base::text_or(other, "id");
                if (std::ranges::any_of(doomed, [&](const Doomed& part) { return part.id == other_id; })) continue;
                TRY(release_reference(referrer, other, gone.id, blockers));
            }
        }
    if (!blockers.empty()) return {};
    for (auto gone = doomed.rbegin(); gone != doomed.rend(); ++gone) {
        TRY(transaction_.remove(*gone->type, gone->id));
        gone->record["revision"] = base::integer_or(gone->record, "revision") + 1;
        gone->record["updatedAt"] = asking_.at;
        gone->record["updatedBy"] = asking_.caller.actor;
        changes_.push_back({gone->type, Operation::Delete, std::move(gone->record)});
    }
    return {};
}

Result<void> Save::release_reference(const schema::Inverse& referrer, const JsonObject& record,
                                     const std::string& target, std::vector<std::string>& blockers) {
    const EntityType& type = *referrer.from;
    const schema::Field& field = *referrer.field;
    const bool is_list = field.type->relation() == Relation::Many;
    if (!is_list && field.on_delete == OnDelete::Restrict) {
        const bool may_see = TRY(access_.can(transaction_, Act::Read, type, record));
        const std::string title = base::text_or(record, "title");
        const std::string name = title.empty() ? " without a title" : " \"" + title + "\"";
        blockers.push_back(may_see ? type.label + name + " (" + field.label + ")" : "a record that you may not see");
        return {};
    }
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

/// The deleted record and those that were its parts when the same change deleted them, parents first.
std::vector<const store::Entry*> Save::parts_deleted_with(const std::vector<store::Entry>& entries,
                                                          const std::string& id) const {
    std::vector<const store::Entry*> family;
    const auto belongs = [&](const store::Entry& entry) {
        const EntityType* type = records_.catalog_.find_type(entry.type);
        if (type == nullptr || entry.operation != "delete") return false;
        if (entry.record == id) return true;
        return std::ranges::any_of(type->fields, [&](const schema::Field& field) {
            const bool makes_part = field.type->relation() == Relation::One && field.on_delete == OnDelete::Cascade;
            const auto parent = makes_part ? base::find_text(entry.data, field.name) : std::nullopt;
            return parent &&
                   std::ranges::any_of(family, [&](const store::Entry* known) { return known->record == *parent; });
        });
    };
    // A part may stand before its parent's parent in the entries, so this goes on until nothing is added.
    for (std::size_t before = entries.size() + 1; before != family.size();) {
        before = family.size();
        for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry)
            if (std::ranges::find(family, &*entry) == family.end() && belongs(*entry)) family.push_back(&*entry);
    }
    return family;
}

/// All parts come back first, since they may refer to each other; then each is held against the rules.
Result<Outcome> Save::restore(Command& command) {
    const EntityType& type = *command.type;
    const auto entry = TRY(transaction_.entry_as_of(type, command.id, TRY(transaction_.next_seq())));
    if (!entry || entry->operation == "erase")
        return base::fail(base::not_found("There is no such " + type.label + ", or you may not see it."));
    TRY(access_.require(transaction_, Act::Restore, type, entry->data));
    if (entry->operation != "delete")
        return base::fail(
            base::conflict("record.exists", "This " + type.label + " is not deleted.", "There is nothing to restore."));
    const std::vector<store::Entry> together = TRY(transaction_.entries_of(entry->seq));
    std::vector<std::pair<const EntityType*, JsonObject>> restored;
    for (const store::Entry* part : parts_deleted_with(together, command.id)) {
        const EntityType* part_type = records_.catalog_.find_type(part->type);
        const bool is_back = TRY(transaction_.find(*part_type, part->record))
        .has_value();
        const bool allowed =
            part->record == command.id || TRY(access_.can(transaction_, Act::Restore, *part_type, part->data));
        if (is_back || !allowed) continue;
        JsonObject record = part->data;
        record["revision"] = part->revision + 1;
        record["updatedAt"] = asking_.at;
        record["updatedBy"] = asking_.caller.actor;
        TRY(put(*part_type, Operation::Restore, record, true));
        restored.emplace_back(part_type, std::move(record));
    }
    for (const auto& [part_type, record] : restored)
        TRY(check_record(transaction_, records_.catalog_, *part_type, record));
    return outcome(type, Operation::Restore, restored.front().second);
}

}  // namespace plumbline::records
