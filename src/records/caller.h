#pragma once
// Who asks. Passed along explicitly; nothing here is ambient.

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "base/time.h"

namespace plumbline::records {

/// Act is what a caller wants to do with a record.
enum class Act { Read, Create, Update, Delete, Restore, Activate };

/// act_name is the word that roles use: `read`, `create`, …
[[nodiscard]] std::string_view act_name(Act act);

/// When says for which records a rule holds.
enum class When {
    Always,   ///< every record
    Owner,    ///< the caller's person stands in one of the type's owner fields
    Author,   ///< the caller created the record
    Self,     ///< the record belongs to the caller's account
    Shared,   ///< whose record it is has shared it (`shared` of the type)
    Program,  ///< the record lies in the granted program and unit; every record where the grant names neither
};

/// Rule grants acts on types of some access groups.
struct Rule {
    std::vector<std::string> groups;
    std::vector<Act> acts;
    bool confidential = false;  ///< whether confidential fields are included
    When when = When::Always;
    std::vector<std::string> types = {};  ///< names of the only types within the groups; empty for all of them

    bool operator==(const Rule&) const = default;
};

/// Grant is a role held by the caller, perhaps for one program or unit only.
struct Grant {
    std::vector<Rule> rules;
    std::string program;             ///< id, or empty for all
    std::vector<std::string> units;  ///< ids of the granted unit and of all below it; empty for all

    bool operator==(const Grant&) const = default;
};

/// Caller is the one who asks, with all that they hold.
struct Caller {
    std::string account;     ///< id; empty for guests, the system and administrative tokens
    std::string person;      ///< id of the account's person; empty where it has none
    std::string actor;       ///< what `createdBy` names: account id, `token:<id>` or `system`
    std::string delegate;    ///< account id of who acts for this caller by a delegation; empty: they themselves
    std::string session;     ///< id of the sign-in that they came by; empty for tokens
    std::string name;        ///< for people
    bool is_system = false;  ///< the server itself: may everything, read-only fields included

    bool may_make_tokens = true;  ///< false for tokens that are limited in any way: nothing widens itself
    bool may_write = true;        ///< false for tokens with the scope `read` only
    std::vector<Grant> grants;    ///< empty for guests
    std::string only_program;     ///< id of the only program that their token reaches; empty for all
    std::string zone = {};        ///< time zone by which their organization counts days; empty is UTC

    /// is_guest tells whether nobody is signed in.
    [[nodiscard]] bool is_guest() const { return !is_system && actor.empty(); }
    /// signature is what history and chain name: the actor, with the delegate before it where one acts for them.
    [[nodiscard]] std::string signature() const;

    bool operator==(const Caller&) const = default;
};

/// limit_to_program takes from a caller what they hold elsewhere than in a program. An empty id limits nothing.
void limit_to_program(Caller& caller, const std::string& program);

/// system_caller is the server itself, which counts days by a time zone; empty is UTC.
[[nodiscard]] Caller system_caller(std::string zone = {});

/// read_rules reads the rules of a role as library/roles.yaml writes them. What it does not know is an error.
[[nodiscard]] base::Result<std::vector<Rule>> read_rules(const base::Json& rules);

/// Asking is one request to the records: who, when, why, and in which language answers are read.
struct Asking {
    Caller caller;
    std::string at;             ///< instant as text
    std::string reason;         ///< kept in the history; may be empty
    std::string request;        ///< id of the request; may be empty
    std::string language = {};  ///< of who reads the answer: `de`; empty is English
};

/// today is the day on which something is asked, in the time zone of who asks.
[[nodiscard]] base::Date today(const Asking& asking);
/// today_text is that day as text.
[[nodiscard]] std::string today_text(const Asking& asking);

}  // namespace plumbline::records
