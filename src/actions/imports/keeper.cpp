#include "actions/imports/keeper.h"

#include <algorithm>
#include <utility>

#include "base/random.h"
#include "base/text.h"
#include "schema/field_type.h"

namespace plumbline::actions::imports {

namespace {

using base::fail;
using base::Json;
using base::JsonObject;
using base::Result;
using records::Act;
using records::Command;

std::string key_text(const JsonObject& record, const std::string& field) {
    return base::to_lower_ascii(base::trim(base::text_or(record, field)));
}

/// Whether a wanted value, normalized as saving does it, is what the record has already.
bool is_same(const schema::EntityType& type, const JsonObject& before, std::string_view name, const Json& wanted) {
    const Json* kept = before.if_contains(name);
    const bool is_empty = kept == nullptr || kept->is_null();
    if (wanted.is_null()) return is_empty;
    const schema::Field* field = type.find_field(name);
    if (field == nullptr) return false;
    const auto normal = field->type->normalize(*field, wanted);
    if (!normal) return false;
    if (is_empty) return normal->is_null() || (normal->is_array() && normal->get_array().empty());
    return *normal == *kept || base::canonical_text(*normal) == base::canonical_text(*kept);
}

JsonObject differing(const schema::EntityType& type, const JsonObject& before, const JsonObject& wanted) {
    JsonObject changes;
    for (const auto& [name, value] : wanted)
        if (!is_same(type, before, name, value)) changes[name] = value;
    return changes;
}

/// The type of the records that a value means: `collection/id` says it itself.
std::string target_of(const schema::Catalog& catalog, const schema::Field& field, const Json& value) {
    if (field.target != nullptr) return field.target->name;
    const std::string text = value.is_string() ? std::string(value.get_string()) : std::string();
    const schema::EntityType* type = catalog.find_collection(text.substr(0, text.find('/')));
    return type == nullptr ? std::string() : type->name;
}

std::vector<std::string> ids_in(const Json& value) {
    std::vector<std::string> ids;
    if (value.is_string()) {
        const std::string text(value.get_string());
        ids.push_back(text.substr(text.find('/') + 1));
    }
    if (value.is_array())
        for (const Json& one : value.get_array())
            if (one.is_string()) ids.emplace_back(one.get_string());
    return ids;
}

std::string reason_of(const base::Error& error) {
    const base::Error& first = error.details.empty() ? error : error.details.front();
    return first.message + (first.hint.empty() ? "" : " " + first.hint);
}

}  // namespace

Result<void> Keeper::load(std::string_view type, Lookup lookup, const std::string& program) {
    Stock& stock = stocks_[std::string(type)];
    stock.type = &records_.catalog().type(type);
    stock.lookup = std::move(lookup);
    query::Condition filter;
    if (!program.empty()) filter = query::equals(*stock.type, "program", program);
    for (JsonObject& record : TRY(records_.all(*stock.type, filter))) {
        const std::string id = base::text_or(record, "id");
        index(stock, id, record);
        stock.items[id].before = std::move(record);
    }
    return {};
}

void Keeper::index(Stock& stock, const std::string& id, const JsonObject& record) {
    for (const auto* fields : {&stock.lookup.keys, &stock.lookup.words})
        for (const std::string& field : *fields)
            if (const std::string text = key_text(record, field); !text.empty()) stock.by_key[field][text].insert(id);
}

std::optional<std::string> Keeper::find(std::string_view type, std::string_view key, std::string_view text) const {
    const Stock& stock = stocks_.find(type)->second;
    const auto words = stock.by_key.find(key);
    if (words == stock.by_key.end()) return std::nullopt;
    const auto ids = words->second.find(base::to_lower_ascii(base::trim(text)));
    if (ids == words->second.end() || ids->second.size() != 1) return std::nullopt;
    return *ids->second.begin();
}

const JsonObject* Keeper::state(std::string_view type, const std::string& id) const {
    const Stock& stock = stocks_.find(type)->second;
    const auto item = stock.items.find(id);
    if (item == stock.items.end()) return nullptr;
    return item->second.before.empty() ? &item->second.wanted : &item->second.before;
}

std::vector<std::string> Keeper::all(std::string_view type) const {
    std::vector<std::string> ids;
    for (const auto& [id, item] : stocks_.find(type)->second.items) ids.push_back(id);
    return ids;
}

bool Keeper::is_new(std::string_view type, const std::string& id) const {
    const Stock& stock = stocks_.find(type)->second;
    const auto item = stock.items.find(id);
    return item != stock.items.end() && item->second.before.empty();
}

std::string Keeper::want(std::string_view type, const JsonObject& body, const Origin& origin) {
    const Stock& stock = stocks_.find(type)->second;
    for (const std::string& key : stock.lookup.keys) {
        const auto found = find(type, key, base::text_or(body, key));
        if (!found) continue;
        want_at(type, *found, body, origin);
        return *found;
    }
    std::string id = base::make_uuid7(records_.clock().now(), records_.random());
    want_at(type, id, body, origin);
    return id;
}

void Keeper::want_at(std::string_view type, const std::string& id, const JsonObject& body, const Origin& origin) {
    Stock& stock = stocks_.find(type)->second;
    Item& item = stock.items[id];
    if (item.wanted.empty()) {
        stock.order.push_back(id);
        item.origin = origin;
    }
    for (const auto& [name, value] : body) item.wanted[name] = value;
    index(stock, id, body);
}

void Keeper::mark(std::string_view type, const std::string& id, const JsonObject& fields) {
    Item& item = stocks_.find(type)->second.items[id];
    for (const auto& [name, value] : fields) item.marks[name] = value;
}

/// New records after those that they refer to; a circle is opened by a change that comes behind all of them.
void Keeper::add_new(Stock& stock, const std::string& id, std::set<std::string>& done, std::set<std::string>& open,
                     std::vector<Step>& steps, std::vector<Step>& later) {
    const auto found = stock.items.find(id);
    if (found == stock.items.end() || !found->second.before.empty() || done.contains(id)) return;
    const Item& item = found->second;
    open.insert(id);
    Command create{.act = Act::Create, .type = stock.type, .id = id, .body = item.wanted};
    Command change{.act = Act::Update, .type = stock.type, .id = id, .body = {}, .any_revision = true};
    for (const auto& [name, value] : item.marks) create.body[name] = value;
    for (const auto& [name, value] : item.wanted) {
        if (value.is_null()) create.body.erase(name);
        const schema::Field* field = stock.type->find_field(name);
        if (field == nullptr || field->type->relation() == schema::Relation::None) continue;
        const auto other = stocks_.find(target_of(records_.catalog(), *field, value));
        if (other == stocks_.end()) continue;
        for (const std::string& needed : ids_in(value)) {
            if (open.contains(needed)) {
                change.body[name] = value;
                create.body.erase(name);
            } else {
                add_new(other->second, needed, done, open, steps, later);
            }
        }
    }
    open.erase(id);
    done.insert(id);
    steps.push_back({std::move(create), item.origin});
    if (!change.body.empty()) later.push_back({std::move(change), item.origin, false});
}

std::vector<Keeper::Step> Keeper::steps() {
    std::vector<Step> steps;
    std::vector<Step> later;
    std::set<std::string> done;
    std::set<std::string> open;
    for (auto& [name, stock] : stocks_)
        for (const std::string& id : stock.order) add_new(stock, id, done, open, steps, later);
    std::ranges::move(later, std::back_inserter(steps));
    for (auto& [name, stock] : stocks_) {
        for (const std::string& id : stock.order) {
            const Item& item = stock.items[id];
            if (item.before.empty()) continue;
            Command change{.act = Act::Update, .type = stock.type, .id = id, .body = {}, .any_revision = true};
            change.body = differing(*stock.type, item.before, item.wanted);
            const bool is_counted = !change.body.empty();
            if (!is_counted) ++report_.counts(name).unchanged;
            for (const auto& [field, value] : differing(*stock.type, item.before, item.marks))
                change.body[field] = value;
            if (!change.body.empty()) steps.push_back({std::move(change), item.origin, is_counted});
        }
    }
    return steps;
}

/// Tries each command alone and leaves out those that fail, until what is left holds together.
Result<std::vector<Keeper::Step>> Keeper::without_refused(const std::vector<Step>& steps) {
    std::vector<Command> commands;
    commands.reserve(steps.size());
    for (const Step& step : steps) commands.push_back(step.command);
    const auto tried = TRY(records_.rehearse_each(asking_, std::move(commands)));
    std::vector<Step> kept;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (tried[i])
            kept.push_back(steps[i]);
        else
            report_.skip(steps[i].origin, reason_of(tried[i].error()));
    }
    return kept;
}

Result<void> Keeper::carry_out(bool is_rehearsal) {
    std::vector<Step> all = steps();
    if (all.empty()) return {};
    const auto attempt = [&] {
        std::vector<Command> commands;
        commands.reserve(all.size());
        for (const Step& step : all) commands.push_back(step.command);
        return is_rehearsal ? records_.rehearse(asking_, std::move(commands))
                            : records_.write(asking_, std::move(commands));
    };
    auto written = attempt();
    if (!written && written.error().kind == base::ErrorKind::Invalid) {
        all = TRY(without_refused(all));
        if (all.empty()) return {};
        written = attempt();
    }
    if (!written) return fail(std::move(written).error());
    for (std::size_t i = 0; i < all.size(); ++i) {
        Counts& counts = report_.counts(all[i].command.type->name);
        if (all[i].command.act == Act::Create) ++counts.made;
        if (all[i].command.act != Act::Create && all[i].is_counted)
            ++(written->outcomes[i].is_changed ? counts.changed : counts.unchanged);
    }
    return {};
}

}  // namespace plumbline::actions::imports
