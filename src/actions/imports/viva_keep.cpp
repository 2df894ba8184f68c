#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "actions/imports/viva.h"
#include "base/text.h"

namespace plumbline::actions::imports {

namespace {

using base::Json;
using base::JsonArray;
using base::JsonObject;
using base::Result;
using Words = std::map<std::string, std::string, std::less<>>;

// The terminology is the organization's; "outcome" is used for two kinds, so its structure decides.
const Words Kinds{{"objective", "objective"},  {"goal", "objective"},       {"theme", "objective"},
                  {"bigrock", "objective"},    {"keyresult", "key-result"}, {"kpi", "key-result"},
                  {"metric", "key-result"},    {"result", "key-result"},    {"initiative", "initiative"},
                  {"project", "initiative"},   {"todo", "initiative"},      {"deliverable", "initiative"},
                  {"milestone", "initiative"}, {"action", "initiative"},    {"task", "initiative"}};
const Words Directions{{"increasefrom", "increase"}, {"stayabove", "increase"},    {"keepabove", "increase"},
                       {"atleast", "increase"},      {"decreasefrom", "decrease"}, {"staybelow", "decrease"},
                       {"keepbelow", "decrease"},    {"atmost", "decrease"},       {"maintainat", "maintain"},
                       {"maintain", "maintain"}};
const Words Statuses{{"ontrack", "on-track"},   {"behind", "at-risk"}, {"atrisk", "off-track"},
                     {"offtrack", "off-track"}, {"closed", "done"},    {"completed", "done"}};

std::optional<double> number_in(std::string_view text) {
    const std::string plain = plain_number(text);
    const auto value =
        base::parse_json(plain.starts_with('+') ? std::string_view(plain).substr(1) : std::string_view(plain));
    return value ? base::number_of(*value) : std::nullopt;
}

bool is_percent(const VivaGoal& goal) {
    const std::string unit = folded(goal.unit);
    return unit == "%" || unit == "percentage" || unit == "percent";
}

class Planner {
  public:
    Planner(Setting& setting, VivaExport& all) : setting_(setting), all_(all) {}

    Result<void> keep() {
        Keeper& keeper = setting_.keeper;
        for (const std::string_view type : {"objective", "key-result", "initiative"})
            TRY(keeper.load(type, {{"externalKey"}}, setting_.program));
        TRY(keeper.load("check-in", {{"externalKey"}}, setting_.program));
        TRY(keeper.load("link", {}));
        TRY(keeper.load("comment", {}, setting_.program));
        note_pairs("link", "initiative", "keyResult", links_);
        note_pairs("comment", "subject", "body", comments_);
        find_parts();
        for (VivaGoal& goal : all_.goals) classify(goal);
        for (const std::string_view type : {"objective", "key-result", "initiative"})
            for (VivaGoal& goal : all_.goals)
                if (kinds_[&goal] == type) keep_goal(goal);
        return {};
    }

  private:
    Setting& setting_;
    VivaExport& all_;
    std::map<std::string, const VivaGoal*> by_id_;
    std::set<std::string> parents_;  ///< numbers of goals that have parts
    std::map<const VivaGoal*, std::string> kinds_;
    std::map<std::string, std::string> kept_;                 ///< number → id of its record
    std::set<std::pair<std::string, std::string>> links_;     ///< initiative and key result
    std::set<std::pair<std::string, std::string>> comments_;  ///< what they are on, and their words
    Report aside_;
    Cast quiet_{setting_.keeper, setting_.wish.mapping, aside_};  ///< looks for people and notes nothing

    void note_pairs(std::string_view type, std::string_view one, std::string_view other,
                    std::set<std::pair<std::string, std::string>>& pairs) {
        for (const std::string& id : setting_.keeper.all(type)) {
            const JsonObject& record = *setting_.keeper.state(type, id);
            pairs.emplace(base::text_or(record, one), base::text_or(record, other));
        }
    }

    void find_parts() {
        for (const VivaGoal& goal : all_.goals) {
            if (!goal.id.empty()) by_id_.emplace(goal.id, &goal);
            parents_.insert(goal.parents.begin(), goal.parents.end());
        }
    }

    void classify(const VivaGoal& goal) {
        const std::string_view said = setting_.wish.mapping.value("type", goal.word);
        const auto known = Kinds.find(folded(said));
        if (known != Kinds.end()) {
            kinds_[&goal] = known->second;
            return;
        }
        const bool has_measure = goal.has_outcome || (!goal.target.empty() && folded(goal.metric) != "progress");
        kinds_[&goal] = has_measure && !parents_.contains(goal.id) ? "key-result" : "objective";
        if (folded(said) != "outcome" && !said.empty())
            setting_.report.leave(goal.origin.file, "value", "Type: " + std::string(said));
    }

    [[nodiscard]] static std::string key_of(const VivaGoal& goal) {
        if (!goal.id.empty()) return "viva-goals:" + goal.id;
        const std::string owner = goal.owners.empty() ? "" : goal.owners.front();
        return "viva-goals:" + base::shortened(goal.title, 150) + "|" + owner + "|" + goal.word + "|" + goal.period;
    }

