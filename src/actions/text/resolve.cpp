#include "actions/text/resolve.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "actions/text/stand_ins.h"
#include "base/random.h"
#include "base/text.h"

namespace plumbline::actions::text {

namespace {

using base::Json;
using base::JsonArray;
using base::JsonObject;
using base::Result;
using schema::EntityType;
using schema::Field;
using schema::Relation;

bool is_around(const Grammar& grammar, const EntityType& type) {
    const Part* part = grammar.find(type);
    return part != nullptr && (part->is_shared || part->is_program());
}

class Resolver {
  public:
    Resolver(View& view, const Sheet& sheet, const Stock& stock, const Options& options,
             const std::function<std::string()>& make_id, Mistakes& mistakes)
        : view_(view),
          sheet_(sheet),
          stock_(stock),
          options_(options),
          make_id_(make_id),
          mistakes_(mistakes),
          stand_ins_(stock.grammar(), make_id) {}

    Result<Resolved> run() {
        resolved_.items.resize(sheet_.entries.size());
        for (std::size_t i = 0; i < sheet_.entries.size(); ++i)
            if (sheet_.entries[i].part->joined == nullptr) match_by_name(i);
        // What is named by another record can be matched once those have their ids.
        for (std::size_t i = 0; i < sheet_.entries.size(); ++i)
            if (sheet_.entries[i].part->joined != nullptr) TRY(match_by_joined(i));
        find_surplus();
        for (Item& item : resolved_.items) TRY(wish(item));
        resolved_.stand_ins = stand_ins_.take();
        return std::move(resolved_);
    }

  private:
    View& view_;
    const Sheet& sheet_;
    const Stock& stock_;
    const Options& options_;
    const std::function<std::string()>& make_id_;
    Mistakes& mistakes_;
    StandIns stand_ins_;
    Resolved resolved_;
    std::set<std::string> matched_;
    std::set<std::string> surplus_;
    std::map<std::tuple<const Part*, std::optional<std::size_t>, std::string>, std::vector<std::string>> names_;

    void match_by_name(std::size_t place) {
        const Entry& entry = sheet_.entries[place];
        Item& item = resolved_.items[place];
        item.entry = &entry;
        if (entry.part->is_shared) {
            match_shared(item);
        } else {
            const std::string parent = entry.parent ? resolved_.items[*entry.parent].id : std::string();
            take(item, stock_.find(*entry.part, parent, entry.name));
        }
        names_[{entry.part, entry.program, entry.name}].push_back(item.id);
    }

    void match_shared(Item& item) {
        const Entry& entry = *item.entry;
        std::vector<std::string> found = stock_.directory().find(*entry.part->type, entry.name);
        // A record that has a key of its own is not meant by its title: what is stated here is another one.
        std::erase_if(found, [&](const std::string& id) {
            const std::string key = base::text_or(*stock_.directory().record(*entry.part->type, id), "key");
            return !key.empty() && key != entry.name;
        });
        if (found.size() > 1) several(*entry.part->type, entry.name, entry.mark);
        item.id = found.empty() ? make_id_() : found.front();
        if (!found.empty()) item.before = stock_.directory().record(*entry.part->type, item.id);
        if (!matched_.insert(item.id).second)
            mistakes_.add("text.duplicate",
                          "\"" + entry.name + "\" means a record that stands here under another name too.", entry.mark,
                          "Keep one of them.");
    }

    Result<void> match_by_joined(std::size_t place) {
        const Entry& entry = sheet_.entries[place];
        Item& item = resolved_.items[place];
        item.entry = &entry;
        item.joined = TRY(id_of(*entry.part->joined->target, entry.name, entry, entry.mark));
        const std::string& parent = resolved_.items[*entry.parent].id;
        const Kept* found =
            stock_.find(*entry.part, parent,
                        stock_.name_of(*entry.part->joined->target, item.joined, resolved_.items[*entry.program].id));
        take(item, found);
        return {};
    }

    void take(Item& item, const Kept* kept) {
        item.id = kept == nullptr ? make_id_() : kept->id;
        if (kept == nullptr) return;
        item.before = &kept->record;
        if (!matched_.insert(kept->id).second)
            mistakes_.add("text.duplicate",
                          "\"" + item.entry->name + "\" means a record that stands here under another name too.",
                          item.entry->mark, "Keep one of them.");
    }

