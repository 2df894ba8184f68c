#include "actions/plan/answering.h"

#include <algorithm>
#include <set>

#include "actions/plan/load_plan.h"

namespace plumbline::actions {

using base::fail;
using base::Json;
using base::JsonObject;
using base::Result;
using base::text_or;
using records::Draft;
using schema::EntityType;

namespace {

constexpr std::string_view FirstDay = "2000-01-01";

/// What a check-in is about; `type` is null where it is about nothing yet.
struct Subject {
    const EntityType* type = nullptr;
    JsonObject record;
};

using People = std::set<std::string, std::less<>>;

bool differs(const Draft& draft, std::string_view name) {
    const Json* before = draft.before == nullptr ? nullptr : draft.before->if_contains(name);
    const Json* after = draft.after.if_contains(name);
    return before == nullptr || after == nullptr ? before != after : *before != *after;
}

Result<Subject> subject_of(store::Transaction& transaction, const schema::Catalog& catalog, const JsonObject& record) {
    static constexpr std::pair<const char*, const char*> Kinds[] = {
        {"keyResult", "key-result"}, {"objective", "objective"}, {"initiative", "initiative"}};
    for (const auto& [field, name] : Kinds) {
        const std::string id = text_or(record, field);
        if (id.empty()) continue;
        const EntityType& type = catalog.type(name);
        if (auto found = TRY(transaction.find(type, id))) return Subject{&type, std::move(*found)};
    }
    return Subject{};
}

void add_owners(const EntityType& type, const JsonObject& record, People& people) {
    for (const std::string& field : type.owners)
        if (const auto person = base::find_text(record, field)) people.emplace(*person);
}

/// The people who answer for what the check-in is about.
Result<People> answerable(store::Transaction& transaction, const schema::Catalog& catalog, const Subject& subject) {
    People people;
    add_owners(*subject.type, subject.record, people);
    const EntityType& program = catalog.type("program");
    if (const auto home = TRY(transaction.find(program, text_or(subject.record, "program"))))
        add_owners(program, *home, people);
    const Json* objectives = subject.type->name == "key-result" ? subject.record.if_contains("objectives") : nullptr;
    if (objectives == nullptr) return people;
    const EntityType& objective = catalog.type("objective");
    for (const Json& id : objectives->get_array())
        if (const auto above = TRY(transaction.find(objective, std::string(id.get_string()))))
            add_owners(objective, *above, people);
    return people;
}

bool counts_today(const JsonObject& delegation, const Draft& draft) {
    const std::string today = records::today_text(draft.asking);
    const std::string program = text_or(delegation, "program");
    return text_or(delegation, "scope") != "approvals" && text_or(delegation, "startDate") <= today &&
           text_or(delegation, "endDate", today) >= today &&
           (program.empty() || program == text_or(draft.after, "program"));
}

/// The caller's own person, and those in whose name they may check in.
Result<People> voices(store::Transaction& transaction, const schema::Catalog& catalog, const Draft& draft,
                      const Subject& subject) {
    const records::Caller& caller = draft.asking.caller;
    People people;
    if (!caller.person.empty()) {
        people.insert(caller.person);
        if (text_or(subject.record, "delegate") == caller.person) people.insert(text_or(subject.record, "owner"));
    }
    if (caller.account.empty()) return people;
    const EntityType& delegation = catalog.type("delegation");
    const EntityType& account = catalog.type("account");
    for (const JsonObject& given :
         TRY(select_all(transaction, delegation, query::equals(delegation, "delegate", caller.account)))) {
        if (!counts_today(given, draft)) continue;
        if (const auto principal = TRY(transaction.find(account, text_or(given, "principal"))))
            people.insert(text_or(*principal, "person"));
    }
    people.erase(std::string());
    return people;
}

Result<void> check_day(const Draft& draft) {
    const std::string date = text_or(draft.after, "date");
    if (date.empty() || !differs(draft, "date")) return {};
    if (date > records::today_text(draft.asking))
        return fail(base::invalid("check-in.date", "date", "This day lies ahead.",
                                  "Give the day on which it was true: today or before."));
    if (date < FirstDay)
        return fail(
            base::invalid("check-in.date", "date", "This day lies too far back.", "Give a day from 2000-01-01 on."));
    return {};
}

base::Error not_theirs(std::string code, std::string field, std::string message, std::string hint) {
    base::Error error = base::forbidden(std::move(message), std::move(hint));
    error.code = std::move(code);
    error.field = std::move(field);
    return error;
}

bool moves_value(const Draft& draft) {
    return draft.after.contains("value") &&
           std::ranges::any_of(
               std::initializer_list<std::string_view>{"value", "date", "keyResult", "objective", "initiative"},
               [&](std::string_view name) { return differs(draft, name); });
}

}  // namespace

records::Hook hold_word_to_person(const schema::Catalog& catalog) {
    return [&catalog](store::Transaction& transaction, Draft& draft) -> Result<void> {
        const records::Caller& caller = draft.asking.caller;
        if (draft.act == records::Act::Delete || caller.is_system) return {};
        TRY(check_day(draft));
        const Subject subject = TRY(subject_of(transaction, catalog, draft.after));
        if (subject.type == nullptr) return {};
        const records::Access access(catalog, caller);
        if (!TRY(access.can(transaction, records::Act::Create, draft.type, draft.after))) return {};
        if (TRY(access.can(transaction, records::Act::Activate, *subject.type, subject.record))) return {};
        const People mine = TRY(voices(transaction, catalog, draft, subject));
        const std::string by = text_or(draft.after, "by");
        if (!by.empty() && differs(draft, "by") && !mine.contains(by))
            return fail(not_theirs("check-in.by", "by", "You may not speak in this person's name.",
                                   "Leave it out to speak for yourself, or let the person delegate check-ins to you."));
        if (!moves_value(draft)) return {};
        const People people = TRY(answerable(transaction, catalog, subject));
        if (std::ranges::any_of(people, [&](const std::string& person) { return mine.contains(person); })) return {};
        return fail(not_theirs("check-in.value", "value",
                               "The value comes from those who answer for this " + subject.type->label + ".",
                               "Leave out the value and write a note or a comment, or ask the owner to check in."));
    };
}

}  // namespace plumbline::actions