    /// Somebody by e-mail or name; who is not known here is kept as a person whom an account may claim one day.
    std::optional<std::string> person(const std::string& text, const Origin& origin) {
        if (text.empty()) return std::nullopt;
        const auto mail = all_.mails.find(text);
        if (mail != all_.mails.end())
            if (const auto known = quiet_.person(mail->second, origin.file)) return known;
        if (const auto known = quiet_.person(text, origin.file)) return known;
        setting_.report.leave(origin.file, "person", text);
        const bool is_mail = text.find('@') != std::string::npos;
        JsonObject body{{"title", is_mail ? text.substr(0, text.find('@')) : text}};
        if (is_mail || mail != all_.mails.end()) body["email"] = is_mail ? text : mail->second;
        return setting_.keeper.want("person", body, origin);
    }

    /// The objectives and key results that a goal is part of; through parts of other kinds to the objective above them.
    void find_above(const VivaGoal& goal, const VivaGoal& part, std::set<const VivaGoal*>& objectives,
                    std::set<const VivaGoal*>& results, std::set<const VivaGoal*>& seen) {
        if (!seen.insert(&part).second) return;
        for (const std::string& number : part.parents) {
            const auto above = by_id_.find(number);
            if (above == by_id_.end()) {
                setting_.report.leave(goal.origin.file, "parent", number);
                continue;
            }
            const std::string& kind = kinds_[above->second];
            if (kind == "objective") {
                objectives.insert(above->second);
                continue;
            }
            if (kind == "key-result" && &part == &goal) results.insert(above->second);
            find_above(goal, *above->second, objectives, results, seen);
        }
    }

    void keep_goal(VivaGoal& goal) {
        const std::string& kind = kinds_[&goal];
        Entry entry(setting_.records.catalog().type(kind), goal.origin, setting_.wish.mapping.dates);
        entry.set("externalKey", key_of(goal));
        entry.set("program", setting_.program);
        entry.set("title", goal.title);
        if (kind != "key-result") entry.read("description", goal.description, "Description");
        std::set<const VivaGoal*> objectives;
        std::set<const VivaGoal*> results;
        std::set<const VivaGoal*> seen;
        find_above(goal, goal, objectives, results, seen);
        if (kind == "objective") {
            note_above(goal, objectives);
        } else if (JsonArray ids = ids_of(objectives); !ids.empty()) {
            entry.set("objectives", std::move(ids));
        }
        add_people(entry, goal, kind);
        if (kind == "key-result") add_measure(entry, goal);
        if (kind != "key-result") {
            entry.day("startDate", goal.start_day, "Start Date");
            entry.day("endDate", goal.end_day, "End Date");
        }
        if (!goal.rest.empty()) entry.set("remainder", goal.rest);
        if (!entry.is_good(setting_.report)) return;
        const std::string id = setting_.keeper.want(kind, entry.body(), goal.origin);
        if (!goal.id.empty()) kept_[goal.id] = id;
        if (kind == "initiative") link(id, results, goal.origin);
        keep_check_ins(goal, kind, id);
        keep_comments(goal, kind, id);
    }

    /// An objective has no objective above it here: which one it was aligned to is kept beside it.
    void note_above(VivaGoal& goal, const std::set<const VivaGoal*>& objectives) const {
        JsonArray titles;
        for (const VivaGoal* above : objectives) titles.emplace_back(above->title);
        if (!titles.empty()) goal.rest["Aligned To"] = std::move(titles);
        if (goal.has_outcome || !goal.target.empty()) goal.rest["Target"] = goal.target + goal.unit;
    }

    JsonArray ids_of(const std::set<const VivaGoal*>& goals) {
        std::set<std::string> ids;
        for (const VivaGoal* goal : goals)
            if (const auto known = kept_.find(goal->id); known != kept_.end()) ids.insert(known->second);
        JsonArray list;
        for (const std::string& id : ids) list.emplace_back(id);
        return list;
    }

    void add_people(Entry& entry, VivaGoal& goal, const std::string& kind) {
        if (!goal.owners.empty())
            if (const auto owner = person(goal.owners.front(), goal.origin)) entry.set("owner", *owner);
        if (goal.owners.size() > 1) goal.rest["Owner"] = base::join(goal.owners, ", ");
        if (kind == "key-result") {
            if (const auto delegate = person(goal.delegate, goal.origin)) entry.set("delegate", *delegate);
            return;
        }
        for (const std::string& team : goal.teams)
            if (const auto unit = setting_.cast.unit(team, goal.origin.file))
                return entry.set(kind == "objective" ? "unit" : "ownerUnit", *unit);
    }

