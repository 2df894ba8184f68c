#include "base/random.h"
#include "schema/fields/types.h"

namespace plumbline::schema::fields {

namespace {

class Reference : public FieldType {
  public:
    std::string_view name() const override { return "reference"; }
    Relation relation() const override { return Relation::One; }
    bool is_ordered() const override { return false; }

    base::Result<base::Json> normalize(const Field& field, const base::Json& value) const override {
        const auto* text = value.if_string();
        if (text == nullptr || !base::is_uuid(std::string_view(text->data(), text->size())))
            return base::fail(wrong_kind(field, "the id of a record (" + field.targets.front() + ")"));
        return value;
    }

    base::JsonObject json_schema(const Field& field) const override {
        return {{"type", "string"}, {"format", "uuid"}, {"x-target", field.targets.front()}};
    }
};

}  // namespace

std::unique_ptr<FieldType> make_reference() {
    return std::make_unique<Reference>();
}

}  // namespace plumbline::schema::fields