    void find_surplus() {
        for (const Kept& kept : stock_.kept())
            if (!matched_.contains(kept.id) && !kept.part->is_program()) {
                resolved_.surplus.push_back(&kept);
                surplus_.insert(kept.id);
            }
    }

    Result<void> wish(Item& item) {
        const Entry& entry = *item.entry;
        if (!entry.is_stated) {
            if (item.before == nullptr)
                mistakes_.add("text.program", "There is no program \"" + entry.name + "\" yet.", entry.mark,
                              "State it: program: {name: " + entry.name + ", title: …}.");
            return {};
        }
        for (const Field* field : entry.part->fields) {
            if (const Said* said = entry.find(*field)) {
                auto value = TRY(value_for(*said, entry));
                item.wishes.push_back({field, std::move(value), said->mark});
                check_patchable(item, item.wishes.back());
                continue;
            }
            const std::optional<Json> usual = entry.part->is_shared ? std::nullopt : usual_value(*field);
            const bool is_kept_apart = item.before != nullptr && !is_expressible(value_of(*item.before, *field));
            if (usual && !is_kept_apart) item.wishes.push_back({field, *usual, entry.mark});
        }
        return {};
    }

    /// A change is a merge patch (RFC 7396), in which null means "remove": a map with a null inside cannot be changed
    /// into.
    void check_patchable(const Item& item, const Wish& wish) {
        if (item.before == nullptr || is_same(value_of(*item.before, *wish.field), wish.value) ||
            !has_null_member(wish.value))
            return;
        mistakes_.add(base::invalid("text.null", wish.field->name,
                                    wish.field->label + " cannot hold a blank inside a map.", "Leave that key out."),
                      wish.mark);
    }

    static bool has_null_member(const Json& value) {
        return value.is_object() && std::ranges::any_of(value.get_object(), [](const auto& pair) {
                   return pair.value().is_null() || has_null_member(pair.value());
               });
    }

    Result<Json> value_for(const Said& said, const Entry& entry) {
        if (said.value.is_null()) return said.value;
        switch (said.field->type->relation()) {
            case Relation::None:
                return said.value;
            case Relation::One:
                return Json(TRY(id_of(*said.field->target, std::string(said.value.get_string()), entry, said.mark)));
            case Relation::Many: {
                JsonArray ids;
                for (const Json& word : said.value.get_array()) {
                    Json id(TRY(id_of(*said.field->target, std::string(word.get_string()), entry, said.mark)));
                    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(std::move(id));
                }
                return ids;
            }
            case Relation::Any:
                break;
        }
        const auto [type, word] =
            split_reference(stock_.grammar().catalog(), std::string_view(said.value.get_string()));
        const auto& targets = said.field->targets;
        const bool is_allowed =
            type != nullptr && (targets.front() == "*" || std::ranges::find(targets, type->name) != targets.end());
        if (!is_allowed) {
            mistakes_.add(base::invalid("text.reference", said.field->name, said.field->label + " names no record.",
                                        "Write it as objectives/drive-improvement."),
                          said.mark);
            return said.value;
        }
        return Json(type->collection + "/" + TRY(id_of(*type, word, entry, said.mark)));
    }

    /// The ids of the text's own records of that name: within the entry's program, where it has one.
    std::vector<std::string> stated(const Part& part, const std::string& word, const Entry& entry) const {
        if (part.is_shared || (entry.program && !part.is_program())) {
            const auto found = names_.find({&part, part.is_shared ? std::nullopt : entry.program, word});
            return found == names_.end() ? std::vector<std::string>() : found->second;
        }
        std::vector<std::string> ids;
        for (const auto& [key, found] : names_)
            if (std::get<0>(key) == &part && std::get<2>(key) == word)
                ids.insert(ids.end(), found.begin(), found.end());
        return ids;
    }

