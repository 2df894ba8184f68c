#include "actions/text/stand_ins.h"

#include "actions/text/stock.h"
#include "base/random.h"

namespace plumbline::actions::text {

using base::Json;
using base::JsonObject;

namespace {

/// The program of records that are named by their id.
constexpr std::string_view Elsewhere = "elsewhere";

}  // namespace

std::vector<std::string> StandIns::find(const Part& part, const std::string& word) {
    const auto known = made_.find({&part, word});
    if (known != made_.end()) return {known->second};
    return part.is_shared ? around(part, word) : abroad(part, word);
}

std::vector<std::string> StandIns::around(const Part& part, const std::string& word) {
    if (part.name->name == "key" && !base::is_uuid(word)) return {};
    JsonObject body{{"title", word}};
    if (!base::is_uuid(word))
        for (const schema::Field* field : identifiers(*part.type))
            if (auto value = field->type->normalize(*field, Json(word))) body[field->name] = std::move(*value);
    return {make(part, word, std::move(body))};
}

std::vector<std::string> StandIns::abroad(const Part& part, const std::string& word) {
    if (part.is_program())
        return is_name(word) ? std::vector{make(part, word, {{"title", word}, {"key", word}})}
                             : std::vector<std::string>();
    auto [program, name] = split_name(word);
    if (base::is_uuid(word)) program = Elsewhere;
    const bool can_be =
        !program.empty() && part.parent->is_program() && part.name != nullptr && (base::is_uuid(word) || is_name(name));
    const std::vector<std::string> home = can_be ? find(grammar_.program(), program) : std::vector<std::string>();
    if (home.empty()) return {};
    JsonObject body{{"title", name}, {part.parent_field->name, home.front()}};
    if (is_name(name)) body[part.name->name] = name;
    return {make(part, word, std::move(body))};
}

std::string StandIns::make(const Part& part, const std::string& word, JsonObject body) {
    records::Command command;
    command.type = part.type;
    command.id = base::is_uuid(word) ? word : make_id_();
    command.body = std::move(body);
    commands_.push_back(std::move(command));
    return made_[{&part, word}] = commands_.back().id;
}

}  // namespace plumbline::actions::text
