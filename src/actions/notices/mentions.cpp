#include "actions/notices/mentions.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/notices/notice.h"
#include "actions/plan/load_plan.h"
#include "base/encoding.h"
#include "base/text.h"
#include "records/access.h"

namespace plumbline::actions {

using base::Json;
using base::JsonObject;
using base::Result;
using base::text_or;
using records::Command;
using records::Draft;

namespace {

constexpr std::size_t LongestExcerpt = 300;

/// The people in a list that were not in it before.
std::vector<std::string> newly_mentioned(const Draft& draft) {
    const Json* after = draft.after.if_contains("mentions");
    const Json* before = draft.before == nullptr ? nullptr : draft.before->if_contains("mentions");
    std::vector<std::string> people;
    if (after == nullptr || !after->is_array()) return people;
    for (const Json& person : after->get_array()) {
        const bool was = before != nullptr && before->is_array() &&
                         std::ranges::find(before->get_array(), person) != before->get_array().end();
        if (!was && person.is_string()) people.emplace_back(person.get_string());
    }
    return people;
}

/// What a comment is about; `type` is null where that is gone.
struct Subject {
    const schema::EntityType* type = nullptr;
    JsonObject record;
};

Result<Subject> subject_of(store::Transaction& transaction, const schema::Catalog& catalog,
                           const std::string& reference) {
    const std::size_t slash = reference.find('/');
    const schema::EntityType* type =
        slash == std::string::npos ? nullptr : catalog.find_collection(reference.substr(0, slash));
    auto record = type == nullptr ? std::nullopt : TRY(transaction.find(*type, reference.substr(slash + 1)));
    return record ? Subject{type, std::move(*record)} : Subject();
}

Result<std::vector<std::string>> unit_and_below(store::Transaction& transaction, const schema::Catalog& catalog,
                                                const std::string& unit) {
    std::vector<std::string> units;
    if (!unit.empty()) units.push_back(unit);
    const schema::EntityType& type = catalog.type("unit");
    for (std::size_t next = 0; next < units.size(); ++next)
        for (const JsonObject& child : TRY(select_all(transaction, type, query::equals(type, "parent", units[next])))) {
            std::string id = text_or(child, "id");
            if (std::ranges::find(units, id) == units.end()) units.push_back(std::move(id));
        }
    return units;
}

/// An account with the roles that it holds today, asked for inside the transaction that tells it something.
Result<records::Caller> told_one(store::Transaction& transaction, const schema::Catalog& catalog,
                                 const std::string& account, const std::string& today) {
    records::Caller caller;
    const auto record = TRY(transaction.find(catalog.type("account"), account));
    caller.account = account;
    caller.actor = account;
    if (record) caller.person = text_or(*record, "person");
    const schema::EntityType& grants = catalog.type("access-grant");
    for (const JsonObject& held : TRY(select_all(transaction, grants, query::equals(grants, "account", account)))) {
        const auto role = TRY(transaction.find(catalog.type("access-role"), text_or(held, "role")));
        if (!role || !role->contains("rules") || text_or(held, "endDate", "9999") < today) continue;
        auto rules = TRY(records::read_rules(role->at("rules")));
        auto units = TRY(unit_and_below(transaction, catalog, text_or(held, "unit")));
        caller.grants.push_back({std::move(rules), text_or(held, "program"), std::move(units)});
    }
    return caller;
}

}  // namespace

records::Hook tell_mentioned(const schema::Catalog& catalog, const base::Clock& clock, const MailPolicy& policy) {
    return [&catalog, &clock, &policy](store::Transaction& transaction, Draft& draft) -> Result<void> {
        if (draft.act == records::Act::Delete) return {};
        const std::string subject = text_or(draft.after, "subject");
        const auto people = newly_mentioned(draft);
        if (people.empty()) return {};
        const Subject about = TRY(subject_of(transaction, catalog, subject));
        if (about.type == nullptr) return {};
        const std::string author = draft.asking.caller.name.empty() ? "Plumbline" : draft.asking.caller.name;
        for (const std::string& person : people)
            for (const std::string& account : TRY(accounts_of(transaction, catalog, person))) {
                if (account == draft.asking.caller.account) continue;
                const records::Caller told =
                    TRY(told_one(transaction, catalog, account, records::today_text(draft.asking)));
                const records::Access access(catalog, told);
                if (!TRY(access.can(transaction, records::Act::Read, *about.type, about.record))) continue;
                Notice notice{.account = account,
                              .kind = "mention",
                              .title = text_or(about.record, "title", about.type->label),
                              .body = author + ": " + base::shortened(text_or(draft.after, "body"), LongestExcerpt),
                              .subject = subject,
                              .once_key = fmt::format("mention/{}/{}", text_or(draft.after, "id"), account)};
                TRY(place(transaction, *about.type, about.record, notice));
                if (auto command = TRY(notice_command(transaction, catalog, policy, notice, clock.now())))
                    draft.follow_ups.push_back(std::move(*command));
            }
        return {};
    };
}

records::Hook tell_approver(const schema::Catalog& catalog, const base::Clock& clock, const MailPolicy& policy,
                            std::string person, std::string open) {
    return [&catalog, &clock, &policy, person = std::move(person), open = std::move(open)](
               store::Transaction& transaction, Draft& draft) -> Result<void> {
        static const JsonObject Nothing;
        const JsonObject& before = draft.before == nullptr ? Nothing : *draft.before;
        const std::string who = text_or(draft.after, person);
        const bool waits = text_or(draft.after, "status") == open && !who.empty();
        const bool waited = text_or(before, "status") == open && text_or(before, person) == who;
        if (draft.act == records::Act::Delete || !waits || waited) return {};
        for (const std::string& account : TRY(accounts_of(transaction, catalog, who))) {
            if (account == draft.asking.caller.account) continue;
            const records::Caller told =
                TRY(told_one(transaction, catalog, account, records::today_text(draft.asking)));
            const records::Access access(catalog, told);
            if (!TRY(access.can(transaction, records::Act::Read, draft.type, draft.after))) continue;
            const std::string id = text_or(draft.after, "id");
            Notice notice{.account = account,
                          .kind = "approval",
                          .title = text_or(draft.after, "title", draft.type.label),
                          .subject = draft.type.collection + "/" + id,
                          .once_key = fmt::format("approval/{}/{}/{}", id, draft.asking.at, account)};
            TRY(place(transaction, draft.type, draft.after, notice));
            if (auto command = TRY(notice_command(transaction, catalog, policy, notice, clock.now())))
                draft.follow_ups.push_back(std::move(*command));
        }
        return {};
    };
}

Result<std::vector<Command>> announce_link(records::Records& records, const MailPolicy& policy,
                                           const std::string& account, const std::string& by, const std::string& token,
                                           const std::string& expires_at, bool is_reset) {
    std::vector<Command> commands;
    if (!policy.is_on) return commands;
    const Notice notice{
        .account = account,
        .kind = "invitation",
        .title = by.empty() ? "Plumbline" : by,
        .once_key = fmt::format("{}/{}", is_reset ? "reset" : "invitation", base::sha256_hex(token).substr(0, 16)),
        .link = token,
        .link_expires = expires_at,
        .is_urgent = true,
        .is_for_mail_only = true};
    TRY(records.store().read([&](store::Transaction& transaction) -> Result<void> {
        auto command = TRY(notice_command(transaction, records.catalog(), policy, notice, records.clock().now()));
        if (!command) return {};
        command->body["expiresAt"] = expires_at;
        commands.push_back(std::move(*command));
        return {};
    }));
    return commands;
}

}  // namespace plumbline::actions
