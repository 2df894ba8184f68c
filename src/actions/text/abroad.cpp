// References into other programs: `ai/leaders-learn` is what the program `ai` calls `leaders-learn`.

#include <algorithm>

#include "actions/text/stock.h"
#include "records/access.h"

namespace plumbline::actions::text {

using base::JsonObject;
using base::Result;

std::pair<std::string, std::string> split_name(std::string_view word) {
    const std::size_t slash = word.find('/');
    if (slash == std::string_view::npos) return {std::string(), std::string(word)};
    return {std::string(word.substr(0, slash)), std::string(word.substr(slash + 1))};
}

Result<void> Stock::load_abroad(View& view, JsonObject program) {
    const std::string id = base::text_or(program, "id");
    const bool is_known = by_id_.contains(id) ||
                          std::ranges::any_of(abroad_, [&](const Stock& other) { return other.find(id) != nullptr; });
    if (is_known) return {};
    Stock other(grammar_);
    TRY(other.load(view, std::move(program)));
    other.give_names();
    abroad_.push_back(std::move(other));
    return {};
}

/// Loads the programs that hold the records wanted and are not loaded yet.
Result<void> Stock::load_homes(View& view, const Ids& wanted) {
    std::set<std::string> programs;
    for (const auto& [type, ids] : wanted) {
        const Part* part = grammar_.find(*type);
        if (part == nullptr || part->is_shared || part->is_program()) continue;
        std::set<std::string> missing;
        for (const std::string& id : ids)
            if (!by_id_.contains(id)) missing.insert(id);
        const std::vector<JsonObject> found = TRY(view.select_where(*type, "id", missing));
        for (const JsonObject& record : found)
            programs.insert(TRY(records::follow_path(view.transaction(), *type, record, type->program_path)));
    }
    auto found = TRY(view.select_where(view.catalog().type("program"), "id", programs));
    for (JsonObject& program : found) TRY(load_abroad(view, std::move(program)));
    return {};
}

std::vector<std::string> Stock::find_abroad(const Part& part, const std::string& program,
                                            const std::string& name) const {
    std::vector<std::string> ids;
    for (const Stock& other : abroad_) {
        if (other.kept_.front().name != program) continue;
        for (const Kept& kept : other.kept_)
            if (kept.part == &part && kept.name == name) ids.push_back(kept.id);
    }
    return ids;
}

std::string Stock::name_abroad(const std::string& id) const {
    for (const Stock& other : abroad_) {
        const Kept* kept = other.find(id);
        if (kept == nullptr) continue;
        const std::string& program = other.kept_.front().name;
        const bool is_clear =
            kept->part->joined == nullptr && find_abroad(*kept->part, program, kept->name).size() == 1;
        return is_clear ? program + "/" + kept->name : id;
    }
    return {};
}

}  // namespace plumbline::actions::text
