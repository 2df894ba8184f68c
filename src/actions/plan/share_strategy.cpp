#include "actions/plan/share_strategy.h"

#include <map>

#include "actions/initialize.h"
#include "base/text.h"
#include "insight/progress/roll_up.h"

namespace plumbline::actions {

using base::fail;
using base::Json;
using base::JsonArray;
using base::JsonObject;
using base::Result;
using records::Records;

namespace {

constexpr LinkCodes Codes{"share.link", "share.revoked", "share.expired"};

/// Whom ids stand for; empty where nobody is to be named.
std::map<std::string, std::string> names_of(const insight::RecordsByType& plan, const ShareWish& wish) {
    std::map<std::string, std::string> names;
    const auto people = plan.find("person");
    if (!wish.shows_names || people == plan.end()) return names;
    for (const JsonObject& person : people->second) names[base::text_or(person, "id")] = base::text_or(person, "title");
    return names;
}

/// Some fields of each record of a type, with the owner by name where names are shown.
JsonArray entries_of(const insight::RecordsByType& plan, std::string_view type,
                     std::initializer_list<std::string_view> fields, const std::map<std::string, std::string>& names) {
    JsonArray entries;
    const auto found = plan.find(std::string(type));
    if (found == plan.end()) return entries;
    entries.reserve(found->second.size());
    for (const JsonObject& record : found->second) {
        JsonObject entry;
        for (const std::string_view field : fields)
            if (record.contains(field)) entry[field] = record.at(field);
        const auto owner = names.find(base::text_or(record, "owner"));
        if (owner != names.end()) entry["owner"] = owner->second;
        entries.push_back(std::move(entry));
    }
    return entries;
}

/// How far back a word still tells how something stands, as on the page itself (web/src/pages/standing.ts).
constexpr int SaidDays = 400;

/// The latest check-in of each initiative: its day and what it says of status and confidence; not who said it, nor how.
std::map<std::string, JsonObject> words_of(const insight::RecordsByType& plan, base::Date today) {
    std::map<std::string, const JsonObject*> last;
    const auto found = plan.find("check-in");
    if (found == plan.end()) return {};
    const auto when = [](const JsonObject& said) {
        return std::pair(base::text_or(said, "date"), base::text_or(said, "createdAt"));
    };
    const std::string first = base::format_date(base::add_days(today, -SaidDays));
    for (const JsonObject& said : found->second) {
        const std::string initiative = base::text_or(said, "initiative");
        if (initiative.empty() || base::text_or(said, "date") <= first) continue;
        const JsonObject*& latest = last[initiative];
        if (latest == nullptr || when(*latest) < when(said)) latest = &said;
    }
    std::map<std::string, JsonObject> words;
    for (const auto& [initiative, said] : last)
        for (const std::string_view field : {"date", "status", "confidence"})
            if (said->contains(field)) words[initiative][field] = said->at(field);
    return words;
}

/// The initiatives, each with how it was last said to stand.
JsonArray initiatives_of(const insight::RecordsByType& plan, base::Date today,
                         const std::map<std::string, std::string>& names) {
    JsonArray entries =
        entries_of(plan, "initiative", {"id", "title", "horizon", "rank", "status", "nextStep", "nextStepDate"}, names);
    const auto words = words_of(plan, today);
    for (Json& entry : entries) {
        const auto said = words.find(base::text_or(entry.as_object(), "id"));
        if (said != words.end()) entry.as_object()["said"] = said->second;
    }
    return entries;
}

Result<void> update(Records& records, const records::Asking& asking, const std::string& id, JsonObject body,
                    std::string_view why) {
    records::Command command;
    command.act = records::Act::Update;
    command.type = &records.catalog().type("publication");
    command.id = id;
    command.body = std::move(body);
    records::Asking own = asking;
    own.caller.is_system = true;
    if (own.reason.empty()) own.reason = why;
    TRY(records.write(own, {std::move(command)}));
    return {};
}

}  // namespace

JsonObject freeze_strategy(const insight::RecordsByType& plan, const std::string& program, base::Date today,
                           const base::Speeches& speeches, const ShareWish& wish) {
    const insight::PlanGraph graph = insight::graph_from_records(plan);
    const insight::Index index = insight::look_up(graph.programs, program);
    const auto names = names_of(plan, wish);
    const entities::Organization& organization = graph.records.organization;
    const bool is_german = organization.language == entities::Organization::Language::De;
    const auto rolled = insight::roll_up_program(graph, index, today, insight::progress_settings(organization),
                                                 speeches.in(is_german ? "de" : "en"));
    JsonObject page{{"program", graph.records.programs[index].title},
                    {"date", base::format_date(today)},
                    {"progress", insight::to_json(rolled)},
                    {"visions", entries_of(plan, "vision", {"id", "title", "statement", "status"}, names)},
                    {"objectives", entries_of(plan, "objective", {"id", "status", "sortOrder"}, names)},
                    {"keyResults", entries_of(plan, "key-result", {"id", "status", "sortOrder"}, names)},
                    {"initiatives", initiatives_of(plan, today, names)}};
    const auto sponsor = names.find(graph.records.programs[index].sponsor);
    if (sponsor != names.end()) page["sponsor"] = sponsor->second;
    return page;
}

Result<GuestLink> share_strategy(Records& records, const records::Asking& asking, const JsonObject& publication,
                                 JsonObject page, const ShareWish& wish) {
    if (base::text_or(publication, "status") == "withdrawn")
        return fail(base::conflict("share.withdrawn", "This publication was withdrawn.", "Make another one."));
    const std::string id = base::text_or(publication, "id");
    GuestLink link = new_guest_link(records, id, wish.days);
    JsonObject body = link_fields(link);
    body["snapshot"] = std::move(page);
    body["status"] = "published";
    body["publishedAt"] = records.now();
    if (!asking.caller.person.empty()) body["publishedBy"] = asking.caller.person;
    TRY(update(records, asking, id, std::move(body), "Shared by link"));
    return link;
}

Result<void> revoke_share(Records& records, const records::Asking& asking, const JsonObject& publication) {
    if (!has_link(publication)) return {};
    return update(records, asking, base::text_or(publication, "id"), {{"linkRevokedAt", records.now()}},
                  "Link taken back");
}

Result<JsonObject> read_share(Records& records, Patience& patience, std::string_view token,
                              const std::string& address) {
    JsonObject publication = TRY(open_by_link(records, "publication", Codes, patience, token, address));
    JsonObject shown{{"title", base::text_or(publication, "title")},
                     {"expiresAt", base::text_or(publication, "linkExpiresAt")},
                     {"publishedAt", base::text_or(publication, "publishedAt")}};
    if (const Json* page = publication.if_contains("snapshot"); page != nullptr) shown["page"] = *page;
    const auto organizations = TRY(records.all(records.catalog().type("organization"), query::all_of({})));
    if (!organizations.empty()) {
        shown["organization"] = base::text_or(organizations.front(), "title");
        shown["language"] = base::text_or(organizations.front(), "language", "en");
    }
    return shown;
}

}  // namespace plumbline::actions
