#include "schema/fields/text_rules.h"
#include "schema/fields/types.h"

namespace plumbline::schema::fields {

namespace {

class Secret : public FieldType {
  public:
    std::string_view name() const override { return "secret"; }
    bool is_ordered() const override { return false; }

    base::Result<base::Json> normalize(const Field& field, const base::Json& value) const override {
        return plain_text(field, value, Lines::One, 1000);
    }

    base::JsonObject json_schema(const Field&) const override { return {{"type", "string"}, {"writeOnly", true}}; }
};

}  // namespace

std::unique_ptr<FieldType> make_secret() {
    return std::make_unique<Secret>();
}

}  // namespace plumbline::schema::fields
