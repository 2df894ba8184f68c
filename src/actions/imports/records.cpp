#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "actions/imports/facts.h"
#include "actions/imports/imports.h"
#include "base/text.h"
#include "schema/field_type.h"

namespace plumbline::actions::imports {

namespace {

using base::Result;
using connect::tables::File;
using connect::tables::Line;
using schema::EntityType;
using schema::Field;

/// By what records are found, the surest first, where a type has them.
constexpr std::string_view Names[] = {"externalKey", "directoryId", "email", "key", "code", "title"};

/// A column and the field that it goes to.
struct Place {
    const Field* field = nullptr;
    std::size_t column = 0;
    std::string heading;
};

std::vector<std::string> names_of(const EntityType& type) {
    std::vector<std::string> names;
    for (const std::string_view name : Names)
        if (type.find_field(name) != nullptr) names.emplace_back(name);
    return names;
}

bool is_taken(const Field& field) {
    return !field.read_only && field.sensitivity != schema::Sensitivity::Secret;
}

/// Any table as records of one type, its columns found by the labels or names of the fields.
class Rows {
  public:
    Rows(Setting& setting, const EntityType& type)
        : setting_(setting), mapping_(setting.wish.mapping), type_(type), is_fact_(type.kind == schema::Kind::Fact) {}

    Result<void> read(const std::vector<File>& files) {
        TRY(load());
        Facts facts(setting_, type_, fact_keys());
        for (const File& file : files) TRY(read_file(file, facts));
        return facts.finish();
    }

  private:
    Setting& setting_;
    const Mapping& mapping_;
    const EntityType& type_;
    bool is_fact_;
    std::set<std::string> loaded_{"person", "unit", "program"};

    /// The records that rows can mean, and those that their references can mean.
    Result<void> load() {
        if (!is_fact_ && loaded_.insert(type_.name).second) TRY(setting_.keeper.load(type_.name, {names_of(type_)}));
        for (const Field& field : type_.fields) {
            if (field.target == nullptr || field.target->kind == schema::Kind::Fact) continue;
            if (loaded_.insert(field.target->name).second)
                TRY(setting_.keeper.load(field.target->name, {names_of(*field.target)}));
        }
        return {};
    }

    /// A fact is known by what it is about, not by what was said of it.
    [[nodiscard]] std::vector<std::string> fact_keys() const {
        static const std::set<std::string, std::less<>> Asides{"importBatch", "recordedBy", "supersedes"};
        std::vector<std::string> keys;
        for (const Field& field : type_.fields) {
            const bool is_about = field.target != nullptr || field.type->name() == "date" || field.name == "metric" ||
                                  field.name == "product" || (!field.options.empty() && !field.default_value);
            if (is_about && !Asides.contains(field.name)) keys.push_back(field.name);
        }
        return keys;
    }

    Result<std::vector<Place>> places_in(const File& file, const connect::tables::Table& table) {
        std::vector<Place> places;
        for (std::size_t i = 0; i < table.columns().size(); ++i) {
            const std::string& heading = table.columns()[i];
            const Field* field = field_of(heading);
            const bool is_double = std::ranges::any_of(places, [&](const Place& one) { return one.field == field; });
            if (field != nullptr && is_taken(*field) && !is_double)
                places.push_back({field, i, heading});
            else if (!heading.empty())
                setting_.report.leave(file.name, "column", heading);
        }
        if (places.empty())
            return base::fail(
                base::invalid("import.columns", "files",
                              fmt::format("{}: none of its columns is a field of {}.", file.name, type_.label),
                              "Name them in a mapping: columns: {title: Name}."));
        return places;
    }

    [[nodiscard]] const Field* field_of(const std::string& heading) const {
        for (const auto& [name, column] : mapping_.columns)
            if (folded(column) == folded(heading)) return type_.find_field(name);
        for (const Field& field : type_.fields)
            if (!mapping_.columns.contains(field.name) &&
                (folded(field.label) == folded(heading) || folded(field.name) == folded(heading)))
                return &field;
        return nullptr;
    }