    void add_measure(Entry& entry, VivaGoal& goal) {
        if (!goal.description.empty()) goal.rest["Description"] = goal.description;
        const std::string unit = folded(goal.unit);
        const bool is_money = unit == "dollar" || unit == "$" || unit == "usd";
        entry.set("kind", is_percent(goal) ? "share" : is_money ? "currency" : "count");
        if (const std::string word = is_percent(goal)   ? "%"
                                     : is_money         ? "USD"
                                     : unit == "number" ? goal.metric
                                                        : goal.unit;
            !word.empty())
            entry.set("unit", word);
        const bool is_unknown = folded(goal.target_type) == "findabaseline";
        if (is_unknown)
            entry.day("findBaselineBy", goal.end_day, "End Date");
        else
            entry.number("baseline", goal.start, "Start");
        entry.number("target", goal.target, "Target");
        entry.day("deadline", goal.end_day, "End Date");
        entry.day("startDate", goal.start_day, "Start Date");
        if (!is_unknown && entry.has("baseline")) entry.day("baselineDate", goal.start_day, "Start Date");
        const auto from = number_in(goal.start);
        const auto to = number_in(goal.target);
        const auto said = Directions.find(folded(goal.target_type));
        entry.set("direction", said != Directions.end()    ? said->second
                               : from && to && *to < *from ? "decrease"
                                                           : "increase");
        entry.set("evidence", "claimed");
        if (!goal.target_type.empty()) goal.rest["Target Type"] = goal.target_type;
        if (!goal.metric.empty()) goal.rest["Metric Name"] = goal.metric;
    }

    void link(const std::string& initiative, const std::set<const VivaGoal*>& results, const Origin& origin) {
        for (const Json& result : ids_of(results))
            if (links_.emplace(initiative, result.get_string()).second)
                setting_.keeper.want("link", {{"initiative", initiative}, {"keyResult", result}}, origin);
    }

    void keep_check_ins(const VivaGoal& goal, const std::string& kind, const std::string& id) {
        std::vector<VivaCheckIn> all = goal.check_ins;
        if (const auto more = all_.check_ins.find(goal.id); !goal.id.empty() && more != all_.check_ins.end())
            all.insert(all.end(), more->second.begin(), more->second.end());
        for (const VivaCheckIn& one : all) {
            Entry entry(setting_.records.catalog().type("check-in"), one.origin, setting_.wish.mapping.dates);
            entry.set("externalKey", key_of(goal) + "@" + one.key);
            entry.set(kind == "key-result" ? "keyResult" : kind, id);
            entry.day("date", one.day, "Checkin Date");
            if (const auto status = Statuses.find(folded(one.status)); status != Statuses.end())
                entry.set("status", status->second);
            entry.read("note", one.note, "Note");
            if (const auto by = person(one.by, one.origin)) entry.set("by", *by);
            if (kind == "key-result") add_value(entry, goal, one);
            if (kind != "key-result" && !one.value.empty())
                entry.set("remainder", JsonObject{{"Current Value", one.value}});
            if (entry.is_good(setting_.report)) setting_.keeper.want("check-in", entry.body(), one.origin);
        }
    }

    /// A percentage of a measure that counts something else tells how far it is on its way from start to target.
    static void add_value(Entry& entry, const VivaGoal& goal, const VivaCheckIn& one) {
        const auto value = number_in(one.value);
        if (!value) {
            if (!one.value.empty()) entry.set("remainder", JsonObject{{"Current Value", one.value}});
            return;
        }
        const auto from = number_in(goal.start);
        const auto to = number_in(goal.target);
        const bool is_progress = one.value.ends_with('%') && !is_percent(goal) && from && to;
        entry.number("value", base::number_text(is_progress ? *from + *value / 100 * (*to - *from) : *value),
                     "Current Value");
    }

    void keep_comments(const VivaGoal& goal, const std::string& kind, const std::string& id) {
        const auto all = all_.comments.find(goal.id);
        if (goal.id.empty() || all == all_.comments.end()) return;
        for (const JsonObject& item : all->second) {
            const std::string body = base::text_or(item, "Comment");
            if (body.empty()) continue;
            const std::string subject = setting_.records.catalog().type(kind).collection + "/" + id;
            if (!comments_.emplace(subject, body).second) {
                ++setting_.report.counts("comment").unchanged;
                continue;
            }
            JsonObject comment{{"subject", subject}, {"body", body}};
            if (const Json* by = item.if_contains("Created By"); by != nullptr && by->is_object()) {
                const std::string mail = base::text_or(by->get_object(), "Email");
                if (const auto author =
                        person(mail.empty() ? base::text_or(by->get_object(), "Name") : mail, goal.origin))
                    comment["by"] = *author;
            }
            setting_.keeper.want("comment", comment, goal.origin);
        }
    }
};

}  // namespace

Result<void> keep_viva(Setting& setting, VivaExport& all) {
    return Planner(setting, all).keep();
}

Result<void> read_viva_goals(Setting& setting, const std::vector<connect::tables::File>& files) {
    VivaExport all;
    for (const connect::tables::File& file : files) {
        const bool is_items = base::to_lower_ascii(file.name).ends_with(".json");
        TRY(is_items ? read_viva_items(setting, file, all) : read_viva_table(setting, file, all));
    }
    return keep_viva(setting, all);
}

}  // namespace plumbline::actions::imports
