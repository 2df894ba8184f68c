#include "base/time.h"
#include "schema/fields/types.h"

namespace plumbline::schema::fields {

namespace {

class Instant : public FieldType {
  public:
    std::string_view name() const override { return "instant"; }

    base::Result<base::Json> normalize(const Field& field, const base::Json& value) const override {
        if (!value.is_string()) return base::fail(wrong_kind(field, "a date and time such as 2026-11-22T09:30:00Z"));
        const auto& text = value.get_string();
        auto instant = base::parse_instant(std::string_view(text.data(), text.size()));
        if (!instant) {
            instant.error().field = field.name;
            return base::fail(std::move(instant).error());
        }
        return base::Json(base::format_instant(*instant));
    }

    base::JsonObject json_schema(const Field&) const override { return {{"type", "string"}, {"format", "date-time"}}; }
};

}  // namespace

std::unique_ptr<FieldType> make_instant() {
    return std::make_unique<Instant>();
}

}  // namespace plumbline::schema::fields
