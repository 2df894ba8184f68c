#include "actions/plan/library.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "entities/library.h"

namespace plumbline::actions {

using base::fail;
using base::Json;
using base::JsonArray;
using base::JsonObject;
using base::Result;
using records::Command;

namespace {

constexpr std::string_view Folder = "visions/";

const JsonArray& list_of(const JsonObject& object, std::string_view key) {
    static const JsonArray None;
    const Json* value = object.if_contains(key);
    return value != nullptr && value->is_array() ? value->get_array() : None;
}

/// Takes over what the template says and the record has a field for; blanks stay blank.
JsonObject fields_of(const schema::EntityType& type, const JsonObject& given,
                     std::initializer_list<std::string_view> without) {
    JsonObject body;
    for (const auto& pair : given) {
        const bool excluded = std::ranges::find(without, std::string_view(pair.key())) != without.end();
        if (!excluded && !pair.value().is_null() && type.find_field(pair.key()) != nullptr)
            body[pair.key()] = pair.value();
    }
    return body;
}

/// Puts the commands together; ids are given here so that records can refer to each other.
class Starter {
  public:
    Starter(records::Records& records, const Start& start, base::Date today)
        : records_(records), start_(start), today_(today) {}

    Result<std::vector<Command>> commands() {
        program_ = add("program", {{"title", start_.title}});
        std::set<std::string_view> begun;
        for (const std::string& key : start_.visions)
            if (begun.insert(key).second) TRY(vision(TRY(library_vision(key))));
        // An objective that two visions share refers to both, so all visions are made before it.
        static constexpr std::string_view Order[] = {"program", "vision", "objective", "key-result", "initiative"};
        std::ranges::stable_sort(commands_, {},
                                 [](const Command& command) { return std::ranges::find(Order, command.type->name); });
        return std::move(commands_);
    }

  private:
    records::Records& records_;
    const Start& start_;
    base::Date today_;
    std::vector<Command> commands_;
    std::string program_;
    std::map<std::string, std::string, std::less<>> shared_;      // shared key → id of the objective
    std::map<std::string, std::size_t, std::less<>> places_;      // id of an objective → place of its command
    std::map<std::string, std::string, std::less<>> objectives_;  // key within the vision → id

    std::string add(std::string_view type, JsonObject body) {
        Command command;
        command.type = &records_.catalog().type(type);
        command.id = base::make_uuid7(records_.clock().now(), records_.random());
        command.body = std::move(body);
        commands_.push_back(std::move(command));
        return commands_.back().id;
    }

    const schema::EntityType& type(std::string_view name) const { return records_.catalog().type(name); }

    Result<void> vision(const JsonObject& library) {
        const std::string key = base::text_or(library, "key");
        const JsonObject proposal = library.contains("vision") ? library.at("vision").as_object() : JsonObject();
        // The statement is composed of the three, so that it follows them when they are rewritten.
        JsonObject body = fields_of(type("vision"), proposal, {"statement"});
        body["title"] = library.at("title");
        body["program"] = program_;
        body["templateKey"] = key;
        const auto months = static_cast<int>(base::integer_or(proposal, "horizonMonths", 24));
        body["horizonStart"] = base::format_date(today_);
        body["horizonEnd"] = base::format_date(base::add_days(today_, months * 365 / 12));
        if (library.contains("source") && library.at("source").as_object().contains("url"))
            body["source"] = library.at("source").at("url");
        const std::string vision_id = add("vision", std::move(body));
        objectives_.clear();
        for (const Json& objective : list_of(library, "objectives"))
            this->objective(objective.as_object(), key, vision_id);
        for (const Json& key_result : list_of(library, "keyResults")) this->key_result(key_result.as_object(), key);
        for (const Json& initiative : list_of(library, "initiatives")) this->initiative(initiative.as_object(), key);
        return {};
    }

