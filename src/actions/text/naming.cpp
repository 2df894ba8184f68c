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

Result<bool> is_taken(store::Transaction& transaction, const schema::EntityType& type, const Scope& scope,
                      const JsonObject& record, const std::string& name) {
    query::Query query;
    query.type = &type;
    query.filter = query::equals(type, scope.name->name, schema::Cell(name));
    if (scope.parent != nullptr)
        query.filter = query::all_of(
            {query::equals(type, scope.parent->name, schema::Cell(base::text_or(record, scope.parent->name))),
             std::move(query.filter)});
    query.top = 2;
    const store::Page page = TRY(transaction.select(query));
    return std::ranges::any_of(page.rows, [&](const store::Found& found) {
        return base::find_text(found.record, "id") != base::find_text(record, "id");
    });
}

/// A free name: the wanted one, or with the least number behind it where numbers were given one after the other. A
/// thousand records of one title cost ten questions each, not a thousand.
Result<std::string> free_name(store::Transaction& transaction, const schema::EntityType& type, const Scope& scope,
                              const JsonObject& record, const std::string& wanted) {
    if (!TRY(is_taken(transaction, type, scope, record, wanted))) return wanted;
    const auto numbered = [&wanted](int number) { return wanted + "-" + std::to_string(number); };
    int used = 1;
    int free = 2;
    while (TRY(is_taken(transaction, type, scope, record, numbered(free)))) {
        used = free;
        free *= 2;
    }
    while (free - used > 1) {
        const int middle = used + (free - used) / 2;
        (TRY(is_taken(transaction, type, scope, record, numbered(middle))) ? used : free) = middle;
    }
    return numbered(free);
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
    draft.after[scope.name->name] = TRY(free_name(transaction, draft.type, scope, draft.after, wanted));
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
