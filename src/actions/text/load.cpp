#include "actions/text/resolve.h"

namespace plumbline::actions::text {

namespace {

using base::Json;
using base::JsonObject;
using base::Result;
using schema::EntityType;
using schema::Relation;

/// Calls `use` with the type and the word of every reference that an entry makes.
template <class Use>
void each_word(const schema::Catalog& catalog, const Entry& entry, const Use& use) {
    if (entry.part->joined != nullptr) use(*entry.part->joined->target, entry.name);
    for (const Said& said : entry.fields) {
        if (said.value.is_null()) continue;
        if (said.field->type->relation() == Relation::One)
            use(*said.field->target, std::string(said.value.get_string()));
        if (said.field->type->relation() == Relation::Many)
            for (const Json& word : said.value.get_array()) use(*said.field->target, std::string(word.get_string()));
        if (said.field->type->relation() == Relation::Any)
            if (const auto [type, word] = split_reference(catalog, std::string_view(said.value.get_string()));
                type != nullptr)
                use(*type, word);
    }
}

bool is_around(const Grammar& grammar, const EntityType& type) {
    const Part* part = grammar.find(type);
    return part != nullptr && (part->is_shared || part->is_program());
}

/// The program that texts call by this name: by its key, or, where it has none yet, by its title.
Result<std::optional<JsonObject>> program_named(View& view, const std::string& name) {
    const EntityType& type = view.catalog().type("program");
    auto found = TRY(view.select_where(type, "key", {name}));
    if (!found.empty()) return std::move(found.front());
    for (JsonObject& record : TRY(view.select(type, query::equals(type, "key", schema::Cell()))))
        if (fresh_name(type, record) == name) return std::move(record);
    return std::nullopt;
}

/// The other programs that words such as `ai/leaders-learn` name.
Result<void> load_named_abroad(View& view, const std::set<std::string>& names, Stock& stock) {
    auto programs = TRY(view.select_where(view.catalog().type("program"), "key", names));
    for (JsonObject& program : programs) TRY(stock.load_abroad(view, std::move(program)));
    return {};
}

}  // namespace

Result<void> load_for(View& view, const Sheet& sheet, Stock& stock) {
    std::map<const EntityType*, std::set<std::string>> words;
    for (const Entry& entry : sheet.entries) {
        if (entry.part->is_program())
            if (auto program = TRY(program_named(view, entry.name))) TRY(stock.load(view, std::move(*program)));
        if (entry.part->is_shared) words[entry.part->type].insert(entry.name);
        each_word(view.catalog(), entry,
                  [&](const EntityType& type, const std::string& word) { words[&type].insert(word); });
    }
    std::set<std::string> abroad;
    for (const auto& [type, wanted] : words) {
        if (is_around(stock.grammar(), *type))
            TRY(stock.directory().load(view, *type, {}, wanted));
        else if (stock.grammar().find(*type) != nullptr)
            for (const std::string& word : wanted)
                if (std::string program = split_name(word).first; is_name(program)) abroad.insert(std::move(program));
    }
    TRY(load_named_abroad(view, abroad, stock));
    TRY(stock.load_around(view));
    stock.give_names();
    return {};
}

}  // namespace plumbline::actions::text
