#include <algorithm>
#include <array>

#include "actions/text/emit.h"
#include "actions/text/text.h"
#include "actions/text/truth.h"

namespace plumbline::actions::text {

namespace {

using base::Json;
using base::JsonObject;
using base::Result;
using schema::EntityType;
using schema::Field;

/// The order that a type declares, where it is more than the title or a system column; names decide the rest.
class Before {
  public:
    explicit Before(const EntityType& type) {
        const bool is_descending = type.order.starts_with('-');
        const std::string name = type.order.substr(is_descending ? 1 : 0);
        if (name != "title") field_ = type.find_field(name);
        descending_ = is_descending;
    }

    bool operator()(const Kept* left, const Kept* right) const {
        if (field_ != nullptr) {
            const Json* first = left->record.if_contains(field_->name);
            const Json* second = right->record.if_contains(field_->name);
            if ((first == nullptr) != (second == nullptr)) return first != nullptr;
            if (first != nullptr && *first != *second) return less(*first, *second) != descending_;
        }
        return left->name < right->name;
    }

  private:
    const Field* field_ = nullptr;
    bool descending_ = false;

    static bool less(const Json& left, const Json& right) {
        if (left.is_string() && right.is_string()) return left.get_string() < right.get_string();
        return base::number_of(left).value_or(0) < base::number_of(right).value_or(0);
    }
};

/// What going live asks for stands there even when it is blank, so that people see what to fill.
constexpr std::array<std::string_view, 8> AskedFor{"priorities",     "objectives", "baselineDate", "baselineSource",
                                                   "findBaselineBy", "nextStep",   "nextStepDate", "horizon"};

template <class List>
bool is_in(const List& list, std::string_view name) {
    return std::ranges::find(list, name) != std::ranges::end(list);
}

class Exporter {
  public:
    Exporter(const Stock& stock, bool is_alone, bool with_directory, std::set<std::string>& told, std::string& out)
        : stock_(stock),
          is_alone_(is_alone),
          with_directory_(with_directory),
          program_(stock.kept().front()),
          told_(told),
          out_(out) {
        for (const Kept& kept : stock.kept()) children_[{kept.part, kept.parent}].push_back(&kept);
        for (auto& [place, records] : children_) std::ranges::sort(records, Before(*place.first->type));
    }

    void write() {
        out_ += "\nprogram:\n";
        emit_pair(out_, 2, "name", Json(program_.name), Look::Text);
        fields(*program_.part, program_.record, 2);
        for (const Part* child : program_.part->children) section(*child, program_.id, 0);
        for (const Part* shared : stock_.grammar().shared())
            if (with_directory_ || shared->name->name == "key") around(*shared);
    }

  private:
    const Stock& stock_;
    bool is_alone_;
    bool with_directory_;
    const Kept& program_;
    std::map<std::pair<const Part*, std::string>, std::vector<const Kept*>> children_;
    std::set<std::string>& told_;  // ids of the shared records that stand in the text already
    std::string& out_;

    void section(const Part& part, const std::string& parent, int indentation) {
        const auto found = children_.find({&part, parent});
        if (found == children_.end()) return;
        if (indentation == 0) out_ += '\n';
        emit_key(out_, indentation, part.section);
        for (const Kept* kept : found->second) {
            emit_key(out_, indentation + 2, kept->name);
            fields(part, kept->record, indentation + 4);
            for (const Part* child : part.children) section(*child, kept->id, indentation + 4);
        }
    }

    void fields(const Part& part, const JsonObject& record, int indentation) {
        for (const Field* field : part.fields) {
            const Json value = value_of(record, *field);
            const std::optional<Json> usual = usual_value(*field);
            const bool is_first =
                field->name != "title" && (is_in(part.type->list, field->name) || is_in(AskedFor, field->name));
            const bool is_usual = usual && is_same(value, *usual);
            const bool is_blank = is_same(value, nullptr);
            const bool is_hidden = value.is_null() && field->sensitivity != schema::Sensitivity::Normal;
            const bool is_state = field->name == "status" && !part.is_shared && !value.is_null();
            if ((is_usual && !is_state && !(is_blank && is_first)) || is_hidden || !is_expressible(value)) continue;
            emit_pair(out_, indentation, field->name,
                      is_blank ? Json(nullptr) : with_names(stock_, *field, value, home_of(part)), look_of(*field));
        }
    }

    /// Shared records belong to no program: among several, what they refer to is named with its own.
    std::string_view home_of(const Part& part) const {
        if (!part.is_shared) return program_.id;
        return is_alone_ ? std::string_view() : std::string_view("none");
    }

    static Look look_of(const Field& field) {
        const JsonObject schema = field.type->json_schema(field);
        const std::string format = base::text_or(schema, "format");
        return schema.contains("enum") || format.starts_with("date") ? Look::Word : Look::Text;
    }

    /// The shared records that the program refers to.
    void around(const Part& part) {
        std::map<std::string, const JsonObject*> named;
        for (const std::string& id : stock_.around(*part.type))
            if (const JsonObject* record = stock_.directory().record(*part.type, id))
                if (told_.insert(id).second) named[stock_.name_of(*part.type, id)] = record;
        if (named.empty()) return;
        out_ += '\n';
        emit_key(out_, 0, part.section);
        for (const auto& [name, record] : named) {
            emit_key(out_, 2, name);
            fields(part, *record, 4);
        }
    }
};

/// The program of that title, key or id; all of them, by name, where the word is empty.
Result<std::vector<JsonObject>> programs_of(View& view, const std::string& word) {
    if (word.empty()) {
        auto programs = TRY(view.select(view.catalog().type("program"), query::all_of({})));
        std::ranges::sort(programs, {}, [](const JsonObject& program) { return base::text_or(program, "key"); });
        return programs;
    }
    auto program = TRY(find_program(view, word));
    if (!program)
        return base::fail(base::not_found("There is no program \"" + word.substr(0, 100) + "\", or you may not see it.",
                                          "Name it by its title, key or id."));
    return std::vector{std::move(*program)};
}

}  // namespace

Result<std::optional<std::string>> find_program_id(records::Records& records, const records::Asking& asking,
                                                   const std::string& word) {
    std::optional<std::string> id;
    TRY(records.store().read([&](store::Transaction& transaction) -> Result<void> {
        View view(records.catalog(), transaction, asking.caller);
        if (const auto program = TRY(find_program(view, word))) id = base::text_or(*program, "id");
        return {};
    }));
    return id;
}

Result<std::string> export_program(records::Records& records, const records::Asking& asking,
                                   const ExportOptions& options) {
    const Grammar grammar(records.catalog());
    std::string text;
    if (!options.schema_url.empty()) text = "# yaml-language-server: $schema=" + options.schema_url + "\n";
    text += "plumbline: " + std::string(Version) + "\n";
    TRY(records.store().read([&](store::Transaction& transaction) -> Result<void> {
        View view(records.catalog(), transaction, asking.caller);
        std::set<std::string> told;
        auto programs = TRY(programs_of(view, options.program));
        for (JsonObject& program : programs) {
            if (&program != &programs.front()) text += "\n---\n";
            Stock stock(grammar);
            TRY(stock.load(view, std::move(program)));
            TRY(stock.load_around(view));
            stock.give_names();
            Exporter(stock, programs.size() == 1, options.with_directory, told, text).write();
        }
        return {};
    }));
    return text;
}

}  // namespace plumbline::actions::text