    void objective(const JsonObject& given, const std::string& vision_key, const std::string& vision_id) {
        const std::string key = base::text_or(given, "key");
        const std::string shared = base::text_or(given, "sharedKey");
        if (const auto twin = shared_.find(shared); !shared.empty() && twin != shared_.end()) {
            commands_[places_[twin->second]].body["visions"].as_array().emplace_back(vision_id);
            objectives_[key] = twin->second;
            return;
        }
        JsonObject body = fields_of(type("objective"), given, {"key"});
        body["program"] = program_;
        body["visions"] = JsonArray{Json(vision_id)};
        body["templateKey"] = vision_key + "/" + key;
        body["sortOrder"] = static_cast<std::int64_t>(places_.size() + 1);
        const std::string id = add("objective", std::move(body));
        places_[id] = commands_.size() - 1;
        objectives_[key] = id;
        if (!shared.empty()) shared_[shared] = id;
    }

    JsonArray ids_of(const JsonArray& keys) const {
        JsonArray ids;
        for (const Json& key : keys)
            if (const auto found = objectives_.find(std::string_view(key.as_string())); found != objectives_.end())
                ids.emplace_back(found->second);
        return ids;
    }

    void key_result(const JsonObject& given, const std::string& vision_key) {
        JsonObject body = fields_of(type("key-result"), given, {"key", "objectives"});
        JsonArray objectives = ids_of(list_of(given, "objectives"));
        if (start_.links == Links::Proposed)
            for (Json& id : ids_of(list_of(given, "proposedObjectives"))) objectives.push_back(std::move(id));
        if (!objectives.empty()) body["objectives"] = std::move(objectives);
        body["program"] = program_;
        body["templateKey"] = vision_key + "/" + base::text_or(given, "key");
        add("key-result", std::move(body));
    }

    void initiative(const JsonObject& given, const std::string& vision_key) {
        JsonObject body = fields_of(type("initiative"), given, {"key", "objectives", "source"});
        body["objectives"] = ids_of(list_of(given, "objectives"));
        body["program"] = program_;
        body["templateKey"] = vision_key + "/" + base::text_or(given, "key");
        add("initiative", std::move(body));
    }
};

}  // namespace

Result<JsonArray> library_visions() {
    JsonArray visions;
    for (const entities::LibraryFile& file : entities::library_files()) {
        if (!file.name.starts_with(Folder)) continue;
        const Json vision = TRY(base::parse_json(file.text));
        const JsonObject& object = vision.as_object();
        JsonObject entry{{"objectives", list_of(object, "objectives").size()},
                         {"keyResults", list_of(object, "keyResults").size()},
                         {"initiatives", list_of(object, "initiatives").size()}};
        for (const std::string_view key : {"key", "title", "summary", "source"})
            if (object.contains(key)) entry[key] = object.at(key);
        visions.push_back(std::move(entry));
    }
    return visions;
}

Result<JsonObject> library_vision(const std::string& key) {
    const std::string_view text = entities::library_text(std::string(Folder) + key);
    if (!text.empty()) return TRY(base::parse_json(text))
    .as_object();
    std::vector<std::string> keys;
    for (const entities::LibraryFile& file : entities::library_files())
        if (file.name.starts_with(Folder)) keys.emplace_back(file.name.substr(Folder.size()));
    return fail(base::invalid("library.vision", "visions", "The library has no vision \"" + key.substr(0, 60) + "\".",
                              "Visions: " + base::join(keys, ", ") + "."));
}

Result<records::Written> start_program(records::Records& records, const records::Asking& asking, const Start& start) {
    if (start.title.empty()) return fail(base::invalid("validation.required", "title", "The program needs a title."));
    if (start.visions.empty())
        return fail(base::invalid("validation.required", "visions", "Choose at least one vision of the library.",
                                  "See /api/v1/library/visions."));
    return records.write(asking, TRY(Starter(records, start, records::today(asking)).commands()));
}

}  // namespace plumbline::actions
