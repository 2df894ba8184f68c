#include "schema/fields/text_rules.h"
#include "schema/fields/types.h"

namespace plumbline::schema::fields {

namespace {

class Text : public FieldType {
  public:
    std::string_view name() const override { return "text"; }
    bool is_text() const override { return true; }

    base::Result<base::Json> normalize(const Field& field, const base::Json& value) const override {
        return plain_text(field, value, Lines::One, max_length(field));
    }

    base::JsonObject json_schema(const Field& field) const override {
        return {{"type", "string"}, {"maxLength", max_length(field)}};
    }

  private:
    static int max_length(const Field& field) { return field.max_length > 0 ? field.max_length : 200; }
};

}  // namespace

std::unique_ptr<FieldType> make_text() {
    return std::make_unique<Text>();
}

}  // namespace plumbline::schema::fields
