#include "actions/text/steps.h"

#include <algorithm>

namespace plumbline::actions::text {

namespace {

using base::Json;
using base::JsonObject;
using records::Act;
using records::Command;
using schema::Relation;

/// What becomes active is checked as a whole, so a new record gets its status once everything around it is there.
constexpr std::string_view StatusField = "status";

/// The merge patch that makes `after` of `before` (RFC 7396).
Json patch_between(const Json& before, const Json& after) {
    if (!before.is_object() || !after.is_object()) return after;
    JsonObject patch;
    for (const auto& pair : before.get_object())
        if (!after.get_object().contains(pair.key())) patch[pair.key()] = nullptr;
    for (const auto& pair : after.get_object()) {
        const Json* known = before.get_object().if_contains(pair.key());
        if (known == nullptr || !is_same(*known, pair.value()))
            patch[pair.key()] = known == nullptr ? pair.value() : patch_between(*known, pair.value());
    }
    return patch;
}

class Drafter {
  public:
    Drafter(const Grammar& grammar, Stock& stock, const Resolved& resolved, bool prune)
        : grammar_(grammar), stock_(stock), resolved_(resolved), prune_(prune) {}

    Draft run() {
        order_parts();
        for (std::size_t i = 0; i < resolved_.items.size(); ++i) {
            const Item& item = resolved_.items[i];
            if (item.before != nullptr) continue;
            stock_.give_name(item.id, item.entry->name);
            new_[item.id] = i;
        }
        for (std::size_t i = 0; i < resolved_.items.size(); ++i) compare(i);
        for (std::size_t i = 0; i < resolved_.items.size(); ++i)
            if (resolved_.items[i].before == nullptr) create(i);
        change();
        remove();
        return std::move(draft_);
    }

  private:
    const Grammar& grammar_;
    Stock& stock_;
    const Resolved& resolved_;
    bool prune_;
    Draft draft_;
    std::map<const Part*, std::size_t> rank_;
    std::map<std::string, std::size_t> new_;
    std::map<std::size_t, std::size_t> change_of_;  // place of the item → place of its change
    std::map<std::size_t, JsonObject> patches_;     // by place of the item
    std::set<std::size_t> made_;
    std::set<std::size_t> being_made_;

    void order_parts() {
        for (const Part* shared : grammar_.shared()) rank_.emplace(shared, rank_.size());
        order_part(grammar_.program());
    }

    void order_part(const Part& part) {
        rank_.emplace(&part, rank_.size());
        for (const Part* child : part.children) order_part(*child);
    }

    void compare(std::size_t place) {
        const Item& item = resolved_.items[place];
        Change change;
        change.act = item.before == nullptr ? Act::Create : Act::Update;
        for (const Wish& wish : item.wishes) {
            const Json before = item.before == nullptr ? Json(nullptr) : value_of(*item.before, *wish.field);
            if (is_same(before, wish.value)) continue;
            change.fields.push_back({wish.field->name, with_names(stock_, *wish.field, before),
                                     with_names(stock_, *wish.field, wish.value)});
            if (item.before != nullptr) patches_[place][wish.field->name] = patch_between(before, wish.value);
        }
        if (item.before != nullptr && change.fields.empty()) return;
        const Part& part = *item.entry->part;
        if (item.before != nullptr && !part.is_shared && part.name != nullptr &&
            !item.before->contains(part.name->name))
            patches_[place][part.name->name] = item.entry->name;
        change.type = part.type;
        change.id = item.id;
        change.mark = item.entry->mark;
        change.path = path(place);
        if (item.before != nullptr) {
            change.revision = base::integer_or(*item.before, "revision");
            change.title = base::text_or(*item.before, "title");
        }
        for (const Wish& wish : item.wishes)
            if (wish.field->name == "title" && wish.value.is_string())
                change.title = std::string(wish.value.get_string());
        change_of_[place] = draft_.plan.changes.size();
        draft_.plan.changes.push_back(std::move(change));
        draft_.items.push_back(&item);
    }

    std::string path(std::size_t place) const {
        const Entry& entry = *resolved_.items[place].entry;
        const std::string own = entry.part->section + "/" + entry.name;
        return entry.parent && !resolved_.items[*entry.parent].entry->part->is_program()
                   ? path(*entry.parent) + "/" + own
                   : own;
    }

