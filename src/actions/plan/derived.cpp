#include "actions/plan/derived.h"

#include "actions/plan/load_plan.h"
#include "schema/field_type.h"

namespace plumbline::actions {

using base::JsonObject;
using base::Result;
using records::Draft;
using schema::EntityType;

namespace {

Result<std::string> program_of_id(store::Transaction& transaction, const EntityType& type, const std::string& id) {
    if (type.name == "program") return id;
    if (type.program_path.empty()) return std::string();
    const auto record = TRY(transaction.find(type, id));
    return record ? program_of(transaction, type, *record) : Result<std::string>(std::string());
}

/// The program of what a field refers to; empty where that belongs to none.
Result<std::string> program_behind(store::Transaction& transaction, const schema::Catalog& catalog,
                                   const schema::Field& field, const std::string& value) {
    if (field.type->relation() == schema::Relation::One) return program_of_id(transaction, *field.target, value);
    const std::size_t slash = value.find('/');
    const EntityType* type = slash == std::string::npos ? nullptr : catalog.find_collection(value.substr(0, slash));
    return type == nullptr ? Result<std::string>(std::string())
                           : program_of_id(transaction, *type, value.substr(slash + 1));
}

}  // namespace

records::Hook derive_program(const schema::Catalog& catalog) {
    return [&catalog](store::Transaction& transaction, Draft& draft) -> Result<void> {
        if (draft.act == records::Act::Delete) return {};
        for (const schema::Field& field : draft.type.fields) {
            const schema::Relation relation = field.type->relation();
            const bool leads_on = relation == schema::Relation::One || relation == schema::Relation::Any;
            const auto value = base::find_text(draft.after, field.name);
            if (!leads_on || !value || field.name == "program") continue;
            const std::string program = TRY(program_behind(transaction, catalog, field, std::string(*value)));
            if (program.empty()) continue;
            draft.after["program"] = program;
            return {};
        }
        return {};
    };
}

records::Hook fill_blank() {
    return [](store::Transaction&, Draft& draft) -> Result<void> {
        static constexpr std::string_view Blank = "___";
        std::string title = base::text_or(draft.after, "title");
        const base::Json* target = draft.after.if_contains("target");
        const auto number = target == nullptr ? std::nullopt : base::number_of(*target);
        const std::size_t at = title.find(Blank);
        const bool is_only = at != std::string::npos && title.find(Blank, at + Blank.size()) == std::string::npos;
        if (draft.act == records::Act::Delete || !number || !is_only) return {};
        draft.after["title"] = title.replace(at, Blank.size(), base::number_text(*number));
        return {};
    };
}

records::Hook stamp_sign_off() {
    return [](store::Transaction&, Draft& draft) -> Result<void> {
        if (draft.act == records::Act::Delete) return {};
        static const JsonObject Nothing;
        const JsonObject& before = draft.before == nullptr ? Nothing : *draft.before;
        const std::string by = base::text_or(draft.after, "orderSignedOffBy");
        const bool is_new = by != base::text_or(before, "orderSignedOffBy");
        const bool is_dated =
            base::text_or(draft.after, "orderSignedOffAt") != base::text_or(before, "orderSignedOffAt");
        if (by.empty())
            draft.after.erase("orderSignedOffAt");
        else if (is_new && !is_dated)
            draft.after["orderSignedOffAt"] = draft.asking.at;
        return {};
    };
}

records::Hook keep_one() {
    return [](store::Transaction& transaction, Draft& draft) -> Result<void> {
        query::Query query;
        query.type = &draft.type;
        const std::int64_t count = TRY(transaction.count(query));
        if (draft.act == records::Act::Delete)
            return base::fail(base::conflict("organization.one", "The organization cannot be deleted.",
                                             "Change its fields instead."));
        if (draft.before == nullptr && count > 0)
            return base::fail(base::conflict("organization.one",
                                             "There is exactly one organization, and it exists already.",
                                             "Change it: PATCH /api/v1/organizations/ID."));
        return {};
    };
}

}  // namespace plumbline::actions