    Result<void> read_file(const File& file, Facts& facts) {
        const auto table = TRY(connect::tables::open_table(file));
        const std::vector<Place> places = TRY(places_in(file, *table));
        for (Line line; TRY(table->next(line));) {
            setting_.report.read_row();
            Entry entry(type_, {file.name, line.number}, mapping_.dates);
            for (const Place& place : places) read_cell(entry, place, line.cells[place.column]);
            if (!setting_.program.empty() && has_own_program() && !entry.has("program"))
                entry.set("program", setting_.program);
            for (const Field& field : type_.fields)
                if (field.required && !field.default_value && !entry.has(field.name) && !is_known(entry))
                    entry.refuse(field.label + " is missing.");
            if (!entry.is_good(setting_.report)) continue;
            if (is_fact_)
                TRY(facts.add(entry, "value"));
            else
                keep(entry);
        }
        return {};
    }

    [[nodiscard]] bool has_own_program() const {
        return type_.program_path.size() == 1 && is_taken(*type_.find_field(type_.program_path.front()));
    }

    [[nodiscard]] bool is_known(const Entry& entry) const {
        if (is_fact_) return false;
        return std::ranges::any_of(names_of(type_), [&](const std::string& name) {
            return setting_.keeper.find(type_.name, name, base::text_or(entry.body(), name)).has_value();
        });
    }

    void keep(const Entry& entry) {
        const std::string id = setting_.keeper.want(type_.name, entry.body(), entry.origin());
        if (!setting_.batch.empty() && type_.find_field("importBatch") != nullptr &&
            setting_.keeper.is_new(type_.name, id))
            setting_.keeper.mark(type_.name, id, {{"importBatch", setting_.batch}});
    }

    void read_cell(Entry& entry, const Place& place, std::string_view cell) {
        const Field& field = *place.field;
        const std::string_view text = mapping_.value(field.name, cell);
        if (text.empty()) return;
        if (field.target == nullptr) return entry.read(field.name, text, place.heading);
        const bool is_list = field.type->storage() == schema::Storage::List;
        base::JsonArray ids;
        for (const std::string_view part : is_list ? base::split(text, ';') : std::vector<std::string_view>{text}) {
            const auto id = find(*field.target, base::trim(part), entry.origin().file);
            if (!id)
                return entry.refuse(fmt::format("{}: no {} is known as \"{}\".", place.heading, field.target->label,
                                                base::shortened(part)));
            ids.emplace_back(*id);
        }
        if (is_list)
            entry.set(field.name, std::move(ids));
        else
            entry.set(field.name, ids.front());
    }

    std::optional<std::string> find(const EntityType& type, std::string_view text, const std::string& file) {
        if (type.name == "person") return setting_.cast.person(text, file);
        if (type.name == "unit") return setting_.cast.unit(text, file);
        if (!loaded_.contains(type.name)) return std::nullopt;
        for (const std::string& name : names_of(type))
            if (auto found = setting_.keeper.find(type.name, name, text)) return found;
        return std::nullopt;
    }
};

}  // namespace

Result<void> read_records(Setting& setting, const std::vector<File>& files) {
    const schema::Catalog& catalog = setting.records.catalog();
    const EntityType* type = catalog.find_type(setting.wish.type);
    if (type == nullptr) type = catalog.find_collection(setting.wish.type);
    if (type == nullptr)
        return base::fail(base::invalid("import.type", "type",
                                        "There is no type \"" + base::shortened(setting.wish.type) + "\".",
                                        "Name one of the reference's entity types, for example use-case."));
    if (type->kind != schema::Kind::Fact) return Rows(setting, *type).read(files);
    setting.after.emplace_back([&setting, &files, type] { return Rows(setting, *type).read(files); });
    return {};
}

}  // namespace plumbline::actions::imports
