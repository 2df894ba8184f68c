#include "actions/imports/solutions.h"

#include "actions/imports/facts.h"
#include "base/text.h"

namespace plumbline::actions::imports {

using base::JsonObject;
using base::Result;

namespace {

/// The CoE Starter Kit: more than five users or fifty launches in the month.
constexpr double ProductionUsers = 5;
constexpr double ProductionLaunches = 50;

/// Accounts under which the source itself writes: nobody made what they own.
bool is_nobody(std::string_view text) {
    const std::string word = folded(text);
    for (const std::string_view name :
         {"system", "null", "unknown", "n/a", "na", "none", "00000000000000000000000000000000"})
        if (word == name) return true;
    return word.find("serviceaccount") != std::string::npos || word.find("svccoe") != std::string::npos;
}

double number_at(const JsonObject& body, std::string_view field) {
    const base::Json* value = body.if_contains(field);
    return value == nullptr ? 0 : base::number_of(*value).value_or(0);
}

}  // namespace

Result<void> keep_launches(Setting& setting, const LaunchCounts& counts) {
    const schema::EntityType& type = setting.records.catalog().type("usage");
    Facts facts(setting, type, {"date", "period", "product", "metric", "person", "personKey", "unit", "solution"});
    for (const auto& [key, count] : counts) {
        Entry entry(type, {key[4], 0});
        entry.set("date", key[0]);
        entry.set("period", "day");
        entry.set("product", "Power Apps");
        entry.set("metric", "launches");
        entry.set("value", count);
        if (!setting.program.empty()) entry.set("program", setting.program);
        if (!key[1].empty()) entry.set("person", key[1]);
        if (!key[2].empty()) entry.set("personKey", key[2]);
        const std::string unit = key[1].empty() ? std::string() : setting.cast.unit_of(key[1]);
        if (!unit.empty()) entry.set("unit", unit);
        if (!key[3].empty()) entry.set("solution", key[3]);
        TRY(facts.add(entry, "value"));
    }
    return facts.finish();
}

Result<void> Solutions::load() {
    TRY(setting_.keeper.load("import-batch", {}));
    return setting_.keeper.load("solution", {{"externalKey"}, {"title"}});
}

void Solutions::name_environment(std::string_view key, std::string_view name) {
    environments_[base::to_lower_ascii(key)] = name;
}

std::string Solutions::id_of(std::string_view key) const {
    return setting_.keeper.find("solution", "externalKey", key).value_or("");
}

std::optional<std::string> Solutions::person(const std::string& text, const Origin& origin) const {
    if (text.empty() || is_nobody(text)) return std::nullopt;
    return setting_.cast.person(text, origin.file);
}

void Solutions::add_people(Entry& entry, const FoundSolution& found) const {
    const std::string& said = found.maker.empty() ? found.owner : found.maker;
    const auto maker = person(said, found.origin);
    const auto owner = person(found.owner, found.origin);
    if (maker)
        entry.set("maker", *maker);
    else if (!said.empty() && !is_nobody(said))
        entry.set("makerKey", said);
    if (owner) entry.set("owner", *owner);
    const std::optional<std::string>& whose = maker ? maker : owner;
    if (!whose) return;
    if (const std::string unit = setting_.cast.unit_of(*whose); !unit.empty()) entry.set("unit", unit);
}

void Solutions::add_use(Entry& entry, const FoundSolution& found) const {
    entry.number("activeUsers", found.active_users, "active users");
    entry.number("launches", found.launches, "launches");
    entry.number("sharedWith", found.shared_with, "shared users");
    if (found.active_users.empty() && found.launches.empty()) return;
    entry.set("isProduction", number_at(entry.body(), "activeUsers") > ProductionUsers ||
                                  number_at(entry.body(), "launches") > ProductionLaunches);
}

void Solutions::keep(const FoundSolution& found) {
    const std::string key = base::to_lower_ascii(found.key);
    if (key.empty())
        return setting_.report.skip(found.origin, "It has no number, so that it could not be found again.");
    kinds_.insert(found.kind);
    const std::string known = id_of(key);
    if (found.is_deleted && known.empty()) return setting_.report.skip(found.origin, "It is deleted in the source.");
    Entry entry(setting_.records.catalog().type("solution"), found.origin, setting_.wish.mapping.dates);
    entry.set("externalKey", key);
    entry.set("title", found.title.empty() ? key : found.title);
    entry.set("kind", found.kind);
    if (!found.platform.empty()) entry.set("platform", found.platform);
    const auto named = environments_.find(base::to_lower_ascii(found.environment_key));
    if (!found.environment.empty())
        entry.set("environment", found.environment);
    else if (named != environments_.end())
        entry.set("environment", named->second);
    if (!found.environment_kind.empty()) entry.read("environmentKind", found.environment_kind, "environment type");
    if (!setting_.program.empty()) entry.set("program", setting_.program);
    entry.set("stage", found.is_deleted ? "retired" : "live");
    if (found.is_deleted) entry.set("retiredDate", base::format_date(setting_.today));
    entry.day("buildDate", found.created, "created");
    entry.day("modifiedDate", found.modified, "modified");
    entry.day("lastUsedDate", found.last_used, "last used");
    entry.set("isOrphaned", found.is_orphaned);
    if (found.kind == "agent") entry.set("usesAi", true);
    add_people(entry, found);
    add_use(entry, found);
    if (!entry.is_good(setting_.report)) return;
    const std::string id = setting_.keeper.want("solution", entry.body(), found.origin);
    seen_.insert(id);
    JsonObject marks{{"lastSeenDate", base::format_date(setting_.today)}};
    if (!setting_.batch.empty()) marks["importBatch"] = setting_.batch;
    setting_.keeper.mark("solution", id, marks);
}

/// Whether the last import that saw a solution was one of this kind: two sources know different things.
bool Solutions::is_of_this_source(const JsonObject& solution) const {
    const JsonObject* batch = setting_.keeper.state("import-batch", base::text_or(solution, "importBatch"));
    const base::Json* mapping = batch == nullptr ? nullptr : batch->if_contains("mapping");
    return mapping != nullptr && mapping->is_object() &&
           base::text_or(mapping->get_object(), "importer") == setting_.wish.kind;
}

void Solutions::retire_unseen() {
    for (const std::string& id : setting_.keeper.all("solution")) {
        const JsonObject& solution = *setting_.keeper.state("solution", id);
        const bool is_ours = is_of_this_source(solution) && kinds_.contains(base::text_or(solution, "kind"));
        if (!is_ours || seen_.contains(id) || base::text_or(solution, "stage") == "retired") continue;
        setting_.keeper.want_at("solution", id,
                                {{"stage", "retired"}, {"retiredDate", base::format_date(setting_.today)}}, {});
    }
}

}  // namespace plumbline::actions::imports
