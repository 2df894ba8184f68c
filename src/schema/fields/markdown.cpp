#include "schema/fields/text_rules.h"
#include "schema/fields/types.h"

namespace plumbline::schema::fields {

namespace {

class Markdown : public FieldType {
  public:
    std::string_view name() const override { return "markdown"; }
    bool is_text() const override { return true; }

    base::Result<base::Json> normalize(const Field& field, const base::Json& value) const override {
        return plain_text(field, value, Lines::Many, max_length(field));
    }

    base::JsonObject json_schema(const Field& field) const override {
        return {{"type", "string"}, {"format", "markdown"}, {"maxLength", max_length(field)}};
    }

  private:
    static int max_length(const Field& field) { return field.max_length > 0 ? field.max_length : 20000; }
};

}  // namespace

std::unique_ptr<FieldType> make_markdown() {
    return std::make_unique<Markdown>();
}

}  // namespace plumbline::schema::fields