    /// Creates an item after all new ones that it refers to; where they refer to each other in a circle, one reference
    /// is set afterwards.
    void create(std::size_t place) {
        if (made_.contains(place)) return;
        being_made_.insert(place);
        const Item& item = resolved_.items[place];
        const Part& part = *item.entry->part;
        JsonObject body;
        if (item.entry->parent) body[part.parent_field->name] = needed(resolved_.items[*item.entry->parent].id);
        if (part.joined != nullptr) body[part.joined->name] = needed(item.joined);
        if (part.name != nullptr) name(item, body);
        for (const Wish& wish : item.wishes) {
            if (wish.value.is_null() && !wish.field->default_value) continue;
            const std::optional<Json> usual = usual_value(*wish.field);
            const bool is_status =
                wish.field->name == StatusField && usual && !usual->is_null() && !is_same(*usual, wish.value);
            if (is_status || !are_made(*wish.field, wish.value))
                patches_[place][wish.field->name] = wish.value;
            else
                body[wish.field->name] = wish.value;
        }
        being_made_.erase(place);
        made_.insert(place);
        draft_.steps.push_back({Command{.act = Act::Create, .type = part.type, .id = item.id, .body = std::move(body)},
                                change_of_.at(place)});
    }

    Json needed(const std::string& id) {
        const auto found = new_.find(id);
        if (found != new_.end() && !being_made_.contains(found->second)) create(found->second);
        return Json(id);
    }

    /// The name of a shared record is its key, e-mail or code where it can be one, its title otherwise.
    static void name(const Item& item, JsonObject& body) {
        const Part& part = *item.entry->part;
        const auto value = part.name->type->normalize(*part.name, Json(item.entry->name));
        if (value && (part.name->name != "key" || is_name(item.entry->name)))
            body[part.name->name] = *value;
        else
            body["title"] = item.entry->name;
    }

    /// Makes what a value refers to; false where that is being made just now.
    bool are_made(const schema::Field& field, const Json& value) {
        if (field.type->relation() == Relation::None || value.is_null()) return true;
        bool all = true;
        const auto make = [&](std::string_view text) {
            const std::size_t slash = text.find('/');
            const auto found = new_.find(std::string(slash == std::string_view::npos ? text : text.substr(slash + 1)));
            if (found == new_.end()) return;
            if (being_made_.contains(found->second))
                all = false;
            else
                create(found->second);
        };
        if (value.is_string()) make(value.get_string());
        if (value.is_array())
            for (const Json& id : value.get_array()) make(id.get_string());
        return all;
    }

    void change() {
        // From the parts to the whole; among equals in the order of the text.
        std::vector<std::pair<std::size_t, std::size_t>> places;
        places.reserve(patches_.size());
        for (const auto& [place, patch] : patches_)
            places.emplace_back(rank_.size() - rank_.at(resolved_.items[place].entry->part), place);
        std::ranges::sort(places);
        for (const auto& [order, place] : places) {
            const Item& item = resolved_.items[place];
            Command command{.act = Act::Update,
                            .type = item.entry->part->type,
                            .id = item.id,
                            .body = std::move(patches_.at(place))};
            if (item.before == nullptr)
                command.any_revision = true;
            else
                command.revision = base::integer_or(*item.before, "revision");
            draft_.steps.push_back({std::move(command), change_of_.at(place)});
        }
    }

    void remove() {
        std::vector<std::pair<std::size_t, std::size_t>> places;
        places.reserve(resolved_.surplus.size());
        for (const Kept* kept : resolved_.surplus)
            places.emplace_back(rank_.size() - rank_.at(kept->part), places.size());
        std::ranges::sort(places);
        for (const auto& [order, place] : places) {
            const Kept* kept = resolved_.surplus[place];
            Change change;
            change.act = Act::Delete;
            change.type = kept->part->type;
            change.id = kept->id;
            change.revision = base::integer_or(kept->record, "revision");
            change.title = base::text_or(kept->record, "title");
            change.path = path(*kept);
            Command command{
                .act = Act::Delete, .type = change.type, .id = kept->id, .body = {}, .revision = change.revision};
            if (prune_) draft_.steps.push_back({std::move(command), draft_.plan.changes.size()});
            draft_.plan.changes.push_back(std::move(change));
            draft_.items.push_back(nullptr);
        }
    }

    std::string path(const Kept& kept) const {
        const std::string own = kept.part->section + "/" + kept.name;
        const Kept* parent = stock_.find(kept.parent);
        return parent == nullptr || parent->part->is_program() ? own : path(*parent) + "/" + own;
    }
};

}  // namespace

Draft draft_plan(const Grammar& grammar, Stock& stock, const Resolved& resolved, bool prune) {
    Draft draft = Drafter(grammar, stock, resolved, prune).run();
    draft.plan.prune = prune;
    return draft;
}

}  // namespace plumbline::actions::text
