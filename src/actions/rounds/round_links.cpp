#include "actions/rounds/round_links.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/initialize.h"
#include "base/text.h"

namespace plumbline::actions {

using base::fail;
using base::Json;
using base::JsonArray;
using base::JsonObject;
using base::Result;
using records::Command;
using records::Records;

namespace {

constexpr std::size_t LongestBody = 4000;
constexpr int MostFromAddress = 120;
constexpr int MostOfRound = 1000;
constexpr std::chrono::seconds Span{600};

constexpr LinkCodes Codes{"round.link", "round.revoked", "round.expired"};

Result<JsonObject> vision_of(Records& records, const JsonObject& round) {
    const schema::EntityType& type = records.catalog().type("vision");
    auto found = TRY(records.all(type, query::equals(type, "id", base::text_or(round, "vision"))));
    if (found.empty()) return fail(base::not_found("The vision of this round is gone."));
    return std::move(found.front());
}

bool refers_to(const JsonObject& record, std::string_view field, std::string_view id) {
    const Json* list = record.if_contains(field);
    return list != nullptr && list->is_array() &&
           std::ranges::any_of(list->get_array(), [&](const Json& one) { return base::is_text(one, id); });
}

/// The records of a program that are planned or running, by their place.
Result<std::vector<JsonObject>> planned_of(Records& records, std::string_view name, const JsonObject& vision) {
    const schema::EntityType& type = records.catalog().type(name);
    auto all = TRY(records.all(type, query::equals(type, "program", base::text_or(vision, "program"))));
    std::erase_if(all, [](const JsonObject& record) {
        const std::string status = base::text_or(record, "status");
        return status != "draft" && status != "active";
    });
    std::ranges::stable_sort(all, {},
                             [](const JsonObject& record) { return base::integer_or(record, "sortOrder", 0); });
    return all;
}

JsonObject part_of(const JsonObject& record, std::initializer_list<std::string_view> fields) {
    JsonObject part;
    for (const std::string_view field : fields)
        if (record.contains(field)) part[field] = record.at(field);
    return part;
}

/// The objectives that a round shows: title and what they say.
Result<JsonArray> objectives_of(Records& records, const JsonObject& round, const JsonObject& vision) {
    JsonArray shown;
    if (!base::is_true(round, "showsObjectives")) return shown;
    for (const JsonObject& objective : TRY(planned_of(records, "objective", vision)))
        if (refers_to(objective, "visions", base::text_or(vision, "id")))
            shown.push_back(part_of(objective, {"id", "title", "description"}));
    return shown;
}

/// Adds to each objective by which figures one sees that it is reached.
Result<void> add_key_results(Records& records, const JsonObject& vision, JsonArray& objectives) {
    const auto results = TRY(planned_of(records, "key-result", vision));
    for (Json& objective : objectives) {
        JsonArray below;
        for (const JsonObject& result : results)
            if (refers_to(result, "objectives", base::text_or(objective.as_object(), "id")))
                below.push_back(part_of(result, {"id", "title", "unit", "baseline", "target", "deadline"}));
        objective.as_object()["keyResults"] = std::move(below);
    }
    return {};
}

bool is_open(const JsonObject& round) {
    return base::text_or(round, "status") != "closed";
}

Command update_of(const Records& records, const std::string& round, JsonObject body) {
    Command command;
    command.act = records::Act::Update;
    command.type = &records.catalog().type("test-round");
    command.id = round;
    command.body = std::move(body);
    return command;
}

Result<void> write_as_server(Records& records, const records::Asking& asking, Command command, std::string_view why) {
    records::Asking own = asking;
    own.caller.is_system = true;
    if (own.reason.empty()) own.reason = why;
    TRY(records.write(own, {std::move(command)}));
    return {};
}

/// What a reader says, as a comment of the round. Choices and lengths are the comment's own to check.
Result<JsonObject> comment_of(const JsonObject& answer, const JsonArray& objectives) {
    JsonObject comment;
    for (const auto& pair : answer) {
        const std::string name = base::shortened(std::string(pair.key()));
        const bool is_known =
            name == "stance" || name == "part" || name == "objective" || name == "body" || name == "name";
        if (!is_known)
            return fail(base::invalid("validation.unknown-field", name, "There is no such field here.",
                                      "Fields: stance, part, objective, body, name."));
        if (!pair.value().is_string()) return fail(base::invalid("validation.kind", name, name + " must be a text."));
        if (name == "stance" || name == "part" || name == "body") comment[name] = pair.value();
    }
    const std::string body(base::trim(base::text_or(answer, "body")));
    if (body.size() > LongestBody)
        return fail(base::invalid("validation.length", "body",
                                  fmt::format("A comment has at most {} characters.", LongestBody),
                                  "Send what matters most, or several."));
    if (body.empty()) comment.erase("body");
    if (body.empty() && base::text_or(answer, "stance") != "agree")
        return fail(base::invalid("validation.required", "body", "Say in a few words what you think."));
    if (const std::string name(base::trim(base::text_or(answer, "name"))); !name.empty()) comment["authorName"] = name;
    if (const std::string id = base::text_or(answer, "objective"); !id.empty()) {
        const auto found = std::ranges::find_if(
            objectives, [&](const Json& one) { return base::find_text(one.as_object(), "id") == id; });
        if (found == objectives.end())
            return fail(base::invalid("validation.reference", "objective", "This round shows no such objective."));
        comment["part"] = "objective";
        comment["title"] = base::shortened(base::text_or(found->as_object(), "title"), 200);
    }
    return comment;
}

}  // namespace

Result<GuestLink> make_round_link(Records& records, const records::Asking& asking, const std::string& round,
                                  const RoundWish& wish) {
    const schema::EntityType& type = records.catalog().type("test-round");
    const auto found = TRY(records.all(type, query::equals(type, "id", round)));
    if (found.empty()) return fail(base::not_found("There is no such test round."));
    if (!is_open(found.front()))
        return fail(base::conflict("round.closed", "This round is closed.", "Begin another one."));
    const JsonObject vision = TRY(vision_of(records, found.front()));
    const std::string tested = base::text_or(found.front(), "testedStatement");
    if (tested.empty() && base::text_or(vision, "statement").empty())
        return fail(
            base::conflict("round.empty", "The vision has no statement that could be read.", "Write its goal first."));
    GuestLink link = new_guest_link(records, round, wish.days);
    JsonObject body = link_fields(link);
    body["showsObjectives"] = wish.shows_objectives;
    if (base::text_or(found.front(), "status") == "planned") body["status"] = "running";
    TRY(write_as_server(records, asking, update_of(records, round, std::move(body)), "Link made"));
    return link;
}

Result<void> revoke_round_link(Records& records, const records::Asking& asking, const std::string& round) {
    const schema::EntityType& type = records.catalog().type("test-round");
    const auto found = TRY(records.all(type, query::equals(type, "id", round)));
    if (found.empty()) return fail(base::not_found("There is no such test round."));
    if (!has_link(found.front())) return {};
    return write_as_server(records, asking, update_of(records, round, {{"linkRevokedAt", records.now()}}),
                           "Link taken back");
}

Result<JsonObject> read_round(Records& records, Patience& patience, std::string_view token,
                              const std::string& address) {
    const JsonObject round = TRY(open_by_link(records, "test-round", Codes, patience, token, address));
    const JsonObject vision = TRY(vision_of(records, round));
    JsonObject shown{{"round", base::text_or(round, "title")},
                     {"vision", base::text_or(vision, "title")},
                     {"statement", base::text_or(round, "testedStatement")},
                     {"isOpen", is_open(round)},
                     {"expiresAt", base::text_or(round, "linkExpiresAt")}};
    if (round.contains("versionNumber")) shown["versionNumber"] = round.at("versionNumber");
    const auto organizations = TRY(records.all(records.catalog().type("organization"), query::all_of({})));
    if (!organizations.empty()) shown["organization"] = base::text_or(organizations.front(), "title");
    JsonArray objectives = TRY(objectives_of(records, round, vision));
    TRY(add_key_results(records, vision, objectives));
    shown["objectives"] = std::move(objectives);
    return shown;
}

Result<void> answer_round(Records& records, Patience& patience, std::string_view token, const std::string& address,
                          const JsonObject& answer) {
    const JsonObject round = TRY(open_by_link(records, "test-round", Codes, patience, token, address));
    if (!is_open(round))
        return fail(base::conflict("round.closed", "This round is over; answers are no longer taken.",
                                   "Tell whoever sent you the link."));
    const JsonObject vision = TRY(vision_of(records, round));
    Command command;
    command.type = &records.catalog().type("test-comment");
    command.body = TRY(comment_of(answer, TRY(objectives_of(records, round, vision))));
    const std::string id = base::text_or(round, "id");
    command.body["testRound"] = id;
    const base::Instant now = records.clock().now();
    TRY(patience.spend("answers " + id + " " + address, MostFromAddress, Span, now));
    TRY(patience.spend("answers " + id, MostOfRound, Span, now));
    TRY(records.write(system_asking(records, "Answered by link"), {std::move(command)}));
    return {};
}

}  // namespace plumbline::actions
