#include "api/rest/openapi_actions.h"

#include <array>
#include <string>
#include <string_view>

#include "api/rest/check_view.h"
#include "api/rest/openapi_schemas.h"
#include "api/rest/rounds.h"
#include "api/rest/shared.h"
#include "base/text.h"

namespace plumbline::api::rest {

using base::JsonArray;
using base::JsonObject;

namespace {

/// Action is one operation; `fields` are the names of the JSON body, a star behind those that it needs.
struct Action {
    std::string_view method;
    std::string_view path;
    std::string_view id;
    std::string_view summary;
    std::string_view tag;
    std::string_view fields;
    std::string_view good;      ///< status of success
    std::string_view media;     ///< of the answer; empty where it has none
    std::string_view problems;  ///< statuses of refusals, with blanks between them
};

constexpr std::string_view Json = "application/json";

constexpr std::array Actions{
    Action{"post", "/api/v1/auth/sign-in", "signIn", "Sign in with address and password", "Access", "email*,password*",
           "200", Json, "400 401 422 429"},
    Action{"post", "/api/v1/auth/set-up", "setUp", "Make the first account", "Access",
           "token*,email*,password*,title,organization", "201", Json, "400 403 422 429"},
    Action{"post", "/api/v1/auth/sign-out", "signOut", "Sign out", "Access", "", "204", "", "401 403"},
    Action{"post", "/api/v1/auth/password", "changePassword", "Change one's password", "Access", "current*,password*",
           "204", "", "400 401 403 422 429"},
    Action{"get", "/api/v1/me", "me", "Who is signed in, and what they may do", "Access", "", "200", Json, "401"},
    Action{"post", "/api/v1/auth/invitation", "acceptInvitation", "Set a password by a link, and sign in", "Access",
           "token*,password*", "200", Json, "400 401 422 429"},
    Action{"get", "/api/v1/me/notices", "myNotices", "What one gets by mail, and when", "Access", "", "200", Json,
           "401 403"},
    Action{"patch", "/api/v1/me/notices", "changeMyNotices", "Choose what one gets by mail, and when", "Access",
           "digest,quietFrom,quietUntil,mutedNotices", "200", Json, "400 401 403 422"},
    Action{"get", "/api/v1/me/sessions", "mySessions", "Where one is signed in", "Access", "", "200", Json, "401 403"},
    Action{"delete", "/api/v1/me/sessions", "endMyOtherSessions", "End all of one's sessions but this one", "Access",
           "", "200", Json, "401 403"},
    Action{"delete", "/api/v1/me/sessions/{session}", "endMySession", "End one of one's sessions", "Access", "", "204",
           "", "401 403 404"},
    Action{"post", "/api/v1/accounts/{id}/invitation", "invite", "A link by which an account gets a password", "Access",
           "", "201", Json, "401 403 404 409"},
    Action{"get", "/api/v1/accounts/{id}/sessions", "accountSessions", "Where an account is signed in", "Access", "",
           "200", Json, "401 403 404"},
    Action{"delete", "/api/v1/accounts/{id}/sessions", "endAccountSessions", "End all sessions of an account", "Access",
           "", "200", Json, "401 403 404"},
    Action{"delete", "/api/v1/accounts/{id}/sessions/{session}", "endAccountSession", "End one session of an account",
           "Access", "", "204", "", "401 403 404"},
    Action{"post", "/api/v1/backups", "makeBackup",
           "Make a backup in the server's backup folder; for administrators, with the scope admin", "About", "", "201",
           Json, "400 401 403 409"},
    Action{"get", "/api/v1/backups", "backups",
           "The backups in the server's backup folder; for administrators, with the scope admin", "About", "", "200",
           Json, "400 401 403"},
    Action{"get", "/api/v1/changes", "changes",
           "All changes, the newest first: who, when, why and what; for administrators, with the scope admin", "About",
           "", "200", Json, "400 401 403"},
    Action{"post", "/api/v1/verification", "verify",
           "Whether the chain of changes and all tables hold; for administrators, with the scope admin", "About",
           "head", "200", Json, "400 401 403 409 422"},
    Action{"get", "/api/v1/metadata", "metadata", "The entity types, for lists and forms", "About", "", "200", Json,
           "401"},
    Action{"get", "/api/v1/search", "search", "Words in all that one may read", "About", "", "200", Json, "400 401"},
    Action{"get", "/api/v1/events", "events", "A stream of changes", "About", "", "200", "text/event-stream",
           "400 401"},
    Action{"get", "/api/v1/library/visions", "libraryVisions", "The visions of the library", "Plan", "", "200", Json,
           "401"},
    Action{"get", "/api/v1/library/visions/{key}", "libraryVision", "One vision of the library, whole", "Plan", "",
           "200", Json, "401 404"},
    Action{"post", "/api/v1/programs/start", "startProgram", "Start a program from visions of the library", "Plan",
           "title*,visions*,links", "201", Json, "400 401 403 422"},
    Action{"get", "/api/v1/programs/{id}/checks", "programChecks",
           "The checks of a program, and what is worth most now", "Plan", "", "200", Json, "400 401 403 404"},
    Action{"get", "/api/v1/programs/{id}/progress", "programProgress", "How far a program is, down to its key results",
           "Plan", "", "200", Json, "400 401 403 404"},
    Action{"get", "/api/v1/programs/{id}/evidence", "programEvidence",
           "The figures that prove each capability in a program", "Plan", "", "200", Json, "400 401 403 404"},
    Action{"get", "/api/v1/evidence", "evidence", "The figures that the registers yield, by unit and period", "Plan",
           "", "200", Json, "400 401 404 422"},
    Action{"post", "/api/v1/test-rounds/{id}/link", "makeRoundLink",
           "A link by which people without an account read and answer a test round", "Plan", "days,objectives", "201",
           Json, "400 401 403 404 409 422"},
    Action{"delete", "/api/v1/test-rounds/{id}/link", "revokeRoundLink", "Take the link to a test round back", "Plan",
           "", "204", "", "401 403 404"},
    Action{"get", "/api/v1/round", "readRound", "What a link to a test round shows", "Plan", "", "200", Json,
           "400 401 429"},
    Action{"post", "/api/v1/round/answers", "answerRound", "Answer a test round by its link", "Plan",
           "stance*,part,objective,body,name", "201", Json, "400 401 409 422 429"},
    Action{"post", "/api/v1/publications/{id}/link", "makeShareLink",
           "Freeze the strategy of the publication's program, and a link by which people without an account read it",
           "Plan", "days,names", "201", Json, "400 401 403 404 409 422"},
    Action{"delete", "/api/v1/publications/{id}/link", "revokeShareLink", "Take the link to a publication back", "Plan",
           "", "204", "", "401 403 404"},
    Action{"get", "/api/v1/shared", "readShared", "The strategy that a link shows", "Plan", "", "200", Json,
           "400 401 429"},
    Action{"get", "/api/v1/units/{id}/progress", "unitProgress", "How far a unit is in a program", "Plan", "", "200",
           Json, "400 401 403 404"},
    Action{"get", "/api/v1/units/{id}/evidence", "unitEvidence", "The figures of a unit's workspace in a program",
           "Plan", "", "200", Json, "400 401 403 404"},
};

JsonObject body_schema(std::string_view fields) {
    JsonObject properties;
    JsonArray required;
    for (std::string_view name : base::split(fields, ',')) {
        const bool is_needed = name.ends_with('*');
        if (is_needed) name.remove_suffix(1);
        JsonObject schema{{"type", "string"}};
        if (name == "visions")
            schema = {{"type", "array"},
                      {"items", JsonObject{{"type", "string"}}},
                      {"description", "Keys of visions; see /api/v1/library/visions. What they share is made once."}};
        if (name.starts_with("quiet"))
            schema = {{"type", JsonArray{"integer", "null"}}, {"minimum", 0}, {"maximum", 23}};
        if (name == "mutedNotices") schema = {{"type", "array"}, {"items", JsonObject{{"type", "string"}}}};
        if (name == "links") {
            schema["enum"] = JsonArray{"as-published", "proposed"};
            schema["default"] = "as-published";
            schema["description"] = "Whether key results are linked also to the objectives that the library proposes.";
        }
        if (name == "days") schema = {{"type", "integer"}, {"minimum", 1}, {"maximum", 90}, {"default", 14}};
        if (name == "objectives" || name == "names") schema = {{"type", "boolean"}, {"default", false}};
        if (name == "stance") schema["enum"] = JsonArray{"agree", "object", "comment"};
        if (name == "part") schema["enum"] = JsonArray{"goal", "reason", "method", "objective", "other"};
        properties[name] = std::move(schema);
        if (is_needed) required.emplace_back(name);
    }
    JsonObject schema{{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
    if (!required.empty()) schema["required"] = std::move(required);
    return schema;
}

JsonObject answers(const Action& action) {
    JsonObject good{{"description", action.summary}};
    if (!action.media.empty()) {
        JsonObject schema = action.media == Json ? answer_schema(action.id) : JsonObject{{"type", "string"}};
        good["content"] = JsonObject{{action.media, JsonObject{{"schema", std::move(schema)}}}};
    }
    JsonObject all{{action.good, std::move(good)}};
    if (action.id.ends_with("Progress") || action.id == "programChecks")
        all["304"] = JsonObject{{"description", "It is what the ETag in If-None-Match says you have."}};
    for (const std::string_view status : base::split(action.problems, ' '))
        all[status] = reference("responses", "Problem" + std::string(status));
    return all;
}

JsonArray parameters_of_checks() {
    JsonArray all;
    for (const CheckParameter& parameter : check_parameters_offered()) {
        JsonObject schema{{"type", "string"}};
        if (parameter.name == "top") schema = {{"type", "integer"}, {"minimum", 1}, {"maximum", 500}};
        if (parameter.name == "answer") schema["enum"] = JsonArray{"holds", "fails", "cannot-tell", "overridden"};
        all.push_back(query_parameter(parameter.name, parameter.description, std::move(schema)));
    }
    return all;
}

JsonArray parameters_of_changes() {
    const JsonObject text{{"type", "string"}};
    const JsonObject instant{{"type", "string"}, {"format", "date-time"}};
    const JsonObject number{{"type", "integer"}, {"minimum", 1}};
    return {query_parameter("by", "Changes of this account, `system`, or `token:` with an id.", text),
            query_parameter("type", "Changes of records of this type, such as key-result.", text),
            query_parameter("from", "Changes from this instant on.", instant),
            query_parameter("until", "Changes before this instant.", instant),
            query_parameter("before", "Changes below this number: `next` of the page before.", number),
            query_parameter("top", "How many changes, 50 by itself.",
                            JsonObject{{"type", "integer"}, {"minimum", 1}, {"maximum", 200}})};
}

JsonArray parameters_of_search() {
    JsonObject words = query_parameter("q", "At most 8 words that must occur; the last one as the beginning of a word.",
                                       JsonObject{{"type", "string"}});
    words["required"] = true;
    return {std::move(words), query_parameter("top", "How many records, 20 by itself.",
                                              JsonObject{{"type", "integer"}, {"minimum", 1}, {"maximum", 50}})};
}

JsonArray parameters_of_evidence() {
    const JsonObject text{{"type", "string"}};
    return {query_parameter("program", "Only what belongs to this program.", text),
            query_parameter("capability", "Only the figures of this capability, such as C33.", text),
            query_parameter("key", "Only this figure.", text),
            query_parameter("by", "Split by unit, each with all below it.",
                            JsonObject{{"type", "string"}, {"enum", JsonArray{"unit"}}}),
            query_parameter("period", "Split by period; without it, the window that is natural for the figure.",
                            JsonObject{{"type", "string"},
                                       {"enum", JsonArray{"day", "week", "month", "quarter", "half-year", "year"}}}),
            query_parameter("from", "Periods from this day on.", JsonObject{{"type", "string"}, {"format", "date"}})};
}

JsonObject operation(const Action& action) {
    JsonObject operation{{"operationId", action.id},
                         {"summary", action.summary},
                         {"tags", JsonArray{action.tag}},
                         {"responses", answers(action)}};
    const bool is_share = action.id == "readShared";
    const bool is_by_link = is_share || action.id == "readRound" || action.id == "answerRound";
    const bool is_open = is_by_link || action.id == "signIn" || action.id == "setUp" || action.id == "acceptInvitation";
    if (is_open) operation["security"] = JsonArray();
    if (is_by_link)
        operation["parameters"] = JsonArray{JsonObject{{"name", is_share ? ShareHeader : RoundHeader},
                                                       {"in", "header"},
                                                       {"required", true},
                                                       {"description", "What follows the # in the link."},
                                                       {"schema", JsonObject{{"type", "string"}}}}};
    if (!action.fields.empty())
        operation["requestBody"] = JsonObject{
            {"required", action.id != "verify"},
            {"content", JsonObject{{"application/json", JsonObject{{"schema", body_schema(action.fields)}}}}}};
    const JsonObject as_of = query_parameter(
        "asOf", "An instant or day of the past to read as of, which is then today.", JsonObject{{"type", "string"}});
    if (action.id.starts_with("unit"))
        operation["parameters"] = JsonArray{JsonObject{{"name", "program"},
                                                       {"in", "query"},
                                                       {"required", true},
                                                       {"description", "The program."},
                                                       {"schema", JsonObject{{"type", "string"}, {"format", "uuid"}}}},
                                            as_of};
    if (action.id == "programProgress" || action.id == "programEvidence") operation["parameters"] = JsonArray{as_of};
    if (action.id == "changes") operation["parameters"] = parameters_of_changes();
    if (action.id == "search") operation["parameters"] = parameters_of_search();
    if (action.id == "programChecks") operation["parameters"] = parameters_of_checks();
    if (action.id == "evidence") (operation["parameters"] = parameters_of_evidence()).as_array().push_back(as_of);
    const bool is_figures = action.id.ends_with("vidence") || action.id.ends_with("Progress");
    if (action.id == "programChecks" || is_figures)
        operation["parameters"].as_array().push_back(
            JsonObject{{"name", "Accept-Language"},
                       {"in", "header"},
                       {"description",
                        "The language of the sentences in the answer: en or de; English by itself. "
                        "en-US writes days with the month first."},
                       {"schema", JsonObject{{"type", "string"}}}});
    return operation;
}

}  // namespace

void add_action_paths(JsonObject& paths, JsonArray& tags) {
    for (const Action& action : Actions) {
        JsonObject& path =
            paths[action.path].is_object() ? paths.at(action.path).as_object() : paths[action.path].emplace_object();
        path[action.method] = operation(action);
        JsonArray parameters;
        for (const std::string_view name : {"id", "key", "session"}) {
            if (action.path.find("{" + std::string(name) + "}") == std::string_view::npos) continue;
            if (name == "id")
                parameters.push_back(reference("parameters", "id"));
            else
                parameters.push_back(JsonObject{
                    {"name", name}, {"in", "path"}, {"required", true}, {"schema", JsonObject{{"type", "string"}}}});
        }
        if (!parameters.empty()) path["parameters"] = std::move(parameters);
    }
    for (const std::string_view part : {"program", "objective", "key-result", "initiative"}) {
        const std::string path = "/api/v1/" + std::string(part) + "s/{id}/activate";
        const Action action{
            "post",           path, "activate", "Make a part of the plan active, where its blocking checks hold",
            "Plan",           "",   "200",      "application/json",
            "401 403 404 422"};
        JsonObject made = operation(action);
        made["operationId"] = "activate-" + std::string(part);
        paths[path] = JsonObject{{"parameters", JsonArray{reference("parameters", "id")}}, {"post", std::move(made)}};
    }
    tags.push_back(JsonObject{{"name", "Access"}, {"description", "Signing in and out."}});
    tags.push_back(JsonObject{{"name", "About"}, {"description", "What there is, and what changes."}});
    tags.push_back(
        JsonObject{{"name", "Plan"}, {"description", "Starting, checking, activating and following a plan."}});
}

}  // namespace plumbline::api::rest
