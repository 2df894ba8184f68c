#include "records/save.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/merge_patch.h"
#include "base/text.h"
#include "records/validate.h"
#include "schema/field_type.h"

namespace plumbline::records {

namespace {

using base::fail;
using base::Json;
using base::JsonObject;
using base::Result;
using schema::EntityType;
using store::Operation;

base::Error no_record(const EntityType& type) {
    return base::not_found("There is no such " + type.label + ", or you may not see it.",
                           "It may have been deleted: see its history.");
}

base::Error facts_stay(const EntityType& type) {
    base::Error error;
    error.kind = base::ErrorKind::Unsupported;
    error.code = "fact.unchangeable";
    error.message = type.plural + " are facts: they are never changed or deleted.";
    error.hint = "Add a new one that supersedes it and says why.";
    return error;
}

}  // namespace

Result<Written> Save::run(std::vector<Command> commands) {
    Written written;
    for (std::size_t i = 0; i < commands.size(); ++i) {
        auto outcome = carry_out(commands[i]);
        if (!outcome) {
            outcome.error().position = static_cast<int>(i);
            return fail(std::move(outcome).error());
        }
        written.outcomes.push_back(std::move(*outcome));
    }
    TRY(follow_up());
    if (!changes_.empty())
        written.seq =
            TRY(transaction_.seal(changes_, {asking_.at, asking_.caller.signature(), asking_.reason, asking_.request}));
    return written;
}

Result<void> Save::try_each(std::vector<Command>& commands, std::vector<Result<Outcome>>& outcomes) {
    outcomes.reserve(commands.size());
    for (Command& command : commands) {
        const std::size_t wanted = follow_ups_.size();
        auto outcome = carry_out(command);
        if (!outcome) {
            const base::ErrorKind kind = outcome.error().kind;
            if (kind == base::ErrorKind::Internal || kind == base::ErrorKind::Unavailable)
                return fail(std::move(outcome).error());
            // checks come before the first row is written, so nothing of it stays but what a hook asked for
            follow_ups_.erase(follow_ups_.begin() + static_cast<std::ptrdiff_t>(wanted), follow_ups_.end());
        }
        outcomes.push_back(std::move(outcome));
    }
    return follow_up();
}

Result<void> Save::follow_up() {
    // Hooks may ask for more, which may ask for more again; a bound stops hooks that feed each other.
    for (int round = 0; !follow_ups_.empty() && round < 10; ++round) {
        std::vector<Command> next;
        next.swap(follow_ups_);
        const Asking own{system_caller(asking_.caller.zone), asking_.at, asking_.reason, asking_.request,
                         asking_.language};
        Save inner(records_, transaction_, own);
        for (Command& command : next) TRY(inner.carry_out(command));
        for (store::Change& change : inner.changes_) changes_.push_back(std::move(change));
        follow_ups_ = std::move(inner.follow_ups_);
    }
    return {};
}

Result<Outcome> Save::carry_out(Command& command) {
    if (!access_.may(command.act, *command.type)) return fail(refusal(asking_.caller, command.act, *command.type));
    if (command.type->kind == schema::Kind::Fact && command.act != Act::Create) return fail(facts_stay(*command.type));
    switch (command.act) {
        case Act::Create:
            return create(command);
        case Act::Delete:
            return remove(command);
        case Act::Restore:
            return restore(command);
        default:
            return update(command);
    }
}

/// normalize → defaults → references → hooks → permission on the record → rules, uniqueness → row, lists, index,
/// history
Result<Outcome> Save::create(Command& command) {
    const EntityType& type = *command.type;
    const std::int64_t revision = type.kind == schema::Kind::Fact ? TRY(transaction_.next_seq()) : 1;
    JsonObject record{
        {"id", command.id.empty() ? base::make_uuid7(records_.clock_.now(), records_.random_) : command.id},
        {"revision", revision},
        {"createdAt", asking_.at},
        {"createdBy", asking_.caller.actor},
        {"updatedAt", asking_.at},
        {"updatedBy", asking_.caller.actor}};
    for (auto& pair : with_defaults(type, TRY(normalized(type, command.body, {}, asking_)), command.body, asking_))
        record[pair.key()] = std::move(pair.value());
    TRY(check_references(transaction_, records_.catalog_, access_, type, record));
    const JsonObject checked = record;
    TRY(run_hooks(type, nullptr, record, Act::Create));
    TRY(access_.require(transaction_, Act::Create, type, record));

    TRY(check_record(transaction_, records_.catalog_, type, record, &checked));
    TRY(put(type, Operation::Create, record, true));
    return outcome(type, Operation::Create, record);
}

/// current → permission → revision → merge → normalize → references → hooks → permission on the new state → rules →
/// write
Result<Outcome> Save::update(Command& command) {
    const EntityType& type = *command.type;
    const JsonObject before = TRY(current(command));
    TRY(access_.require(transaction_, command.act, type, before));
    TRY(check_revision(command, before));
    TRY(check_emptied(type, command.body, before, asking_));
    TRY(check_hidden(type, command.body, before));
    const Json merged = base::merge_patch(before, command.body);
    JsonObject after = TRY(normalized(type, merged.get_object(), before, asking_));
    if (asking_.caller.is_system)
        for (const schema::Field& field : type.fields)
            if (field.sensitivity == schema::Sensitivity::Secret && command.body.contains(field.name))
                after[field.name] = command.body.at(field.name);
    TRY(check_references(transaction_, records_.catalog_, access_, type, after, &before));
    const JsonObject checked = after;
    TRY(run_hooks(type, &before, after, command.act));
    if (after == before) {
        Outcome same = TRY(outcome(type, Operation::Update, before));
        same.is_changed = false;
        return same;
    }
    TRY(access_.require(transaction_, command.act, type, after));
    TRY(check_record(transaction_, records_.catalog_, type, after, &checked));
    TRY(check_named(type, before, after));
    after["revision"] = base::integer_or(before, "revision") + 1;
    after["updatedAt"] = asking_.at;
    after["updatedBy"] = asking_.caller.actor;
    TRY(put(type, Operation::Update, after, false));
    return outcome(type, Operation::Update, after);
}

Result<Outcome> Save::remove(Command& command) {
    const EntityType& type = *command.type;
    JsonObject record = TRY(current(command));
    TRY(access_.require(transaction_, Act::Delete, type, record));
    TRY(check_revision(command, record));
    JsonObject after = record;
    TRY(run_hooks(type, &record, after, Act::Delete));
    std::vector<std::string> blockers;
    Outcome gone = TRY(outcome(type, Operation::Delete, record));
    TRY(delete_record(type, std::move(record), blockers));
    if (!blockers.empty()) {
        if (blockers.size() > 5) blockers.resize(5);
        return fail(base::conflict("record.in-use",
                                   fmt::format("This {} is still in use: {}.", type.label, base::join(blockers, "; ")),
                                   "Delete those or let them refer to something else first."));
    }
    return gone;
}

Result<JsonObject> Save::current(const Command& command) {
    auto found = TRY(transaction_.find(*command.type, command.id));
    if (!found || !TRY(access_.can(transaction_, Act::Read, *command.type, *found)))
        return fail(no_record(*command.type));
    return std::move(*found);
}

Result<void> Save::check_revision(const Command& command, const JsonObject& record) {
    if (command.any_revision || (asking_.caller.is_system && !command.revision)) return {};
    const std::int64_t revision = base::integer_or(record, "revision");
    if (!command.revision) {
        base::Error error;
        error.kind = base::ErrorKind::PreconditionRequired;
        error.code = "revision.required";
        error.message = "Say which revision you change, so that nobody's work is overwritten.";
        error.hint = fmt::format("Read the record and send its ETag as If-Match (now \"{}\").", revision);
        return fail(std::move(error));
    }
    const auto& others = command.other_revisions;
    if (*command.revision == revision || std::ranges::find(others, revision) != others.end()) return {};
    base::Error error;
    error.kind = base::ErrorKind::PreconditionFailed;
    error.code = "revision.outdated";
    error.message = fmt::format("This {} was changed in the meantime: it is at revision {}, you changed revision {}.",
                                command.type->label, revision, *command.revision);
    error.hint = "Read it again and repeat your change on it.";
    return fail(std::move(error));
}

Result<void> Save::run_hooks(const EntityType& type, const JsonObject* before, JsonObject& after, Act act) {
    const auto found = records_.hooks_.find(type.name);
    if (found == records_.hooks_.end()) return {};
    for (const Hook& hook : found->second) {
        Draft draft{type, before, after, asking_, act, follow_ups_};
        TRY(hook(transaction_, draft));
    }
    return {};
}

/// Whoever may not see a confidential field may not name it either, or the answer would tell whether they guessed its
/// value. A creator may set all fields of what they create.
Result<void> Save::check_hidden(const EntityType& type, const JsonObject& patch, const JsonObject& before) {
    for (const schema::Field& field : type.fields) {
        if (field.sensitivity != schema::Sensitivity::Confidential || !patch.contains(field.name)) continue;
        if (TRY(access_.sees_confidential(transaction_, type, before))) return {};
        return fail(base::invalid("validation.unknown-field", field.name,
                                  type.label + " has no field \"" + field.name + "\"."));
    }
    return {};
}

/// What was said without a name keeps its author hidden: only the author may give the name.
Result<void> Save::check_named(const EntityType& type, const JsonObject& before, const JsonObject& after) const {
    const bool is_author = base::find_text(before, "createdBy") == std::string_view(asking_.caller.actor);
    if (asking_.caller.is_system || is_author || !type.is_nameless(before) || type.is_nameless(after)) return {};
    return fail(base::invalid("validation.nameless", type.nameless, "This was said without a name, and stays so.",
                              "Only the person who said it can put a name to it."));
}

Result<void> Save::put(const EntityType& type, Operation operation, JsonObject record, bool is_new) {
    TRY(transaction_.put(type, record, is_new));
    changes_.push_back({&type, operation, std::move(record)});
    return {};
}

Result<Outcome> Save::outcome(const EntityType& type, Operation operation, const JsonObject& record) {
    Outcome result;
    result.type = &type;
    result.operation = operation;
    result.id = base::text_or(record, "id");
    result.revision = base::integer_or(record, "revision");
    if (TRY(access_.can(transaction_, Act::Read, type, record)))
        result.record = TRY(access_.shown(transaction_, type, record));
    return result;
}

}  // namespace plumbline::records
