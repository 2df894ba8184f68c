#include "records/access.h"

#include "schema/field_type.h"

#include <algorithm>

namespace plumbline::records {

namespace {

using base::JsonObject;
using base::Result;
using query::Condition;
using schema::EntityType;
using schema::Sensitivity;

bool covers(const Rule& rule, Act act, const EntityType& type) {
    return std::ranges::find(rule.acts, act) != rule.acts.end() &&
           std::ranges::find(rule.groups, type.access) != rule.groups.end() &&
           (rule.types.empty() || std::ranges::find(rule.types, type.name) != rule.types.end());
}

/// The field by which a record of the groups `own` and `admin` belongs to an account.
std::string_view account_field(const EntityType& type) {
    for (const schema::Field& field : type.fields)
        if (field.target != nullptr && field.target->name == "account" &&
            field.type->relation() == schema::Relation::One)
            return field.name;
    return {};
}

}  // namespace

base::Error refusal(const Caller& caller, Act act, const EntityType& type) {
    if (caller.is_guest()) {
        base::Error error;
        error.kind = base::ErrorKind::Unauthenticated;
        error.code = "access.sign-in";
        error.message = "Sign in first.";
        error.hint = "Use the sign-in page, or send an API token as Authorization: Bearer ….";
        return error;
    }
    if (!caller.may_write && act != Act::Read)
        return base::forbidden("This token may only read.", "Use a token with the scope write.");
    return base::forbidden("You may not " + std::string(act_name(act)) + " " + type.plural + ".",
                           "Ask an administrator for a role that allows it.");
}

Result<std::string> follow_path(store::Transaction& transaction, const EntityType& type, const JsonObject& record,
                                const std::vector<std::string>& path) {
    const EntityType* at = &type;
    JsonObject current = record;
    for (std::size_t i = 0; i < path.size(); ++i) {
        std::string id = base::text_or(current, path[i]);
        if (id.empty() || i + 1 == path.size()) return id;
        at = at->find_field(path[i])->target;
        auto next = TRY(transaction.find(*at, id));
        if (!next) return std::string();
        current = std::move(*next);
    }
    return std::string();
}

bool Access::may(Act act, const EntityType& type) const {
    if (caller_.is_system) return true;
    if (!caller_.may_write && act != Act::Read) return false;
    return std::ranges::any_of(caller_.grants, [&](const Grant& grant) {
        return std::ranges::any_of(grant.rules, [&](const Rule& rule) { return covers(rule, act, type); });
    });
}

query::Visible Access::visible() const {
    return [this](const EntityType& type, const schema::Field* field) {
        if (caller_.is_system) return true;
        if (field == nullptr || field->sensitivity == Sensitivity::Normal) return may(Act::Read, type);
        if (field->sensitivity == Sensitivity::Secret) return false;
        if (field == &query::author_field() && !type.nameless.empty()) return false;
        return std::ranges::any_of(caller_.grants, [&](const Grant& grant) {
            return std::ranges::any_of(grant.rules, [&](const Rule& rule) {
                const bool everywhere = (rule.when == When::Always || rule.when == When::Program) &&
                                        grant.program.empty() && grant.units.empty();
                return rule.confidential && everywhere && covers(rule, Act::Read, type);
            });
        });
    };
}

Condition Access::readable(const EntityType& type) const {
    if (caller_.is_system) return query::all_of({});
    std::vector<Condition> ways;
    for (const Grant& grant : caller_.grants)
        for (const Rule& rule : grant.rules)
            if (covers(rule, Act::Read, type)) {
                Condition way = readable(grant, rule, type);
                if (way.kind == query::Filter::Kind::And && way.children.empty()) return way;
                ways.push_back(std::move(way));
            }
    return query::any_of(std::move(ways));
}

Condition Access::readable(const Grant& grant, const Rule& rule, const EntityType& type) const {
    std::vector<Condition> all;

    // A rule for what is granted covers what lies in it; other rules also what belongs to no program or unit.
    const auto within = [&](const std::vector<std::string>& path, const std::vector<std::string>& ids,
                            std::string_view itself) {
        if (ids.empty()) return;
        if (type.name == itself) {
            all.push_back(query::one_of(type, "id", {ids.begin(), ids.end()}));
            return;
        }
        const bool is_strict = rule.when == When::Program;
        if (path.empty()) {
            if (is_strict) all.push_back(query::any_of({}));
            return;
        }
        Condition inside = query::reached_one_of(catalog_, type, path, {ids.begin(), ids.end()});
        if (!is_strict)
            inside = query::any_of({std::move(inside), query::reached_equals(catalog_, type, path, schema::Cell())});
        all.push_back(std::move(inside));
    };
    within(type.program_path, grant.program.empty() ? std::vector<std::string>() : std::vector{grant.program},
           "program");
    within(type.unit_path, grant.units, "unit");
    if (rule.when == When::Owner) {
        std::vector<Condition> owners;
        if (!caller_.person.empty())
            for (const std::string& owner : type.owners) owners.push_back(query::equals(type, owner, caller_.person));
        all.push_back(query::any_of(std::move(owners)));
    }
    if (rule.when == When::Author) all.push_back(query::equals(type, "createdBy", caller_.actor));
    if (rule.when == When::Self) {
        const std::string_view field = type.name == "account" ? "id" : account_field(type);
        all.push_back(field.empty() || caller_.account.empty() ? query::any_of({})
                                                               : query::equals(type, field, caller_.account));
    }
    if (rule.when == When::Shared)
        all.push_back(type.shared.empty() ? query::any_of({}) : query::equals(type, type.shared, std::int64_t{1}));
    return query::all_of(std::move(all));
}

Result<bool> Access::holds(store::Transaction& transaction, const Grant& grant, const Rule& rule, Act act,
                           const EntityType& type, const JsonObject& record) const {
    // Whoever administers one program must not widen their own grant by changing what counts everywhere.
    const bool is_strict = rule.when == When::Program || (type.access == "admin" && act != Act::Read);
    if (!grant.program.empty()) {
        const std::string program = type.name == "program"
                                        ? base::text_or(record, "id")
                                        : TRY(follow_path(transaction, type, record, type.program_path));
        const bool belongs_to_none = program.empty();
        if (!belongs_to_none && program != grant.program) return false;
        if (belongs_to_none && is_strict) return false;
    }
    if (!grant.units.empty()) {
        const std::string unit = type.name == "unit" ? base::text_or(record, "id")
                                                     : TRY(follow_path(transaction, type, record, type.unit_path));
        if (unit.empty() && is_strict) return false;
        if (!unit.empty() && std::ranges::find(grant.units, unit) == grant.units.end()) return false;
    }
    switch (rule.when) {
        case When::Always:
        case When::Program:
            return true;
        case When::Author:
            return act == Act::Create || base::find_text(record, "createdBy") == std::string_view(caller_.actor);
        case When::Shared:
            return !type.shared.empty() && base::is_true(record, type.shared);
        case When::Owner:
            return !caller_.person.empty() && std::ranges::any_of(type.owners, [&](const std::string& owner) {
                return base::find_text(record, owner) == std::string_view(caller_.person);
            });
        case When::Self: {
            const std::string_view field = type.name == "account" ? "id" : account_field(type);
            return !field.empty() && !caller_.account.empty() &&
                   base::find_text(record, field) == std::string_view(caller_.account);
        }
    }
    return false;
}

Result<bool> Access::can(store::Transaction& transaction, Act act, const EntityType& type,
                         const JsonObject& record) const {
    if (caller_.is_system) return true;
    if (!caller_.may_write && act != Act::Read) return false;
    for (const Grant& grant : caller_.grants)
        for (const Rule& rule : grant.rules)
            if (covers(rule, act, type) && TRY(holds(transaction, grant, rule, act, type, record))) return true;
    return false;
}

Result<void> Access::require(store::Transaction& transaction, Act act, const EntityType& type,
                             const JsonObject& record) const {
    if (TRY(can(transaction, act, type, record))) return {};
    base::Error error = refusal(caller_, act, type);
    if (!may(act, type)) return base::fail(std::move(error));
    error.message = act == Act::Create ? "You may not create " + type.plural + " here."
                                       : "You may not " + std::string(act_name(act)) + " this " + type.label + ".";
    error.hint = "Your roles allow it elsewhere, such as in another program or for what is your own.";
    return base::fail(std::move(error));
}

Result<bool> Access::sees_confidential(store::Transaction& transaction, const EntityType& type,
                                       const JsonObject& record) const {
    if (caller_.is_system) return true;
    for (const Grant& grant : caller_.grants)
        for (const Rule& rule : grant.rules)
            if (rule.confidential && covers(rule, Act::Read, type) &&
                TRY(holds(transaction, grant, rule, Act::Read, type, record)))
                return true;
    return false;
}

Result<JsonObject> Access::shown(store::Transaction& transaction, const EntityType& type, JsonObject record) const {
    const bool has_confidential = std::ranges::any_of(type.fields, [&](const schema::Field& field) {
        return field.sensitivity == Sensitivity::Confidential && record.contains(field.name);
    });
    const bool all = (!has_confidential && !type.hides_authors) || TRY(sees_confidential(transaction, type, record));
    if (!caller_.is_system && ((type.hides_authors && !all) || type.is_nameless(record)))
        for (const char* author : {"createdBy", "updatedBy"}) record.erase(author);
    for (const schema::Field& field : type.fields)
        if (field.sensitivity == Sensitivity::Secret || (!all && field.sensitivity == Sensitivity::Confidential))
            record.erase(field.name);
    return record;
}

}  // namespace plumbline::records
