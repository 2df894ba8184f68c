#include <algorithm>

#include "actions/text/grammar.h"
#include "actions/text/text.h"

namespace plumbline::actions::text {

namespace {

using base::Json;
using base::JsonObject;
using base::Result;

/// Where names are unique: under one parent, or in the whole organization.
struct Scope {
    const schema::Field* name = nullptr;
    const schema::Field* parent = nullptr;  ///< null: the organization
};

/// The names in use that begin like this one.
Result<std::vector<std::string>> taken(store::Transaction& transaction, const schema::EntityType& type,
                                       const Scope& scope, const JsonObject& record, const std::string& beginning) {
    query::Query query;
    query.type = &type;
    query::Condition alike = query::equals(type, scope.name->name, schema::Cell(beginning));
    alike.op = query::Operator::StartsWith;
    query.filter = alike;
    if (scope.parent != nullptr)
        query.filter = query::all_of(
            {query::equals(type, scope.parent->name, schema::Cell(base::text_or(record, scope.parent->name))), alike});
    query.top = 1000000;
    std::vector<std::string> names;
    for (const store::Found& found : TRY(transaction.select(query)).rows)
        if (base::find_text(found.record, "id") != base::find_text(record, "id"))
            names.push_back(base::text_or(found.record, scope.name->name));
    return names;
}

Result<void> give_name(store::Transaction& transaction, records::Draft& draft, const Scope& scope) {
    if (draft.act == records::Act::Delete) return {};
    const std::string name = base::text_or(draft.after, scope.name->name);
    const bool is_new = draft.before == nullptr || base::text_or(*draft.before, scope.name->name) != name;
    if (!name.empty() && is_new && !is_name(name))
        return base::fail(base::invalid(
            "validation.name", scope.name->name, "\"" + name.substr(0, 60) + "\" is no name.",
            "Names are lower-case words with hyphens, such as " + name_for(name, "drive-improvement") + "."));
    if (!name.empty()) return {};
    const std::string wanted = fresh_name(draft.type, draft.after);
    const std::vector<std::string> others = TRY(taken(transaction, draft.type, scope, draft.after, wanted));
    std::string given = wanted;
    for (int number = 2; std::ranges::find(others, given) != others.end(); ++number)
        given = wanted + "-" + std::to_string(number);
    draft.after[scope.name->name] = given;
    return {};
}

}  // namespace

void add_naming(records::Records& records) {
    const Grammar grammar(records.catalog());
    const auto add = [&](const Part& part) {
        if (part.name == nullptr || part.name->name != "key") return;
        const Scope scope{part.name, part.parent_field};
        records.add_hook(part.type->name, [scope](store::Transaction& transaction, records::Draft& draft) {
            return give_name(transaction, draft, scope);
        });
    };
    for (const Part* part : grammar.parts()) add(*part);
    for (const Part* part : grammar.shared()) add(*part);
}

}  // namespace plumbline::actions::text