    /// The id of the record that a word means for an entry; empty with the mistake added where it means none or
    /// several.
    Result<std::string> id_of(const EntityType& type, const std::string& word, const Entry& entry, Mark mark) {
        const Part* part = stock_.grammar().find(type);
        std::vector<std::string> ids = part == nullptr ? std::vector<std::string>() : stated(*part, word, entry);
        if (ids.empty() && is_around(stock_.grammar(), type)) ids = stock_.directory().find(type, word);
        if (ids.empty() && part != nullptr)
            for (const Kept& kept : stock_.kept())
                if (kept.part == part && kept.name == word &&
                    (!entry.program || kept.program == resolved_.items[*entry.program].id))
                    ids.push_back(kept.id);
        if (ids.empty() && part != nullptr && !part->is_shared) ids = elsewhere(*part, word);
        if (ids.empty() && options_.stand_ins && part != nullptr && !is_stated_here(split_name(word).first))
            ids = stand_ins_.find(*part, word);
        if (ids.empty() && base::is_uuid(word)) return word;
        if (ids.size() > 1) several(type, word, mark);
        if (ids.empty()) TRY(unknown(type, word, entry, mark));
        if (options_.prune && !ids.empty() && surplus_.contains(ids.front()))
            mistakes_.add(
                "text.reference",
                fmt::format("{} \"{}\" is used here but not stated, so that it would be deleted.", type.label, word),
                mark, "State it, or leave it out here.");
        return ids.empty() ? std::string() : ids.front();
    }

    /// The ids of the records that another program calls so, in this text or in the store: `ai/leaders-learn`.
    std::vector<std::string> elsewhere(const Part& part, const std::string& word) const {
        const auto [program, name] = split_name(word);
        if (program.empty()) return {};
        for (std::size_t i = 0; i < sheet_.entries.size(); ++i) {
            if (!sheet_.entries[i].part->is_program() || sheet_.entries[i].name != program) continue;
            if (const auto found = names_.find({&part, i, name}); found != names_.end()) return found->second;
            std::vector<std::string> ids;
            for (const Kept& kept : stock_.kept())
                if (kept.part == &part && kept.name == name && kept.program == resolved_.items[i].id)
                    ids.push_back(kept.id);
            return ids;
        }
        return stock_.find_abroad(part, program, name);
    }

    bool is_stated_here(const std::string& program) const {
        return std::ranges::any_of(
            sheet_.entries, [&](const Entry& entry) { return entry.part->is_program() && entry.name == program; });
    }

    void several(const EntityType& type, const std::string& word, Mark mark) {
        mistakes_.add("text.ambiguous", fmt::format("\"{}\" could mean several {}.", word.substr(0, 100), type.plural),
                      mark, "Say which by " + by_what(type) + ", or by its id.");
    }

    static std::string by_what(const EntityType& type) {
        std::vector<std::string> labels;
        for (const Field* field : identifiers(type)) labels.push_back(base::to_lower_ascii(field->label));
        return base::join(labels, " or ");
    }

    Result<void> unknown(const EntityType& type, const std::string& word, const Entry& entry, Mark mark) {
        if (const std::string program = split_name(word).first; is_name(program) && !is_stated_here(program)) {
            mistakes_.add("text.reference",
                          fmt::format("There is no {} \"{}\".", base::to_lower_ascii(type.label), word.substr(0, 100)),
                          mark, "Apply the text of the program \"" + program + "\" first, or both in one.");
            return {};
        }
        std::vector<std::string> known;
        for (const auto& [key, ids] : names_)
            if (std::get<0>(key)->type == &type && (std::get<0>(key)->is_shared || std::get<1>(key) == entry.program))
                known.push_back(std::get<2>(key));
        if (is_around(stock_.grammar(), type))
            for (const JsonObject& record : TRY(view_.select(type, query::all_of({}), 500)))
                for (const Field* field : identifiers(type))
                    if (const auto text = base::find_text(record, field->name)) known.emplace_back(*text);
        const std::string near = base::closest(word.substr(0, 100), known);
        const Part* part = stock_.grammar().find(type);
        std::string hint =
            near.empty() ? "Write it by " + by_what(type) : "Did you mean \"" + near + "\"? Otherwise state it";
        if (part != nullptr)
            hint += near.empty() ? ", or state it under \"" + part->section + "\"" : " under \"" + part->section + "\"";
        mistakes_.add("text.reference",
                      fmt::format("There is no {} \"{}\".", base::to_lower_ascii(type.label), word.substr(0, 100)),
                      mark, hint + ".");
        return {};
    }
};

}  // namespace

Result<Resolved> resolve(View& view, const Sheet& sheet, const Stock& stock, const Options& options,
                         const std::function<std::string()>& make_id, Mistakes& mistakes) {
    return Resolver(view, sheet, stock, options, make_id, mistakes).run();
}

}  // namespace plumbline::actions::text
