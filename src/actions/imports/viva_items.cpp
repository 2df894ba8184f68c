#include <fmt/format.h>

#include "actions/imports/viva.h"
#include "base/text.h"

namespace plumbline::actions::imports {

namespace {

using base::Json;
using base::JsonObject;
using base::Result;
using connect::tables::File;

/// A value as the text that a cell would hold; empty for null and for what is none.
std::string text_of(const JsonObject& object, std::string_view key) {
    const Json* value = object.if_contains(key);
    if (value == nullptr || value->is_null() || value->is_object() || value->is_array()) return {};
    return value->is_string() ? std::string(base::trim(std::string_view(value->get_string()))) : base::to_text(*value);
}

/// Calls `visit` with each object that stands under a key, alone or in a list.
template <class Visit>
void each(const JsonObject& object, std::string_view key, const Visit& visit) {
    const Json* value = object.if_contains(key);
    if (value == nullptr) return;
    if (value->is_object()) visit(value->get_object());
    if (value->is_array())
        for (const Json& one : value->get_array())
            if (one.is_object()) visit(one.get_object());
}

/// E-mail or else name.
std::string person_in(const JsonObject& person) {
    const std::string mail = text_of(person, "Email");
    return mail.empty() ? text_of(person, "Name") : mail;
}

/// The words of a text in HTML.
std::string without_tags(std::string_view html) {
    std::string text;
    bool is_tag = false;
    for (const char c : html) {
        if (c == '<') is_tag = true;
        if (!is_tag) text += c;
        if (c == '>') is_tag = false;
    }
    return std::string(base::trim(text));
}

VivaGoal goal_in(const JsonObject& item, Origin origin) {
    VivaGoal goal;
    goal.origin = std::move(origin);
    goal.id = text_of(item, "ID");
    goal.title = text_of(item, "Title");
    goal.word = text_of(item, "Type");
    goal.description = text_of(item, "Description");
    goal.start_day = text_of(item, "Start Date");
    goal.end_day = text_of(item, "End Date");
    each(item, "Owner", [&](const JsonObject& one) { goal.owners.push_back(person_in(one)); });
    each(item, "Delegated To", [&](const JsonObject& one) { goal.delegate = person_in(one); });
    each(item, "Teams", [&](const JsonObject& one) { goal.teams.push_back(text_of(one, "Name")); });
    each(item, "Alignment", [&](const JsonObject& one) { goal.parents.push_back(text_of(one, "ID")); });
    each(item, "Time Period", [&](const JsonObject& one) { goal.period = text_of(one, "Name"); });
    if (const Json* parents = item.if_contains("Parent IDs"); parents != nullptr && parents->is_array())
        for (const Json& one : parents->get_array()) goal.parents.push_back(base::to_text(one));
    each(item, "Outcome", [&](const JsonObject& outcome) {
        goal.has_outcome = true;
        goal.metric = text_of(outcome, "Metric Name");
        goal.unit = text_of(outcome, "Outcome Type") == "Percentage" ? "%" : text_of(outcome, "Metric Unit");
        goal.start = text_of(outcome, "Start");
        goal.target = text_of(outcome, "Target");
        goal.target_type = text_of(outcome, "Target Type");
    });
    for (const std::string_view kept : {"Created By", "Teams", "Time Period", "Delegated To", "Permissions", "Tags",
                                        "Progress and Status Configuration", "Progress", "Status", "Phased Targets",
                                        "Check-in Owners", "Score", "Goal Type", "Created At", "Last Check-in"})
        if (const Json* value = item.if_contains(kept); value != nullptr && !value->is_null()) goal.rest[kept] = *value;
    return goal;
}

VivaCheckIn check_in_of(const JsonObject& item, Origin origin) {
    VivaCheckIn one;
    one.origin = std::move(origin);
    one.key = text_of(item, "ID");
    one.day = text_of(item, "CheckIn Date");
    one.status = text_of(item, "Status");
    one.value = text_of(item, "Current Value");
    each(item, "Check In Owner", [&](const JsonObject& person) { one.by = person_in(person); });
    each(item, "Check In Note", [&](const JsonObject& note) {
        one.note = text_of(note, "Check In Note");
        if (one.note.empty()) one.note = without_tags(text_of(note, "Check In Note HTML"));
    });
    if (one.note.empty()) one.note = without_tags(text_of(item, "Check In Note"));
    return one;
}

}  // namespace

Result<void> read_viva_items(Setting& setting, const File& file, VivaExport& all) {
    const std::string name = base::to_lower_ascii(file.name.substr(file.name.rfind('/') + 1));
    const auto is = [&](std::string_view word) { return name.find(word) != std::string::npos; };
    if (is("teams") || is("tag") || is("timeperiod") || is("time_period")) return {};  // the goals name theirs
    const auto items = TRY(connect::tables::open_items(file));
    std::int64_t number = 0;
    std::map<std::string, std::vector<VivaCheckIn>> check_ins;
    for (JsonObject item; TRY(items->next(item));) {
        setting.report.read_row();
        const Origin origin{file.name, ++number};
        if (is("user")) {
            if (text_of(item, "Source") != "Group" && !text_of(item, "Email").empty())
                all.mails[text_of(item, "Name")] = text_of(item, "Email");
        } else if (is("checkin") || is("check-in") || is("check_in")) {
            check_ins[text_of(item, "OKR ID")].push_back(check_in_of(item, origin));
        } else if (is("comment")) {
            all.comments[text_of(item, "OKR ID")].push_back(item);
        } else if (text_of(item, "Title").empty()) {
            setting.report.skip(origin, "Title is empty.");
        } else {
            all.goals.push_back(goal_in(item, origin));
        }
    }
    for (auto& [id, list] : check_ins) all.check_ins[id] = std::move(list);
    return {};
}

}  // namespace plumbline::actions::imports
