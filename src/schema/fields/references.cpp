#include <algorithm>

#include "base/random.h"
#include "schema/fields/lists.h"
#include "schema/fields/types.h"

namespace plumbline::schema::fields {

namespace {

class References : public FieldType {
  public:
    std::string_view name() const override { return "references"; }
    Storage storage() const override { return Storage::List; }
    Relation relation() const override { return Relation::Many; }
    bool is_ordered() const override { return false; }

    base::Result<base::Json> normalize(const Field& field, const base::Json& value) const override {
        if (!value.is_array()) return base::fail(wrong_kind(field, "a list of ids (" + field.targets.front() + ")"));
        if (value.get_array().size() > 1000)
            return base::fail(
                base::invalid("validation.length", field.name, field.label + " has more than 1000 entries."));
        base::JsonArray ids;
        for (const base::Json& entry : value.get_array()) {
            const auto* text = entry.if_string();
            if (text == nullptr || !base::is_uuid(std::string_view(text->data(), text->size())))
                return base::fail(wrong_kind(field, "a list of ids (" + field.targets.front() + ")"));
            if (std::ranges::find(ids, entry) == ids.end()) ids.push_back(entry);
        }
        return base::Json(std::move(ids));
    }

    base::Result<base::Json> read_cell(const Field&, std::string_view text, bool) const override {
        return base::Json(read_list(text, ";\n"));
    }

    std::string write_cell(const Field&, const base::Json& value) const override { return write_list(value); }

    base::JsonObject json_schema(const Field& field) const override {
        return {{"type", "array"},
                {"items", base::JsonObject{{"type", "string"}, {"format", "uuid"}}},
                {"x-target", field.targets.front()}};
    }
};

}  // namespace

std::unique_ptr<FieldType> make_references() {
    return std::make_unique<References>();
}

}  // namespace plumbline::schema::fields
