// Acting for somebody else: their rights, cut down to what the delegation says.

#include <algorithm>

#include "actions/identity.h"
#include "actions/initialize.h"
#include "base/text.h"

namespace plumbline::actions {

using base::fail;
using base::JsonObject;
using base::Result;
using records::Act;
using records::Caller;
using records::Grant;
using records::Rule;

namespace {

/// What may be changed in the other's name, besides making parts of the plan active with `approvals`.
const std::vector<std::string>& types_of_scope(const std::string& scope) {
    static const std::vector<std::string> CheckIns{"check-in"};
    static const std::vector<std::string> Approvals{"decision", "override", "funding", "plan-version"};
    return scope == "approvals" ? Approvals : CheckIns;
}

/// A rule of the leader as it counts for the delegate: reading without what is confidential, and the acts of the scope.
std::vector<Rule> within_scope(const Rule& rule, const std::string& scope) {
    if (scope == "everything") return {rule};
    std::vector<Rule> cut;
    const auto has = [&](Act act) { return std::ranges::find(rule.acts, act) != rule.acts.end(); };
    if (has(Act::Read)) {
        Rule reading = rule;
        reading.acts = {Act::Read};
        reading.confidential = false;
        cut.push_back(std::move(reading));
    }
    if (has(Act::Activate) && scope == "approvals") {
        Rule activating = rule;
        activating.acts = {Act::Activate};
        cut.push_back(std::move(activating));
    }
    Rule changing = rule;
    std::erase(changing.acts, Act::Activate);
    changing.types = types_of_scope(scope);
    cut.push_back(std::move(changing));
    return cut;
}

std::vector<Grant> within_delegation(std::vector<Grant> grants, const std::string& scope) {
    for (Grant& grant : grants) {
        std::vector<Rule> rules;
        for (Rule& rule : grant.rules) {
            // Accounts and tokens stay out of reach, and so do the other's own notes and notifications.
            for (const char* group : {"admin", "own"}) std::erase(rule.groups, group);
            for (Rule& cut : within_scope(rule, scope)) rules.push_back(std::move(cut));
        }
        grant.rules = std::move(rules);
    }
    return grants;
}

}  // namespace

Result<std::vector<JsonObject>> Identity::delegations_of(const std::string& account) {
    std::vector<JsonObject> live;
    if (account.empty()) return live;
    const schema::EntityType& type = records_.catalog().type("delegation");
    const std::string today = records::today_text(system_asking(records_, {}));
    for (JsonObject& held : TRY(records_.all(type, query::equals(type, "delegate", account)))) {
        const bool has_begun = base::text_or(held, "startDate", "0000") <= today;
        const bool has_ended = base::text_or(held, "endDate", "9999") < today;
        if (has_begun && !has_ended) live.push_back(std::move(held));
    }
    return live;
}

Result<Caller> Identity::caller_for(const Caller& delegate, const std::string& account) {
    const auto none = [] {
        base::Error error = base::forbidden("You hold no delegation by which you could act for this account now.",
                                            "GET /api/v1/me lists your delegations.");
        error.code = "access.delegation";
        return fail(std::move(error));
    };
    if (delegate.account.empty() || account.empty() || account == delegate.account) return none();
    Caller caller = TRY(remembered("delegate " + delegate.account + " " + account, [&]() -> Result<Known> {
        std::vector<Grant> grants;
        Caller found;
        for (const JsonObject& held : TRY(delegations_of(delegate.account))) {
            if (base::find_text(held, "principal") != std::string_view(account)) continue;
            if (found.account.empty()) {
                auto principal = caller_of_account(account, Through::Token);
                if (!principal) return none();
                found = std::move(*principal);
            }
            Caller limited = found;
            records::limit_to_program(limited, base::text_or(held, "program"));
            for (Grant& grant : within_delegation(std::move(limited.grants), base::text_or(held, "scope")))
                grants.push_back(std::move(grant));
        }
        if (found.account.empty()) return none();
        found.grants = std::move(grants);
        found.delegate = delegate.account;
        found.may_make_tokens = false;
        return Known{std::move(found), 0, {}};
    }));
    caller.name = delegate.name + " for " + caller.name;
    caller.may_write = delegate.may_write;
    caller.only_program = delegate.only_program;
    records::limit_to_program(caller, delegate.only_program);
    caller.session = delegate.session;
    return caller;
}

}  // namespace plumbline::actions
